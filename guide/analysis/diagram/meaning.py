"""What conditions, tables and derived values mean, as functions of the answers.

What arithmetic makes of several answers, or of a table's output, is known as a span of numbers for each class
of its operands: a test of it that such a span does not settle may hold or not (`Functions.BOTH`), and every
claim that rests on it is told as wider than the truth. Tests of what one answer makes do not come here: the
flow is in plain words (see `ground`).

Never enters: steps, in which order things are asked, hit policies (see `results`).
"""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache, partial

from guide.analysis.diagram.cuts import Cut, Unit
from guide.analysis.diagram.functions import FAILS, HOLDS, Function, Functions
from guide.analysis.diagram.results import Result, told
from guide.analysis.diagram.spans import NOTHING, Span, as_value, calculate, span
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
    Some,
    Test,
    satisfies,
)
from guide.language.model import (
    NO,
    YES,
    Amount,
    Flow,
    HitPolicy,
    Outcome,
    Recommend,
    RecommendEntry,
    Table,
    Truth,
)


class Meaning:
    """Functions of everything that a flow's conditions name. `cuts` are those of its questions."""

    def __init__(
        self, flow: Flow, cuts: Mapping[str, Cut], levels: Mapping[tuple[str, str], int], made: Functions
    ) -> None:
        self._flow = flow
        self._cuts = cuts
        self._levels = levels
        self._made = made
        self._conditions: dict[Condition, Function] = {}
        self._hits: dict[str, list[Function]] = {}
        self._firsts: dict[tuple[str, str], Function] = {}
        # Many outcomes recommend by the same rules.
        self.first_of = cache(self._first_of)
        self.ranking_of = cache(self._ranking_of)

    # Conditions

    def of(self, condition: Condition | None) -> Function:
        """Whether the condition holds; None always does."""
        if condition is None:
            return self._made.TRUE
        known = self._conditions.get(condition)
        if known is None:
            known = self._conditions[condition] = self._of(condition)
        return known

    def _of(self, condition: Condition) -> Function:
        made = self._made
        match condition:
            case Test(name, predicate):
                return self._test(name, predicate)
            case Every(parts):
                found = made.TRUE
                for part in reversed(parts):
                    found = made.both(self.of(part), found)
                return found
            case Some(parts):
                found = made.FALSE
                for part in reversed(parts):
                    found = made.any_of(self.of(part), found)
                return found
            case _:
                return made.opposite(self.of(condition.part))

    def _test(self, name: Name, predicate: Predicate) -> Function:
        match name:
            case AnswerOf(question):
                return self._of_answer(self._cuts[question], predicate)
            case MarkOf(question, item):
                return self._of_mark(self._cuts[question], item, predicate)
            case OutputOf(table, output):
                return self._of_output(self._flow.tables[table], output, predicate)
            case _:
                return self._of_derived(name.value, predicate)

    # Answers

    def _of_answer(self, cut: Cut, predicate: Predicate) -> Function:
        made, lead = self._made, cut.lead
        if isinstance(predicate, Answered):
            holding = [made.TRUE] * len(lead.classes)
        elif isinstance(predicate, Count):
            holding = [self._counted(cut, predicate)] * len(lead.classes)
        else:
            holding = [
                made.truth(not cut.several and satisfies(one.witness, predicate)) for one in lead.classes
            ]
        return made.node(self._levels[lead.step, ""], (made.FALSE, *holding))

    def _counted(self, cut: Cut, count: Count) -> Function:
        """Whether the number of members that are chosen (or carry a mark) lies in the range."""
        if not cut.several:
            return self._made.FALSE
        units = [unit for unit in cut.units if unit.item in count.members]
        ends = (count.within.low, count.within.high)
        # From here on the range takes all counts alike.
        cap = max((int(end) + 1 for end in ends if isinstance(end, int | Decimal)), default=0)
        cap = max(cap, 0)
        row = [self._made.truth(number in count.within) for number in range(min(len(units), cap) + 1)]
        for place in range(len(units) - 1, -1, -1):
            unit = units[place]
            counts = [_counts(unit, index, count) for index in range(len(unit.classes))]
            level = self._levels[unit.step, unit.item]
            row = [
                self._made.node(level, tuple(row[min(number + more, cap)] for more in counts))
                for number in range(min(place, cap) + 1)
            ]
        return row[0]

    def _of_mark(self, cut: Cut, item: str, predicate: Predicate) -> Function:
        made = self._made
        unit = next((one for one in cut.units if one.item == item), None)
        if unit is None:  # only a flow built by hand names an item that is not there
            return made.FALSE
        marks = made.node(
            self._levels[unit.step, unit.item],
            tuple(made.truth(satisfies(one.witness, predicate)) for one in unit.classes),
        )
        return made.node(self._levels[cut.lead.step, ""], (made.FALSE, marks))

    # Tables

    def hits(self, table: Table) -> list[Function]:
        """Whether each rule hits."""
        known = self._hits.get(table.id)
        if known is None:
            known = self._hits[table.id] = [self.of(rule.when) for rule in table.rules]
        return known

    def _of_output(self, table: Table, output: str, predicate: Predicate) -> Function:
        result = Result(self._made, table, output, self.hits(table))
        if table.gives_list and isinstance(predicate, Count):
            return result.counted(predicate)
        return self._made.change(result.value(), lambda value: _settled(value, predicate))

    # Derived values

    def _of_derived(self, value: str, predicate: Predicate) -> Function:
        derived = self._flow.values[value]
        if isinstance(derived, Truth):
            return self._made.change(
                self.of(derived.when),
                lambda held: told(satisfies(YES if held == HOLDS else NO, predicate)),
            )
        return self._made.change(self._amount(derived), lambda held: _settled(held, predicate))

    def _amount(self, amount: Amount) -> Function:
        """The span that the number lies in; NOTHING while an operand has no value."""
        operands = [self._number_of(one) for one in amount.operands]
        if not operands:
            return self._made.constant(NOTHING)
        found = operands[0]
        for operand in operands[1:]:
            found = self._made.combine(found, operand, partial(calculate, amount.how))
        return self._made.change(found, as_value)

    def _number_of(self, operand: Name | int | Decimal) -> Function:
        made = self._made
        match operand:
            case int() | Decimal():
                return made.constant(span(operand, operand))
            case AnswerOf(question):
                lead = self._cuts[question].lead
                places = getattr(self._flow.asking(question).domain, "decimals", 0)
                spans = (made.constant(span(one.least, one.greatest, places)) for one in lead.classes)
                return made.node(self._levels[lead.step, ""], (made.constant(NOTHING), *spans))
            case OutputOf(table, output):
                found = self._flow.tables[table]
                held = Result(made, found, output, self.hits(found)).value()
                return made.change(held, lambda value: frozenset({span(value, value)}))
            case MarkOf():
                return made.constant(NOTHING)
            case _:
                derived = self._flow.values[operand.value]
                return self._amount(derived) if isinstance(derived, Amount) else made.constant(NOTHING)

    # Recommendations

    def _first_of(self, items: tuple[Recommend, ...]) -> Function:
        """The entry that is recommended first; NOTHING where none is."""
        made = self._made
        found = made.constant(NOTHING)
        for item in reversed(items):
            when = self.of(item.when)
            if isinstance(item, RecommendEntry):
                found = made.choose(when, made.constant(item.entry), found)
            else:
                named = self._first_named(self._flow.tables[item.table], item.output)
                some = made.change(named, lambda entry: told(entry is not NOTHING))
                found = made.choose(made.both(when, some), named, found)
        return found

    def _ranking_of(self, items: tuple[Recommend, ...]) -> Function:
        """All entries that are recommended, in their order, with blanks between; "" where none is."""
        made = self._made
        found = made.constant("")
        for item in reversed(items):
            when = self.of(item.when)
            for entry, names in reversed(self._naming(item)):
                found = made.change_where(made.both(when, names), found, partial(_put_first, entry))
        return found

    def _naming(self, item: Recommend) -> Sequence[tuple[str, Function]]:
        """The entries that an item may name, in its order, each with whether it does."""
        made = self._made
        if isinstance(item, RecommendEntry):
            return [(item.entry, made.constant(HOLDS))]
        table = self._flow.tables[item.table]
        # What collects a number still recommends by every rule that hit.
        if table.gives_list or table.hit_policy is HitPolicy.COLLECT:
            return Result(made, table, item.output, self.hits(table)).named()
        first = self._first_named(table, item.output)
        output = table.output(item.output)
        entries = dict.fromkeys(map(str, (*output.given, *filter(None, (output.default,)))))
        return [(entry, made.change(first, partial(_is, entry))) for entry in entries]

    def _first_named(self, table: Table, output: str) -> Function:
        """The entry of the first rule that made the table's result, or the default without a hit."""
        key = (table.id, output)
        known = self._firsts.get(key)
        if known is None:
            known = self._firsts[key] = Result(self._made, table, output, self.hits(table)).first()
        return known


