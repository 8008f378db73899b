"""Answers lead where the flow says, with reasons, and nothing else has a say."""

import pytest
from msgspec.structs import replace

from guide.engine.answers import Refusal
from guide.engine.follow import follow, refusal_of, value_of
from guide.engine.trace import Problem, Reason, Recommended, TableRun
from guide.language.conditions import AnswerOf, OutputOf
from guide.language.model import Citation, Flow, Outcome, Question, Route
from tests.making import flow

FLOW = flow(
    """
tables:
  order:
    title: かたちの順番
    hit-policy: rule-order
    inputs: [lead, fields]
    outputs: {form: {catalogue: forms}}
    rules:
      - {when: {lead: citizens}, then: {form: hojo}, because: 市民が中心, cite: {page: 8}}
      - {when: {fields: {includes: snow}}, then: {form: itaku}, because: 除雪, cite: {page: 9}}
      - {when: {lead: citizens}, then: {form: hojo}, because: お金, cite: {page: 8}}
      - {when: {lead: citizens}, then: {form: hojo}, because: お金, cite: {page: 8}}
      - {when: {lead: citizens}, then: {form: hojo}, cite: {page: 10}}
  size:
    title: 大きさ
    hit-policy: first
    inputs: [people]
    outputs: {o: {values: [small, large]}}
    rules: [{when: {people: "< 10"}, then: {o: small}}, {then: {o: large}}]
  unread:
    hit-policy: first
    inputs: [lead]
    outputs: {form: {catalogue: forms}}
    rules: [{then: {form: koen}}]
steps:
  lead: {kind: choice, options: {citizens: 市民, city: 市}, to: people}
  people:
    kind: number
    routes: [{when: {size.o: small}, to: fields}, {to: big}]
  fields: {kind: choices, options: {snow: 除雪, sea: 海}, to: end}
  big: {kind: outcome}
  end:
    kind: outcome
    recommend:
      desks:
        - {entry: kankyo, when: {lead: city}, because: 市が中心}
        - {entry: seisaku}
      forms:
        - {from: order.form}
        - {from: unread.form, when: {lead: city}}
"""
)
WHOLE = {"lead": "citizens", "people": 5, "fields": ["snow"]}


def cited(page: int) -> tuple[Citation, ...]:
    return (Citation("plan", str(page)),)


def test_a_walk_stops_at_the_first_question_without_an_answer() -> None:
    trace = follow(FLOW, {"lead": "city", "fields": ["snow"]})
    assert trace.asking == "people"
    assert trace.outcome is None
    assert dict(trace.live) == {"lead": "city"}
    assert trace.unused == ("fields",)
    assert trace.recommendations == {}


def test_the_first_route_that_holds_is_taken() -> None:
    assert follow(FLOW, {"lead": "city", "people": 5}).here == "fields"
    assert follow(FLOW, {"lead": "city", "people": 10}).here == "big"


def test_what_is_recommended_is_ranked_as_first_named_with_every_reason() -> None:
    trace = follow(FLOW, WHOLE)
    assert trace.recommendations["forms"] == (
        Recommended(
            "hojo",
            1,
            (Reason(("市民が中心",), cited(8)), Reason(("お金",), cited(8)), Reason((), cited(10))),
        ),
        Recommended("itaku", 2, (Reason(("除雪",), cited(9)),)),
    )


def test_an_entry_is_recommended_only_when_its_condition_holds() -> None:
    assert [one.entry for one in follow(FLOW, WHOLE).recommendations["desks"]] == ["seisaku"]
    led_by_city = follow(FLOW, WHOLE | {"lead": "city"}).recommendations
    assert [one.entry for one in led_by_city["desks"]] == ["kankyo", "seisaku"]
    assert [(one.rank, one.entry) for one in led_by_city["forms"]] == [(1, "itaku"), (2, "koen")]


def test_the_trace_holds_the_tables_that_were_read_and_where() -> None:
    trace = follow(FLOW, WHOLE)
    assert list(trace.tables) == ["order"]
    assert trace.tables["order"].used == (0, 1, 2, 3, 4)
    assert [list(visit.tables) for visit in trace.visits] == [[], ["size"], []]
    assert trace.visits[1].tables["size"] == TableRun("size", (0, 1), (0,), {"o": "small"})


def test_names_have_their_values_where_the_walk_stopped() -> None:
    lookup = value_of(FLOW, follow(FLOW, WHOLE | {"people": "９"}))
    assert lookup(AnswerOf("people")) == 9
    assert lookup(OutputOf("size", "o")) == "small"
    assert lookup(OutputOf("unread", "form")) == "koen"


def test_an_answer_that_cannot_be_used_counts_as_not_given_and_is_told() -> None:
    trace = follow(FLOW, WHOLE | {"people": "many"})
    assert trace.asking == "people"
    assert trace.problems == (Problem("people", Refusal("整数で答えてください（例: 5）。")),)
    assert trace.unused == ("fields",)


