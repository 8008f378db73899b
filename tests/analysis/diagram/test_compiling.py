"""Size follows the flow, what is not read is forgotten, and what is too large is named."""

import pytest

from guide.analysis.diagram import OUTCOME, Compiler, Diagram, compile_flow, compile_rankings
from guide.language.model import Flow
from tests.making import flow

LEAD = """
steps:
  lead: {kind: choice, options: {a: あ, b: い, c: う}, to: ready}
  ready:
    kind: checklist
    items: {one: 一, two: 二, three: 三}
    routes: [{when: {ready: {all: yes}}, to: goal}, {to: own}]
  goal: {kind: outcome, recommend: {forms: [{entry: koen, when: {lead: a}}, {entry: hojo}]}}
  own: {kind: outcome}
"""


def opened(made: Flow, aspect: str = OUTCOME) -> list[str]:
    diagram = compile_flow(made)
    nodes = diagram.aspects[aspect].nodes
    return [diagram.units[node.unit].step for node in nodes if node.opens]


def test_an_answer_is_remembered_only_where_something_still_reads_it() -> None:
    assert sorted(opened(flow(LEAD))) == ["lead", "ready"]
    assert sorted(opened(flow(LEAD), "forms")) == ["lead", "ready", "ready"]


def test_ends_are_told_aspect_by_aspect() -> None:
    diagram = compile_flow(flow(LEAD))
    assert {name: set(aspect.ends) for name, aspect in diagram.aspects.items()} == {
        OUTCOME: {"goal", "own"},
        "forms": {"koen", "hojo", None},
    }
    assert diagram.exact


def test_no_node_stands_for_what_cannot_be_answered() -> None:
    least = """
steps:
  q:
    kind: choices
    least: 2
    options: {x: 一, y: 二}
    routes: [{when: {q: {all: [x, y]}}, to: end}, {to: never}]
  never: {kind: yes-no, routes: [{when: {never: yes}, to: end}, {to: other}]}
  end: {kind: outcome}
  other: {kind: outcome}
"""
    assert opened(flow(least)) == ["q"]


def many(number: int) -> Flow:
    """So many checklists of eight items in a row: 3^8 answers to each."""
    items = ", ".join(f"i{item}: 項目" for item in range(8))
    steps = "".join(
        f"""
  q{place}:
    kind: checklist
    items: {{{items}}}
    routes: [{{when: {{q{place}: {{count: '>= 4', of: yes}}}}, to: q{place + 1}}}, {{to: q{place + 1}}}]"""
        for place in range(number)
    )
    last = f"\n  q{number}: {{kind: yes-no, routes: [{{when: {{q0.i0: yes}}, to: goal}}, {{to: own}}]}}"
    return flow(f"steps:{steps}{last}\n  goal: {{kind: outcome}}\n  own: {{kind: outcome}}")


def test_size_follows_the_flow_and_not_the_number_of_answers() -> None:
    sizes, answers = [], []
    for number in (5, 10):
        diagram = compile_flow(many(number))
        found = diagram.extent
        assert found is not None
        sizes.append(len(found.aspect.nodes))
        answers.append(found.answers[found.aspect.root])
    assert answers == [3**40 * 2, 3**80 * 2]
    assert sizes[1] < 2 * sizes[0]


def test_what_is_larger_than_the_limit_is_named_and_nothing_is_claimed() -> None:
    diagram = compile_flow(flow(LEAD), limit=3)
    assert (diagram.aspects, diagram.left_out, diagram.exact) == ({}, (OUTCOME, "forms"), False)
    assert diagram.extent is None


def test_a_part_can_be_too_large_alone() -> None:
    made = flow(LEAD.replace("{lead: a}", "{lead: a, ready: {count: '>= 2', of: 'no'}}"))
    sizes = [compile_flow(made, limit=limit).left_out for limit in range(3, 60)]
    assert ("forms",) in sizes
    assert sizes[-1] == ()


def test_what_was_too_large_leaves_the_next_part_as_much_as_it_had_itself() -> None:
    both = """
steps:
  q: {kind: choices, ask: 問い, least: 0, options: {x: 一, y: 二, z: 三}, to: end}
  end:
    kind: outcome
    recommend:
      forms: [{entry: hojo, when: {q: {any: [x]}}}, {entry: koen, when: {q: {any: [y]}}}, {entry: hojo}]
      desks: [{entry: kankyo, when: {q: {any: [z]}}}]
"""
    sizes = [compile_flow(flow(both), limit=limit).left_out for limit in range(3, 60)]
    assert ("forms",) in sizes
    assert ("desks",) not in sizes


