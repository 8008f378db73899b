"""Functions of the answers as reduced decision diagrams, every one kept once.

Levels are numbered from 0 in the order in which answers are given. A node asks one level and has a child for
each branch of it; a terminal holds the set of values that the function may have there: one where it is
known, several where arithmetic was only narrowed down (`BOTH`: a condition that may hold or not). Nodes whose
children are all the same are left out and equal nodes are one number, so two functions are equal if and only
if their numbers are (R. E. Bryant, "Graph-based algorithms for Boolean function manipulation", IEEE
Transactions on Computers C-35(8), 1986; here with several branches a node and several terminals, and
Kleene's three values for conditions).

Never enters: flows, questions, what a level stands for.
"""

from collections.abc import Callable, Hashable, Sequence
from typing import TypeAlias

Function: TypeAlias = int
"""A function of the answers: the number of its root."""

TOO_MANY = 250
"""Levels that one function may rest on; beyond, working on it would need too deep a recursion."""

Into: TypeAlias = Callable[[Hashable], frozenset[Hashable]]
"""What may become of a value."""

HOLDS, FAILS = "holds", "fails"
"""The values of conditions; not True and False, which a set cannot tell from 1 and 0."""

HOLDS_OR_FAILS: frozenset[Hashable] = frozenset({HOLDS, FAILS})

_NO_VALUES: frozenset[Hashable] = frozenset()

_TERMINAL = 1 << 60
"""The level of terminals, below all others."""


class TooLargeError(Exception):
    """More was needed than the stated limit allows."""


