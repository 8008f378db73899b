"""The HTML sheet is one safe file that a printer, a phone and a screen reader can use."""

import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from guide.views.sheet.html import html
from guide.views.sheet.reading import words
from tests.views.sheet.sheets import HOSTILE, made, told, walked

ALLOWED = {
    *("html", "head", "meta", "title", "style", "body", "header", "main", "footer", "section", "div"),
    *("h1", "h2", "h3", "p", "ul", "li", "dl", "dt", "dd", "ruby", "rp", "rt"),
}


class Page(HTMLParser):
    """Every tag with its attributes, and whether all are closed in order."""

    def __init__(self, written: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.well_formed = True
        self.feed(written)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        self.well_formed &= self.open.pop() == tag


def test_it_holds_every_text_of_the_sheet() -> None:
    sheet = made(notes=("メモ",))
    shown = "".join("".join(words(html(sheet), "html")).split())
    missing = [text for text in told(sheet) if "".join(text.split()) not in shown]
    assert missing == []


def test_it_is_well_formed_and_uses_only_tags_that_do_nothing() -> None:
    page = Page(html(made()))
    assert page.well_formed
    assert page.open == []
    assert {tag for tag, _ in page.tags} <= ALLOWED


def test_no_attribute_fetches_or_runs_anything() -> None:
    attributes = {key for _, given in Page(html(made())).tags for key in given}
    assert attributes <= {"lang", "charset", "http-equiv", "content", "name", "class"}
    assert not re.search(r"url\(|@import|https?:", html(made()))


def test_the_policy_allows_nothing_but_its_own_style() -> None:
    page = Page(html(made()))
    policy = next(given["content"] for _, given in page.tags if "http-equiv" in given)
    assert policy
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_words_are_only_words(hostile: str) -> None:
    calm, loud = (html(made(walked(wish=wish), notes=(wish,))) for wish in ("静かに", hostile))
    shape = [(tag, given.get("class")) for tag, given in Page(calm).tags]
    assert [(tag, given.get("class")) for tag, given in Page(loud).tags] == shape
    assert "".join(hostile.split()) in "".join("".join(words(loud, "html")).split())


def test_words_around_a_reading_are_words_too() -> None:
    ruby = "<ruby>協働<rp>（</rp><rt>きょうどう</rt><rp>）</rp></ruby>"
    assert f"&lt;b&gt;{ruby}&lt;/b&gt;" in html(made(walked(wish="<b>協働（きょうどう）</b>")))


def test_readings_are_ruby() -> None:
    assert "<ruby>協働<rp>（</rp><rt>きょうどう</rt><rp>）</rp></ruby>" in html(made())


def test_headings_have_no_gap_for_screen_readers() -> None:
    levels = [int(tag[1]) for tag, _ in Page(html(made())).tags if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_it_says_its_language_and_breaks_lines_strictly() -> None:
    written = html(made())
    assert '<html lang="ja">' in written
    assert "line-break: strict" in written
    assert "size: A4" in written


def test_ticked_and_unticked_points_differ_in_more_than_colour() -> None:
    written = html(made())
    assert '<ul class="boxes"><li>決算をまとめる</li></ul>' in written
    assert '<ul class="boxes"><li class="done">記録をまとめる</li></ul>' in written
