"""A question or page drawn as a sheet: what is asked, what can be chosen and, in words, what is.

Pure: the same state and width give the same rows.
"""

from guide.engine.wording import MARK_WORDS
from guide.language.model import MARKS
from guide.views.passage import Line, Role
from guide.views.tui.choosing import MARKED, ONE, Choosing
from guide.views.tui.labels import NOT_YET
from guide.views.tui.rows import BLANK, ROOMY, Row, Span, hang, set_passage, spread
from guide.views.tui.sheet import Block, Sheet, stack
from guide.views.tui.typed import Typing
from guide.views.words.steps import Asked, Choice

POINTER = ">"
"""Stands before the current row."""

Mark = tuple[str, int, str]
"""Target of a checklist word: the mark, of which item."""


def draw_choosing(state: Choosing, cells: int, height: int, note: str = "") -> Sheet:
    """A question answered by choosing; where the height needs it, no blank rows stand between the choices."""
    head = _head(state.asked, cells, note)
    blocks = [_block(state, index, choice, cells) for index, choice in enumerate(state.asked.choices)]
    needed = len(head) + sum(len(block.rows) + 1 for block in blocks)
    airy = needed <= height
    return stack(head, blocks, state.current if blocks else None, airy=airy)


def draw_typed(asked: Asked, state: Typing, cells: int, note: str = "") -> Sheet:
    """A question answered by typing: the field stands under it, the caret in it."""
    lead, room = f"{POINTER} ", max(cells - 4, 4)
    before, under, after = (
        state.text[: state.caret],
        state.text[state.caret : state.caret + 1],
        state.text[state.caret + 1 :],
    )
    lines = [""]
    caret = (0, 0)
    for place, character in enumerate(f"{before}{under or ' '}{after}"):
        width = Span(character).cells
        if Span(lines[-1]).cells + width > room:
            lines.append("")
        if place == state.caret:
            caret = (len(lines) - 1, Span(lines[-1]).cells)
        lines[-1] += character
    rows = []
    for number, line in enumerate(lines):
        padded = line + " " * (room - Span(line).cells)
        spans = [Span(lead if number == 0 else "  ", "cursor"), Span(padded, "field")]
        rows.append(Row(tuple(spans)))
    sheet = stack(_head(asked, cells, note), [Block(tuple(rows))], 0, airy=True)
    return Sheet(sheet.rows, sheet.places, 0, caret[0], caret[1] + len(lead))


def _head(asked: Asked, cells: int, note: str) -> list[Row]:
    rows = set_passage((Line(Role.TITLE, asked.title),), cells)
    if asked.help:
        rows += hang(asked.help, cells, style="help")
    if asked.blocks:
        rows += [BLANK, *set_passage(asked.blocks, cells)]
    rows += [BLANK, *hang(asked.instruction, cells, style="instruction")]
    if note:
        rows += hang(note, cells, style="note")
    return rows


def _block(state: Choosing, index: int, choice: Choice, cells: int) -> Block:
    narrow = cells < ROOMY
    pointer = POINTER if index == state.current else " "
    digits = len(str(len(state.asked.choices)))
    number = f"{index + 1:>{digits}}"
    marked = choice.id in state.marks
    lead = f"{pointer}{'' if narrow else ' '}{number} "
    if state.mode != MARKED:
        box = ("(o)" if marked else "( )") if state.mode == ONE else ("[x]" if marked else "[ ]")
        lead += f"{box} " if narrow else f" {box} "
    elif not narrow:
        lead += " "
    rows = hang(
        choice.text,
        cells,
        lead,
        "marked" if marked and state.mode != MARKED else "option",
        "cursor" if index == state.current else "mark",
    )
    indent = " " * len(lead)
    if choice.help:
        rows += hang(choice.help, cells, indent, "help")
    if state.mode == MARKED:
        rows += _marks(state, index, choice, cells, len(indent))
    return Block(tuple(rows), index)


def _marks(state: Choosing, index: int, choice: Choice, cells: int, indent: int) -> list[Row]:
    now = state.marks.get(choice.id)
    spans = [
        Span(
            f"({'o' if mark == now else ' '}) {MARK_WORDS[mark]}",
            "marked" if mark == now else "option",
            ("mark", index, mark),
        )
        for mark in MARKS
    ]
    gap = 1 if cells < ROOMY else 3
    if now is None and cells >= ROOMY:
        spans.append(Span(NOT_YET, "note"))
    return list(spread(spans, gap, cells, indent))