class Functions:
    """All functions of one compilation; `limit` nodes at most.

    `width` is how many branches each level has, `home` the group (a question) that it belongs to: what a
    function rests on is told as the bits of groups. Branch 0 of the first level of a group is that it is not
    answered; its other levels are asked below where it is.
    """

    def __init__(self, width: Sequence[int], home: Sequence[int], limit: int) -> None:
        self._width = width
        self._home = home
        self._limit = limit + 3  # the constants
        self.level: list[int] = []
        """The level that each node asks."""
        self.children: list[tuple[Function, ...]] = []
        """The children of each node, by branch."""
        self.values: list[frozenset[Hashable]] = []
        """What each terminal may be; empty for others."""
        self.rests_on: list[int] = []
        """The groups each function rests on, as bits."""
        self._deep: list[int] = []
        self._nodes: dict[tuple[int, tuple[Function, ...]], Function] = {}
        self._terminals: dict[frozenset[Hashable], Function] = {}
        self._chosen: dict[tuple[Function, Function, Function], Function] = {}
        self._joined: dict[tuple[Function, Function], Function] = {}
        self._absent: dict[tuple[Function, int], Function] = {}
        self._sure: dict[Function, Function] = {}
        self.TRUE = self.constant(HOLDS)
        self.FALSE = self.constant(FAILS)
        self.BOTH = self.terminal(HOLDS_OR_FAILS)

    def allow(self, nodes: int) -> None:
        """Let so many nodes be made from here on."""
        self._limit = len(self.level) + nodes

    # Making

    def constant(self, value: Hashable) -> Function:
        """The function that always has this value."""
        return self.terminal(frozenset({value}))

    def truth(self, holding: object) -> Function:
        """The condition that always holds, or never."""
        return self.TRUE if holding else self.FALSE

    def terminal(self, values: frozenset[Hashable]) -> Function:
        """The function that may have any of these values, whatever is answered."""
        known = self._terminals.get(values)
        if known is None:
            known = self._terminals[values] = self._add(_TERMINAL, (), values, 0, 1)
        return known

    def node(self, level: int, children: tuple[Function, ...]) -> Function:
        """The function that asks this level and goes on as the child of the branch."""
        if children.count(children[0]) == len(children):
            return children[0]
        key = (level, children)
        known = self._nodes.get(key)
        if known is None:
            rests_on, deep = 1 << self._home[level], 0
            for child in children:
                rests_on |= self.rests_on[child]
                deep = max(deep, self._deep[child])
            known = self._nodes[key] = self._add(level, children, _NO_VALUES, rests_on, deep + 1)
        return known

    def _add(
        self,
        level: int,
        children: tuple[Function, ...],
        values: frozenset[Hashable],
        rests_on: int,
        deep: int,
    ) -> Function:
        if len(self.level) >= self._limit or deep > TOO_MANY:
            raise TooLargeError
        self._deep.append(deep)
        self.level.append(level)
        self.children.append(children)
        self.values.append(values)
        self.rests_on.append(rests_on)
        return len(self.level) - 1

    # Joining

    def choose(self, condition: Function, then: Function, otherwise: Function) -> Function:
        """`then` where the condition holds, else `otherwise`; either of both where it may hold or not."""
        if condition == self.TRUE or then == otherwise:
            return then
        if condition == self.FALSE:
            return otherwise
        if condition == self.BOTH:
            return self.either(then, otherwise)
        key = (condition, then, otherwise)
        known = self._chosen.get(key)
        if known is None:
            level = min(self.level[condition], self.level[then], self.level[otherwise])
            parts = [self.branches(one, level) for one in key]
            children = tuple(self.choose(*three) for three in zip(*parts, strict=True))
            known = self._chosen[key] = self.node(level, children)
        return known

    def both(self, one: Function, other: Function) -> Function:
        """Whether both conditions hold."""
        return self.choose(one, other, self.FALSE)

    def any_of(self, one: Function, other: Function) -> Function:
        """Whether one of the conditions holds."""
        return self.choose(one, self.TRUE, other)

    def opposite(self, condition: Function) -> Function:
        """Whether the condition does not hold."""
        return self.choose(condition, self.FALSE, self.TRUE)

    def surely(self, condition: Function) -> Function:
        """Where the condition must hold: where it may hold or not, it does not."""
        known = self._sure.get(condition)
        if known is None:
            if self.level[condition] == _TERMINAL:
                known = self.truth(self.values[condition] == {HOLDS})
            else:
                known = self.node(
                    self.level[condition], tuple(self.surely(child) for child in self.children[condition])
                )
            self._sure[condition] = known
        return known

    def either(self, one: Function, other: Function) -> Function:
        """What may be the value of one or of the other."""
        if one == other:
            return one
        key = (one, other) if one < other else (other, one)
        known = self._joined.get(key)
        if known is None:
            level = min(self.level[one], self.level[other])
            if level == _TERMINAL:
                known = self.terminal(self.values[one] | self.values[other])
            else:
                parts = zip(self.branches(one, level), self.branches(other, level), strict=True)
                known = self.node(level, tuple(self.either(*two) for two in parts))
            self._joined[key] = known
        return known

    def combine(
        self, one: Function, other: Function, join: Callable[[Hashable, Hashable], Hashable]
    ) -> Function:
        """`join` of the values of both, everywhere."""
        done: dict[tuple[Function, Function], Function] = {}

        def work(left: Function, right: Function) -> Function:
            known = done.get((left, right))
            if known is None:
                level = min(self.level[left], self.level[right])
                if level == _TERMINAL:
                    pairs = ((a, b) for a in self.values[left] for b in self.values[right])
                    known = self.terminal(frozenset(join(a, b) for a, b in pairs))
                else:
                    parts = zip(self.branches(left, level), self.branches(right, level), strict=True)
                    known = self.node(level, tuple(work(*two) for two in parts))
                done[left, right] = known
            return known

        return work(one, other)

    def change(self, one: Function, into: Into) -> Function:
        """The function with each value turned into what `into` says it may be."""
        return self._changing(into)(one)

    def change_where(self, condition: Function, one: Function, into: Into) -> Function:
        """The function with its values turned so where the condition holds, and as they are elsewhere."""
        changed = self._changing(into)
        done: dict[tuple[Function, Function], Function] = {}

        def work(condition: Function, at: Function) -> Function:
            if condition == self.TRUE:
                return changed(at)
            if condition == self.FALSE:
                return at
            if condition == self.BOTH:
                return self.either(changed(at), at)
            known = done.get((condition, at))
            if known is None:
                level = min(self.level[condition], self.level[at])
                parts = zip(self.branches(condition, level), self.branches(at, level), strict=True)
                known = done[condition, at] = self.node(level, tuple([work(*two) for two in parts]))
            return known

        return work(condition, one)

    def _changing(self, into: Into) -> Callable[[Function], Function]:
        done: dict[Function, Function] = {}

        def work(at: Function) -> Function:
            known = done.get(at)
            if known is None:
                if self.level[at] == _TERMINAL:
                    known = self.terminal(frozenset().union(*map(into, self.values[at])))
                else:
                    known = self.node(self.level[at], tuple(map(work, self.children[at])))
                done[at] = known
            return known

        return work

    # Answering

    def branches(self, one: Function, level: int) -> tuple[Function, ...]:
        """What is left of the function on each branch of a level above which it asks nothing."""
        return self.children[one] if self.level[one] == level else (one,) * self._width[level]

    def given(self, one: Function, level: int, branch: int) -> Function:
        """What is left of the function once a level took a branch."""
        at = self.level[one]
        if at > level:
            return one
        if at == level:
            return self.children[one][branch]
        if not self.rests_on[one] >> self._home[level] & 1:
            return one
        return self.node(at, tuple(self.given(child, level, branch) for child in self.children[one]))

    def without(self, one: Function, absent: int) -> Function:
        """What is left of the function once it is clear that some groups (bits) will not be answered."""
        gone = self.rests_on[one] & absent
        if not gone:
            return one
        key = (one, gone)
        known = self._absent.get(key)
        if known is None:
            level = self.level[one]
            if gone >> self._home[level] & 1:
                # Only the first level of a group is met: what lies below it is asked where it was answered.
                known = self.without(self.children[one][0], absent)
            else:
                known = self.node(level, tuple(self.without(child, absent) for child in self.children[one]))
            self._absent[key] = known
        return known
