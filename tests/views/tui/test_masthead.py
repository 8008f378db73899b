"""Where the person is can be read in every width, in words, without colour."""

import pytest

from guide.japanese.width import cell_width
from guide.views.tui.masthead import draw, place_words
from guide.views.words.progress import STATES, Progress, StageMark

STAGES = ("スタート", "ステップ1", "ステップ2", "ステップ3", "ステップ4", "ステップ5", "ゴール")


def at(place: int, *, skipped: int | None = None) -> Progress:
    states = [
        "done" if index < place else "now" if index == place else "ahead" for index in range(len(STAGES))
    ]
    if skipped is not None:
        states[skipped] = "skipped"
    marks = tuple(StageMark(title, state, STATES[state]) for title, state in zip(STAGES, states, strict=True))
    return Progress(marks, "いま ステップ2です。このあと、四つの段階があります。")


def shown(progress: Progress, width: int, height: int) -> list[str]:
    return [row.text for row in draw("新庄市", "協働の進め方", progress, width, height)]


@pytest.mark.parametrize("place", range(7))
def test_at_80_columns_every_stage_has_its_state_written_under_it(place: int) -> None:
    _, names, rule = shown(at(place), 80, 3)
    for index, title in enumerate(STAGES):
        column = cell_width(names[: names.index(title)])
        under = next(i for i in range(len(rule) + 1) if cell_width(rule[:i]) >= column)
        word = "済み" if index < place else "いま" if index == place else "─"
        assert rule[under:].startswith(word)


def test_a_stage_that_is_not_passed_through_says_so() -> None:
    assert "通らない" in shown(at(3, skipped=1), 100, 3)[2]


def test_at_40_columns_the_stage_and_its_place_among_all_are_one_line() -> None:
    assert shown(at(2), 40, 3)[1].strip() == "ステップ2 ・ 7段階の3番目" == place_words(at(2), "", 38)


def test_where_the_line_is_too_narrow_what_is_left_is_told_rather_than_the_place() -> None:
    marks = (StageMark("B 別の進め方", "now", "いま"), StageMark("ゴール", "ahead", "これから"))
    progress = Progress(marks, "いま B 別の進め方です。", "あと1〜3問")
    assert shown(progress, 40, 3)[1].strip() == "B 別の進め方 ・ あと1〜3問"
    assert place_words(progress, "", 20) == "あと1〜3問"
    assert place_words(progress, "", 60) == "B 別の進め方 ・ 2段階の1番目 ・ あと1〜3問"


def test_beside_the_paper_the_stages_stand_one_below_the_other() -> None:
    rows = shown(at(2), 32, 30)
    assert [row.split()[-2] for row in rows if "ステップ" in row and "済み" in row] == ["ステップ1"]
    assert sum("これから" in row for row in rows) == 4
    assert any("> いま" in row for row in rows)
    assert len(rows) == 30


@pytest.mark.parametrize("width", range(1, 140))
def test_no_form_is_wider_than_the_screen(width: int) -> None:
    for height in (1, 3):
        assert max(cell_width(row) for row in shown(at(3), width, height)) <= max(width, 2)
