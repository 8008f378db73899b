"""The booklet: a flow on paper, to be walked by turning to numbers, and to be approved as a whole.

Every question, page and outcome has a number; each way on says when it is taken and which number it leads
to. What a rule looks back at is written down by the reader on the answer sheet, so that the paper alone leads
to the same outcome as the program. Tables and calculated values stand behind, under letters of their own.

Never enters: layout.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from msgspec import Struct

from guide.engine.amounts import in_words
from guide.engine.wording import spoken
from guide.language.conditions import Condition
from guide.language.model import (
    Amount,
    Arithmetic,
    Block,
    Derived,
    Flow,
    MarkEach,
    Outcome,
    Page,
    Recommend,
    RecommendEntry,
    SomeOf,
    Step,
    options_of,
)
from guide.views.passage import Line, Passage, body, heading, point
from guide.views.words.conditions import in_a_sentence, name_of
from guide.views.words.map import Way, in_number_order, sort, ways
from guide.views.words.sources import cited, document, edition
from guide.views.words.table import TableWords
from guide.views.words.table import in_words as table_in_words
from guide.views.words.unfilled import short_title_of, title_of, unfilled

HOW = (
    "1番から始めます。質問に答え、当てはまる行の番号へ進みます。",
    "行は上から見ます。最初に当てはまった行だけを使います。",
    "答えは「答えの控え」に書いておきます。後の質問で、前の答えを見ることがあります。",
    "「結果」と書いた番号に着いたら、終わりです。",
)


class Entry(Struct, frozen=True):
    """A numbered entry: what it says, and the ways on."""

    number: int
    step: str
    sort: str
    title: str
    lines: Passage
    ways: tuple[Way, ...]


class Booklet(Struct, frozen=True):
    """A flow on paper. `asked` are the numbers and names of what is answered, for the answer sheet."""

    title: str
    front: Passage
    asked: tuple[tuple[int, str], ...]
    entries: tuple[Entry, ...]
    values: Passage
    tables: tuple[TableWords, ...]
    footing: str


def booklet(flow: Flow) -> Booklet:
    """The booklet of a flow."""
    steps = in_number_order(flow)
    numbers = {step.id: number for number, step in enumerate(steps, 1)}
    front = [body(spoken(flow.summary)), body(f"もとの文書: {document(flow)}")]
    front += [heading("使い方"), *map(point, HOW)]
    return Booklet(
        flow.title,
        tuple(front),
        tuple((numbers[step.id], short_title_of(flow, step)) for step in steps if not _ends(step)),
        tuple(_entry(flow, step, numbers) for step in steps),
        tuple(point(calculated(flow, value)) for value in flow.values.values()),
        tuple(table_in_words(flow, table) for table in flow.tables.values()),
        f"{flow.city.name} {flow.title} {edition(flow)}",
    )


def on_way(way: Way) -> str:
    """A way on in words: 「いいえ → 7へ」."""
    return f"{way.words or '次'} → {way.to}へ"


def _ends(step: Step) -> bool:
    return isinstance(step, Outcome)


def _entry(flow: Flow, step: Step, numbers: dict[str, int]) -> Entry:
    lines = tuple(_outcome(flow, step) if isinstance(step, Outcome) else _asking(flow, step))
    return Entry(
        numbers[step.id],
        step.id,
        sort(step),
        title_of(flow, step),
        (*lines, *cited(flow, step.cite)),
        ways(flow, step, numbers),
    )


def _asking(flow: Flow, step: Step) -> Iterator[Line]:
    if isinstance(step, Outcome):
        return
    if isinstance(step, Page):
        yield from _blocks(flow, step.blocks)
    elif step.help:
        yield body(unfilled(flow, step.help))
    box = "□"
    for option in options_of(step.domain):
        marks = "　はい□　いいえ□　わからない□" if isinstance(step.domain, MarkEach) else ""
        yield point(spoken(option.text) + marks, "・" if marks else box)
        if option.help:
            yield point(spoken(option.help), "　")
    if isinstance(step.domain, SomeOf) and step.domain.exclusive:
        alone = "」「".join(
            spoken(one.text) for one in options_of(step.domain) if one.id in step.domain.exclusive
        )
        yield body(f"「{alone}」は、それだけで選びます。")
    if not isinstance(step, Page):
        for refuse in step.refuse:
            yield body(f"{_if(flow, refuse.when)}、答え直します。{unfilled(flow, refuse.say)}")


def _blocks(flow: Flow, blocks: Iterable[Block]) -> Iterator[Line]:
    for block in blocks:
        told = [*_block(flow, block)] if not block.inside else [*_blocks(flow, block.inside)]
        if block.when is not None and told:
            yield body(f"（{_if(flow, block.when)}）")
        yield from told


def _block(flow: Flow, block: Block) -> Iterator[Line]:
    if block.heading:
        yield heading(block.heading)
    if block.text:
        yield body(unfilled(flow, block.text))
    yield from (point(unfilled(flow, one)) for one in block.points)
    yield from cited(flow, block.cite)


def _outcome(flow: Flow, step: Outcome) -> Iterator[Line]:
    yield body(unfilled(flow, step.summary))
    for catalogue, items in step.recommend.items():
        yield heading(flow.city.catalogues[catalogue].title)
        if len(items) > 1:
            yield body("当てはまるものを、上から順に勧めます。")
        for item in items:
            yield from _recommended(flow, catalogue, item)
    yield from _blocks(flow, step.blocks)


def _recommended(flow: Flow, catalogue: str, item: Recommend) -> Iterator[Line]:
    when = f"（{_if(flow, item.when)}）" if item.when is not None else ""
    if not isinstance(item, RecommendEntry):
        yield point(f"{when}表「{flow.tables[item.table].title}」を見て、当てはまるものを順に勧めます。")
        return
    because = unfilled(flow, item.because)
    yield point(f"{when}{flow.entry(catalogue, item.entry).name}{f'：{because}' if because else ''}")
    yield from cited(flow, item.cite)


def _if(flow: Flow, when: Condition) -> str:
    return f"{in_a_sentence(flow, when)}なら"


def calculated(flow: Flow, value: Derived) -> str:
    """How a value is made of others."""
    name = value.name or value.id
    if not isinstance(value, Amount):
        return f"「{name}」は、{in_a_sentence(flow, value.when)}なら「はい」、そうでなければ「いいえ」です。"
    parts = [
        in_words(one, value.unit) if isinstance(one, int | Decimal) else f"「{name_of(flow, one)}」"
        for one in value.operands
    ]
    sign = {Arithmetic.SUM: "＋", Arithmetic.DIFFERENCE: "－", Arithmetic.PRODUCT: "×"}[value.how]
    return f"「{name}」は、{sign.join(parts)} です。"
