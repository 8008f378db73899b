"""The sheet as Markdown, for wikis and notes: every text escaped, so that none of it is markup.

CommonMark lets a backslash stand before any ASCII punctuation; what could open a link, a tag, a list or an
emphasis gets one. The seal stands in a comment at the end.
"""

import re
from collections.abc import Iterator
from itertools import groupby

from guide.views.passage import Line, Passage, Role
from guide.views.sheet import seal
from guide.views.sheet.content import Sheet

SEAL = "kyodo-sheet"
"""What opens the comment with the seal."""

_ANYWHERE = re.compile(r"[\\`*_\[\]<>&~|@#$]|:(?=//)|(?<=www)\.", re.IGNORECASE)
"""What may be markup, or what GitHub makes a link of, wherever it stands."""

_AT_START = re.compile(r"^([-+=]|\d+(?=[.)]))", re.MULTILINE)
"""What makes a list or a heading where a line begins."""


def markdown(sheet: Sheet) -> str:
    """The whole file."""
    parts = [*_parts(sheet), f"<!-- {SEAL}\n{seal.write(sheet.seal)}\n-->"]
    return "\n\n".join(parts) + "\n"


def escaped(text: str) -> str:
    """The text so that it reads as it is; its line feeds become line breaks."""
    lines = "\n".join(line.strip() for line in text.split("\n"))
    told = _AT_START.sub(lambda found: _backslashed(found[0]), _ANYWHERE.sub(r"\\\g<0>", lines))
    return told.replace("\n", "\\\n")


def _backslashed(start: str) -> str:
    """A number is no list without the sign behind it, so that sign gets the backslash."""
    return f"{start}\\" if start.isdigit() else f"\\{start}"


def _parts(sheet: Sheet) -> Iterator[str]:
    yield f"**{escaped(sheet.guide)}**"
    yield _facts(sheet.when)
    yield f"# {escaped(sheet.title)}"
    if sheet.short:
        yield _facts(sheet.short)
    yield escaped(sheet.summary)
    for section in sheet.sections:
        if section.heading:
            yield f"## {escaped(section.heading)}"
        yield from _lines(section.lines)
    yield f"## {escaped(sheet.memo.heading)}"
    yield "\n".join(f"- {escaped(label.lead)}:" for label in sheet.memo.lines)
    yield f"## {escaped(sheet.about.heading)}"
    yield _facts(sheet.about.lines)
    yield escaped("\n".join(sheet.advice))


def _lines(lines: Passage) -> Iterator[str]:
    for role, group in groupby(lines, key=lambda line: line.role):
        match role:
            case Role.LABEL:
                yield _facts(tuple(group))
            case Role.POINT:
                yield "\n".join(_item(line) for line in group)
            case Role.ENTRY:
                yield from (f"### {escaped(line.text)}" for line in group)
            case Role.CITE:
                yield from (f"（{escaped(f'{line.lead} {line.text}')}）" for line in group)
            case _:
                yield from (escaped(line.text) for line in group)


def _facts(lines: Passage) -> str:
    """Labels in bold with what is said of each."""
    return "\n".join(
        f"- **{escaped(line.lead)}**: {_hanging(line.text, 2)}"
        if line.lead
        else f"  - {_hanging(line.text, 4)}"
        for line in lines
    )


def _item(line: Line) -> str:
    box = f"{line.lead} " if line.lead.startswith("[") else ""
    return f"- {box}{_hanging(line.text, 2)}"


def _hanging(text: str, cells: int) -> str:
    return escaped(text).replace("\n", "\n" + " " * cells)
