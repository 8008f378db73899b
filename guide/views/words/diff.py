"""What is different between two editions of a flow, in words: for whom, from what to what, in which texts.

Never enters: layout, deciding what is different.
"""

import itertools
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from guide.analysis.diagram import OUTCOME, Stop
from guide.analysis.diff import BEHIND, CERTAIN, Change, Compared, Doubt, Ends, Literal, Matching, Shown, Sort
from guide.language.model import Flow, Outcome, Step
from guide.language.structure import targets
from guide.sentences.wordings import name_of
from guide.views.passage import Line, Passage, Role, body, heading, point, title
from guide.views.words.edited import Edited, Reworded
from guide.views.words.given import Given, in_common, whole
from guide.views.words.sources import edition
from guide.views.words.unfilled import short_title_of

MOST_TURNS = 12
"""Ways to turn that are told of one change; the rest is counted."""

_STOPS = {
    Stop.REFUSED: "答え直し",
    Stop.STUCK: "行き先なし",
    Stop.AGAIN: "同じ質問へ戻る",
}
_ONLY = {
    "new": "今の版だけにあります。",
    "old": "今の版にはありません。",
    "broken": "ファイルに問題があるので、くらべていません。kyodo check で調べられます。",
}
NOTHING = "（なし）"
_SAME = "同じ答えで、ここも変わります（上の「どんな答えか」と同じです）。"


class Editions(Struct, frozen=True):
    """Two editions, how they were matched, and all that is different."""

    old: Flow
    new: Flow
    matching: Matching
    compared: Compared
    edited: tuple[Edited, ...]
    reworded: tuple[Reworded, ...] = ()

    @property
    def same(self) -> bool:
        """Whether people see nothing different."""
        compared = self.compared
        seen = (compared.changes, compared.moved, compared.recast, compared.asked, self.edited, self.reworded)
        return compared.proves_the_same and not any(seen)

    def seen(self, edited: Edited) -> float | None:
        """The share of walks that come to an edited step; None for what is not a step, or is not known."""
        old, new = self.compared.seen
        return new.get(_back(self, edited.step), old.get(edited.step))


def told(two: Editions) -> Passage:
    """All that is different."""
    return tuple(_told(two))


def _told(two: Editions) -> Iterator[Line]:
    yield title(f"{two.new.title}：前の版とのちがい")
    yield body(f"前の版: {edition(two.old)}")
    yield body(f"今の版: {edition(two.new)}")
    if two.matching.renamed:
        yield heading("名前だけが変わったとみなしたもの")
        yield from (point(f"{one.old} は、今の {one.new}") for one in two.matching.renamed)
    yield from _summary(two)
    before: tuple[tuple[Literal, ...], ...] = ()
    for change in two.compared.changes:
        yield from _change(two, change, before)
        if change.sort is Sort.TURNED and not before:
            before = tuple(one.literals for one in change.patterns)
    yield from _moved(two)
    if two.compared.asked:
        yield heading("聞かれるかどうかが変わる質問")
        yield from (point(words) for words in _asked(two))
        yield body("その質問の答えを使う文は、聞かれるかどうかで変わります。")
    if two.compared.recast:
        yield heading("答え方の種類が変わった質問")
        yield body("前の答えと今の答えは、別のものとしてくらべました。")
        yield from (point(short_title_of(two.old, two.old.steps[step])) for step in two.compared.recast)
    yield from _edited(two, "文や表のちがい", two.edited)
    for other in two.reworded:
        name = name_of(other.wording)
        if other.only:
            yield heading(f"{name}の文")
            yield body(_ONLY[other.only])
        else:
            yield from _edited(two, f"{name}の文のちがい", other.edited)


def _edited(two: Editions, name: str, edited: Iterable[Edited]) -> Iterator[Line]:
    for number, one in enumerate(edited, 1):
        if number == 1:
            yield heading(name)
        yield Line(Role.ENTRY, one.place, str(number))
        yield from (Line(Role.LABEL, words, "前") for words in one.old)
        yield from (Line(Role.LABEL, words, "今") for words in one.new)
        share = two.seen(one)
        if share is not None:
            yield Line(Role.NOTE, _who_sees(share))


