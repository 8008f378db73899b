"""Numbers as a small table with bars, for terminals of any width, in signs one cell wide everywhere."""

from collections.abc import Sequence

from guide.japanese.width import cell_width
from guide.japanese.wrap import wrap

_BAR = "#"
_NARROWEST_BAR = 8
_WIDEST_NAME = 28


def chart(rows: Sequence[tuple[str, int | None]], width: int, few: str) -> list[str]:
    """A line for each row: its name, its number, a bar; long names take several lines.

    Args:
        rows: names and numbers; None for a number that is not told.
        width: cells of a line.
        few: what stands in place of a number that is not told.
    """
    numbers = [few if number is None else str(number) for _, number in rows]
    digits = max((cell_width(number) for number in numbers), default=0)
    widest = max((cell_width(name) for name, _ in rows), default=0)
    names = max(4, min(widest, _WIDEST_NAME, width - digits - _NARROWEST_BAR - 2))
    room = max(1, width - names - digits - 2)
    most = max((number or 0 for _, number in rows), default=0)
    lines: list[str] = []
    for (name, number), shown in zip(rows, numbers, strict=True):
        first, *rest = wrap(name, names)
        gap = " " * (names - cell_width(first) + 1 + digits - cell_width(shown))
        bar = _BAR * (-(-room * (number or 0) // most) if most else 0)
        lines += [f"{first}{gap}{shown} {bar}".rstrip(), *rest]
    return lines
