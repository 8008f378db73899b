"""Ways through a flow as a table for other programs: Markdown, CSV, JSON; written row by row.

Cells of CSV that a spreadsheet would take for a formula are defused; in Markdown nothing of a text is markup.

Never enters: words.
"""

import json
import re
from collections.abc import Iterable, Iterator

from guide.views.export import line
from guide.views.words.paths import HEADS, Row

_MARKUP = re.compile(r"([\\`*_{}\[\]<>()#+!|~&$-])")


def csv(rows: Iterable[Row]) -> Iterator[str]:
    """Lines of CSV, the heads first."""
    yield _row(HEADS)
    for one in rows:
        cells = (str(one.number), one.end, "\n".join(one.deciding), str(one.answers), one.example)
        yield _row(cells)


def _row(cells: Iterable[str]) -> str:
    return line(cells).removesuffix("\r\n")


def markdown(head: str, rows: Iterable[Row]) -> Iterator[str]:
    """A table below a sentence."""
    yield _plain(head)
    yield ""
    yield f"| {' | '.join(HEADS)} |"
    yield f"|{'---|' * len(HEADS)}"
    for one in rows:
        deciding = "<br>".join(map(_plain, one.deciding))
        cells = (str(one.number), _plain(one.end), deciding, f"{one.answers:,}", _plain(one.example))
        yield f"| {' | '.join(cells)} |"


def _plain(text: str) -> str:
    return " ".join(_MARKUP.sub(r"\\\1", text).split())


def as_json(head: str, number: int, rows: Iterable[Row], *, ascii_only: bool) -> Iterator[str]:
    """One object, its ways one on a line; `number` is how many there are in all."""
    about = json.dumps({"about": head, "number": number}, ensure_ascii=ascii_only)
    yield f'{about[:-1]}, "ways": ['
    before = ""
    for one in rows:
        told = {
            "number": one.number,
            "end": one.end,
            "deciding": list(one.deciding),
            "answers": one.answers,
            "example": one.example,
        }
        if before:
            yield f"{before},"
        before = json.dumps(told, ensure_ascii=ascii_only)
    yield before
    yield "]}"