def _who_sees(share: float) -> str:
    """Who comes to a step, if at every question each answer is as likely as any other."""
    if share >= CERTAIN:
        return "だれもがここに着きます。"
    return f"ここに着くのは、全体の{percent(share)}です。"


def _summary(two: Editions) -> Iterator[Line]:
    compared = two.compared
    most = "" if compared.exact else "多くて "
    if compared.proves_the_same:
        yield body("結果は1件も変わりません。")
        yield body(f"両方の版にある答え {most}{compared.answers:,}通りを、すべて確かめました。")
    if compared.left_out:
        names = "、".join(_aspect(two, one) for one in compared.left_out)
        yield body(f"大きすぎて確かめられなかったもの: {names}。")
    if compared.undecided:
        names = "、".join(_aspect(two, one) for one in compared.undecided)
        yield body(f"変わるかどうか分からない答えがあるもの: {names}。")
        yield body("計算する値で決まるため、すべての答えは確かめられません。")
    if compared.refusals:
        names = "".join(f"「{short_title_of(*_either(two, one))}」" for one in compared.refusals)
        yield body(f"断る答えが変わったかもしれない質問: {names}。")
        yield body("計算する値で断るため、どの答えかは確かめられません。")
    if not compared.exact and compared.changes:
        yield body("計算する値を使うので、答えの数と割合は、多めに数えています。")
        yield body("例は、どれも実際に変わる答えです。")


def _either(two: Editions, step: str) -> tuple[Flow, Step]:
    """The step by its old name, in the old edition, or in the new one if only that has it."""
    flow = two.old if step in two.old.steps else two.new
    return flow, flow.steps[step]


def _aspect(two: Editions, aspect: str) -> str:
    if aspect == OUTCOME:
        return "結果"
    if aspect.endswith(BEHIND):
        return f"{_aspect(two, aspect.removesuffix(BEHIND))}の二番目から"
    catalogue = two.new.city.catalogues.get(aspect) or two.old.city.catalogues.get(aspect)
    return catalogue.title if catalogue else aspect


def _change(two: Editions, change: Change, before: tuple[tuple[Literal, ...], ...]) -> Iterator[Line]:
    name = _aspect(two, change.aspect)
    what = name if change.aspect == OUTCOME else f"{name}の一番目"
    share = (
        f"{change.answers:,}通り。どの答えも同じくらい選ばれるとすると、全体の{percent(change.share)}です。"
    )
    if change.sort is Sort.TURNED:
        yield heading(f"{what}が変わる答え")
    elif change.sort is Sort.REORDERED:
        yield heading(f"{name}の二番目からが変わる答え")
    else:
        yield heading("新しくできた答え" if change.sort is Sort.NEW else "なくなった答え")
    yield body(share)
    for ends, number in change.turns[:MOST_TURNS]:
        yield point(f"{turn(two, change.aspect, ends)}：{number:,}通り")
    rest = change.turns[MOST_TURNS:]
    if rest:
        yield point(f"ほかに{len(rest)}組：{sum(number for _, number in rest):,}通り")
    if before and tuple(one.literals for one in change.patterns) == before:
        yield body(_SAME)
        return
    for number, one in enumerate(change.patterns, 1):
        yield Line(Role.ENTRY, f"どんな答えか（{one.answers:,}通り、{percent(one.share)}）", str(number))
        yield from (point(words) for words in literals(two, one.literals))
        yield Line(Role.NOTE, f"例: {_example(two, one)}")
    if change.complete and not change.fewest:
        yield Line(Role.NOTE, "どの組も省けません。もっと少ない組で言えるかは、確かめていません。")
    if not change.complete:
        yield Line(
            Role.NOTE, f"答えの組み合わせが多いので、はじめの{len(change.patterns)}組だけを出しました。"
        )


def percent(share: float) -> str:
    """A share, never as nothing when it is something, never as all when it is not."""
    if share >= 1:
        return "100%"
    hundredths = min(9999, round(share * 10_000))
    return f"{hundredths // 100}.{hundredths % 100:02}%" if hundredths else "0.01%より少し"


def turn(two: Editions, aspect: str, ends: Ends) -> str:
    """From where to where, in words; one place where the answer is new or gone."""
    old = _end(two.old, aspect, ends.old)
    new = _end(two.new, aspect, _new_name(two, aspect, ends.new))
    if not ends.in_old:
        return new
    return f"{old}から、{new}へ" if ends.in_new else old


