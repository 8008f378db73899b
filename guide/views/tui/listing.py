"""A list to choose one thing from, drawn as a sheet. Pure."""

from typing import NamedTuple

from guide.views.passage import Passage
from guide.views.tui.question import POINTER
from guide.views.tui.rows import ROOMY, Row, hang, set_passage
from guide.views.tui.sheet import Block, Sheet, stack


class Item(NamedTuple):
    """One thing to choose: its text, what is said under it, the group it begins, if any.

    `lead` is the key that chooses it where that is not its number.
    """

    text: str
    under: tuple[str, ...] = ()
    group: str = ""
    lead: str = ""


LONGEST_CLOSE = 2
"""Rows of an item up to which a list may stand close; longer ones would run into one another."""


def draw_list(  # noqa: PLR0913 - what there is to choose from, and the room for it
    above: Passage, items: tuple[Item, ...], current: int, cells: int, height: int, *, folds: bool = False
) -> Sheet:
    """The passage, then the items by number; those with a lead of their own stand first.

    Where not all of it fits, a list that `folds` tells of the current item only what stands under it.
    """
    head = set_passage(above, cells)
    blocks = _blocks(items, current, cells)
    needed = len(head) + sum(len(block.before) + len(block.rows) + 1 for block in blocks)
    airy = needed <= height or any(len(block.rows) > LONGEST_CLOSE for block in blocks)
    if folds and needed > height:
        folded = [item if index == current else item._replace(under=()) for index, item in enumerate(items)]
        blocks, airy = _blocks(tuple(folded), current, cells), False
    return stack(head, blocks, current if blocks else None, airy=airy)


def _blocks(items: tuple[Item, ...], current: int, cells: int) -> list[Block]:
    others = sum(bool(item.lead) for item in items)
    leads = [item.lead or str(place) for place, item in enumerate(items, 1 - others)]
    return [_block(item, index, current, leads, cells) for index, item in enumerate(items)]


def _block(item: Item, index: int, current: int, leads: list[str], cells: int) -> Block:
    pointer = POINTER if index == current else " "
    narrow = cells < ROOMY
    lead = f"{pointer}{'' if narrow else ' '}{leads[index]:>{max(map(len, leads))}} {'' if narrow else ' '}"
    rows = hang(item.text, cells, lead, "option", "cursor" if index == current else "mark")
    for line in item.under:
        rows += hang(line, cells, " " * len(lead), "help")
    before: list[Row] = []
    if item.group:
        before = hang(item.group, cells, style="heading")
    return Block(tuple(rows), index, tuple(before))
