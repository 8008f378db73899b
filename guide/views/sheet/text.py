"""The sheet as plain text, for printers and mailers that know nothing else: wrapped as Japanese is.

The seal stands last, under a sentence that says whom it is for.
"""

from collections.abc import Iterator

from guide.sentences.wordings import said
from guide.views.passage import Line, Passage, Role, body, heading, title
from guide.views.plain.layout import WIDEST, lines
from guide.views.sheet import seal
from guide.views.sheet.content import Sheet

SEAL = "この下は、機械が確かめるところです。変えずに残してください。"
"""The line above the seal, in the wording of the sheet."""

BLANK = "_" * 32
"""What is written over by pen."""


def text(sheet: Sheet) -> str:
    """The whole file."""
    written = seal.write(sheet.seal)
    chunks = [written[start : start + WIDEST // 2] for start in range(0, len(written), WIDEST // 2)]
    above = said(sheet.seal.wording, SEAL)
    told = [*lines(tuple(_passage(sheet)), WIDEST), "", "-" * WIDEST, above, *chunks]
    return "\n".join(told) + "\n"


def _passage(sheet: Sheet) -> Iterator[Line]:
    yield body(sheet.guide)
    yield from sheet.when
    yield title(sheet.title)
    yield from sheet.short
    yield from _paragraphs(sheet.summary)
    for section in sheet.sections:
        if section.heading:
            yield heading(section.heading)
        yield from section.lines
    yield heading(sheet.memo.heading)
    yield from (Line(Role.LABEL, BLANK, label.lead) for label in sheet.memo.lines)
    yield heading(sheet.about.heading)
    yield from sheet.about.lines
    yield from map(body, sheet.advice)


def _paragraphs(words: str) -> Passage:
    return tuple(map(body, words.split("\n")))
