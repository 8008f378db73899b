"""Lines that fit a number of cells and break where Japanese may break.

Purpose: `break_lines` answers for every view where the lines of a text end; `wrap` also cuts and indents
them. A line is filled up to the last legal place (追い出し, push out), where `kinsoku` says what is legal,
or ends before a phrase where the rest of the text takes no more lines for it.

Invariant: no line is wider than asked, except by one character that is wider by itself. Nothing is lost:
the parts between the breaks are the text. White space at a break hangs past the end of its line.

Must never enter: which characters are forbidden where (`kinsoku`), styles, how phrases are found
(`phrases`, which is asked only for a text that fills more than one line).
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import NamedTuple

from guide.japanese.kinsoku import Level, break_levels
from guide.japanese.phrases import phrase_starts
from guide.japanese.width import cell_width, widths_up_to

Phrases = Callable[[str], Iterable[int]]
"""The offsets in a paragraph at which a phrase begins, ascending: where people who read aloud would pause."""

_FILLED_ENOUGH = 0.9
"""The share of a line that must be filled before a break between phrases is worth one more line."""

_FILLED_FREELY = 0.6
"""The share of a line that must be filled before a break between phrases that costs no line is better."""

_FILLED_HALF = 0.5
"""The share of a line that must be filled before a long word is cut at one of its joints, or goes below."""

_LEGAL, _JOINT, _INSIDE_WORD, _FORBIDDEN_END = (
    bytes([level]) for level in (Level.LEGAL, Level.JOINT, Level.INSIDE_WORD, Level.FORBIDDEN_END)
)


class _Paragraph(NamedTuple):
    """What is known of a text without line feeds before the width of a line is known."""

    text: str
    levels: bytes
    widths: list[int]
    starts: tuple[int, ...]
    """Where phrases begin."""

    def past_spaces(self, place: int) -> int:
        """Return the first place from here on that white space does not follow."""
        while self.text[place : place + 1].isspace():
            place += 1
        return place

    def reach(self, start: int, cells: int) -> int:
        """Return how far a line from start goes that fills the cells, with the white space that hangs."""
        return self.past_spaces(bisect_right(self.widths, self.widths[start] + cells) - 1)

    def ends_alone(self, place: int) -> bool:
        """Whether from a place on only a letter is left, with its full stop: too little to be a phrase."""
        return len(self.text.removesuffix("。")) - place <= 1

    def fills(self, start: int, place: int, cells: int) -> bool:
        """Whether a line from start to a place (negative: to none) looks filled, before a long word."""
        return place > 0 and self.widths[place] - self.widths[start] >= _FILLED_HALF * cells


@lru_cache(maxsize=1024)
def _paragraph(text: str, phrases: Phrases | None) -> _Paragraph:
    return _Paragraph(text, break_levels(text), widths_up_to(text), tuple(phrases(text)) if phrases else ())


def _from_the_end(paragraph: _Paragraph, cells: int) -> tuple[int, ...]:
    """Return, descending, the first places from which the rest takes one line, two lines and so on.

    They end before a run that fits no line.
    """
    text, levels, widths, _ = paragraph
    places = [len(text)]
    while places[-1] > 0:
        shown = len(text[: places[-1]].rstrip())
        place = levels.find(_LEGAL, bisect_left(widths, widths[shown] - cells), places[-1])
        if place < 0:
            break
        places.append(place)
    return tuple(places[1:])


def _inside_word(paragraph: _Paragraph, start: int, limit: int, cells: int) -> int:
    """Return where to cut a word that fits no line, at a joint if that fills enough; -1 if nowhere."""
    joint = paragraph.levels.rfind(_JOINT, start + 1, limit + 1)
    if paragraph.fills(start, joint, cells):
        return joint
    return max(joint, paragraph.levels.rfind(_INSIDE_WORD, start + 1, limit + 1))


def _last_resort(paragraph: _Paragraph, start: int, limit: int) -> int:
    """Return where to cut a run without a place to break: the least bad place at or before the limit."""
    levels = paragraph.levels
    if (place := levels.rfind(_FORBIDDEN_END, start + 1, limit + 1)) > 0:
        return place
    place = max(limit, start + 1)
    while place > start + 1 and levels[place] == Level.NEVER:
        place -= 1
    if levels[place] == Level.NEVER:
        # A single letter fills the line: its combining marks and the white space after it stay with it.
        while paragraph.widths[place + 1 : place + 2] == [paragraph.widths[place]]:
            place += 1
        place = paragraph.past_spaces(place)
    return place


def _next_break(paragraph: _Paragraph, start: int, cells: int, next_cells: int, *, fold: bool) -> int:
    """Return where the line that begins at start must end, given its cells and those of the line after it."""
    text, levels = paragraph.text, paragraph.levels
    limit = paragraph.reach(start, cells)
    if limit >= len(text):
        return len(text)
    place = levels.rfind(_LEGAL, start + 1, limit + 1)
    if not fold:
        return place if place > 0 else levels.find(_LEGAL, start + 1)
    following = max(place, start)
    reach = paragraph.reach(following, next_cells)
    if levels.find(_LEGAL, following + 1, reach + 1) < 0 and not (
        levels.find(_JOINT, following + 1, reach + 1) > 0 and paragraph.fills(start, place, cells)
    ):
        # What comes next fits no line as a whole, so it may as well begin here.
        place = max(place, _inside_word(paragraph, start, limit, cells))
    elif place < 0 and next_cells > cells:
        return start  # the first word fits the next line, so it does not begin behind a long indent
    return place if place > 0 else _last_resort(paragraph, start, limit)


def _between_phrases(
    paragraph: _Paragraph, start: int, place: int, cells: int, from_the_end: tuple[int, ...]
) -> int:
    """Return the last place before a phrase at which the line looks filled; the given one if none is."""
    text, levels, widths, starts = paragraph
    # From here on a break costs no line: what follows it takes as many lines as what follows the given place.
    free = next((free for free in from_the_end if free <= place), len(text))
    for phrase in reversed(starts[: bisect_right(starts, place)]):
        wanted = _FILLED_FREELY if phrase >= free else _FILLED_ENOUGH
        if widths[phrase] - widths[start] < wanted * cells:
            break
        if levels[phrase] == Level.LEGAL and not paragraph.ends_alone(phrase):
            return phrase
    return place


@lru_cache(maxsize=4096)
def _breaks(text: str, first: int, rest: int, *, fold: bool, phrases: Phrases | None) -> tuple[int, ...]:
    """Return the breaks of one paragraph whose first line has other cells than the rest."""
    if cell_width(text) <= first:
        return ()  # most texts fit, and then nothing more need be known of them
    paragraph = _paragraph(text, phrases)
    from_the_end = _from_the_end(paragraph, rest) if paragraph.starts and fold else ()
    places: list[int] = []
    start, cells = 0, first
    while (place := _next_break(paragraph, start, cells, rest, fold=fold)) < len(text):
        start = _between_phrases(paragraph, start, place, cells, from_the_end) if fold else place
        places.append(start)
        cells = rest
    return tuple(places)


def break_lines(
    text: str,
    cells: int,
    fold: bool = True,  # noqa: FBT001, FBT002 - the callers this stands in for may pass it by position
    *,
    phrases: Phrases | None = phrase_starts,
) -> list[int]:
    """Return the offsets at which new lines begin, so that each line takes at most the given cells.

    White space before a break belongs to the line it ends and counts nothing; the caller may strip it. A
    line feed always ends its line. The signature and meaning are those of the function that Rich and
    Textual divide lines with, so this one can stand in its place.

    Args:
        text: the text, cleaned.
        cells: the cells of a line; below one nothing is broken.
        fold: whether a run that fits no line is cut; otherwise it overflows, for the caller to crop.
        phrases: where phrases begin, for breaks that read well; None for the fewest lines.
    """
    if cells < 1 or not text:
        return []
    places: list[int] = []
    start = 0
    for line in text.split("\n"):
        if start:
            places.append(start)
        places.extend(start + place for place in _breaks(line, cells, cells, fold=fold, phrases=phrases))
        start += len(line) + 1
    return places


def wrap(
    text: str, cells: int, first: str = "", rest: str = "", *, phrases: Phrases | None = phrase_starts
) -> list[str]:
    """Return the lines of the text, each at most the given cells wide, without white space at their ends.

    Args:
        text: the text, cleaned; a line feed begins a new line, and an empty line stays.
        cells: the cells of a line, its indent included.
        first: what stands before the first line, such as "・" or "(1) ".
        rest: what stands before all other lines: spaces as wide as `first` make a hanging indent. An indent
            that would leave less than one wide character is left out.
        phrases: where phrases begin, for breaks that read well; None for the fewest lines.
    """
    cells = max(cells, 1)
    narrowest = min(cells, 2)
    if cells - cell_width(first) < narrowest:
        first = ""
    if cells - cell_width(rest) < narrowest:
        rest = ""
    room = cells - cell_width(rest)
    lines: list[str] = []
    indent = first
    for paragraph in text.split("\n"):
        places = _breaks(paragraph, cells - cell_width(indent), room, fold=True, phrases=phrases)
        for start, end in zip((0, *places), (*places, len(paragraph)), strict=True):
            lines.append((indent + paragraph[start:end]).rstrip())
            indent = rest
    return lines
