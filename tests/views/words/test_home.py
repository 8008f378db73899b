"""The start page says in two lines what this is."""

from guide.japanese.width import cell_width
from guide.sentences.wordings import EASY, ENGLISH, ORDINARY
from guide.views.words.home import ABOUT, GuideCard, under


def test_two_lines_say_what_this_is_and_each_fits_an_ordinary_terminal() -> None:
    assert len(ABOUT) == 2
    assert all(cell_width(line) <= 80 and line.endswith("。") for line in ABOUT)


def test_a_guide_opens_unless_a_problem_is_told() -> None:
    assert GuideCard("a/b", "市", "題", "", "").problem == ""


def test_a_guide_that_lacks_the_wording_of_the_reader_says_so() -> None:
    guide = GuideCard("a/b", "市", "題", "一行目\n二行目", "", wordings=(EASY,))
    assert under(guide, ORDINARY) == under(guide, EASY) == ("一行目", "二行目")
    assert under(guide, ENGLISH) == ("This guide is only in Japanese.",)
    ordinary = GuideCard("a/b", "市", "題", "一行目", "")
    assert under(ordinary, EASY) == ("一行目", "この 案内（あんない）は、ふつうの 日本語だけです。")
    broken = GuideCard("a/b", "市", "題", "", "", "開けません。")
    assert under(broken, ENGLISH) == ("開けません。",)
