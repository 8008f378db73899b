"""Nothing is called unchanged, impossible or without a gap that answers show to be otherwise.

What is calculated blurs the diagram; these laws hold for every flow, blurred or not, and say of each claim
only that it is true. `KYODO_EXAMPLES=5000 python -m pytest tests/laws/test_truth_laws.py` looks harder.
"""

import os
from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from guide.analysis.diff import Compared, Sort, compare, match
from guide.analysis.echoes import Echoes
from guide.analysis.tables_read import tables_behind
from guide.analysis.telling import Told, told_at
from guide.engine.answers import Refusal, accept
from guide.engine.follow import follow, value_of
from guide.engine.trace import Trace
from guide.engine.wording import fill
from guide.language.conditions import AnswerOf, Lookup, MarkOf, Name, OutputOf, Value, ValueOf, holds
from guide.language.diagnostics import Path
from guide.language.model import Amount, Flow, HitPolicy
from guide.views.words.edited import edited
from tests.laws.brute_force import chance, end_of, walks
from tests.laws.edits import with_a_rule_changed, with_other_options_read
from tests.laws.random_conditions import Dice
from tests.laws.random_flows import COUNTING, KINDS, flow_data, seeded_flow
from tests.laws.test_edition_laws import answers, loaded, refused

Named = (AnswerOf, MarkOf, OutputOf, ValueOf)
EXAMPLES = int(os.environ.get("KYODO_EXAMPLES", "30"))


def told_apart(compared: Compared, sort: Sort, aspect: str) -> bool:
    return any(change.sort is sort and change.aspect == aspect for change in compared.changes)


def may_change(compared: Compared, aspect: str) -> bool:
    """Whether it is told, or left open, that answers end otherwise in an aspect."""
    behind = f"{aspect} 2"
    open_ones = {*compared.undecided, *compared.left_out}
    return (
        bool({aspect, behind} & open_ones)
        or told_apart(compared, Sort.TURNED, aspect)
        or told_apart(compared, Sort.REORDERED, aspect)
    )


def shown(flow: Flow, trace: Trace) -> list[object]:
    """What a person sees of a result, but for its blocks."""
    told: list[object] = [trace.here]
    if trace.outcome is not None:
        lookup = value_of(flow, trace)
        told += [fill(trace.outcome.title, flow, lookup), fill(trace.outcome.summary, flow, lookup)]
        told += [
            (one.entry, [fill(reason.text, flow, lookup) for reason in one.reasons])
            for ranked in trace.recommendations.values()
            for one in ranked
        ]
    return told


@pytest.mark.parametrize(("part", "kinds"), [(0, KINDS), (1, COUNTING), (2, COUNTING)])
def test_nothing_is_called_unchanged_that_answers_show_to_be_otherwise(
    part: int, kinds: Sequence[str]
) -> None:
    pairs = blurred = 0
    for seed in range(part, 3 * EXAMPLES, 3):
        dice = chance(seed)
        data = flow_data(Dice(dice.randint), most_steps=5, most_tables=2, kinds=kinds)
        old, new = loaded(data), loaded(with_a_rule_changed(data, dice))
        if old is None or new is None:
            continue
        pairs += 1
        matching = match(old, new, {})
        compared = compare(old, new, matching)
        texts = edited(old, new, matching)
        blurred += not compared.exact
        for _ in range(25):
            agree(old, new, compared, answers(old, new, dice), same_texts=not texts)
    assert pairs > EXAMPLES // 2
    assert kinds is KINDS or blurred > EXAMPLES // 60


def agree(old: Flow, new: Flow, compared: Compared, given: Mapping[str, Value], *, same_texts: bool) -> None:
    before, after = follow(old, given), follow(new, given)
    turned_away = refused(before, given), refused(after, given)
    if any(turned_away):
        if before.here != after.here:
            sorts: Any = {change.sort for change in compared.changes}
            # Who is turned away answers again. Where one edition alone asks that question, this is told.
            asked = {(before.here, False), (after.here, True)} & {*compared.asked}
            assert compared.refusals or sorts or compared.undecided or asked, given
        return
    for aspect in ("", "forms", "desks"):
        if end_of(before, aspect) != end_of(after, aspect):
            assert may_change(compared, aspect), (aspect, given)
    # Who is asked otherwise may read otherwise: that is told of the question.
    if compared.proves_the_same and not compared.asked:
        assert sorted(before.path) == sorted(after.path), given
        if same_texts:
            assert shown(old, before) == shown(new, after), given


