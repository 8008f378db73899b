"""A proof is accepted only as it was made: whoever touches a claim or the certificate is found out."""

from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide import library
from guide.analysis.proof import Doubt, Proof, State, Unproven, doubt_of, prove
from guide.language.model import Flow, Route
from guide.library import Files
from tests.analysis.proof.test_prover import SOME, TWO, seeds
from tests.laws.random_flows import seeded_flow
from tests.making import flow

if TYPE_CHECKING:
    from collections.abc import Callable

SHIPPED = library.all_flows()


@pytest.mark.parametrize("path", SHIPPED, ids=library.id_of)
def test_the_proof_of_every_shipped_guide_is_accepted_and_reaches_every_step(path: Any) -> None:
    files = library.read(path)
    assert isinstance(files, Files)
    guide = library.flow(files)
    assert isinstance(guide, Flow)
    proof = prove(guide)
    assert isinstance(proof, Proof)
    assert doubt_of(guide, proof) is None
    assert proof.steps == guide.steps.keys()


def with_state(proof: Proof, place: int, **changed: Any) -> Proof:
    states = list(proof.states)
    states[place] = msgspec.structs.replace(states[place], **changed)
    return msgspec.structs.replace(proof, states=tuple(states))


def with_more(proof: Proof, state: State) -> Proof:
    return msgspec.structs.replace(proof, states=(*proof.states, state))


def put(values: tuple[int, ...], place: int, value: int) -> tuple[int, ...]:
    return (*values[:place], value, *values[place + 1 :])


@st.composite
def doctored(draw: st.DrawFn) -> tuple[Flow, Proof]:
    """A flow and a proof of it in which one thing was changed."""
    guide = seeded_flow(draw(seeds), most_steps=5)
    proof = prove(guide)
    if isinstance(proof, Unproven):
        guide = flow(TWO)
        proof = prove(guide)
        assert isinstance(proof, Proof)
    replace = msgspec.structs.replace
    asking = [place for place, state in enumerate(proof.states) if state.next]
    place = draw(st.sampled_from(asking))
    state = proof.states[place]
    branch = draw(st.integers(0, len(state.next) - 1))
    others = sorted({-1, *range(len(proof.states)), len(proof.states)} - {state.next[branch]})
    step = draw(st.sampled_from(sorted(proof.reached)))
    classes = proof.classes[state.step]
    changes: list[Callable[[], Proof]] = [
        lambda: replace(proof, ways=str(int(proof.ways) + draw(st.sampled_from([-1, 1])))),
        lambda: replace(proof, fewest=proof.fewest - 1),
        lambda: replace(proof, most=proof.most + 1),
        lambda: with_state(proof, place, next=put(state.next, branch, draw(st.sampled_from(others)))),
        lambda: with_state(proof, place, next=state.next[:-1]),
        lambda: replace(proof, states=proof.states[:-1]),
        lambda: replace(proof, classes={**proof.classes, state.step: classes[:-1]}),
        lambda: replace(proof, classes={**proof.classes, state.step: (*classes, classes[0])}),
        lambda: replace(proof, reached={one: proof.reached[one] for one in proof.reached if one != step}),
        lambda: replace(proof, digest="0" * 64),
    ]
    changes.append(lambda: replace(proof, reached={**proof.reached, step: {}}))
    if state.known:
        question = draw(st.sampled_from(sorted(state.known)))
        # Another class may be one that no test ahead tells from it: then the proof is as good as before.
        other = draw(st.sampled_from([-2, len(proof.classes[question])]))
        changes.append(lambda: with_state(proof, place, known={**state.known, question: other}))
    return guide, draw(st.sampled_from(changes))()


@settings(max_examples=SOME)
@given(doctored())
def test_a_doctored_proof_is_refused(case: tuple[Flow, Proof]) -> None:
    assert doubt_of(*case) is not None


def test_a_proof_is_of_one_edition_of_one_flow() -> None:
    proof = prove(flow(TWO))
    assert isinstance(proof, Proof)
    assert doubt_of(flow(TWO.replace("to: other", "to: end")), proof) == Doubt("other-flow")


