"""Contrast of every theme on every screen, measured on the frames as drawn (table of docs/access.md).

Every cell of a frame that shows something is looked at with the colours it is drawn in; the contrast is that
of WCAG 2.2 (relative luminance). What a style was meant to be plays no part.
"""

import argparse
import asyncio
from collections.abc import Iterable, Iterator

from msgspec import Struct
from rich.segment import Segment

from benchmarks.screens import AFTER, SCREENS
from guide.views.tui.theme import PALETTES

LEAST_OF_TEXT, LEAST_OF_BORDER = 7.0, 4.5
"""What the contrast must be: WCAG 2.2, 1.4.6 (text, enhanced); borders more than its 1.4.11 asks for."""

_KNEE = 0.04045
"""Where the curve of sRGB begins."""

_BORDERS = frozenset(map(chr, range(0x2500, 0x2580)))


class Measured(Struct, frozen=True):
    """The lowest contrasts of one screen in one theme; `cells` is how many were looked at."""

    theme: str
    screen: str
    text: float
    border: float
    cells: int


def contrast(one: Iterable[int], other: Iterable[int]) -> float:
    """The contrast of two colours of three channels from 0 to 255, from 1 to 21."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(color: Iterable[int]) -> float:
    channels = [value / 255 for value in color]
    red, green, blue = (
        value / 12.92 if value <= _KNEE else ((value + 0.055) / 1.055) ** 2.4 for value in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrasts(segment: Segment) -> Iterator[tuple[bool, float]]:
    """Of every character of a segment that shows: whether it is a border, and its contrast."""
    style = segment.style
    shown = segment.text.replace(" ", "")
    if not shown:
        return
    if style is None or style.color is None or style.bgcolor is None or style.dim:
        raise ValueError(f"without a colour of its own: {segment.text!r}")
    found = contrast(style.color.get_truecolor(), style.bgcolor.get_truecolor())
    for character in shown:
        yield character in _BORDERS, found


def measured(theme: str, screen: str, segments: Iterable[Segment]) -> Measured:
    """The lowest contrasts among these segments."""
    found = [one for segment in segments if not segment.control for one in contrasts(segment)]
    texts = [value for border, value in found if not border]
    borders = [value for border, value in found if border]
    return Measured(theme, screen, min(texts), min(borders, default=21.0), len(found))


async def measure(screens: Iterable[str] = SCREENS, size: tuple[int, int] = (80, 24)) -> list[Measured]:
    """Walk to each screen and measure it in every theme."""
    found = []
    for screen in screens:
        app = SCREENS[screen].make()
        async with app.run_test(size=size) as pilot:
            await pilot.press(*SCREENS[screen].keys.split())
            await pilot.pause(AFTER)
            for theme in PALETTES:
                app.theme = theme
                await pilot.pause()
                strips = app.screen._compositor.render_strips()  # noqa: SLF001 - the frame itself
                found.append(measured(theme, screen, (one for strip in strips for one in strip)))
    return found


def main() -> None:
    """Print the table."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    found = asyncio.run(measure())
    print(f"Lowest contrast of text / of borders; wanted: {LEAST_OF_TEXT} / {LEAST_OF_BORDER}.\n")
    print("| screen |" + "".join(f" {theme} |" for theme in PALETTES))
    print("|---|" + "--:|" * len(PALETTES))
    for screen in SCREENS:
        row = [one for one in found if one.screen == screen]
        print(f"| {screen} |" + "".join(f" {one.text:.1f} / {one.border:.1f} |" for one in row))
    print(f"\n{sum(one.cells for one in found):,} characters on {len(SCREENS)} screens.")


if __name__ == "__main__":
    main()