def _new_name(two: Editions, aspect: str, end: str | Stop | None) -> str | Stop | None:
    """The name in the new edition of what is called so in the old one."""
    if not isinstance(end, str):
        return end
    if aspect == OUTCOME:
        return next((new for new, old in two.matching.steps.items() if old == end), end)
    entries = {old: new for (catalogue, new), old in two.matching.entries.items() if catalogue == aspect}
    return " ".join(entries.get(one, one) for one in end.split())


def _end(flow: Flow, aspect: str, end: str | Stop | None) -> str:
    if end is None:
        return NOTHING
    if isinstance(end, Stop):
        return f"（{_STOPS[end]}）"
    if aspect == OUTCOME:
        step = flow.steps.get(end)
        return f"「{short_title_of(flow, step)}」" if step else f"「{end}」"
    catalogue = flow.city.catalogues.get(aspect)
    entries = catalogue.entries if catalogue else {}
    named = (entries[one].name if one in entries else one for one in end.split())
    return "".join(f"「{one}」" for one in named) or NOTHING


def literals(two: Editions, asked: Sequence[Literal]) -> Iterator[str]:
    """What the answers of a pattern have in common, question by question."""
    for is_old, ones in itertools.groupby(asked, key=lambda one: _is_old(two, one)):
        yield from in_common(
            two.old if is_old else two.new, [_given(two, one, is_old=is_old) for one in ones]
        )


def _is_old(two: Editions, one: Literal) -> bool:
    """Whether the old edition knows what is spoken of."""
    return one.part.step in two.old.steps and all(it.old is not None for it in one.classes)


def _given(two: Editions, one: Literal, *, is_old: bool) -> Given:
    step = one.part.step.strip()
    return Given(
        step if is_old else _back(two, step),
        one.part.item,
        tuple(value for it in one.classes for value in it.values),
        tuple(
            (it.least, it.greatest) for it in one.classes if it.least is not None and it.greatest is not None
        ),
    )


def _back(two: Editions, step: str) -> str:
    """The name in the new edition of a step that is called so in the old one."""
    return next((new for new, old in two.matching.steps.items() if old == step), step)


def _example(two: Editions, shown: Shown) -> str:
    return whole(two.new, shown.new) if shown.new else whole(two.old, shown.old)


# Order


def _asked(two: Editions) -> Iterator[str]:
    """Of which questions people are asked more or fewer, though their results are the same."""
    may = "" if two.compared.exact else "かもしれません"
    for step, is_new in two.compared.asked:
        name = short_title_of(*_either(two, step))
        told = "前は聞かれず、今は聞かれる人" if is_new else "前は聞かれ、今は聞かれない人"
        yield f"「{name}」：結果は同じで、{told}が{f'いる{may}' if may else 'います'}。"


def _moved(two: Editions) -> Iterator[Line]:
    if two.compared.moved:
        yield heading("聞く順番が変わる質問")
    for step in two.compared.moved:
        new = _back(two, step)
        name = short_title_of(two.new, two.new.steps[new])
        yield point(f"{name}：前は{_after(two.old, step)}、今は{_after(two.new, new)}")


def _after(flow: Flow, step: str) -> str:
    """Behind which steps a step comes."""
    before = [
        short_title_of(flow, one)
        for one in flow.steps.values()
        if not isinstance(one, Outcome) and step in targets(one)
    ]
    return f"{''.join(f'「{name}」' for name in before)}の次" if before else "はじめ"


def doubtful(doubts: Sequence[Doubt]) -> str:
    """What has to be asked before the editions can be compared."""
    lines = ["名前が変わったのか、なくなったのかが分からないものがあります。"]
    for doubt in doubts:
        near = " か ".join(f"--rename {doubt.old}={one}" for one in doubt.candidates[:3])
        lines.append(f"  {doubt.old}: {near} を付けてください。なくなったときは --rename {doubt.old}= です。")
    if len(doubts) > 1:
        lines.append("いくつも付けるときは、--rename a=b,c=d のように , でつなぎます。")
    return "\n".join(lines)


def alone(flow: tuple[str, bool]) -> str:
    """A flow that only one edition has."""
    name, is_new = flow
    return f"{name}: {'今の版だけにあります。' if is_new else '今の版にはありません。'}"
