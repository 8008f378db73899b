"""Reading conditions as authors write them into condition data.

A mapping is a conjunction of tests, a list holds alternatives, `not`, `all-of` and `any-of` nest. What a test may say
depends on the values its name can have. Every mistake is reported at its own place; a broken part is left out, so that
one run finds them all.

Never enters: evaluation.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from guide.language.conditions import (
    Among,
    Answered,
    Condition,
    Count,
    Every,
    Name,
    Not,
    Predicate,
    Range,
    Scalar,
    Some,
    Test,
)
from guide.language.diagnostics import Path, nearest
from guide.language.model import MARKS, YES
from guide.language.names import Names, Sort, Vocabulary

RESERVED = frozenset({"not", "all-of", "any-of"})
"""Words that join conditions and so are no ids."""

Report: TypeAlias = Callable[..., None]
"""`report(code, path, **facts)` takes note of a problem."""

_COMPARISON = re.compile(r"(>=|<=|>|<)\s*(\S+)")
_INTERVAL = re.compile(r"([\[(])\s*([^\s.]*(?:\.\d+)?)\s*\.\.\s*([^\s\])]*)\s*([\])])")

_ALLOWED = {
    Sort.ONE: "値、値の一覧、{not: 値} が使えます。",
    Sort.SOME: "includes、any、all、none、count が使えます。",
    Sort.MARKED: "all、any、none、count と、質問.項目 が使えます。",
    Sort.NUMBER: "数、\">= 5\"、\"[1..5)\"、その一覧が使えます。",
    Sort.DATE: "日付、\">= 2026-04-01\"、その一覧が使えます。",
    Sort.TEXT: "answered だけが使えます。",
}


class ConditionReader:
    """Reads conditions against the names of one flow."""

    def __init__(self, names: Names, report: Report) -> None:
        self._names = names
        self._report = report

    def read(self, data: object, path: Path) -> Condition:
        """The condition written at `path`."""
        if isinstance(data, Mapping) and data:
            parts = [self._entry(str(key), value, (*path, key)) for key, value in data.items()]
            found = [part for part in parts if part is not None]
            return found[0] if len(found) == 1 else Every(tuple(found))
        if isinstance(data, list) and data:
            return Some(tuple(self.read(part, (*path, index)) for index, part in enumerate(data)))
        self._report("wrong-type", path, expected="条件は「名前: 値」のまとまりか、その一覧で書きます。")
        return Every(())

    def _entry(self, key: str, value: object, path: Path) -> Condition | None:
        if key == "not":
            return Not(self.read(value, path))
        if key in {"all-of", "any-of"}:
            if not isinstance(value, list) or not value:
                self._report("wrong-type", path, expected=f"{key} には条件の一覧を書きます。")
                return None
            parts = tuple(self.read(part, (*path, index)) for index, part in enumerate(value))
            return Every(parts) if key == "all-of" else Some(parts)
        name = self._names.find(key)
        if name is None:
            if not self._names.is_ghost(key):
                self._report("unknown-name", path, written=key, near=nearest(key, self._names.written()), at_key=True)
            return None
        return _Test(name, key, self._names.vocabulary(name), self._report).read(value, path)


class _Test:
    """Reads the test of one name."""

    def __init__(self, name: Name, written: str, vocabulary: Vocabulary, report: Report) -> None:
        self._name = name
        self._written = written
        self._vocabulary = vocabulary
        self._report = report

    def read(self, value: object, path: Path) -> Condition | None:
        if isinstance(value, Mapping):
            parts = self._operators(value, path)
            return parts[0] if len(parts) == 1 else Every(tuple(parts))
        if self._vocabulary.sort in {Sort.SOME, Sort.MARKED}:
            self._refuse(value, path)
            return None
        return self._among(value, path)

    def _operators(self, value: Mapping[object, object], path: Path) -> list[Condition]:
        parts: list[Condition | None] = []
        for key, given in value.items():
            word = str(key)
            if word == "answered" and isinstance(given, bool):
                answered = Test(self._name, Answered())
                parts.append(answered if given else Not(answered))
            elif word == "of" and "count" in value:
                continue
            elif word == "not" and self._vocabulary.sort not in {Sort.SOME, Sort.MARKED}:
                inner = self.read(given, (*path, "not"))
                parts.append(Not(inner) if inner else None)
            elif self._vocabulary.sort is Sort.SOME and word in {"includes", "any", "all", "none", "count"}:
                parts.append(self._some(word, given, (*path, word)))
            elif self._vocabulary.sort is Sort.MARKED and word in {"any", "all", "none", "count"}:
                parts.append(self._marked(word, given, value.get("of", YES), path))
            else:
                self._refuse(word, (*path, word))
        return [part for part in parts if part is not None]

    def _some(self, word: str, given: object, path: Path) -> Condition | None:
        if word == "count":
            return self._count(self._vocabulary.counted, given, path, frozenset())
        members = self._members(given, tuple(self._vocabulary.values), path)
        if members is None:
            return None
        if word == "includes" and isinstance(given, list):
            self._refuse(given, path)
            return None
        return Test(self._name, Count(members, _how_many(word, len(members))))

    def _marked(self, word: str, given: object, of: object, path: Path) -> Condition | None:
        items = self._vocabulary.counted
        if word == "count":
            marks = self._members(of, MARKS, (*path, "of"))
            return self._count(items, given, (*path, "count"), marks) if marks is not None else None
        marks = self._members(given, MARKS, (*path, word))
        return None if marks is None else Test(self._name, Count(items, _how_many(word, len(items)), marks))

    def _count(self, members: frozenset[str], given: object, path: Path, marks: frozenset[str]) -> Condition | None:
        interval = self._range(given, path, Sort.NUMBER)
        return None if interval is None else Test(self._name, Count(members, interval, marks))

    def _members(self, given: object, known: tuple[Scalar, ...], path: Path) -> frozenset[str] | None:
        listed = given if isinstance(given, list) else [given]
        right = True
        for index, value in enumerate(listed):
            if value not in known or isinstance(value, bool):
                at = (*path, index) if isinstance(given, list) else path
                self._unknown_value(value, known, at)
                right = False
        return frozenset(str(value) for value in listed) if right and listed else None

    def _among(self, value: object, path: Path) -> Condition | None:
        listed = value if isinstance(value, list) else [value]
        values: list[Scalar] = []
        ranges: list[Range] = []
        right = bool(listed)
        for index, one in enumerate(listed):
            at = (*path, index) if isinstance(value, list) else path
            read = self._one(one, at)
            if read is None:
                right = False
            elif isinstance(read, Range):
                ranges.append(read)
            else:
                values.append(read)
        if not listed:
            self._refuse(value, path)
        predicate: Predicate = Among(frozenset(values), tuple(ranges))
        return Test(self._name, predicate) if right else None

    def _one(self, value: object, path: Path) -> Scalar | Range | None:
        sort = self._vocabulary.sort
        if sort in {Sort.NUMBER, Sort.DATE}:
            return self._range(value, path, sort)
        if sort is Sort.TEXT:
            self._report("text-never-routes", path, name=self._written)
            return None
        if value in self._vocabulary.values and isinstance(value, str | int | Decimal):
            return value
        self._unknown_value(value, self._vocabulary.values, path)
        return None

    def _range(self, value: object, path: Path, sort: Sort) -> Range | None:
        interval = read_range(value, sort)
        if interval is None:
            self._report("bad-range", path, written=_shown(value))
        elif empty(interval):
            self._report("empty-range", path, written=_shown(value))
            return None
        return interval

    def _unknown_value(self, value: object, known: Iterable[Scalar], path: Path) -> None:
        near = nearest(_shown(value), [str(one) for one in known])
        if isinstance(value, bool):
            near = "yes" if value else "no"
        self._report("unknown-value", path, name=self._written, written=_shown(value), near=near)

    def _refuse(self, value: object, path: Path) -> None:
        allowed = _ALLOWED[self._vocabulary.sort]
        if self._vocabulary.sort is Sort.TEXT:
            self._report("text-never-routes", path, name=self._written)
        else:
            self._report("bad-test", path, name=self._written, written=_shown(value), allowed=allowed)


def _how_many(word: str, size: int) -> Range:
    return {"includes": Range(low=1), "any": Range(low=1), "all": Range(low=size), "none": Range(high=0)}[word]


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "（空）" if value is None else str(value)


def read_range(value: object, sort: Sort) -> Range | None:
    """A number, date, comparison or interval as a Range (one value is a range of itself); None if it is neither."""
    if not isinstance(value, str):
        end = read_end(value, sort)
        return None if end is None else Range(end, end)
    comparison = _COMPARISON.fullmatch(value.strip())
    if comparison:
        end = read_end(comparison[2], sort)
        if end is None:
            return None
        return {
            ">=": Range(low=end),
            ">": Range(low=end, low_open=True),
            "<=": Range(high=end),
            "<": Range(high=end, high_open=True),
        }[comparison[1]]
    interval = _INTERVAL.fullmatch(value.strip())
    if interval:
        low, high = read_end(interval[2], sort), read_end(interval[3], sort)
        if (low is None and interval[2]) or (high is None and interval[3]):
            return None
        return Range(low, high, low_open=interval[1] == "(", high_open=interval[4] == ")")
    end = read_end(value, sort)
    return None if end is None else Range(end, end)


def read_end(value: object, sort: Sort) -> Scalar | None:
    """One end of a range: a number, or an ISO date as text."""
    if sort is Sort.DATE:
        return value if isinstance(value, str) and is_date(value) else None
    if isinstance(value, bool):
        return None
    if isinstance(value, int | Decimal):
        return value
    if isinstance(value, str) and re.fullmatch(r"[-+]?\d{1,18}(\.\d{1,9})?", value, re.ASCII):
        number = Decimal(value)
        return int(number) if number == number.to_integral_value() else number
    return None


def is_date(text: str) -> bool:
    """Whether the text is a date that exists, written YYYY-MM-DD."""
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def empty(interval: Range) -> bool:
    """Whether no value lies in the interval."""
    low, high = interval.low, interval.high
    if low is None or high is None:
        return False
    return low > high or (low == high and (interval.low_open or interval.high_open))  # type: ignore[operator]
