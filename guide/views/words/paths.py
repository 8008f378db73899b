"""Every way through a flow to its result, in words.

Never enters: layout, finding the ways.
"""

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from guide.analysis.diagram import OUTCOME, Diagram, Stop
from guide.analysis.paths import Decided, Way, Ways, witness
from guide.japanese.clean import clean
from guide.language.model import Flow
from guide.views.words.given import Given, in_common, whole
from guide.views.words.unfilled import short_title_of

NOTHING = "（なし）"
_NO_EXAMPLE = "（計算する値で断られ、例が見つかりません）"
_STOPS = {Stop.REFUSED: "（答え直し）", Stop.STUCK: "（行き先なし）", Stop.AGAIN: "（同じ質問へ戻る）"}


class Row(NamedTuple):
    """One way: its number, where it ends, what decides, how many answers go it, one of them in full."""

    number: int
    end: str
    deciding: tuple[str, ...]
    answers: int
    example: str


HEADS = ("番号", "結果", "決め手の答え", "答えの数", "例")


def rows(ways: Ways, about: str, most: int) -> Iterator[Row]:
    """The ways, one at a time, at most so many."""
    flow = ways.diagram.flow
    for number, way in enumerate(islice(ways, most), 1):
        deciding = tuple(in_common(flow, (_given(ways.diagram, one) for one in way.deciding)))
        answers = witness(ways.diagram, way)
        example = _NO_EXAMPLE if answers is None else whole(flow, answers)
        yield Row(number, _end(flow, about, way), deciding, way.answers, example)


def head(ways: Ways, about: str, most: int) -> str:
    """What is listed, how many there are, and how many of them are told."""
    number, flow = ways.number, ways.diagram.flow
    told = f"「{flow.title}」で{_what(flow, about)}が決まるまでの道すじは、{number:,}通りです。"
    if number > most:
        told += f"多いので、はじめの{most:,}通りだけを出します。数は、すべて数えたものです。"
    if not ways.aspect.exact:
        told += "計算を使うところは広めに見ているので、通れない道すじも入っています。"
    if ways.diagram.narrowed:
        told += "計算する値で断る答えも入れているので、答えの数は多めです。"
    return told


def _what(flow: Flow, about: str) -> str:
    return "結果" if about == OUTCOME else f"{flow.city.catalogues[about].title}の一番目"


def _end(flow: Flow, about: str, way: Way) -> str:
    if way.end is None:
        return NOTHING
    if isinstance(way.end, Stop):
        return _STOPS[way.end]
    if about == OUTCOME:
        return short_title_of(flow, flow.steps[way.end])
    return flow.entry(about, way.end).name


def _given(diagram: Diagram, one: Decided) -> Given:
    unit = diagram.units[one.unit]
    classes = [unit.classes[index] for index in one.classes]
    return Given(
        unit.step,
        unit.item,
        tuple(value for it in classes for value in it.values),
        tuple((it.least, it.greatest) for it in classes if it.least is not None and it.greatest is not None),
    )


def nothing_about(diagram: Diagram, about: str) -> str:
    """What to say where there are no ways to list."""
    if about in diagram.left_out:
        return "この案内は大きすぎて、道すじを全部は調べられません。"
    known = "、".join(name for name in diagram.aspects if name != OUTCOME)
    told = f"'{clean(about)}' が決まる道すじはありません。"
    return f"{told}--about に書けるのは {known} です。" if known else told
