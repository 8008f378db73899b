"""Passages as lines of text: the layout of line mode and of everything printed."""

import os
import sys
from collections.abc import Iterator
from contextlib import suppress

from guide.japanese.room import give_room
from guide.japanese.width import cell_width
from guide.japanese.wrap import wrap
from guide.views.passage import Line, Passage, Role

WIDEST = 72
"""Cells a line may have at most; longer Japanese lines are hard to follow."""

UNKNOWN = 40
"""Cells assumed where the terminal does not say."""

NARROWEST = 10
"""Cells a line is given at least; on a narrower terminal the terminal breaks it."""

_DIGITS = 4
"""Digits a number of columns has at most."""

_DEEPEST = 8
"""Cells a lead may have for the text to hang behind it; behind a longer one the text hangs by two."""

_LEAST_BEHIND = 4
"""Cells that a lead must leave for the text behind it."""


def columns(widest: int = WIDEST) -> int:
    """The width to write for: what COLUMNS says, else the terminal that is written to."""
    told = os.environ.get("COLUMNS", "")
    known = int(told) if told.isascii() and told.isdigit() and len(told) <= _DIGITS else 0
    if not known:
        with suppress(OSError, ValueError):  # no terminal, or no longer open
            known = os.get_terminal_size(sys.stdout.fileno()).columns
    return max(NARROWEST, min(widest, known or UNKNOWN))


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
            return hung(f"{line.lead}. " if line.lead else "", text, width)
        case Role.LABEL:
            return hung(f"{line.lead}: " if line.lead else "  ", text, width)
        case Role.CITE:
            open_, close = "()" if line.lead.isascii() else "（）"
            return hung("  ", f"{open_}{line.lead} {text}{close}", width)
        case _:
            return hung(f"{line.lead} " if line.lead.isascii() and line.lead else line.lead, text, width)


def hung(lead: str, text: str, width: int) -> list[str]:
    """Text behind a lead, further lines hanging under its start; a lead that leaves no room stands above."""
    deep = cell_width(lead)
    rest = " " * (deep if deep <= min(_DEEPEST, width // 3) else 2)
    if width - deep < _LEAST_BEHIND:
        return [*wrap(lead.rstrip(), width, rest=rest), *wrap(text, width, first=rest, rest=rest)]
    return wrap(text, width, first=lead, rest=rest)
