"""A flow that could not be walked to an end is refused."""

from guide.language.conditions import AnswerOf, OutputOf
from guide.language.structure import (
    DEPTH,
    ahead,
    before,
    derived_behind,
    in_order,
    leading_back,
    questions_of,
)
from tests.language.small import FLOW, loaded, told


def test_steps_stand_before_those_they_lead_to() -> None:
    flow = loaded().flow
    assert flow is not None
    assert in_order(flow) == (list(flow.steps), [])


def test_a_drawn_loop_is_told_with_its_steps_and_the_rest_is_in_order() -> None:
    flow = loaded(("cite: {page: 8}, to: words}", "cite: {page: 8}, to: ready}")).flow
    assert flow is not None
    order, loop = in_order(flow)
    assert loop == ["ready", "size", "day", "ready"]
    assert order == [step for step in flow.steps if step in order]
    assert leading_back(flow) == {"ready", "size", "day"}


def test_what_stands_before_a_step_has_it_ahead() -> None:
    flow = loaded(("cite: {page: 8}, to: words}", "cite: {page: 8}, to: ready}")).flow
    assert flow is not None
    order, _ = in_order(flow)
    led, leads = before(flow, order), ahead(flow, order)
    for place, step in enumerate(order):
        for other, following in enumerate(order):
            assert bool(led[following] >> place & 1) == bool(leads[step] >> other & 1)
        assert bool(led[step] >> place & 1) == (step in leading_back(flow))


def test_what_leads_back_to_a_step_can_have_been_asked_before_it_but_not_the_step_itself() -> None:
    back = ("cite: {page: 8}, to: words}", "cite: {page: 8}, to: ready}")
    for name in ("size", "day", "lead"):
        text = ("    to: fields", "    to: fields")
        assert told(back, text, ("kind: checklist", f"kind: checklist\n    help: '{{{name}}}'")) == []
    own = ("kind: checklist", "kind: checklist\n    help: '{ready}'")
    assert told(back, own) == ["never-earlier: 'ready' は、このステップより前に聞かれません。"]


def test_a_step_reads_only_what_was_asked_before_it() -> None:
    later = "never-earlier: 'big' は、このステップより前に聞かれません。"
    for place in ("ask: だれが中心になりますか。", "ask: どの分野ですか。"):
        assert told((place, "ask: '{big}'")) == [later]
    for key in ("help", "why"):
        assert told(("    to: fields", f"    {key}: '{{big}}'\n    to: fields")) == [later]
    assert told(("    to: fields", "    routes: [{when: {big: yes}, to: ready}, {to: fields}]")) == [later]
    assert told(("    to: fields", "    routes: [{when: {lead: city}, to: ready}, {to: fields}]")) == []
    assert told(("cite: {page: 8}\n    to: end", "why: '{read}'\n    cite: {page: 8}\n    to: end"))
    assert told(("title: 読んでください", "title: '{read}'")) == [
        "never-earlier: 'read' は、このステップより前に聞かれません。"
    ]


def test_a_table_can_be_read_when_one_of_its_questions_was_asked() -> None:
    assert told(("ask: どの分野ですか。", "ask: '{order.form}'")) == []
    early = told(("ask: だれが中心になりますか。", "ask: '{order.form}'"))
    assert early == ["never-earlier: 'order.form' は、このステップより前に聞かれません。"]


def test_reasons_and_recommendations_are_read_at_the_end() -> None:
    aside = "  aside: {kind: yes-no, stage: start, ask: 別の道, cite: {page: 1}, to: end}\nsteps:\n"
    extra = ("steps:\n", "steps:\n" + aside.removesuffix("steps:\n"))
    because = told(extra, ("form: hojo}, cite", "form: hojo}, because: '{aside}', cite"))
    assert because == ["never-earlier: 'aside' は、このステップより前に聞かれません。"]
    entry = "[{entry: koen, when: {aside: yes}, because: '{aside}', cite: {page: 1}}]"
    assert len(told(extra, ("[{from: order.form}]", entry))) == 2
    assert len(told(extra, ("points: [点]", "points: ['{aside}'], when: {aside: yes}"))) == 2


def test_rules_read_only_inputs_and_items_of_their_checklists() -> None:
    assert (
        told(("inputs: [lead]", "inputs: [lead, ready]"), ("when: {lead", "when: {ready.people: yes, lead"))
        == []
    )
    found = told(("when: {lead: citizens}", "when: {lead: citizens, ready.people: yes, big: yes}"))
    assert [one.partition(" ")[0] for one in found] == ["not-an-input:", "not-an-input:"]


def tables(count: int, first: str) -> str:
    lines = ["tables:"]
    for number in range(count):
        read = first if number == 0 else f"t{number - 1}.x, t{number - 1}.y"
        lines += [
            f"  t{number}: {{title: 表, hit-policy: first, inputs: [{read}], ",
            "    outputs: {x: {type: text}, y: {type: text}},",
            "    rules: [{then: {x: a, y: b}, cite: {page: 1}}]}",
        ]
    return "\n".join(lines) + "\n"


def test_tables_may_rest_on_one_another_but_not_on_themselves() -> None:
    assert told(("tables:\n", tables(DEPTH, "lead"))) == []
    (deep,) = told(("tables:\n", tables(DEPTH + 5, "lead")))
    assert deep.startswith(f"rests-too-deep: 't{DEPTH}'")
    (round_,) = told(("tables:\n", tables(3, "lead, t2.x")))
    assert round_ == "rests-on-itself: 't0' は、自分の結果を使って決まることになります（t0 → t2 → t1 → t0）。"


def test_the_questions_behind_a_name_are_found_through_tables() -> None:
    flow = loaded(("tables:\n", tables(DEPTH, "lead, big"))).flow
    assert flow is not None
    assert questions_of(flow, OutputOf(f"t{DEPTH - 1}", "x")) == {"lead", "big"}
    assert questions_of(flow, AnswerOf("day")) == {"day"}
    assert set(derived_behind(flow, [OutputOf("t1", "x"), AnswerOf("day")])) == {"t0", "t1"}


def test_a_flow_must_be_able_to_end() -> None:
    page = "  end: {kind: page, stage: start, title: 終わらない, cite: {page: 2}, to: lead}\n"
    assert told((FLOW[FLOW.index("  end:") :], page)) == [
        "no-outcome: 結果（kind: outcome）が一つもありません。"
    ]
