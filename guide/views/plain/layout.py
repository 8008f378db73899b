"""Passages as lines of text: the layout of line mode and of everything printed."""

import shutil
from collections.abc import Iterator

from guide.japanese.room import give_room
from guide.japanese.width import cell_width
from guide.japanese.wrap import wrap
from guide.views.passage import Line, Passage, Role

WIDEST = 72
"""Cells a line may have at most; longer Japanese lines are hard to follow."""

UNKNOWN = 40
"""Cells assumed where the terminal does not say."""

_DEEPEST = 8
"""Cells a lead may have for the text to hang behind it; behind a longer one the text hangs by two."""


def columns() -> int:
    """The width to write for."""
    return max(10, min(WIDEST, shutil.get_terminal_size((UNKNOWN, 24)).columns))


def lines(passage: Passage, width: int) -> list[str]:
    """A passage as lines of at most `width` cells, an empty line before each title and heading."""
    return list(_lines(passage, width))


def _lines(passage: Passage, width: int) -> Iterator[str]:
    for number, line in enumerate(passage):
        if line.role in {Role.TITLE, Role.HEADING, Role.ENTRY} and number:
            yield ""
        yield from laid_out(line, width)


def laid_out(line: Line, width: int) -> list[str]:
    """One line of a passage."""
    text = give_room(line.text)
    match line.role:
        case Role.TITLE:
            return hung("", f"【{text}】", width)
        case Role.HEADING:
            return hung("", f"〔{text}〕", width)
        case Role.ENTRY:
            return hung(f"{line.lead}. ", text, width)
        case Role.LABEL:
            return hung(f"{line.lead}: " if line.lead else "  ", text, width)
        case Role.CITE:
            return hung("  ", f"（{line.lead} {text}）", width)
        case _:
            return hung(f"{line.lead} " if line.lead.isascii() and line.lead else line.lead, text, width)


def hung(lead: str, text: str, width: int) -> list[str]:
    """Text behind a lead, further lines hanging under its start."""
    deep = cell_width(lead)
    rest = " " * (deep if deep <= min(_DEEPEST, width // 3) else 2)
    return wrap(text, width, first=lead, rest=rest)