def _put_first(entry: str, ranking: Hashable) -> frozenset[Hashable]:
    """The ranking with an entry before all others, named once."""
    others = (one for one in str(ranking).split() if one != entry)
    return frozenset({" ".join((entry, *others))})


def _is(entry: str, named: Hashable) -> frozenset[Hashable]:
    return told(named == entry)


def conditions_of(flow: Flow) -> Iterator[Condition]:
    """Every condition by which answers lead somewhere.

    Those of routes, refusals, rules, truths and recommendations.
    """
    for step in flow.steps.values():
        if isinstance(step, Outcome):
            for items in step.recommend.values():
                yield from (item.when for item in items if item.when is not None)
            continue
        yield from (refuse.when for refuse in getattr(step, "refuse", ()))
        yield from (route.when for route in step.routes if route.when is not None)
    for table in flow.tables.values():
        yield from (rule.when for rule in table.rules if rule.when is not None)
    yield from (value.when for value in flow.values.values() if isinstance(value, Truth))


def _counts(unit: Unit, index: int, count: Count) -> int:
    """Whether a value of the class counts: a chosen option, a mark of those counted."""
    witness = unit.classes[index].witness
    return int(witness is True or (isinstance(witness, str) and witness in count.marks))


def _settled(held: Hashable, predicate: Predicate) -> frozenset[Hashable]:
    """Whether a value, or each number of a span, satisfies the predicate."""
    if isinstance(held, Span) and isinstance(predicate, Among):
        return frozenset(HOLDS if one else FAILS for one in held.satisfies(predicate))
    value = held.low if isinstance(held, Span) else held
    return told(satisfies(value, predicate))  # type: ignore[arg-type]
