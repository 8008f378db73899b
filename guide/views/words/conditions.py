"""Conditions as people read them in a table: 「10以上」「どれか」「ではない」.

Never enters: layout, what a condition decides.
"""

from collections.abc import Callable, Collection, Iterator, Mapping

from msgspec import Struct

from guide.engine.interview import Interview
from guide.engine.wording import name_in_words
from guide.language.conditions import (
    Among,
    Answered,
    AnswerOf,
    Condition,
    Count,
    Every,
    MarkOf,
    Name,
    OutputOf,
    Predicate,
    Range,
    Scalar,
    Some,
    Test,
    names_in,
)
from guide.language.model import MARK_WORDS, Flow, SomeOf, options_of
from guide.views.words.sources import called, say

AND, OR = "、かつ、", "、または、"


class Worded(Struct, frozen=True):
    """A condition in words: what it asks of each name by itself, and what it says of several together."""

    cells: Mapping[Name, str]
    together: str


def worded(flow: Flow, condition: Condition | None) -> Worded:
    """The condition of a rule, name by name."""
    asked: dict[Name, list[str]] = {}
    together: list[str] = []
    for part in _conjuncts(condition):
        names = set(names_in(part))
        if len(names) == 1:
            asked.setdefault(names.pop(), []).append(_alone(flow, part))
        else:
            together.append(_with_names(flow, part))
    return Worded({name: AND.join(words) for name, words in asked.items()}, AND.join(together))


def in_a_sentence(flow: Flow, condition: Condition, *, here: str = "") -> str:
    """A condition on one line, each name before what is asked of it, but for the answer to step `here`."""
    words = worded(flow, condition)
    told = []
    for name, cell in words.cells.items():
        # A value alone would run into the words around it.
        values = (name_in_words(flow, name, value) for value in _order(flow, name))
        said = f"「{cell}」" if cell in values else cell
        told.append(said if name == AnswerOf(here) else f"「{name_of(flow, name)}」が{said}")
    return AND.join([*told, *([words.together] if words.together else [])])


def name_of(flow: Flow, name: Name) -> str:
    """What a name is called in a sentence, on one line; what has no name of its own by its id."""
    return " ".join(called_in_table(flow, name).split("\n")) or str(name)


def called_in_table(flow: Flow, name: Name) -> str:
    """What a name is called above its column."""
    match name:
        case AnswerOf(question):
            return called(Interview(flow), flow.asking(question))
        case MarkOf(question, item):
            return _members(flow, name, {item})[0]
        case OutputOf(table, output):
            made = flow.tables[table]
            return made.title if len(made.outputs) == 1 else f"{made.title}（{output}）"
        case _:
            return flow.values[name.value].name


def _conjuncts(condition: Condition | None) -> Iterator[Condition]:
    if isinstance(condition, Every):
        for part in condition.parts:
            yield from _conjuncts(part)
    elif condition is not None:
        yield condition


def _with_names(flow: Flow, condition: Condition) -> str:
    """A condition on several names: each test is told with its name."""
    match condition:
        case Test(name, _):
            return f"「{called_in_table(flow, name)}」が{_alone(flow, condition)}"
        case Every(parts):
            return f"（{AND.join(_with_names(flow, part) for part in parts)}）"
        case Some(parts):
            return f"（{OR.join(_with_names(flow, part) for part in parts)}）"
        case _:
            return f"（{_with_names(flow, condition.part)}）ではない"


def _alone(flow: Flow, condition: Condition) -> str:
    """A condition on one name, told without it."""
    match condition:
        case Test(name, predicate):
            return _test(flow, name, predicate)
        case Every(parts):
            return AND.join(_alone(flow, part) for part in parts)
        case Some(parts):
            return OR.join(_alone(flow, part) for part in parts)
        case _:
            return _not(flow, condition.part)


def _test(flow: Flow, name: Name, predicate: Predicate) -> str:
    match predicate:
        case Among():
            told = _values(flow, name, predicate)
            return told[0] if len(told) == 1 else f"{_quoted(told)}のどれか"
        case Count():
            return _counted(flow, name, predicate)
        case _:
            return "答えがある"


