"""Every text can be read: 7:1 on every ground, in every palette, and on every screen as it is drawn."""

import datetime as dt
from pathlib import Path

import pytest
from rich.color import Color
from rich.segment import Segment
from rich.style import Style

from benchmarks.contrast import LEAST_OF_BORDER, LEAST_OF_TEXT, measure, measured
from benchmarks.screens import SCREENS
from guide.engine.interview import begin
from guide.records.saver import Saver
from guide.views.saves import Saves
from guide.views.tui.app import Kyodo
from guide.views.tui.theme import DARK, HIGH_DARK, HIGH_LIGHT, LIGHT, PALETTES, preferred, styles, themes
from tests.views.tui.stage import KINDS, app, cards, cell_of, load_card, press, shinjo, text


def luminance(color: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    channels = [value / 255 for value in Color.parse(color).get_truecolor()]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("name", PALETTES)
def test_every_text_has_a_contrast_of_at_least_7_on_every_ground(name: str) -> None:
    palette = PALETTES[name]
    poor = {
        (kind, ground): round(contrast(style.color.name, ground), 2)
        for kind, style in styles(name).items()
        if style.color is not None and kind != "rule"
        for ground in (palette.ground, palette.band)
        if contrast(style.color.name, ground) < 7
    }
    assert poor == {}


@pytest.mark.parametrize("name", PALETTES)
def test_lines_have_a_contrast_of_at_least_4_5(name: str) -> None:
    assert contrast(PALETTES[name].rule, PALETTES[name].ground) >= 4.5


@pytest.mark.parametrize(
    ("environment", "theme"),
    [
        ({}, DARK),
        ({"COLORFGBG": "0;15"}, LIGHT),
        ({"COLORFGBG": "15;default;0"}, DARK),
        ({"COLORFGBG": "0;15", "KYODO_THEME": "dark"}, DARK),
        ({"KYODO_THEME": "light"}, LIGHT),
        ({"KYODO_THEME": "?"}, DARK),
        ({"KYODO_THEME": "high"}, HIGH_DARK),
        ({"KYODO_THEME": "high", "COLORFGBG": "0;15"}, HIGH_LIGHT),
        ({"KYODO_THEME": "high-light"}, HIGH_LIGHT),
    ],
)
def test_the_theme_follows_a_wish_and_else_the_terminal(environment: dict[str, str], theme: str) -> None:
    assert preferred(environment) == theme


def test_the_theme_remembered_is_taken_unless_another_is_wished_for_by_name() -> None:
    assert preferred({}, HIGH_LIGHT) == HIGH_LIGHT
    assert preferred({"COLORFGBG": "0;15"}, HIGH_DARK) == HIGH_DARK
    assert preferred({"KYODO_THEME": "light"}, HIGH_DARK) == LIGHT
    assert preferred({}, "no such theme") == DARK


def grounds(kyodo: Kyodo) -> set[str]:
    """The colours behind what is on the screen."""
    strips = kyodo.screen._compositor.render_strips()
    styles = (one.style for strip in strips for one in strip if one.text.strip())
    return {style.bgcolor.get_truecolor().hex for style in styles if style and style.bgcolor}


async def test_v_changes_the_colours_on_every_screen_says_so_and_they_stay(tmp_path: Path) -> None:
    saver = Saver(tmp_path / "saves", lambda: dt.datetime(2026, 11, 26, tzinfo=dt.UTC))
    kyodo = Kyodo(cards(), load_card, saves=Saves(saver, load_card))
    async with kyodo.run_test(size=(80, 24)) as pilot:
        first = kyodo.theme
        for lead, told, name in (
            ("v", "白い字", HIGH_DARK),
            ("1 v", "黒い字", HIGH_LIGHT),
            ("w v", "暗い字", LIGHT),
            ("escape c v", "明るい字", DARK),
            ("escape Ｖ", "白い字", HIGH_DARK),
        ):
            await press(pilot, lead)
            assert told in text(kyodo)
            assert kyodo.theme == name
            assert grounds(kyodo) <= {PALETTES[name].ground, PALETTES[name].band}
        await press(pilot, "1")
        assert first == DARK
        assert grounds(kyodo) == {PALETTES[HIGH_DARK].ground, PALETTES[HIGH_DARK].band}
        await pilot.click(offset=cell_of(kyodo, "v 色"))
        assert kyodo.theme == HIGH_LIGHT
    assert Kyodo(cards(), load_card, saves=Saves(saver, load_card)).theme == HIGH_LIGHT
    saver.close()


async def test_where_letters_are_text_f4_changes_the_colours_and_no_letter_does() -> None:
    wish = {"agree": "yes", "fields": ["snow"], "people": 5, "day": "2026-04-01"}
    kyodo = app(begin(KINDS, wish)[0])
    async with kyodo.run_test(size=(80, 24)) as pilot:
        await press(pilot, "v")
        assert kyodo.theme == DARK
        assert "F4 色" in text(kyodo)
        await press(pilot, "f4")
        assert kyodo.theme == HIGH_DARK
        assert "v" in text(kyodo)


async def test_where_no_colour_is_wanted_v_says_so_and_keeps_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    kyodo = app(shinjo())
    async with kyodo.run_test(size=(80, 24)) as pilot:
        await press(pilot, "v")
        assert kyodo.theme == DARK
        assert "NO_COLOR" in text(kyodo)


def test_all_palettes_style_the_same_kinds_of_text() -> None:
    assert len({frozenset(styles(name)) for name in PALETTES}) == 1
    assert [theme.name for theme in themes()] == [DARK, LIGHT, HIGH_DARK, HIGH_LIGHT]


async def test_every_screen_as_it_is_drawn_keeps_the_limits_in_every_theme() -> None:
    found = await measure()
    assert len(found) == len(SCREENS) * len(PALETTES)
    assert min(one.cells for one in found) > 100
    poor = [one for one in found if one.text < LEAST_OF_TEXT or one.border < LEAST_OF_BORDER]
    assert poor == []
    high = [one for one in found if one.theme in {HIGH_DARK, HIGH_LIGHT}]
    assert min(one.text for one in high) >= 12
    assert min(one.border for one in high) >= 10


def test_the_measure_finds_what_is_too_pale_and_what_has_no_colour() -> None:
    pale = Segment("うすい", Style(color="#999999", bgcolor="#ffffff"))
    line = Segment("──", Style(color="#000000", bgcolor="#ffffff"))
    found = measured("theme", "screen", [pale, line, Segment("   ")])
    assert (round(found.text, 2), found.border, found.cells) == (2.85, 21.0, 5)
    with pytest.raises(ValueError, match="without a colour"):
        measured("theme", "screen", [Segment("色のない文")])