def test_no_answer_and_what_is_no_question_are_not_unused_answers() -> None:
    odd: dict[object, object] = {"fields": None, "end": "yes", "gone": 1, 5: 5, None: "x", ("a",): "b"}
    assert follow(FLOW, odd).unused == ()  # type: ignore[arg-type]


CONFLICT = flow(
    """
tables:
  torn:
    title: 決め方
    hit-policy: unique
    inputs: [q]
    outputs: {form: {catalogue: forms, default: koen}}
    rules: [{when: {q: yes}, then: {form: hojo}}, {when: {q: [yes, no]}, then: {form: itaku}}]
steps:
  q: {kind: yes-no, unsure: true, routes: [{when: {torn.form: hojo}, to: other}, {to: end}]}
  other: {kind: outcome}
  end: {kind: outcome, recommend: {forms: [{from: torn.form}]}}
"""
)


def test_a_table_that_contradicts_itself_gives_nothing_and_is_told_once() -> None:
    trace = follow(CONFLICT, {"q": "yes"})
    assert trace.here == "end"
    assert trace.recommendations == {"forms": ()}
    sentence = (
        "案内の決め方の表「決め方」に、食いちがう規則があります。案内を作った担当者に知らせてください。"
    )
    assert trace.problems == (Problem("q", Refusal(sentence)),)


def test_a_contradiction_found_only_at_the_end_is_told_there() -> None:
    q = CONFLICT.steps["q"]
    assert isinstance(q, Question)
    straight = replace(CONFLICT, steps={**CONFLICT.steps, "q": replace(q, routes=(Route(None, "end"),))})
    assert [problem.step for problem in follow(straight, {"q": "yes"}).problems] == ["end"]


def test_the_default_is_recommended_when_no_rule_hits() -> None:
    trace = follow(CONFLICT, {"q": "unsure"})
    assert trace.recommendations == {"forms": (Recommended("koen", 1, ()),)}
    assert follow(CONFLICT, {"q": "no"}).recommendations["forms"][0].entry == "itaku"


def by_hand(*routes: tuple[Route, ...]) -> Flow:
    """The flow CONFLICT with other routes for its one question, as no file could say them."""
    steps = dict(CONFLICT.steps)
    q = steps["q"]
    assert isinstance(q, Question)
    for number, found in enumerate(routes):
        steps[f"q{number}"] = replace(q, id=f"q{number}", routes=found)
    return replace(CONFLICT, steps=steps, start="q0")


def never() -> Route:
    q = CONFLICT.steps["q"]
    assert isinstance(q, Question)
    return q.routes[0]


@pytest.mark.parametrize(
    ("made", "path"),
    [
        (by_hand((Route(None, "q1"),), (Route(None, "q0"),)), ("q0", "q1", "q0")),
        (by_hand((Route(None, "q0"),)), ("q0", "q0")),
        (by_hand((never(),)), ("q0",)),
        (by_hand(()), ("q0",)),
    ],
    ids=["round in two", "round in one", "no route holds", "no route at all"],
)
def test_a_flow_built_by_hand_that_leads_round_or_nowhere_stops_and_says_so(
    made: Flow, path: tuple[str, ...]
) -> None:
    trace = follow(made, {"q0": "no", "q1": "no"})
    assert trace.path == path
    assert trace.asking == path[-1]
    assert [problem.step for problem in trace.problems] == [path[-1]]
    assert "案内に書かれていません" in trace.problems[0].refusal.sentence
    assert set(trace.live) == set(path[:-1])


def test_a_step_that_nothing_leads_to_has_no_say() -> None:
    made = by_hand((Route(None, "end"),), (Route(None, "other"),))
    trace = follow(made, {"q0": "no", "q1": "no"})
    assert isinstance(trace.outcome, Outcome)
    assert trace.path == ("q0", "end")
    assert trace.unused == ("q1",)


REFUSING = flow(
    """
steps:
  since: {kind: date, to: until}
  until:
    kind: date
    refuse:
      - when: {days: "< 0"}
        say: "{since}より後の日を答えてください。"
      - when: {days: "> 30"}
        say: [{when: {days: "> 365"}, text: 長すぎます。}, {text: "{days}は長いです。"}]
    to: size
  size: {kind: number, to: end}
  end: {kind: outcome}
values:
  days: {difference: [until, since]}
"""
)


def test_an_answer_that_does_not_go_with_another_is_not_taken_and_told_in_the_authors_words() -> None:
    def told(until: str) -> str:
        trace = follow(REFUSING, {"since": "2026-04-02", "until": until, "size": 5})
        assert trace.asking == "until"
        assert trace.unused == ("size",)
        refusal = refusal_of(trace, "until")
        assert refusal is not None
        assert trace.problems == (Problem("until", refusal),)
        return refusal.sentence

    assert told("2026-04-01") == "2026年4月2日より後の日を答えてください。"
    assert told("2026-06-01") == "60日は長いです。"
    assert told("2028-06-01") == "長すぎます。"
    taken = follow(REFUSING, {"since": "2026-04-02", "until": "2026-04-03", "size": 5})
    assert taken.outcome is not None
    assert refusal_of(taken, "until") is None
    assert refusal_of(follow(REFUSING, {}), "since") is None