def _not(flow: Flow, condition: Condition) -> str:
    match condition:
        case Test(name, Among() as among):
            told = _values(flow, name, among)
            return f"「{told[0]}」ではない" if len(told) == 1 else f"{_quoted(told)}のどれでもない"
        case Test(_, Answered()):
            return "答えがない"
        case _:
            return f"（{_alone(flow, condition)}）ではない"


def _values(flow: Flow, name: Name, among: Among) -> list[str]:
    """Each value and range of a set, values in the order in which the question lists them."""
    known = _order(flow, name)
    values = sorted(among.values, key=lambda value: known.index(value) if value in known else len(known))
    told = [name_in_words(flow, name, value) for value in values]
    return told + [_range(flow, name, one) for one in among.ranges]


def _order(flow: Flow, name: Name) -> list[Scalar]:
    match name:
        case AnswerOf(question):
            return [option.id for option in options_of(flow.asking(question).domain)]
        case OutputOf(table, output):
            return list(flow.tables[table].output(output).values)
        case _:
            return list(MARK_WORDS)


def _range(flow: Flow, name: Name, within: Range) -> str:
    return _between(within, lambda end: name_in_words(flow, name, end))


def _between(within: Range, in_words: Callable[[Scalar], str]) -> str:
    """A range between its ends: numbers lie above and below, dates after and before."""
    low, high = within.low, within.high
    if low is not None and low == high:
        return in_words(low)
    dates = isinstance(low, str) or isinstance(high, str)
    above = ("より後" if dates else "超") if within.low_open else ("以後" if dates else "以上")
    below = ("より前" if dates else "未満") if within.high_open else ("以前" if dates else "以下")
    told = [] if low is None else [in_words(low) + above]
    told += [] if high is None else [in_words(high) + below]
    return ("、" if dates else "").join(told)


def _counted(flow: Flow, name: Name, count: Count) -> str:
    """How many of the members are chosen; of a checklist, how many carry a mark."""
    members, within = _members(flow, name, count.members), count.within
    if count.marks:
        mark = "か".join(f"「{MARK_WORDS[mark]}」" for mark in MARK_WORDS if mark in count.marks)
        words = _Counts(f"どれかが{mark}", f"すべて{mark}", f"どれも{mark}ではない", f"{mark}が")
    elif len(members) == 1:
        words = _Counts(*[f"{_quoted(members)}を{how}" for how in ("選ぶ", "選ぶ", "選ばない", "選ぶ数が")])
    else:
        listed = _quoted(members)
        among = "" if count.members >= _countable(flow, name) else f"{listed}のうち"
        words = _Counts(f"{listed}のどれか", f"{listed}のすべて", f"{listed}のどれも選ばない", among)
    if within == Range(low=1):
        return words.some
    if within == Range(low=len(members)):
        return words.every
    return words.none if within == Range(high=0) else f"{words.number}{_between(within, _so_many)}"


def _so_many(count: Scalar) -> str:
    """A count in digits, as in a table; beyond nine Japanese has no word with つ."""
    return f"{count}つ" if len(f"{count}") == 1 else f"{count}"


class _Counts(Struct, frozen=True):
    """How a count of some members is told: one or more, all, none, any other number."""

    some: str
    every: str
    none: str
    number: str


def _quoted(told: Collection[str]) -> str:
    return "".join(f"「{one}」" for one in told)


def _countable(flow: Flow, name: Name) -> set[Scalar]:
    """What can be counted of a name; an exclusive option cannot."""
    domain = flow.asking(name.question).domain if isinstance(name, AnswerOf) else None
    exclusive = domain.exclusive if isinstance(domain, SomeOf) else frozenset[str]()
    return set(_order(flow, name)) - exclusive


def _members(flow: Flow, name: Name, members: Collection[Scalar]) -> list[str]:
    """The options, items or results in the order in which they are listed."""
    if isinstance(name, AnswerOf | MarkOf):
        blank, options = Interview(flow), options_of(flow.asking(name.question).domain)
        return [say(blank, option.text) for option in options if option.id in members]
    return [name_in_words(flow, name, value) for value in _order(flow, name) if value in members]
