"""Every text can be read: 7:1 on every ground, in both palettes."""

import pytest
from rich.color import Color

from guide.views.tui.theme import DARK, LIGHT, PALETTES, preferred, styles, themes


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
    ],
)
def test_the_theme_follows_a_wish_and_else_the_terminal(environment: dict[str, str], theme: str) -> None:
    assert preferred(environment) == theme


def test_both_palettes_style_the_same_kinds_of_text() -> None:
    assert styles(DARK).keys() == styles(LIGHT).keys()
    assert [theme.name for theme in themes()] == [DARK, LIGHT]
