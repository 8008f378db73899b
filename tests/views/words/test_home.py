"""The start page says in two lines what this is."""

from guide.japanese.width import cell_width
from guide.views.words.home import ABOUT, GuideCard


def test_two_lines_say_what_this_is_and_each_fits_an_ordinary_terminal() -> None:
    assert len(ABOUT) == 2
    assert all(cell_width(line) <= 80 and line.endswith("。") for line in ABOUT)


def test_a_guide_opens_unless_a_problem_is_told() -> None:
    assert GuideCard("a/b", "市", "題", "", "").problem == ""
