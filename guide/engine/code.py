"""The code on paper: an interview in 12 to 24 symbols that a person can copy by hand.

A code carries which flow and which edition it is of, the answers on the path, and a check of what those
answers are called. The answers are one number in mixed radix along the path (see `rank`), so only what was
asked costs room. Another edition may ask something else at the same place; then the number would be read as
answers nobody gave, which the check tells. So answers are carried over to an edition that names them all the
same, whatever else it changed, and to no other.

Texts are left out: a code holds nothing personal. So are answers off the path and those not given yet.

Never enters: finding the flow of a code, screens.
"""

import hashlib
from collections.abc import Mapping
from itertools import pairwise

from msgspec import Struct

from guide.engine.answers import Refusal, quoted
from guide.engine.interview import Interview
from guide.engine.rank import Taker, digits, join, value_at
from guide.engine.symbols import (
    ALPHABET,
    CHECKS,
    GROUP,
    Word,
    checked,
    groups,
    is_whole,
    swapped,
    word_of,
    written,
    wrong_symbol,
)
from guide.language.conditions import Value
from guide.language.model import Flow, FreeText
from guide.sentences.wordings import in_a_row, said

LENGTHS = (12, 16, 20, 24)
"""How many symbols a code can have; the shortest that holds the answers is taken."""

_FLOW, _EDITION, _CHECK = 2, 2, 3
"""Symbols for each of these before the answers."""

_HEAD = _FLOW + _EDITION + _CHECK
_BASE = len(ALPHABET)

MOST_ANSWERS = 200
"""Answers that a code may tell; questions that take one answer only cost no room."""

_LOOK_ALIKES = {
    frozenset(pair) for pair in ("5S", "2Z", "8B", "6G", "VY", "0D", "0Q", "17", "CG", "UV", "4A")
}


class Code(Struct, frozen=True):
    """What a code says, before it meets its flow. `flow`, `edition` and `check` are numbers made of names."""

    flow: int
    edition: int
    check: int
    answers: int


class Restored(Struct, frozen=True):
    """The interview of a code.

    `unwritten` are the steps whose texts were left out: a text that need not be written is empty now, any
    other is asked for again.
    """

    interview: Interview
    same_edition: bool
    unwritten: tuple[str, ...]


def code_of(interview: Interview) -> str | None:
    """The code of an interview, in groups of four; None where the answers need more than 24 symbols."""
    flow, visits = interview.flow, interview.trace.visits
    if len(visits) > MOST_ANSWERS:
        return None
    answers = join(digits(flow.asking(visit.step).domain, visit.value) for visit in visits)
    for length in LENGTHS:
        room = length - _HEAD - CHECKS
        if answers < _BASE**room:
            told = {visit.step: visit.value for visit in visits}
            head = (
                (flow_number(flow.id), _FLOW),
                (_number(flow.digest, _EDITION), _EDITION),
                (_check(flow, told), _CHECK),
            )
            word = tuple(
                symbol for number, size in (*head, (answers, room)) for symbol in _symbols(number, size)
            )
            return written(checked(word))
    return None


def flow_number(flow_id: str) -> int:
    """What a code says of its flow, by which the flow is found among all there are."""
    return _number(flow_id, _FLOW)


def is_like_code(typed: str) -> bool:
    """Whether this was meant as a code rather than as a name or a number of a list."""
    letters = "".join(groups(typed))
    return len(letters) > 2 * GROUP and isinstance(word_of(letters), tuple)


def read_code(typed: str, wording: str = "") -> Code | Refusal:
    """What a typed code says, or which of its symbols to look at again. Any text may come.

    A refusal is said in the wording.
    """
    parts = groups(typed[: 10 * LENGTHS[-1]])
    letters = "".join(parts)
    word = word_of(letters)
    if isinstance(word, int):
        what = "{place}の{letter}は、番号に使わない文字です。"
        place, letter = _place(word, wording), quoted(letters[word], wording)
        return Refusal(_again(wording, said(wording, what, place=place, letter=letter)))
    if len(word) not in LENGTHS:
        return Refusal(_wrong_length(parts, len(word), wording))
    if not is_whole(word):
        return Refusal(_slip(word, letters, wording))
    ends = (0, _FLOW, _FLOW + _EDITION, _HEAD, len(word) - CHECKS)
    numbers = []
    for start, end in pairwise(ends):
        number = 0
        for symbol in word[start:end]:
            number = number * _BASE + symbol
        numbers.append(number)
    return Code(*numbers)


def restore(flow: Flow, code: Code, wording: str = "") -> Restored | Refusal:
    """The interview of a code in this edition of its flow, or why its answers cannot be read."""
    same_edition = _number(flow.digest, _EDITION) == code.edition
    told = _walked(flow, code.answers)
    if told is None or _check(flow, told.trace.live) != code.check:
        return Refusal(_again(wording, said(wording, _UNREADABLE)) if same_edition else _outdated(wording))
    texts = tuple(
        visit.step for visit in told.trace.visits if isinstance(flow.asking(visit.step).domain, FreeText)
    )
    answers = dict(told.answers)
    for step in texts:
        domain = flow.asking(step).domain
        del answers[step]
        if isinstance(domain, FreeText) and domain.optional:
            answers[step] = ""
    return Restored(Interview(flow, answers), same_edition, texts)


