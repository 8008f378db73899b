"""Size follows the flow, what is not read is forgotten, and what is too large is named."""

from guide.analysis.diagram import OUTCOME, Stop, compile_flow, extent
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
        found = extent(diagram)
        assert found is not None
        sizes.append(len(found.aspect.nodes))
        answers.append(found.answers[found.aspect.root])
    assert answers == [3**40 * 2, 3**80 * 2]
    assert sizes[1] < 2 * sizes[0]


def test_what_is_larger_than_the_limit_is_named_and_nothing_is_claimed() -> None:
    diagram = compile_flow(flow(LEAD), limit=3)
    assert (diagram.aspects, diagram.left_out, diagram.exact) == ({}, (OUTCOME, "forms"), False)
    assert extent(diagram) is None


def test_a_part_can_be_too_large_alone() -> None:
    sizes = [compile_flow(flow(LEAD), limit=limit).left_out for limit in range(3, 60)]
    assert ("forms",) in sizes
    assert sizes[-1] == ()


def test_a_refused_answer_ends_the_walk() -> None:
    made = flow(
        """
steps:
  term: {kind: choice, options: {short: 短い, long: 長い}, to: form}
  form:
    kind: choice
    options: {koen: 後援, hojo: 補助}
    refuse: [{when: {form: koen, term: long}, say: 短い間だけです。}]
    to: end
  end: {kind: outcome}
"""
    )
    aspect = compile_flow(made).aspects[OUTCOME]
    assert set(aspect.ends) == {"end", Stop.REFUSED}
    found = extent(compile_flow(made))
    assert found is not None
    assert found.answers[aspect.root] == 3
    assert found.questions[aspect.root] == (2, 2)


def test_arithmetic_that_is_not_settled_leaves_both_ways_open() -> None:
    made = flow(
        """
values: {whole: {sum: [a, b]}}
steps:
  a: {kind: number, least: 0, most: 9, to: b}
  b: {kind: number, least: 0, most: 9, routes: [{when: {whole: '>= 10'}, to: much}, {to: little}]}
  much: {kind: outcome}
  little: {kind: outcome}
"""
    )
    diagram = compile_flow(made)
    assert not diagram.exact
    found = extent(diagram)
    assert found is not None
    assert set(found.aspect.told(found.aspect.concluding)) == {"little", "much"}


def test_arithmetic_that_is_settled_by_bounds_stays_exact() -> None:
    made = flow(
        """
values: {whole: {sum: [a, 5]}}
steps:
  a: {kind: number, least: 0, most: 9, routes: [{when: {whole: '>= 20'}, to: much}, {to: little}]}
  much: {kind: outcome}
  little: {kind: outcome}
"""
    )
    diagram = compile_flow(made)
    assert diagram.exact
    assert diagram.aspects[OUTCOME].ends == ("little",)


def test_a_question_that_nobody_can_answer_leads_nowhere() -> None:
    made = flow(
        """
steps:
  q: {kind: choices, options: {a: あ, b: い}, exclusive: [a], least: 1, to: end}
  end: {kind: outcome}
"""
    )
    found = extent(compile_flow(made))
    assert found is not None
    assert found.answers[found.aspect.root] == 2  # a alone, or b
