"""Rules whose result other rules give as well: when leaving a rule out makes no difference.

A rule has a twin where another gives the same result, with the same reason and citation where people read
those. It makes a difference where, of the rules that hit, none of its twins steps in for it.

Invariant: where the condition of `may_make_a_difference` holds nowhere, leaving the rule out changes nothing;
it may hold where nothing would change.

Never enters: which rules can hit in a walk (see `ruling`).
"""

from collections.abc import Hashable, Iterable, Sequence
from itertools import takewhile

from msgspec import Struct

from guide.engine.tables import by_priority
from guide.language.conditions import Condition, Every, Not, Some
from guide.language.model import HitPolicy, Table

ALWAYS, _NEVER = Every(()), Some(())

BY_RANK = frozenset({HitPolicy.FIRST, HitPolicy.PRIORITY})
"""Where of the rules that hit only the first in their order counts."""
_TOGETHER = frozenset({HitPolicy.ANY, HitPolicy.RULE_ORDER, HitPolicy.OUTPUT_ORDER})


class Twins(Struct, frozen=True):
    """A rule among the rules of its table, in the order in which they are looked at.

    `better` come before it, `behind` after it; `same` are those with the same result.
    """

    rule: int
    better: tuple[int, ...]
    behind: tuple[int, ...]
    same: frozenset[int]


def twins_of(table: Table, rule: int, *, told: bool, counted: bool) -> Twins:
    """The twins of a rule.

    `told` says that people read its reasons, `counted` that conditions or texts read lists it is in.
    """
    everyone, order = range(len(table.rules)), in_rank(table)
    place = order.index(rule)
    alike = table.hit_policy in BY_RANK | _TOGETHER and not (counted and table.gives_list)
    mine = _result(table, rule, told=told)
    same = (one for one in everyone if one != rule and _result(table, one, told=told) == mine)
    return Twins(rule, order[:place], order[place + 1 :], frozenset(same if alike else ()))


def in_rank(table: Table) -> tuple[int, ...]:
    """The rules of a table in the order in which they are looked at."""
    everyone = range(len(table.rules))
    ranked = table.hit_policy in {HitPolicy.PRIORITY, HitPolicy.OUTPUT_ORDER}
    return tuple(by_priority(table, everyone) if ranked else everyone)


def _result(table: Table, rule: int, *, told: bool) -> Hashable:
    one = table.rules[rule]
    return (one.then, one.because, one.cite) if told else one.then


def used_alone(table: Table, twins: Twins) -> Condition | None:
    """When a rule makes the result, or is one of those that do; None for always."""
    mine = table.rules[twins.rule].when
    if table.hit_policy not in BY_RANK:
        return mine
    better = [table.rules[one].when for one in twins.better]
    if None in better:
        return _NEVER
    not_better = Not(Some(tuple(when for when in better if when is not None)))
    return Every((not_better,) if mine is None else (mine, not_better))


def may_make_a_difference(table: Table, twins: Twins) -> Condition:
    """When a rule makes the result and no twin steps in for it."""
    used = used_alone(table, twins) or ALWAYS
    if table.hit_policy in BY_RANK:
        return Every((used, Not(Some(tuple(_steps_in(table, twins))))))
    return Every((used, Not(_any_hits(table, _standing_in(twins)))))


def makes_a_difference(table: Table, twins: Twins, hits: Sequence[int]) -> bool:
    """The same where it is known which rules hit, the rule itself among them."""
    if table.hit_policy in BY_RANK:
        if any(one in hits for one in twins.better):
            return False
        return next((one for one in twins.behind if one in hits), None) not in twins.same
    return not any(one in hits for one in _standing_in(twins))


def _steps_in(table: Table, twins: Twins) -> Iterable[Condition]:
    """For each twin behind a rule: it hits, and none of another result before it."""
    others: list[int] = []
    for one in twins.behind:
        if one in twins.same:
            yield Every((table.rules[one].when or ALWAYS, Not(_any_hits(table, others))))
        else:
            others.append(one)


def _standing_in(twins: Twins) -> list[int]:
    """Of rules that count together, the twins that give the same at the same place."""
    behind = takewhile(twins.same.__contains__, twins.behind)
    return [*(one for one in twins.better if one in twins.same), *behind]


def _any_hits(table: Table, rules: Iterable[int]) -> Condition:
    return Some(tuple(table.rules[one].when or ALWAYS for one in rules))