@pytest.mark.parametrize("part", range(2))
def test_no_text_tells_a_value_that_is_not_there_without_being_found(part: int) -> None:
    found = 0
    for seed in range(part, 2 * EXAMPLES, 2):
        guide = seeded_flow(seed, most_steps=4)
        echoes = Echoes(guide)
        told = {(one.code, one.path) for one in echoes.findings()}
        found += len(told)
        for trace in walks(guide, chance(seed), 4):
            lookup = value_of(guide, trace)
            for one in told_at(guide, guide.steps[trace.here]):
                read = all(holds(when, lookup) for when in one.when) and not one.place.after_answer
                if read and lookup(one.name) is None and not explained(guide, one.name, lookup):
                    assert echoes.left or is_found(guide, told, one), (seed, one)
    assert found > EXAMPLES // 10


def explained(guide: Flow, name: Name, lookup: Lookup) -> bool:
    """Whether a value is missing for its size, or because rules contradict each other: told elsewhere."""
    if isinstance(name, OutputOf):
        return guide.tables[name.table].hit_policy in {HitPolicy.UNIQUE, HitPolicy.ANY}
    value = guide.values.get(name.value) if isinstance(name, ValueOf) else None
    operands = [
        one for one in (value.operands if isinstance(value, Amount) else ()) if isinstance(one, Named)
    ]
    lacking = [one for one in operands if lookup(one) is None]
    return bool(operands) and all(explained(guide, one, lookup) for one in lacking)


def is_found(guide: Flow, told: set[tuple[str, Path]], one: Told) -> bool:
    tables = {("table-gap", ("tables", table)) for table in tables_behind(guide, one.name)}
    return ("no-value", one.path) in told or not told.isdisjoint(tables)


@pytest.mark.parametrize("part", range(2))
def test_a_change_is_told_with_answers_that_show_it(part: int) -> None:
    told = 0
    for seed in range(part, 2 * EXAMPLES, 2):
        dice = chance(seed)
        data = flow_data(Dice(dice.randint), most_steps=5, most_tables=2)
        old, new = loaded(data), loaded(with_a_rule_changed(data, dice))
        if old is None or new is None:
            continue
        compared = compare(old, new, match(old, new, {}))
        for change in compared.changes:
            for pattern in change.patterns:
                before, after = follow(old, pattern.old), follow(new, pattern.new)
                if change.sort is Sort.TURNED:
                    ends = [(it.asking, end_of(it, change.aspect)) for it in (before, after)]
                    assert ends[0] != ends[1]
                    told += 1
    assert told > EXAMPLES // 40


@pytest.mark.parametrize("part", range(2))
def test_answers_told_as_gone_or_new_are_taken_by_the_one_edition_and_not_by_the_other(part: int) -> None:
    told = 0
    for seed in range(part, 2 * EXAMPLES, 2):
        dice = chance(seed)
        data = flow_data(
            Dice(dice.randint), most_steps=4, most_tables=1, kinds=("choices", "choice", "checklist")
        )
        pair = loaded(data), loaded(with_other_options_read(data, dice))
        for old, new in (pair, pair[::-1]):
            if old is None or new is None:
                continue
            compared = compare(old, new, match(old, new, {}))
            sides = {Sort.GONE: (old, new), Sort.NEW: (new, old)}
            for change in compared.changes:
                for pattern in change.patterns if change.sort in sides and compared.exact else ():
                    taking, other = sides[change.sort]
                    given = pattern.old if change.sort is Sort.GONE else pattern.new
                    assert all(takes(taking, step, value) for step, value in given.items()), (seed, given)
                    stopped = follow(other, given).asking
                    assert stopped is not None, (seed, given)
                    told += 1
    assert told > EXAMPLES // 10


def takes(flow: Flow, step: str, value: Value) -> bool:
    return not isinstance(accept(flow.asking(step), value), Refusal)
