"""Whether the terminal gives ① and the lines of a frame one cell or two, and writing for one that gives two.

Some terminals of Japanese systems draw East Asian Ambiguous characters two cells wide, against the one cell
that everything here is measured with. The terminal is asked while it is taken over: it writes one such
character and says where the cursor is then. Nobody waits for the answer; a terminal that gives none is left
as it is.

Invariant: what is asked is painted over by the first frame, and the answer is no key.

Never enters: reading or writing the terminal (the driver does).
"""

from textual.message import Message

from guide.japanese.room import take_room

ASKED = "\x1b[H①\x1b[6n"
"""Cursor to the upper left, a character of ambiguous width, and CSI 6n (DSR: where is the cursor?)."""

_TWO_CELLS = (2, 0)
"""Column and row of the cursor, from 0, where the character took two cells."""

_FRAME = str.maketrans("─│┌┐└┘├┤┬┴┼", "-|+++++++++")


class DrawsWide(Message):
    """The terminal gives ambiguous characters two cells."""


def is_wide(column: int, row: int) -> bool:
    """Tell whether the cursor is where two cells put it."""
    return (column, row) == _TWO_CELLS


def for_wide(written: str) -> str:
    """What to write instead: frames of ASCII, and marks without their room, which the terminal gives them."""
    return take_room(written).translate(_FRAME)
