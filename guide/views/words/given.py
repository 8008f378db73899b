"""What answers have in common, question by question, in words: 3人から5人まで, ほかは選ばない.

Never enters: why these answers are spoken of.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from msgspec import Struct

from guide.engine.amounts import in_words
from guide.engine.wording import answer_in_words, date_in_words, spoken
from guide.language.conditions import Scalar, Value
from guide.language.model import MARK_WORDS, Flow, MarkEach, Numbers, OneOf, SomeOf, options_of
from guide.sentences.wordings import ORDINARY, things
from guide.views.words.unfilled import short_title_of

_Ends: TypeAlias = tuple[Scalar, Scalar]


class Given(Struct, frozen=True):
    """What is known of one answer, or of one item or option of it: the values it may have.

    Listed `values` (True and False for an option of several), or `stretches` of numbers or dates.
    """

    step: str
    item: str = ""
    values: tuple[Scalar, ...] = ()
    stretches: tuple[_Ends, ...] = ()


def in_common(flow: Flow, given: Iterable[Given]) -> Iterator[str]:
    """A line for each question."""
    by_step: dict[str, list[Given]] = {}
    for one in given:
        by_step.setdefault(one.step, []).append(one)
    for step, ones in by_step.items():
        yield f"{short_title_of(flow, flow.steps[step])}：{_answers(flow, step, ones)}"


def whole(flow: Flow, answers: Mapping[str, Value]) -> str:
    """Answers in full, in one line; pages without a tick say nothing."""
    return "、".join(
        f"{short_title_of(flow, flow.asking(step))}は{_said(flow, step, value)}"
        for step, value in answers.items()
        if value != ()
    )


def _said(flow: Flow, step: str, value: Value) -> str:
    if isinstance(value, Mapping):
        marks = dict.fromkeys(value.values())
        if len(marks) == 1:
            return f"すべて{MARK_WORDS[next(iter(marks))]}"
    return answer_in_words(flow, step, value)


def _answers(flow: Flow, step: str, ones: Sequence[Given]) -> str:
    domain = flow.asking(step).domain
    if isinstance(domain, MarkEach):
        return _marks(flow, step, ones)
    if isinstance(domain, SomeOf):
        return _chosen(flow, step, ones)
    if isinstance(domain, OneOf):
        known = list(domain.options)
        values = [value for one in ones for value in one.values]
        values.sort(key=lambda value: known.index(str(value)) if value in known else len(known))
        return _any_of(answer_in_words(flow, step, value) for value in values)
    unit, decimals = (domain.unit, domain.decimals) if isinstance(domain, Numbers) else ("", 0)
    stretches = _joined((ends for one in ones for ends in one.stretches), decimals)
    return "、".join(_stretch(*ends, unit) for ends in stretches)


def _joined(stretches: Iterable[_Ends], decimals: int) -> list[_Ends]:
    """The stretches from the least on, those that touch as one: what parted them is not what is told."""
    found: list[_Ends] = []
    for least, greatest in sorted(stretches, key=lambda ends: _steps(ends[0], decimals)):
        if found and _steps(least, decimals) == _steps(found[-1][1], decimals) + 1:
            found[-1] = (found[-1][0], greatest)
        else:
            found.append((least, greatest))
    return found


def _steps(value: Scalar, decimals: int) -> int:
    """A number as that many of the smallest steps of its question, a day as its place in the calendar."""
    if isinstance(value, str):
        return date.fromisoformat(value).toordinal()
    return int(Decimal(value).scaleb(decimals))


def _any_of(words: Iterator[str]) -> str:
    told = list(words)
    quoted = "".join(f"「{one}」" for one in told)
    return quoted if len(told) == 1 else f"{quoted}のどれか"


def _stretch(least: Scalar, greatest: Scalar, unit: str) -> str:
    ends = [
        in_words(end, unit) if isinstance(end, int | Decimal) else date_in_words(str(end))
        for end in (least, greatest)
    ]
    return ends[0] if ends[0] == ends[1] else f"{ends[0]}から{ends[1]}まで"


def _texts(flow: Flow, step: str) -> Mapping[str, str]:
    return {one.id: spoken(one.text) for one in options_of(flow.asking(step).domain)}


def _marks(flow: Flow, step: str, ones: Sequence[Given]) -> str:
    """Items by their marks; those that share the marks of most are told together."""
    texts = _texts(flow, step)
    marks = {one.item: tuple(mark for mark in MARK_WORDS if mark in one.values) for one in ones if one.item}
    common = max(marks.values(), key=list(marks.values()).count, default=())
    together = [item for item in marks if marks[item] == common]
    told = [
        f"「{texts.get(item, item)}」が{_any_of(MARK_WORDS[mark] for mark in found)}"
        for item, found in marks.items()
        if found != common or len(together) == 1
    ]
    if len(together) > 1:
        rest = (
            "ほかの項目は"
            if told
            else "すべて"
            if len(together) == len(texts)
            else f"{things(ORDINARY, len(together))}の項目が"
        )
        told.append(f"{rest}{_any_of(MARK_WORDS[mark] for mark in common)}")
    return "、".join(told)


def _chosen(flow: Flow, step: str, ones: Sequence[Given]) -> str:
    texts = _texts(flow, step)
    chosen = {one.item: True in one.values for one in ones if one.item}
    taken = [texts.get(item, item) for item, is_taken in chosen.items() if is_taken]
    spared = [texts.get(item, item) for item, is_taken in chosen.items() if not is_taken]
    told = [f"「{one}」を選ぶ" for one in taken]
    if spared:
        quoted = "".join(f"「{one}」" for one in spared)
        told.append("ほかは選ばない" if taken and len(spared) > 1 else f"{quoted}を選ばない")
    return "、".join(told)