LATE = """
steps:
  first: {kind: yes-no, routes: [{when: {first: yes}, to: second}, {to: third}]}
  second: {kind: yes-no, to: third}
  third: {kind: yes-no, routes: [{when: {second: yes}, to: a}, {to: b}]}
  a: {kind: outcome}
  b: {kind: outcome}
"""


def test_what_a_route_reads_must_be_known_or_known_not_to_be_asked() -> None:
    guide = flow(LATE)
    proof = prove(guide)
    assert isinstance(proof, Proof)
    assert doubt_of(guide, proof) is None
    third = [place for place, state in enumerate(proof.states) if state.step == "third"]
    # Whether second was answered no or was not asked makes no difference from here on.
    assert sorted(proof.states[place].known["second"] for place in third) == [-1, 0]
    for place in third:
        assert doubt_of(guide, with_state(proof, place, known={})) == Doubt("state", "third")


def test_a_state_knows_what_was_answered_before_it_and_nothing_else() -> None:
    guide = flow(LATE)
    proof = prove(guide)
    assert isinstance(proof, Proof)
    second = next(place for place, state in enumerate(proof.states) if state.step == "second")
    third = proof.states[second].next[0]
    turned = with_state(proof, second, next=proof.states[second].next[::-1])
    assert doubt_of(guide, turned) == Doubt("transition", "second")
    # The states of second do not know how first was answered, so none behind them can.
    learned = with_state(proof, third, known={**proof.states[third].known, "first": 0})
    assert doubt_of(guide, learned) == Doubt("transition", "second")


def test_a_class_that_is_left_out_and_a_state_that_nothing_leads_to_are_found() -> None:
    guide = flow(LATE)
    proof = prove(guide)
    assert isinstance(proof, Proof)
    fewer = msgspec.structs.replace(proof, classes={**proof.classes, "second": ("yes",)})
    assert doubt_of(guide, fewer) == Doubt("classes", "second")
    third = next(state for state in proof.states if state.step == "third")
    assert doubt_of(guide, with_more(proof, third)) == Doubt("reached", "third")


def test_a_proof_may_not_begin_elsewhere_or_know_of_answers_to_come() -> None:
    guide = flow(LATE)
    proof = prove(guide)
    assert isinstance(proof, Proof)
    assert doubt_of(guide, msgspec.structs.replace(proof, states=())) == Doubt("start")
    assert doubt_of(guide, msgspec.structs.replace(proof, states=proof.states[1:])) == Doubt("start")
    for known in ({"gone": -1}, {"first": 7}):
        more = State("second", known, (0, 0))
        assert doubt_of(guide, with_more(proof, more)) == Doubt("state", "second")


def test_states_of_no_step_and_outcomes_with_a_way_on_are_refused() -> None:
    guide = flow(TWO)
    proof = prove(guide)
    assert isinstance(proof, Proof)
    assert doubt_of(guide, with_more(proof, State("gone", {}, ()))) == Doubt("state", "gone")
    end = next(place for place, state in enumerate(proof.states) if state.step == "end")
    assert doubt_of(guide, with_state(proof, end, next=(0,))) == Doubt("state", "end")


def test_a_state_leads_on_for_each_class_of_answers_and_answers_come_to_the_outcome_they_are_given_for() -> (
    None
):
    guide = flow(TWO)
    proof = prove(guide)
    assert isinstance(proof, Proof)
    assert len(proof.states[0].next) == 2
    for following in (proof.states[0].next[:1], (*proof.states[0].next, 1)):
        assert doubt_of(guide, with_state(proof, 0, next=following)) == Doubt("state", "first")
    swapped = {"end": proof.reached["other"], "other": proof.reached["end"]}
    assert doubt_of(guide, msgspec.structs.replace(proof, reached=swapped)) == Doubt("reached", "end")
    lacking = {"other": proof.reached["other"]}
    assert doubt_of(guide, msgspec.structs.replace(proof, reached=lacking)) == Doubt("reached", "end")
    nowhere = {**proof.reached, "other": {}}
    assert doubt_of(guide, msgspec.structs.replace(proof, reached=nowhere)) == Doubt("reached", "other")


