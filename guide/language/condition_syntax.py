"""Reading conditions as authors write them into condition data.

A mapping is a conjunction of tests, a list holds alternatives, `not`, `all-of` and `any-of` nest. What a
test may say depends on the values its name can have. Every mistake is reported at its own place; a broken
part is left out, so that one run finds them all.

Never enters: evaluation.
"""

from collections.abc import Mapping
from decimal import Decimal

from guide.language.conditions import (
    Among,
    Answered,
    Condition,
    Count,
    Every,
    Name,
    Not,
    Range,
    Scalar,
    Some,
    Test,
)
from guide.language.diagnostics import Path
from guide.language.model import MARKS, NO, YES
from guide.language.names import Names, Sort
from guide.language.ranges import empty, how_to_write, read_range
from guide.language.reporter import Report

RESERVED = frozenset({"not", "all-of", "any-of"})
"""Words that join conditions and so are no ids."""


_ALLOWED = {
    Sort.ONE: "値、値の一覧、{not: 値}、{in: 集まり} が使えます。",
    Sort.SOME: "{includes: 値}、{any: [値, 値]}、all、none、{in: 集まり}、{count: '>= 2'} が使えます。",
    Sort.MARKED: "{all: yes}、any、none、{count: '>= 2'} か、「質問.項目」の名前が使えます。",
    Sort.NUMBER: "数、'>= 5'、'[1..5)'、それらの一覧、{not: 数}、{in: 集まり} が使えます。",
    Sort.DATE: "日付、'>= 2026-04-01'、それらの一覧、{not: 日付}、{in: 集まり} が使えます。",
}

_PLAIN = frozenset({Sort.ONE, Sort.NUMBER, Sort.DATE})
"""Values that a test names without an operator."""

_IN_SETS = _PLAIN | {Sort.SOME}
"""Values that may be tested against a named set."""

_SOME_WORDS = frozenset({"includes", "any", "all", "none", "count"})
_MARKED_WORDS = _SOME_WORDS - {"includes"}


class ConditionReader:
    """Reads conditions against the names of one flow."""

    def __init__(self, names: Names, report: Report) -> None:
        self._names = names
        self._report = report

    def read(self, data: object, path: Path) -> Condition:
        """The condition written at `path`."""
        if isinstance(data, dict) and data:
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
                self._report("unknown-name", path, written=key, known=self._names.written(), at_key=True)
            return None
        return _Test(name, key, self._names, self._report).read(value, path)


