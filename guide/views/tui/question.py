"""A question or page drawn as a sheet: what is asked, what can be chosen and, in words, what is.

Pure: the same state and width give the same rows.
"""

from collections.abc import Iterator

from msgspec.structs import replace

from guide.engine.wording import mark_in_words
from guide.japanese.width import cell_width
from guide.language.model import MARKS
from guide.sentences.wordings import in_a_row, said
from guide.views.passage import Line, Role
from guide.views.tui.choosing import MARKED, ONE, Choosing
from guide.views.tui.keypad import Keypad, Touch, draw_keypad
from guide.views.tui.labels import FOUND, HOW_TO_MARK, HOW_TO_NUMBER, HOW_TO_SEARCH, NOT_FOUND, NOT_YET
from guide.views.tui.rows import BLANK, ROOMY, Row, Span, hang, set_passage, spread
from guide.views.tui.sheet import Block, Sheet, stack
from guide.views.tui.typed import Typing
from guide.views.words import keys
from guide.views.words.finding import MOST_LISTED
from guide.views.words.steps import Asked, Choice

POINTER = ">"
"""Stands before the current row."""

Mark = tuple[str, int, str]
"""Target of a checklist word: the mark, of which item."""


def draw_choosing(  # noqa: PLR0913, PLR0917 - the state, what is read, the room, and two sorts of words
    state: Choosing, read: Asked, cells: int, height: int, note: str = "", wording: str = ""
) -> Sheet:
    """A question answered by choosing; where the height needs it, no blank rows stand between the choices.

    `read` is what the state asks, with the signs of the glossary.
    """
    head = _head(_told_how(state, read, wording), cells, note)
    for advice in _advice(state):
        head += hang(said(wording, advice), cells, style="help")
    shown = state.shown
    blocks = [_block(state, index, read.choices[index], cells, wording) for index in shown]
    needed = len(head) + sum(len(block.rows) + 1 for block in blocks)
    airy = needed <= height
    current = shown.index(state.current) if blocks else 0
    if state.sought is None:
        return stack(head, blocks, current, airy=airy)
    field, caret = _search_field(state.sought, len(blocks), cells, wording)
    sheet = stack(head, [field, *blocks], current + 1, airy=airy)
    # The field is seen together with the first of what was found.
    first, *others = sheet.places[1:] or sheet.places
    places = ((sheet.places[0][0], first[1]), *others)
    # The caret stays where words are typed until another row is moved to.
    return Sheet(sheet.rows, places, current, *((0, 0) if current else caret))


def _told_how(state: Choosing, read: Asked, wording: str) -> Asked:
    """A checklist tells what a number key does, where it tells what to answer."""
    if state.mode != MARKED:
        return read
    asks = state.asked.instruction
    rest = read.instruction.removeprefix(asks).strip()
    return replace(read, instruction=in_a_row(wording, asks, HOW_TO_MARK, rest))


def _advice(state: Choosing) -> Iterator[str]:
    if state.is_long and state.mode != ONE:
        yield HOW_TO_NUMBER
    if state.is_long and len(state.asked.choices) > MOST_LISTED:
        yield HOW_TO_SEARCH


def _search_field(sought: Typing, count: int, cells: int, wording: str) -> tuple[Block, tuple[int, int]]:
    """What is looked for, how many choices have it, and the row and column of the caret."""
    lead, found = f"{keys.SEARCH.shown} ", said(wording, FOUND, count=count)
    rows, caret = _field(sought, lead, max(cells - len(lead) - cell_width(found) - 1, 4))
    rows[0] = Row((*rows[0].spans, Span(f" {found}", "note")))
    return Block((*rows, *(() if count else hang(said(wording, NOT_FOUND), cells, style="note")))), caret


def after_click(state: Choosing | Typing, target: object) -> Choosing | Typing:
    """The state after a click on what is drawn here: a row, a word of a checklist row, a key of a keypad."""
    if isinstance(state, Typing):
        return target.on(state) if isinstance(target, Touch) else state
    match target:
        case ("mark", int(index), str(mark)):
            return state.mark(index, mark)
        case int(index):
            return state.press(index)
        case _:
            return state


def draw_typed(  # noqa: PLR0913, PLR0917 - as `draw_choosing`
    asked: Asked, state: Typing, cells: int, height: int, note: str = "", keypad: Keypad = ()
) -> Sheet:
    """A question answered by typing: the field stands under it, the caret in it, and below it the keypad."""
    rows, (line, column) = _field(state, f"{POINTER} ", max(cells - 4, 4))
    sheet = stack(_head(asked, cells, note), [Block(tuple(rows))], 0, airy=True)
    keys = [BLANK, *draw_keypad(keypad, cells, height - len(sheet.rows) - 1)] if keypad else []
    return Sheet((*sheet.rows, *keys), sheet.places, 0, line, column)


def _field(state: Typing, lead: str, room: int) -> tuple[list[Row], tuple[int, int]]:
    """What is being typed, in rows of `room` cells, and the row and column of the caret."""
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
            caret = (len(lines) - 1, len(lead) + Span(lines[-1]).cells)
        lines[-1] += character
    rows = []
    for number, line in enumerate(lines):
        padded = line + " " * (room - Span(line).cells)
        spans = [Span(lead if number == 0 else " " * len(lead), "cursor"), Span(padded, "field")]
        rows.append(Row(tuple(spans)))
    return rows, caret


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


def _block(state: Choosing, index: int, choice: Choice, cells: int, wording: str) -> Block:
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
        marks = _marks(state, index, choice, cells, wording)
        rows += spread(marks, 1 if narrow else 3, cells, len(indent))
    return Block(tuple(rows), index)


def _marks(state: Choosing, index: int, choice: Choice, cells: int, wording: str) -> list[Span]:
    now = state.marks.get(choice.id)
    spans = [
        Span(
            f"({'o' if mark == now else ' '}) {mark_in_words(mark, wording)}",
            "marked" if mark == now else "option",
            ("mark", index, mark),
        )
        for mark in MARKS
    ]
    if now is None and cells >= ROOMY:
        spans.append(Span(said(wording, NOT_YET), "note"))
    return spans