@pytest.mark.parametrize(
    ("reason", "text"),
    [
        (
            "arithmetic",
            """
            values: {more: {sum: [n, m]}}
            start: n
            steps:
              n: {kind: number, to: m}
              m: {kind: number, routes: [{when: {more: "> 2"}, to: a}, {to: a}]}
              a: {kind: outcome}
            """,
        ),
        (
            "dead-end",
            """
            steps:
              n: {kind: number, refuse: [{when: {n: "> 0"}, say: x}, {when: {n: "<= 0"}, say: x}], to: a}
              a: {kind: outcome}
            """,
        ),
    ],
)
def test_what_cannot_be_proven_is_not_accepted_either(reason: str, text: str) -> None:
    guide = flow(text)
    states = (State("n", {}, (-1, -1)), State("a", {}, ()))
    proof = Proof(1, guide.id, guide.digest, "1", 1, 1, {"n": {}, "a": {}}, {"n": (0, 1)}, states)
    assert doubt_of(guide, proof) == Doubt(reason, "more" if reason == "arithmetic" else "n")


def test_a_question_of_too_many_combinations_is_not_accepted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("guide.analysis.proof.trials.MOST_TRIED", 3)
    guide = flow(
        """
        steps:
          q: {kind: choices, options: {a: A, b: B}, routes: [{when: {q: {includes: a}}, to: e}, {to: e}]}
          e: {kind: outcome}
        """
    )
    proof = prove(guide)
    assert isinstance(proof, Proof)
    assert doubt_of(guide, proof) == Doubt("too-many", "q")


REFUSING = """
steps:
  n: {kind: choice, options: {x: X, y: Y}, refuse: [{when: {n: x}, say: x}], to: a}
  a: {kind: outcome}
"""


def test_a_refused_answer_leads_nowhere_and_a_taken_one_somewhere() -> None:
    guide = flow(REFUSING)
    proof = prove(guide)
    assert isinstance(proof, Proof)
    assert proof.states[0].next == (-1, 1)
    for following in ((1, 1), (-1, -1), (-1, 2), (-1, 0)):
        assert doubt_of(guide, with_state(proof, 0, next=following)) == Doubt("transition", "n")
    for classes in ((), ("x", "gone")):
        assert doubt_of(guide, msgspec.structs.replace(proof, classes={"n": classes})) == Doubt(
            "classes", "n"
        )


def test_a_flow_built_by_hand_without_a_way_on_or_with_a_way_back_has_no_proof() -> None:
    guide = flow(TWO)
    proof = prove(guide)
    assert isinstance(proof, Proof)
    second = guide.asking("second")
    first = second.routes[0]
    stuck = msgspec.structs.replace(second, routes=(first, Route(first.when, "other")))
    back = msgspec.structs.replace(second, routes=(Route(None, "first"),))
    for step, doubt, why in (
        (stuck, Doubt("stuck", "second"), Unproven("structure", "second")),
        (back, Doubt("classes", "second"), Unproven("again", "first")),
    ):
        made = msgspec.structs.replace(guide, steps={**guide.steps, "second": step})
        assert prove(made) == why
        assert doubt_of(made, proof) == doubt


@pytest.mark.parametrize("seed", [0, 12, 19, 24, 53, 59])
def test_what_lies_on_another_branch_counts_as_not_asked_whatever_the_order_of_the_steps(seed: int) -> None:
    guide = seeded_flow(seed, most_steps=6)
    proof = prove(guide)
    assert isinstance(proof, Proof)
    assert doubt_of(guide, proof) is None
    ways = ((state, proof.states[after]) for state in proof.states for after in state.next if after >= 0)
    assert any(
        known == -1 and state.step not in guide.ahead(question)
        for state, after in ways
        for question, known in after.known.items()
    )
