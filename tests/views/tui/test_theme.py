"""Every text can be read: 7:1 on every ground, in every palette, and on every screen as it is drawn."""

import pytest
from rich.color import Color
from rich.segment import Segment
from rich.style import Style

from benchmarks.contrast import LEAST_OF_BORDER, LEAST_OF_TEXT, SCREENS, measure, measured
from guide.views.tui.theme import DARK, HIGH_DARK, HIGH_LIGHT, LIGHT, PALETTES, preferred, styles, themes


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