RANKED = """
steps:
  q: {kind: choices, ask: 問い, least: 0, options: {x: 一, y: 二}, to: end}
  end: {kind: outcome, recommend: {forms: [ITEMS]}}
tables:
  t:
    hit-policy: POLICY
    inputs: [q]
    outputs: {form: {catalogue: forms, default: hojo}}
    rules: [{when: {q: {includes: x}}, then: {form: koen}}, {when: {q: {includes: y}}, then: {form: itaku}}]
"""


def ranked(items: str, policy: str = "rule-order") -> set[object]:
    made = flow(RANKED.replace("ITEMS", items).replace("POLICY", policy))
    return set(compile_rankings(made, ["forms"]).aspects["forms"].ends)


def test_a_ranking_tells_every_entry_once_in_its_order() -> None:
    assert ranked("{from: t.form}") == {"hojo", "koen", "itaku", "koen itaku"}
    assert ranked("{entry: itaku, when: {q: {includes: x}}}, {from: t.form}, {entry: koen}") == {
        "hojo koen",
        "itaku koen",
    }
    assert ranked("{entry: hojo, when: {q: {includes: y}}}") == {"", "hojo"}


def test_a_ranking_follows_the_order_of_the_entries_where_the_table_says_so() -> None:
    # In the catalogue koen stands before itaku.
    assert ranked("{from: t.form}", "output-order") == {"hojo", "koen", "itaku", "koen itaku"}


def test_a_ranking_from_a_table_with_one_result_names_that() -> None:
    assert ranked("{from: t.form}, {entry: itaku}", "first") == {"hojo itaku", "koen itaku", "itaku"}


EDITED = """
steps:
  first: {kind: choice, options: {a: あ, b: い}, routes: [{when: {first: a}, to: ready}, {to: early}]}
  ready:
    kind: checklist
    items: {one: 一, two: 二}
    routes: [{when: {ready: {all: yes}, first: a}, to: goal}, {to: term}]
  early: {kind: yes-no, to: term}
  term: {kind: yes-no, routes: [{when: {term: yes, first: b}, to: goal}, {to: own}]}
  goal: {kind: outcome, recommend: {forms: [{entry: koen, when: {early: yes}}, {entry: hojo}]}}
  own: {kind: outcome, recommend: {forms: [{entry: itaku, when: {ready.one: yes}}]}}
"""


def told(diagram: Diagram) -> object:
    """Each aspect as what its classes lead to, whatever numbers nodes and units have, and how large it is."""
    found: dict[str, object] = {}
    for name, aspect in diagram.aspects.items():
        made: list[object] = []
        for node in aspect.nodes:
            asked = diagram.units[node.unit] if node.unit >= 0 else aspect.ends[node.end]
            made.append((asked, node.opens, [(one.classes, one.size, made[one.to]) for one in node.edges]))
        found[name] = made[aspect.root], len(made), set(aspect.ends)
    return found


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("{when: {first: a}, to: ready}, {to: early}", "{when: {first: a}, to: early}, {to: ready}"),
        ("to: goal}, {to: term}", "to: term}, {to: goal}"),
        ("to: goal}, {to: own}", "to: own}, {to: goal}"),
        ("{to: own}", "{to: first}"),
        ("entry: koen, when: {early: yes}", "entry: koen, when: {early: 'no'}"),
        ("b: い", "b: い, c: う"),
    ],
)
def test_an_edition_compiled_after_another_is_the_same_as_compiled_alone(before: str, after: str) -> None:
    first = Compiler(flow(EDITED))
    first.diagram()
    first.rankings(["forms"])
    edited = flow(EDITED.replace(before, after))
    second = Compiler(edited, like=first)
    assert told(second.diagram()) == told(compile_flow(edited))
    assert told(second.rankings(["forms"])) == told(compile_rankings(edited, ["forms"]))


def test_each_respect_may_take_as_much_as_is_allowed_it() -> None:
    compiler = Compiler(many(4))
    assert compiler.diagram(1).left_out == (OUTCOME,)
    assert compiler.diagram().left_out == ()
