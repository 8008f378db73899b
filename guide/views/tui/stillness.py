"""Painting a new size once.

Textual lays everything out and paints it a second time after every change of size, because the size that a
widget could be scrolled over has changed with it. The widgets of this room fill the room they get and never
are scrolled by Textual (see `paper`), so for them nothing follows from that size.
"""

from textual.geometry import Size
from textual.reactive import Reactive


def still() -> Reactive[Size]:
    """A `virtual_size` from which no layout and no painting follows."""
    return Reactive(Size(0, 0), layout=False, repaint=False)
