"""A list to choose one thing from, drawn as a sheet. Pure."""

from typing import NamedTuple

from guide.views.passage import Passage
from guide.views.tui.question import POINTER
from guide.views.tui.rows import BLANK, ROOMY, Row, hang, set_passage
from guide.views.tui.sheet import Block, Sheet, stack


class Item(NamedTuple):
    """One thing to choose: its text, what is said under it, the group it begins, if any.

    `lead` is the key that chooses it where that is not its number.
    """

    text: str
    under: tuple[str, ...] = ()
    group: str = ""
    lead: str = ""


def draw_list(above: Passage, items: tuple[Item, ...], current: int, cells: int, height: int) -> Sheet:
    """The passage, then the items by number; those with a lead of their own stand first."""
    head = set_passage(above, cells)
    others = sum(bool(item.lead) for item in items)
    leads = [item.lead or str(place) for place, item in enumerate(items, 1 - others)]
    blocks = [_block(item, index, current, leads, cells) for index, item in enumerate(items)]
    needed = len(head) + sum(len(block.before) + len(block.rows) + 1 for block in blocks)
    airy = needed <= height
    return stack(head, blocks, current if blocks else None, airy=airy)


def _block(item: Item, index: int, current: int, leads: list[str], cells: int) -> Block:
    pointer = POINTER if index == current else " "
    narrow = cells < ROOMY
    lead = f"{pointer}{'' if narrow else ' '}{leads[index]:>{max(map(len, leads))}} {'' if narrow else ' '}"
    rows = hang(item.text, cells, lead, "option", "cursor" if index == current else "mark")
    for line in item.under:
        rows += hang(line, cells, " " * len(lead), "help")
    before: list[Row] = []
    if item.group:
        before = [*([BLANK] if index else []), *hang(item.group, cells, style="heading")]
    return Block(tuple(rows), index, tuple(before))
