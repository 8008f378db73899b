"""A reader of the booklet on paper: knows its words and the answers, and nothing else.

Turns to numbers, reads conditions word by word and tables row by row. Never here: conditions as data,
`follow`.
"""

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from guide.engine.wording import answer_in_words, spoken
from guide.language.conditions import Value
from guide.language.model import MARK_WORDS, Flow, MarkEach, SomeOf, options_of
from guide.views.booklet import text
from guide.views.words.booklet import Booklet

_ENTRY = re.compile(r"(\d+)\. 〔(質問|読むページ|結果)〕.*")
_WAY = re.compile(r"  (.+) → (\d+)へ")
_WIDE = 100_000


class Reader:
    """One reader with a booklet."""

    def __init__(self, flow: Flow, told: Booklet) -> None:
        self._flow = flow
        self._tables = {table.title: table for table in told.tables}
        self._steps = {entry.number: entry.step for entry in told.entries}
        self._ways: dict[int, list[tuple[str, int]]] = {}
        self._asks = dict(told.asked)
        self._names = {*self._asks.values()} | {
            spoken(item.text)
            for step in flow.questions()
            if isinstance(step.domain, MarkEach)
            for item in options_of(step.domain)
        }
        self._sheet: dict[str, Any] = {}
        number = 0
        for line in text(told, _WIDE):
            if found := _ENTRY.fullmatch(line):
                number = int(found[1])
                self._ways[number] = []
            elif found := _WAY.fullmatch(line):
                self._ways[number].append((found[1], int(found[2])))

    def walk(self, answers: Mapping[str, Value]) -> list[int]:
        """The numbers turned to, up to that of an outcome; answers are by the ids of the steps."""
        self._sheet = {}
        walked = [1]
        while self._ways[walked[-1]]:
            step = self._steps[walked[-1]]
            answer = _in_words(self._flow, step, answers[step])
            self._sheet |= answer if isinstance(answer, dict) else {}
            self._sheet[self._asks[walked[-1]]] = answer
            ways = self._ways[walked[-1]]
            walked.append(next(to for words, to in ways if self._stands(words, answer)))
        return walked

    def _stands(self, words: str, answer: Any) -> bool:
        if words in {"次", "そのほか"}:
            return True
        return all(self._cell(cell, answer) for cell in words.split("、かつ、"))

    def _cell(self, cell: str, answer: Any) -> bool:
        named = re.fullmatch(r"「(.+?)」が(.+)", cell)
        if named and named[1] in self._tables:
            return _holds(named[2], self._looked_up(named[1]))
        if named and named[1] in self._names:
            return named[1] in self._sheet and _holds(named[2], self._sheet[named[1]])
        return _holds(cell, answer)

    def _looked_up(self, title: str) -> Any:
        """The result of the first row of a table that stands; of tables that give one result only."""
        table = self._tables[title]
        assert any(how in table.notes[0] for how in ("最初に当てはまる", "いつも一つ", "結果は同じ"))
        asks = [column for column in table.columns if column.asks]
        gives = next(column for column in table.columns if not column.asks)
        for row in range(table.rules):
            if all(self._row_stands(column.heading, column.cells[row]) for column in asks):
                return gives.cells[row]
        default = next(
            (note for note in table.notes if note.startswith("当てはまる規則がなければ")), "「」です"
        )
        return default.rpartition("「")[2].partition("」")[0]

    def _row_stands(self, heading: str, cell: str) -> bool:
        if cell == "-":
            return True
        if heading == "ほかの条件":
            return self._together(cell)
        return heading in self._sheet and all(
            _holds(part, self._sheet[heading]) for part in cell.split("、かつ、")
        )

    def _together(self, words: str) -> bool:
        """Conditions on several names: brackets, かつ, または, ではない."""
        words = words.removeprefix("（").removesuffix("）") if _is_bracketed(words) else words
        for sign, join in (("、または、", any), ("、かつ、", all)):
            parts = _split(words, sign)
            if len(parts) > 1:
                return join(self._together(part) for part in parts)
        return self._cell(words, None)


def _is_bracketed(words: str) -> bool:
    depth = 0
    for at, sign in enumerate(words):
        depth += {"（": 1, "）": -1}.get(sign, 0)
        if depth == 0:
            return at == len(words) - 1 and at > 0
    return False


def _split(words: str, sign: str) -> list[str]:
    parts, depth, begin = [], 0, 0
    for at, one in enumerate(words):
        depth += {"（": 1, "）": -1}.get(one, 0)
        if depth == 0 and words.startswith(sign, at):
            parts.append(words[begin:at])
            begin = at + len(sign)
    return [*parts, words[begin:]]


def _in_words(flow: Flow, step: str, value: Value) -> Any:
    domain = flow.asking(step).domain
    if isinstance(domain, MarkEach) and isinstance(value, Mapping):
        return {spoken(item.text): MARK_WORDS[value[item.id]] for item in options_of(domain)}
    if isinstance(domain, SomeOf) and isinstance(value, tuple):
        return [spoken(option.text) for option in options_of(domain) if option.id in value]
    return value if isinstance(value, int | Decimal) else answer_in_words(flow, step, value)


def _holds(words: str, answer: Any) -> bool:
    """Whether an answer, in words, is what the words of a condition ask of it."""
    told = list(answer.values()) if isinstance(answer, dict) else answer
    for pattern, meaning in _MEANINGS:
        found = re.fullmatch(pattern, words)
        if found:
            return meaning(re.split("」「|」か「", found[1]), told)
    return told in {words, words.removeprefix("「").removesuffix("」")}


def _several(one: Any) -> list[Any]:
    return one if isinstance(one, list) else [one]


_MEANINGS: tuple[tuple[str, Callable[[list[str], Any], bool]], ...] = (
    ("すべて「(.+)」", lambda marks, told: all(mark in marks for mark in told)),
    ("どれかが「(.+)」", lambda marks, told: any(mark in marks for mark in told)),
    ("どれも「(.+)」ではない", lambda marks, told: not any(mark in marks for mark in told)),
    ("「(.+)」のどれも選ばない", lambda names, told: not any(name in told for name in names)),
    ("「(.+)」のどれでもない", lambda names, told: told not in names),
    ("「(.+)」のどれか", lambda names, told: any(name in _several(told) for name in names)),
    ("「(.+)」のすべて", lambda names, told: all(name in told for name in names)),
    ("「(.+)」を選ばない", lambda names, told: names[0] not in told),
    ("「(.+)」を選ぶ", lambda names, told: names[0] in told),
    ("「(.+)」ではない", lambda names, told: told != names[0]),
)
