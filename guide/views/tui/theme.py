"""Colours: dark and light palettes, each also with high contrast, and the style of each kind of text.

Invariant: every text has a contrast of at least 7:1 on every ground it is drawn on (WCAG 2.2, 1.4.6), and
nothing is said by colour alone: what a style sets apart is also said in words or marks.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from rich.style import Style
from textual.filter import ANSIToTruecolor, LineFilter, NoColor
from textual.theme import Theme


class Palette(NamedTuple):
    """Colours by what they are for, as #rrggbb."""

    ground: str
    band: str
    """Behind the current row."""
    text: str
    muted: str
    accent: str
    strong: str
    notice: str
    rule: str


PALETTES: Mapping[str, Palette] = {
    "kyodo-dark": Palette(
        ground="#11161c",
        band="#22343d",
        text="#f3f0e7",
        muted="#b7c1c9",
        accent="#8fdcc2",
        strong="#ffffff",
        notice="#ffd27a",
        rule="#7d8b96",
    ),
    "kyodo-light": Palette(
        ground="#fcf9f2",
        band="#dcebe4",
        text="#1a1f24",
        muted="#3f474e",
        accent="#0b4d40",
        strong="#000000",
        notice="#6d2600",
        rule="#6b747c",
    ),
    "kyodo-high-dark": Palette(
        ground="#000000",
        band="#0c211e",
        text="#ffffff",
        muted="#f0f0f0",
        accent="#8ffbe4",
        strong="#ffffff",
        notice="#ffe98a",
        rule="#d0d0d0",
    ),
    "kyodo-high-light": Palette(
        ground="#ffffff",
        band="#dff3ea",
        text="#000000",
        muted="#14181c",
        accent="#00281f",
        strong="#000000",
        notice="#471600",
        rule="#3c4247",
    ),
}
DARK, LIGHT, HIGH_DARK, HIGH_LIGHT = PALETTES

ORDER = (DARK, HIGH_DARK, HIGH_LIGHT, LIGHT)
"""As they follow one another when a person switches: each time one thing changes, contrast or ground."""


def after(name: str) -> str:
    """The theme that follows when a person switches."""
    return ORDER[(ORDER.index(name) + 1) % len(ORDER)]


def preferred(environment: Mapping[str, str], remembered: str = "") -> str:
    """The theme that suits: KYODO_THEME, the one `remembered`, else one for the ground COLORFGBG tells of.

    A wish for `high` is one for high contrast, on the ground of the terminal.
    """
    wish = environment.get("KYODO_THEME", "")
    if f"kyodo-{wish}" in PALETTES:
        return f"kyodo-{wish}"
    if not wish and remembered in PALETTES:
        return remembered
    light = environment.get("COLORFGBG", "").rpartition(";")[2] in {"7", "15"}
    if wish == "high":
        return HIGH_LIGHT if light else HIGH_DARK
    return LIGHT if light else DARK


def themes() -> tuple[Theme, ...]:
    """The palettes as Textual knows them."""
    return tuple(
        Theme(
            name=name,
            primary=palette.accent,
            foreground=palette.text,
            background=palette.ground,
            surface=palette.ground,
            panel=palette.band,
            dark=name in {DARK, HIGH_DARK},
            variables={"rule": palette.rule},
        )
        for name, palette in PALETTES.items()
    )


def filters(usual: Sequence[LineFilter], *, no_color: bool) -> list[LineFilter]:
    """What is done to every line that is painted, of what Textual does usually.

    Where no colour is wanted there is none at all: Textual would give shades of grey. Else all colours are
    true ones, so that none need be looked up in those of the terminal.
    """
    return [NoColor()] if no_color else [one for one in usual if not isinstance(one, ANSIToTruecolor)]


@cache
def on_grounds(name: str) -> tuple[Mapping[str, Style], Mapping[str, Style]]:
    """The styles on the ground of the screen and on that of what is current; "ground" is the ground alone."""
    named = styles(name)
    ground, band = named["ground"], named["band"]
    return (
        {kind: ground + style for kind, style in named.items()},
        {kind: band + style for kind, style in named.items()} | {"ground": band},
    )


@cache
def styles(name: str) -> Mapping[str, Style]:
    """The style of each kind of text; kinds are the roles of a passage and the words used in this room."""
    palette = PALETTES.get(name, PALETTES[DARK])

    def of(color: str, *, bold: bool = False) -> Style:
        return Style(color=color, bold=bold or None)

    return {
        "ground": Style(bgcolor=palette.ground, color=palette.text),
        "band": Style(bgcolor=palette.band, color=palette.strong),
        "title": of(palette.strong, bold=True),
        "heading": of(palette.accent, bold=True),
        "entry": of(palette.strong, bold=True),
        "label": Style(),
        "label-lead": of(palette.accent),
        "instruction": of(palette.accent),
        "body": Style(),
        "point": Style(),
        "note": of(palette.muted),
        "cite": of(palette.muted),
        "help": of(palette.muted),
        "option": Style(),
        "mark": of(palette.accent),
        "marked": of(palette.accent, bold=True),
        "cursor": of(palette.accent, bold=True),
        "caret": Style(reverse=True),
        "field": Style(color=palette.strong, underline=True),
        "face": Style(bgcolor=palette.band, color=palette.strong),
        "notice": of(palette.notice, bold=True),
        "rule": of(palette.rule),
        "key": of(palette.accent, bold=True),
        "word": Style(),
        "done": of(palette.muted),
        "now": of(palette.accent, bold=True),
        "ahead": of(palette.muted),
        "skipped": of(palette.muted),
    }
