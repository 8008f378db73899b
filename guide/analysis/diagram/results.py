"""What the rules of a table that hit make of it, as functions of the answers.

Hit policies mean what `guide.engine.tables` makes of them; that both agree is a law (tests/laws). Rules are
folded in one after the other, each remembering no more of those before it than its policy needs.

Never enters: what a rule's condition means (see `meaning`).
"""

from collections.abc import Callable, Hashable, Sequence
from functools import partial

from guide.analysis.diagram.functions import FAILS, HOLDS, Function, Functions
from guide.analysis.diagram.spans import NOTHING
from guide.engine.tables import aggregate, by_priority, contradict
from guide.language.conditions import Count, Scalar
from guide.language.model import Aggregate, HitPolicy, Table

_CLASH: tuple[int, ...] | None = None
"""What is held of a table that contradicts itself."""

_Take = Callable[[Hashable, int], Hashable]
"""What is held after a rule hit."""


class Result:
    """One output of a table, whose rules hit as `hits` say."""

    def __init__(self, made: Functions, table: Table, output: str, hits: Sequence[Function]) -> None:
        self._made = made
        self._table = table
        self._hits = hits
        column = [one.id for one in table.outputs].index(output)
        self._then = [rule.then[column] for rule in table.rules]
        self._default = table.outputs[column].default

    def value(self) -> Function:
        """The value. Of a list only that there is one: see `counted` for what is in it."""
        table = self._table
        if table.gives_list:
            return self._made.constant(())
        if table.hit_policy is not HitPolicy.COLLECT:
            return self._single(self._then, self._default)
        if table.aggregate is Aggregate.COUNT:
            return self._number_of_hits()
        return self._aggregated()

    def counted(self, count: Count) -> Function:
        """Whether the number of results in a list that are among the members lies in the range."""
        counting = [one in count.members for one in self._then]
        without = self._default is not None and self._default in count.members

        def take(held: Hashable, rule: int) -> Hashable:
            return (_first(held) + counting[rule],)

        def holds(held: Hashable) -> frozenset[Hashable]:
            return told((int(without) if held == () else _first(held)) in count.within)

        return self._made.change(self._fold((), take), holds)

    def first(self) -> Function:
        """The entry that the table names first, the default without a hit; NOTHING if there is none."""
        then = [str(one) for one in self._then]
        return self._single(then, NOTHING if self._default is None else str(self._default))

    def named(self) -> list[tuple[str, Function]]:
        """Of a table that gives a list: each rule's entry in the order of the list, with whether it hits."""
        made, table = self._made, self._table
        rules: Sequence[int] = range(len(table.rules))
        if table.hit_policy is HitPolicy.OUTPUT_ORDER:
            rules = by_priority(table, rules)
        found = [(str(self._then[rule]), self._hits[rule]) for rule in rules]
        if self._default is not None:
            some = made.constant(FAILS)
            for hit in self._hits:
                some = made.choose(hit, made.constant(HOLDS), some)
            found.append((str(self._default), made.choose(some, made.constant(FAILS), made.constant(HOLDS))))
        return found

    def _single(self, then: Sequence[Scalar], default: Scalar | None) -> Function:
        """The result that comes first; nothing where rules contradict each other."""
        made, table = self._made, self._table
        if table.hit_policy in {HitPolicy.UNIQUE, HitPolicy.ANY}:

            def result(held: Hashable) -> frozenset[Hashable]:
                return frozenset(
                    {default if held == () else NOTHING if held is _CLASH else then[_first(held)]}
                )

            return made.change(self._fold((), self._agreeing), result)
        rules: Sequence[int] = range(len(table.rules))
        if table.hit_policy in {HitPolicy.PRIORITY, HitPolicy.OUTPUT_ORDER}:
            rules = by_priority(table, rules)
        some, found = self._first_hit([(self._hits[rule], made.constant(then[rule])) for rule in rules])
        return made.choose(some, found, made.constant(default))

    def _first_hit(self, ones: Sequence[tuple[Function, Function]]) -> tuple[Function, Function]:
        """Whether one of the conditions holds, and what goes with the first that does.

        By halves: what few rules make of the answers is small, and only the last step meets all of it.
        """
        if len(ones) <= 1:
            return ones[0] if ones else (self._made.FALSE, self._made.FALSE)
        before, after = self._first_hit(ones[: len(ones) // 2]), self._first_hit(ones[len(ones) // 2 :])
        return self._made.any_of(before[0], after[0]), self._made.choose(*before, after[1])

    def _agreeing(self, held: Hashable, rule: int) -> Hashable:
        """Of a unique or any table is held: () before a hit, then (rule,), or that rules clash."""
        if held == ():
            return (rule,)
        return _CLASH if held is _CLASH or contradict(self._table, (_first(held), rule)) else held

    def _number_of_hits(self) -> Function:
        none = 0 if self._default is None else _number(self._default)
        counted = self._fold(0, lambda held, _: int(str(held)) + 1)
        return self._made.change(counted, lambda held: frozenset({none if held == 0 else held}))

    def _aggregated(self) -> Function:
        """The sum, least or greatest of the results; nothing where one is no number."""
        none = None if self._default is None else _number(self._default)

        def take(held: Hashable, rule: int) -> Hashable:
            before = held if isinstance(held, tuple) else (None,)
            joined = (
                aggregate(self._table.aggregate, (*before, self._then[rule])) if None not in before else None
            )
            return (joined,)

        def result(held: Hashable) -> frozenset[Hashable]:
            return frozenset({held[0] if isinstance(held, tuple) and held else none})

        return self._made.change(self._fold((), take), result)

    def _fold(self, start: Hashable, take: _Take) -> Function:
        """What the rules that hit make of `start`, one after the other."""
        found = self._made.constant(start)
        for rule, hit in enumerate(self._hits):
            found = self._made.change_where(hit, found, partial(_taken, take, rule))
        return found


def told(holding: object) -> frozenset[Hashable]:
    """The value of a condition that holds or does not."""
    return frozenset({HOLDS if holding else FAILS})


def _taken(take: _Take, rule: int, held: Hashable) -> frozenset[Hashable]:
    return frozenset({take(held, rule)})


def _first(held: Hashable) -> int:
    """The rule, or the number, in what is held; 0 where nothing is."""
    return held[0] if isinstance(held, tuple) and held else 0


def _number(value: Scalar) -> Scalar | None:
    return None if isinstance(value, str | bool) else value
