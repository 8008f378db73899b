"""A drawn way back is refused just where some answers walk it, and told with these answers."""

from pathlib import Path

from msgspec.structs import replace

from guide.analysis.again import ARITHMETIC, TOO_LARGE, loops, problems, walked_back
from guide.analysis.proof import Doubt, Proof, Unproven, doubt_of, prove
from guide.analysis.proof.certificate import FORMAT, State
from guide.analysis.reach import reach
from guide.engine.follow import follow
from guide.language.loader import load
from guide.language.model import Flow
from tests.making import CITY, file, flow

ROUND = Path(__file__).with_name("round.yaml").read_text(encoding="utf-8")
"""Two questions that come in either order, as the first answer says."""

WALKED = ROUND.replace("{first: place}, to: money", "{place: yes}, to: money")

NUMBERS = """
values: {all: {sum: [n, m]}, more: {difference: [n, m]}}
steps:
  n: {kind: number, least: 0, most: 9, to: m}
  m: {kind: number, least: 0, most: 9, routes: [{when: {all: 5, more: 2}, to: n}, {to: end}]}
  end: {kind: outcome}
"""


def told(guide: Flow, **limit: int) -> list[tuple[str, object]]:
    return [(one.code, one.facts) for one in loops(guide, **limit)]


def test_a_way_back_that_no_answers_walk_is_no_mistake() -> None:
    guide = flow(ROUND)
    assert told(guide) == []
    assert walked_back(guide) is None
    for first, path in (("money", ["first", "money", "place"]), ("place", ["first", "place", "money"])):
        trace = follow(guide, {"first": first, "money": "yes", "place": "no"})
        assert [*trace.path] == [*path, "end"]
    assert not {one.code for one in reach(guide, prove(guide)).findings} - {"no-example"}


def test_a_way_back_that_some_answers_walk_is_told_with_its_steps_and_these_answers() -> None:
    guide = flow(WALKED)
    assert told(guide) == [
        (
            "walkable-loop",
            {"steps": "money → place → money", "answers": "例: first: money、money: yes、place: yes"},
        )
    ]
    assert "walkable-loop" in {one.code for one in reach(guide, prove(guide)).findings}
    pages = flow("steps: {a: {kind: page, routes: [{to: b}]}, b: {kind: page, to: a}, c: {kind: outcome}}")
    assert told(pages) == [("walkable-loop", {"steps": "a → b → a", "answers": ""})]


def test_of_a_long_way_back_only_both_ends_are_named() -> None:
    pages = "".join(f"  p{number}: {{kind: page, to: p{number + 1}}}\n" for number in range(40))
    (found,) = loops(flow(f"steps:\n{pages}  p40: {{kind: page, to: p0}}\n  end: {{kind: outcome}}\n"))
    assert str(found.facts["steps"]).split(" → ")[8:12] == ["p8", "p9", "（22ステップ）", "p32"]


def test_what_is_not_found_out_is_not_called_safe() -> None:
    steps = "money → place → money"
    assert told(flow(ROUND), limit=1) == [("undecided-loop", {"steps": steps, "why": TOO_LARGE})]
    assert told(flow(NUMBERS)) == [("undecided-loop", {"steps": "n → m → n", "why": ARITHMETIC})]
    # What arithmetic leaves open is still told where answers were found that walk it.
    assert told(flow(NUMBERS.replace("all: 5, more: 2", "all: '< 5'")))[0][0] == "walkable-loop"


def test_the_problem_is_located_and_a_flow_that_did_not_load_has_none_more() -> None:
    city = ("city.yaml", CITY.encode())
    (found,) = problems(load("a/b", ("flow.yaml", file(WALKED)), city))
    assert (found.code, found.snippet.strip().startswith("{")) == ("walkable-loop", True)
    assert problems(load("a/b", ("flow.yaml", b"format: 1"), city)) == []


def test_a_proof_of_a_flow_with_a_way_back_is_found_and_accepted() -> None:
    guide = flow(ROUND)
    proof = prove(guide)
    assert isinstance(proof, Proof)
    assert (proof.ways, proof.fewest, proof.most) == ("8", 3, 3)
    assert doubt_of(guide, proof) is None
    assert prove(flow(WALKED)) == Unproven("again", "money")


def test_a_proof_by_which_a_walk_would_come_to_a_step_twice_is_not_accepted() -> None:
    walked = flow(
        "steps: {a: {kind: yes-no, routes: [{when: {a: yes}, to: a}, {to: b}]}, b: {kind: outcome}}"
    )
    assert prove(walked) == Unproven("again", "a")
    states = (State("a", {}, (0, 1)), State("b", {}, ()))
    forged = Proof(
        FORMAT, walked.id, walked.digest, "1", 1, 1, {"b": {"a": "no"}}, {"a": ("yes", "no")}, states
    )
    assert doubt_of(walked, forged) == Doubt("again", "a")


def test_a_proof_that_knows_another_answer_or_states_nobody_comes_to_is_not_accepted() -> None:
    guide = flow(ROUND)
    proof = prove(guide)
    assert isinstance(proof, Proof)
    after = proof.states[0].next[0]
    other = {**proof.states[after].known, "first": 1 - proof.states[after].known["first"]}
    states = list(proof.states)
    states[after] = replace(states[after], known=other)
    assert doubt_of(guide, replace(proof, states=tuple(states))) == Doubt("transition", "first")
    more = (*proof.states, State("end", {}, ()))
    assert doubt_of(guide, replace(proof, states=more)) == Doubt("reached", "end")


def test_a_start_that_is_led_back_to_is_proven_too() -> None:
    guide = flow("""
steps:
  a: {kind: yes-no, routes: [{when: {a: yes}, to: b}, {to: end}]}
  b: {kind: yes-no, routes: [{when: {a: no}, to: a}, {to: end}]}
  end: {kind: outcome}
""")
    proof = prove(guide)
    assert isinstance(proof, Proof)
    assert (proof.ways, proof.fewest, proof.most) == ("2", 1, 2)
    assert doubt_of(guide, proof) is None
