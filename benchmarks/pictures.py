"""Pictures of the screens, drawn as a terminal with a Japanese font draws them (some are in the README).

Not a measurement: for looking. Chromium draws them; `--font` names a font in which a kanji takes two cells.
"""

import argparse
import asyncio
import shutil
import subprocess
import tempfile
from html import escape
from pathlib import Path

from rich.segment import Segment
from textual.strip import Strip

from benchmarks.screens import AFTER, SCREENS
from guide.japanese.width import cell_width
from guide.views.tui import typesetting
from guide.views.tui.theme import PALETTES

FONT = 20
"""Pixels of the font: a kanji is so wide, any other character half of it."""

LINE = 26
"""Pixels from line to line."""

SIZES = {40: 24, 80: 24, 120: 40}
"""Lines by columns."""

BROWSERS = ("chromium", "chromium-browser", "google-chrome")


async def drawn(screen: str, columns: int, theme: str) -> list[Strip]:
    """Walk to a screen and give its lines."""
    app = SCREENS[screen].make()
    async with app.run_test(size=(columns, SIZES[columns])) as pilot:
        app.theme = theme
        await pilot.press(*SCREENS[screen].keys.split())
        await pilot.pause(AFTER)
        return app.screen._compositor.render_strips()  # noqa: SLF001 - the frame itself


def page(strips: list[Strip], font: str) -> str:
    """Return a page with the lines of a screen, each character in its cells."""
    rows = "".join(f"<div>{''.join(map(_span, strip))}</div>" for strip in strips)
    style = (
        f"body{{margin:0;font:{FONT}px/{LINE}px '{font}';width:max-content}}"
        f"div{{height:{LINE}px;white-space:pre}}span{{display:inline-block;height:100%;vertical-align:top}}"
        "i{display:inline-block;font-style:normal;width:.5em}"
        "i.line{font-family:'Noto Sans Mono';overflow:hidden}"
    )
    return f'<!doctype html><meta charset="utf-8"><style>{style}</style>{rows}'


def _span(segment: Segment) -> str:
    style = segment.style
    if style is None:
        return escape(segment.text)
    colors = [one.get_truecolor().hex if one else "inherit" for one in (style.color, style.bgcolor)]
    text, ground = reversed(colors) if style.reverse else colors
    weight = "bold" if style.bold else "normal"
    line = "underline" if style.underline else "none"
    shown = "".join(map(_character, segment.text))
    told = f"color:{text};background:{ground};font-weight:{weight};text-decoration:{line}"
    return f'<span style="{told}">{shown}</span>'


def _character(character: str) -> str:
    """A character; one of ambiguous width overprints its neighbour, as on a terminal."""
    if character.isascii() or cell_width(character) != 1:
        return escape(character)
    return f'<i class="line">{character}</i>' if "\u2500" <= character < "\u2580" else f"<i>{character}</i>"


def photograph(html: str, wide: int, high: int, target: Path) -> None:
    """Write the page as a PNG."""
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        raise SystemExit("needs chromium")
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "page.html"
        source.write_text(html, encoding="utf-8")
        options = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"]
        options += [f"--window-size={wide},{high}", f"--user-data-dir={folder}/profile"]
        subprocess.run(
            [
                browser,
                *options,
                f"--user-data-dir={folder}/profile",
                f"--screenshot={target}",
                source.as_uri(),
            ],
            check=True,
            capture_output=True,
        )


def main() -> None:
    """Draw."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("folder", type=Path, help="where to put them")
    options.add_argument("--screens", nargs="*", choices=SCREENS, default=list(SCREENS))
    options.add_argument("--columns", nargs="*", type=int, choices=SIZES, default=list(SIZES))
    options.add_argument("--theme", choices=PALETTES, default=next(iter(PALETTES)))
    options.add_argument("--font", default="BIZ UDGothic")
    chosen = options.parse_args()
    typesetting.install()
    chosen.folder.mkdir(parents=True, exist_ok=True)
    for screen in chosen.screens:
        for columns in chosen.columns:
            strips = asyncio.run(drawn(screen, columns, chosen.theme))
            target = chosen.folder.resolve() / f"{screen.replace(' ', '-')}-{columns}.png"
            photograph(page(strips, chosen.font), columns * FONT // 2, len(strips) * LINE, target)


if __name__ == "__main__":
    main()
