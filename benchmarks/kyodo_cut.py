"""The command with typesetting `on`, or `off`: lines are then cut at their last cell, as by a terminal."""

import sys

from guide.japanese import wrap
from guide.japanese.width import cell_width


def at_the_last_cell(
    text: str, first: int, rest: int, *, fold: bool = True, phrases: object = None
) -> tuple[int, ...]:
    """Return the breaks of one paragraph in the place of `wrap._breaks`."""
    del fold, phrases
    places: list[int] = []
    used, cells = 0, first
    for place, character in enumerate(text):
        wide = cell_width(character)
        if used + wide > cells:
            places.append(place)
            used, cells = 0, rest
        used += wide
    return tuple(places)


if __name__ == "__main__":
    if sys.argv[1] == "off":
        wrap._breaks = at_the_last_cell  # type: ignore[assignment]  # noqa: SLF001 - what is measured is its cost
    from guide.cli import main

    raise SystemExit(main(sys.argv[2:]))
