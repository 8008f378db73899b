"""When a table gives something else without one of its rules.

Told as a condition on the table's inputs, so that `possible` can find answers with which the rule is missed,
or show that there are none. What counts is what comes out and in which order; that a list names the same
result twice does not, nor do reasons. For policies by which it is hard to say, the condition is wider: it
holds wherever the rule hits and nothing else gives the same.

Never enters: where the table is read, wording.
"""

from collections.abc import Iterable, Iterator

from guide.language.conditions import Condition, Every, Not, Some
from guide.language.model import HitPolicy, Rule, Table


def missed(table: Table, index: int) -> Condition:
    """When the table without the rule at `index` gives something else, or may."""
    mine = table.rules[index]
    others = [*table.rules[:index], *table.rules[index + 1 :]]
    match table.hit_policy:
        case HitPolicy.FIRST:
            first = Every((_hits(mine), _none(table.rules[:index])))
            below = table.rules[index + 1 :]
            return Every((first, Some((_none(below), *_overtaken(below, mine)))))
        case HitPolicy.RULE_ORDER:
            above = table.rules[:index]
            new = Every((_hits(mine), _none(_giving(above, mine))))
            later = (
                Every((one, _none(_giving(above, rule))))
                for rule, one in _before_the_same(table.rules[index + 1 :], mine)
            )
            return Every((new, Some((_none(_giving(others, mine)), *later))))
        case HitPolicy.UNIQUE | HitPolicy.COLLECT:
            return _hits(mine)
        case _:
            return Every((_hits(mine), _none(_giving(others, mine))))


def _overtaken(below: tuple[Rule, ...], mine: Rule) -> Iterator[Condition]:
    """That the first of these rules that hits gives something else."""
    for index, rule in enumerate(below):
        if rule.then != mine.then:
            yield Every((_hits(rule), _none(below[:index])))


def _before_the_same(below: tuple[Rule, ...], mine: Rule) -> Iterator[tuple[Rule, Condition]]:
    """For each rule that gives something else, that it hits before any that gives the same."""
    for index, rule in enumerate(below):
        if rule.then != mine.then:
            yield rule, Every((_hits(rule), _none(_giving(below[:index], mine))))


def _hits(rule: Rule) -> Condition:
    return rule.when or Every(())


def _giving(rules: Iterable[Rule], mine: Rule) -> list[Rule]:
    return [rule for rule in rules if rule.then == mine.then]


def _none(rules: Iterable[Rule]) -> Condition:
    return Not(Some(tuple(map(_hits, rules))))
