"""An answer as numbers and back: its place among all answers that a question takes.

Each number has a bound that follows from the question and the numbers before it, so that a whole walk can be
written as one number in mixed radix, in which a question costs no more than what it can tell apart. A text
is not told at all: it is the one kind of answer that may hold something personal.

Never enters: which questions are asked, how the numbers are written.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from math import comb
from typing import TypeAlias

from guide.engine.amounts import EXACT, canonical
from guide.language.conditions import Value
from guide.language.model import (
    MARKS,
    Dates,
    Domain,
    MarkEach,
    Numbers,
    OneOf,
    SomeOf,
)

Digit: TypeAlias = tuple[int, int]
"""A number from 0, and the bound that it is below."""

Take: TypeAlias = Callable[[int], int]
"""Gives the next number, which is below this bound."""

WRITTEN = "…"
"""What stands in a walk for a text that was written and is not told."""

_LENGTHS = 32
"""Bound of how many decimal digits an amount without bounds has."""

_DAY_ONE = dt.date(2020, 1, 1)
"""The day from which days without bounds are counted; most that anybody names are near."""


def digits(domain: Domain, value: Value) -> list[Digit]:
    """The numbers of a value that the domain takes; at least one."""
    match domain, value:
        case OneOf(options), str():
            return [(list(options).index(value), len(options))]
        case SomeOf(), tuple():
            return [(_place_of_some(domain, tuple(map(str, value))), _count(domain))]
        case MarkEach(items), Mapping():
            number = 0
            for item in items:
                number = number * len(MARKS) + MARKS.index(value[item])
            return [(number, len(MARKS) ** len(items))]
        case Numbers(least, most, decimals), int() | Decimal():
            return _between(_scaled(value, decimals), *(_end(one, decimals) for one in (least, most)))
        case Dates(least, most), str():
            return _between(_days(value), *(None if one is None else _days(one) for one in (least, most)))
        case _:
            return [(0, 1)]


def value_at(domain: Domain, take: Take) -> Value:
    """The value whose numbers come one after the other. Raises OverflowError for a day that never was."""
    match domain:
        case OneOf(options):
            return list(options)[take(len(options))]
        case SomeOf():
            return _some_at(domain, take(_count(domain)))
        case MarkEach(items):
            number, marks = take(len(MARKS) ** len(items)), {}
            for item in reversed(list(items)):
                number, mark = divmod(number, len(MARKS))
                marks[item] = MARKS[mark]
            return marks
        case Numbers(least, most, decimals):
            found = _number_at(take, *(_end(one, decimals) for one in (least, most)))
            return canonical(Decimal(found).scaleb(-decimals, EXACT))
        case Dates(least, most):
            ends = (None if one is None else _days(one) for one in (least, most))
            return (_DAY_ONE + dt.timedelta(days=_number_at(take, *ends))).isoformat()
        case _:
            take(1)
            return WRITTEN


# Choices: those that stand alone first, then by how many there are, then in the order of the file


def _sizes(domain: SomeOf) -> tuple[list[str], list[str], range]:
    """The options that stand alone, the others, and how many of those may be chosen."""
    alone = [option for option in domain.options if option in domain.exclusive]
    others = [option for option in domain.options if option not in domain.exclusive]
    most = len(others) if domain.most is None else min(domain.most, len(others))
    return alone, others, range(domain.least, most + 1)


def _count(domain: SomeOf) -> int:
    alone, others, sizes = _sizes(domain)
    return len(alone) + sum(comb(len(others), size) for size in sizes)


def _place_of_some(domain: SomeOf, value: tuple[str, ...]) -> int:
    alone, others, sizes = _sizes(domain)
    if value and value[0] in domain.exclusive:
        return alone.index(value[0])
    before = len(alone) + sum(comb(len(others), size) for size in sizes if size < len(value))
    return before + _place_among([others.index(option) for option in value], len(others))


def _place_among(chosen: list[int], pool: int) -> int:
    """The place of an ascending choice among all of its size, in lexicographic order."""
    place, at = 0, 0
    for number, one in enumerate(chosen):
        place += sum(comb(pool - 1 - skipped, len(chosen) - number - 1) for skipped in range(at, one))
        at = one + 1
    return place


def _some_at(domain: SomeOf, place: int) -> tuple[str, ...]:
    alone, others, sizes = _sizes(domain)
    if place < len(alone):
        return (alone[place],)
    place -= len(alone)
    size = sizes.start
    while place >= comb(len(others), size):
        place -= comb(len(others), size)
        size += 1
    chosen: list[str] = []
    for number, option in enumerate(others):
        with_it = comb(len(others) - 1 - number, size - len(chosen) - 1) if size > len(chosen) else 0
        if place < with_it:
            chosen.append(option)
        else:
            place -= with_it
    return tuple(option for option in domain.options if option in chosen)


# Numbers and days


def _scaled(number: int | Decimal, decimals: int) -> int:
    return int(Decimal(number).scaleb(decimals, EXACT).to_integral_value(context=EXACT))


def _end(end: Decimal | None, decimals: int) -> int | None:
    return None if end is None else _scaled(end, decimals)


def _days(iso: str) -> int:
    return (dt.date.fromisoformat(iso) - _DAY_ONE).days


def _between(number: int, least: int | None, most: int | None) -> list[Digit]:
    """A whole number between two ends, or as far from the one end there is, or from zero either way."""
    if least is not None and most is not None:
        return [(number - least, most - least + 1)]
    if least is not None:
        return _from_zero(number - least)
    if most is not None:
        return _from_zero(most - number)
    return _from_zero(2 * number if number >= 0 else -2 * number - 1)


def _from_zero(number: int) -> list[Digit]:
    """A whole number from zero without an end: how many decimal digits it has, then which of those it is."""
    length = len(str(number)) if number else 0
    return [(length, _LENGTHS), (number - _first(length), _first(length + 1) - _first(length))]


def _first(length: int) -> int:
    """The first number of so many digits; zero has none."""
    return 10 ** (length - 1) if length else 0


def _number_at(take: Take, least: int | None, most: int | None) -> int:
    if least is not None and most is not None:
        return least + take(most - least + 1)
    length = take(_LENGTHS)
    found = _first(length) + take(_first(length + 1) - _first(length))
    if least is not None:
        return least + found
    if most is not None:
        return most - found
    return found // 2 if found % 2 == 0 else -(found + 1) // 2


def join(answers: Iterable[list[Digit]]) -> int:
    """The numbers of a walk as one; no walk is 0, and every walk that goes on is another number.

    The first number of each answer is counted from 1, so that 0 says that there is no further answer
    (bijective numeration); the others are counted from 0.
    """
    joined = 0
    for of_one in reversed(list(answers)):
        for place, (number, bound) in reversed(list(enumerate(of_one))):
            joined = joined * bound + number + (1 if place == 0 else 0)
    return joined


class Taker:
    """Takes the numbers of a walk off the one that `join` made."""

    def __init__(self, joined: int) -> None:
        self._left = joined
        self._first = True

    def begin(self) -> bool:
        """Go on to the next answer; whether there is one."""
        self._first = True
        return self._left > 0

    def __call__(self, bound: int) -> int:
        """The next number of this answer. Raises ZeroDivisionError where nothing can be below the bound."""
        self._left, number = divmod(self._left - (1 if self._first else 0), bound)
        self._first = False
        return number