def _walked(flow: Flow, answers: int) -> Interview | None:
    """The walk that a number tells, each answer given as a person would; None if it tells none."""
    interview, take = Interview(flow), Taker(answers)
    for _ in range(MOST_ANSWERS):
        if not take.begin():
            return interview
        step = interview.asking
        if step is None or step.id in interview.answers:
            return None
        try:
            answered = interview.answer(step.id, value_at(step.domain, take))
        except (OverflowError, ZeroDivisionError):
            return None
        if isinstance(answered, Refusal):
            return None
        interview = answered
    return interview if not take.begin() else None


# Numbers of names


def _number(name: str, symbols: int) -> int:
    bound: int = _BASE**symbols
    return int.from_bytes(hashlib.sha256(name.encode()).digest()) % bound


def _symbols(number: int, size: int) -> Word:
    return tuple(number // _BASE**place % _BASE for place in reversed(range(size)))


def _check(flow: Flow, told: Mapping[str, Value]) -> int:
    """A number of the flow and of every answer as the flow names it, in the order of the walk."""
    names = [flow.id]
    for step, value in told.items():
        names += [step, *_named(value, text=isinstance(flow.asking(step).domain, FreeText))]
    return _number("\n".join(names), _CHECK)


def _named(value: Value, *, text: bool) -> list[str]:
    if text:
        return []
    if isinstance(value, Mapping):
        return [f"{item}: {mark}" for item, mark in value.items()]
    return [str(one) for one in value] if isinstance(value, tuple) else [str(value)]


# Sentences


_UNREADABLE = "この番号から、答えを読み取れません。"
_OUTDATED = (
    "この番号は、今とはちがう版の案内のものです。",
    "今の版では質問が変わったため、番号から答えを読み取れません。はじめから答えてください。",
)


def _again(wording: str, *told: str) -> str:
    """What is wrong, and to look at the paper again."""
    return in_a_row(wording, *told, said(wording, "続きの番号を、もう一度見てください。"))


def _outdated(wording: str) -> str:
    return in_a_row(wording, *_OUTDATED)


def _place(place: int, wording: str) -> str:
    facts = {"group": place // GROUP + 1, "letter": place % GROUP + 1}
    return said(wording, "{group}番目のまとまりの{letter}文字目", **facts)


def _wrong_length(parts: list[str], length: int, wording: str) -> str:
    if not length:
        return said(wording, "続きの番号を打ってください。4文字ずつのまとまりです。")
    odd = next((place for place, part in enumerate(parts, 1) if len(part) != GROUP), None)
    if len(parts) > 1 and odd is not None:
        what = "{group}番目のまとまりが{count}文字です。どのまとまりも{size}文字です。"
    elif length < LENGTHS[0]:
        return said(
            wording, "番号が途中のようです（まだ{count}文字）。最後まで打ってください。", count=length
        )
    elif length > LENGTHS[-1]:
        what = "番号が長すぎます。長くても{most}文字です。"
    else:
        what = "4文字ずつ打ってください。今は{count}文字なので、多いか、足りません。"
    count = len(parts[odd - 1]) if len(parts) > 1 and odd is not None else length
    return _again(wording, said(wording, what, group=odd, count=count, size=GROUP, most=LENGTHS[-1]))


def _slip(word: Word, letters: str, wording: str) -> str:
    """What is wrong with a word of the right length, as exactly as it can be known.

    Letters are told as they were typed, although some are read as another.
    """
    wrong = wrong_symbol(word)
    if wrong is not None:
        place, right = wrong
        meant = ALPHABET[right]
        facts = {"place": _place(place, wording), "letter": letters[place]}
        what = said(wording, "{place}「{letter}」がちがいます。", **facts)
        alike = frozenset((ALPHABET[word[place]], meant)) in _LOOK_ALIKES
        return _again(
            wording, what, said(wording, "「{letter}」ではありませんか。", letter=meant) if alike else ""
        )
    place_of_two = swapped(word)
    if place_of_two is not None:
        first, second = _place(place_of_two, wording), _place(place_of_two + 1, wording)
        if place_of_two % GROUP + 1 < GROUP:
            second = said(wording, "{letter}文字目", letter=place_of_two % GROUP + 2)
        return _again(
            wording, said(wording, "{first}と{second}が、入れかわっています。", first=first, second=second)
        )
    # Where whole groups were left out, what is left may be as long as a shorter code.
    more = "書きもらしたまとまりがないかも、見てください。" if len(word) < LENGTHS[-1] else ""
    return in_a_row(wording, "番号がいくつか合いません。", "4文字ずつ、紙とくらべてください。", more)