class _Test:
    """Reads the test of one name."""

    def __init__(self, name: Name, written: str, names: Names, report: Report) -> None:
        self._name = name
        self._written = written
        self._names = names
        self._vocabulary = names.vocabulary(name)
        self._report = report

    def read(self, value: object, path: Path) -> Condition | None:
        if isinstance(value, dict) and value:
            read = [
                self._operator(str(word), value, path)
                for word in value
                if word != "of" or "count" not in value
            ]
            parts = [part for part in read if part is not None]
            return parts[0] if len(parts) == 1 else Every(tuple(parts))
        if not isinstance(value, dict) and self._vocabulary.sort in _PLAIN:
            return self._among(value, path)
        self._refuse(value, path)
        return None

    def _operator(self, word: str, operators: Mapping[str, object], path: Path) -> Condition | None:
        given, at, sort = operators[word], (*path, word), self._vocabulary.sort
        if word == "answered" and isinstance(given, bool):
            answered = Test(self._name, Answered())
            return answered if given else Not(answered)
        if word == "not" and sort in _PLAIN:
            inner = self.read(given, at)
            return Not(inner) if inner else None
        if word == "in" and sort in _IN_SETS:
            return self._in_set(given, at)
        if word in _SOME_WORDS and sort is Sort.SOME:
            return self._some(word, given, at)
        if word in _MARKED_WORDS and sort is Sort.MARKED:
            return self._marked(word, given, operators.get("of", YES), path)
        self._refuse(word, at)
        return None

    def _in_set(self, given: object, path: Path) -> Condition | None:
        """As if the values of the set were listed here."""
        written = _shown(given)
        values = self._names.sets.get(written)
        if values is None:
            if not self._names.is_ghost(written):
                self._report("unknown-set", path, written=written, known=self._names.sets)
            return None
        listed = list(values)
        if self._vocabulary.sort is Sort.SOME:
            return self._some("any", listed, path)
        return self._among(listed, path)

    def _some(self, word: str, given: object, path: Path) -> Condition | None:
        if word == "count":
            return self._count(self._vocabulary.counted, given, path, frozenset())
        if word == "includes" and isinstance(given, list):
            self._refuse(given, path)
            return None
        members = self._members(given, self._vocabulary.values, path)
        if members is None:
            return None
        return Test(self._name, Count(members, _how_many(word, len(members))))

    def _marked(self, word: str, given: object, of: object, path: Path) -> Condition | None:
        items = self._vocabulary.counted
        if word == "count":
            marks = self._members(of, MARKS, (*path, "of"))
            return None if marks is None else self._count(items, given, (*path, "count"), marks)
        marks = self._members(given, MARKS, (*path, word))
        if marks is None:
            return None
        return Test(self._name, Count(items, _how_many(word, len(items)), _marks(marks)))

    def _count(
        self, members: frozenset[Scalar], given: object, path: Path, marks: frozenset[Scalar]
    ) -> Condition | None:
        interval = self._range(given, path, Sort.NUMBER)
        return None if interval is None else Test(self._name, Count(members, interval, _marks(marks)))

    def _members(self, given: object, known: tuple[Scalar, ...], path: Path) -> frozenset[Scalar] | None:
        """The values of a list, or of one; None, and reported, when there is none or an unknown one."""
        found = [self._known(value, known, at) for value, at in _each(given, path)]
        if not found:
            self._refuse(given, path)
            return None
        members = frozenset(value for value in found if value is not None)
        return members if None not in found else None

    def _among(self, value: object, path: Path) -> Condition | None:
        found = [self._one(one, at) for one, at in _each(value, path)]
        if not found:
            self._refuse(value, path)
        if not found or None in found:
            return None
        ranges = tuple(one for one in found if isinstance(one, Range))
        values = frozenset(one for one in found if one is not None and not isinstance(one, Range))
        return Test(self._name, Among(values, ranges))

    def _one(self, value: object, path: Path) -> Scalar | Range | None:
        sort = self._vocabulary.sort
        if sort is Sort.ONE:
            return self._known(value, self._vocabulary.values, path)
        return self._range(value, path, sort)

    def _range(self, value: object, path: Path, sort: Sort) -> Range | None:
        interval = read_range(value, sort)
        if interval is None:
            self._report("bad-range", path, written=_shown(value), hint=how_to_write(_shown(value), sort))
        elif empty(interval):
            self._report("empty-range", path, written=_shown(value))
            return None
        return interval

    def _known(self, value: object, known: tuple[Scalar, ...], path: Path) -> Scalar | None:
        if isinstance(value, str | int | Decimal) and not isinstance(value, bool) and value in known:
            return value
        if isinstance(value, bool):
            meant = YES if value else NO
            self._report("unknown-value", path, name=self._written, written=_shown(value), near=meant)
        else:
            names = [str(one) for one in known]
            self._report("unknown-value", path, name=self._written, written=_shown(value), known=names)
        return None

    def _refuse(self, value: object, path: Path) -> None:
        if self._vocabulary.sort is Sort.TEXT:
            self._report("text-never-routes", path, name=self._written)
        else:
            allowed = _ALLOWED[self._vocabulary.sort]
            self._report("bad-test", path, name=self._written, written=_shown(value), allowed=allowed)


def _each(given: object, path: Path) -> list[tuple[object, Path]]:
    """The values of a list, or the one value, each with its place."""
    if isinstance(given, list):
        return [(value, (*path, index)) for index, value in enumerate(given)]
    return [(given, path)]


def _marks(values: frozenset[Scalar]) -> frozenset[str]:
    return frozenset(str(value) for value in values)


def _how_many(word: str, size: int) -> Range:
    if word == "none":
        return Range(high=0)
    return Range(low=size if word == "all" else 1)


def _shown(value: object) -> str:
    match value:
        case None:
            return "（空）"
        case bool():
            return "true" if value else "false"
        case list():
            return "一覧"
        case dict():
            return "まとまり"
        case _:
            return str(value)
