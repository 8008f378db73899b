"""The start page of line mode, and every way in which a walk ends: always politely."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.engine.interview import Interview, begin
from guide.language.model import Flow
from guide.views.passage import Passage, body
from guide.views.plain.walk import run
from guide.views.words.home import GuideCard
from tests.laws.random_flows import flows
from tests.views.plain.test_walk import FORK, at
from tests.views.plain.walking import Person, walked

CARDS = [
    GuideCard("mihon/fork", "見本市", "案内", "まとめ", "版"),
    GuideCard("mihon/no", "見本市", "壊れた案内", "", "", "開けません。"),
]


def opened(*lines: str) -> tuple[Interview | None, str]:
    person = Person(lines)
    load: dict[str, Flow | str] = {"mihon/fork": FORK, "mihon/no": "使えない理由です。"}
    ended = run(CARDS, lambda flow_id: load[flow_id], None, person.read, person.write)
    return ended, person.said


def test_a_guide_is_chosen_by_its_number() -> None:
    ended, said = opened("5", "2", "１", "2")
    assert "上の番号か文字を、一つ打ってください。" in said
    assert "使えない理由です。" in said
    assert ended is not None
    assert ended.trace.outcome is not None


@pytest.mark.parametrize("lines", [("q",), ("Ｑ",), ()])
def test_the_start_page_can_be_left(lines: tuple[str, ...]) -> None:
    ended, said = opened(*lines)
    assert ended is None
    assert said.endswith("終わります。\n\n")


def test_without_guides_the_start_page_says_so_and_ends() -> None:
    person = Person(["1"])
    assert run((), lambda _: "", None, person.read, person.write) is None
    assert "案内が見つかりません。" in person.said


@pytest.mark.parametrize("ending", [EOFError, KeyboardInterrupt, OSError])
def test_ctrl_c_ctrl_d_and_a_lost_terminal_end_the_walk_politely(ending: type[BaseException]) -> None:
    person = Person([])

    def read(_: str) -> str:
        raise ending

    ended = run((), lambda _: "", at("ready"), read, person.write)
    assert ended is not None
    assert ended.answers == at("ready").answers
    assert person.said.endswith("終わります。\n\n")


LINES = st.lists(
    st.sampled_from(
        ["", "0", "1", "2", "3", "4", "1 2", "b", "c", "w", "s", "g", "r", "q", "?", "/b", "/", "はい"]
    )
    | st.text(max_size=5),
    max_size=40,
)


@given(flows(), LINES)
def test_no_lines_can_do_more_than_walk_and_the_end_of_the_input_always_ends_it(
    random_flow: Flow, lines: list[str]
) -> None:
    ended, said = walked(random_flow, *lines)
    assert said.endswith("終わります。")
    assert begin(random_flow, ended.answers) == (Interview(random_flow, ended.answers), ())


def test_a_walk_may_go_on_for_ever() -> None:
    ended, _ = walked(FORK, *(["1", "c", "1", "c", "1", "r", "1"] * 250))
    assert ended.trace.asking == "lead"


# The sheet


def test_p_makes_the_sheet_and_says_what_there_is_to_tell() -> None:
    made: list[Interview] = []

    def hand_out(interview: Interview) -> Passage:
        made.append(interview)
        return (body("紙ができました。"),)

    person = Person(["p", "q", "1"])
    run((), lambda _: "", Interview(FORK), person.read, person.write, hand_out=hand_out)
    assert "紙ができました。" in person.said
    assert [one.answers for one in made] == [{}]


def test_where_no_sheets_are_made_p_says_so() -> None:
    person = Person(["p", "q"])
    run((), lambda _: "", Interview(FORK), person.read, person.write)
    assert "質問に一つ答えると、紙にできます。" in person.said
