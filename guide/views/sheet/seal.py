"""The seal: what a sheet was made from, in a form a machine reads, and a checksum of the words on it.

It shows a slip or a change by hand, and lets `kyodo verify` compute the sheet again. It is no signature: who
knows this program can make a sheet of any answers. It holds nothing that the sheet does not say.

Invariant: a seal in writing has no white space and none of < > &, so that it may be broken into lines
anywhere and stands in a comment of HTML or Markdown as it is. Reading is total: a seal or None.
"""

import hashlib
import re
from collections.abc import Iterable
from typing import Any

import msgspec
from msgspec import Struct, field

from guide import __version__
from guide.engine.answers import as_json_value
from guide.engine.interview import Interview

LONGEST = 200_000
"""Characters of a seal in writing that are read at most."""


class Seal(Struct, frozen=True, forbid_unknown_fields=True):
    """What a sheet was made from.

    `end` is the outcome ("" without one) and `firsts` the first recommendation of each catalogue, so that it
    can be told whether a newer edition ends elsewhere. `check` is the checksum of the words on the sheet.
    """

    flow: str
    edition: str
    digest: str
    program: str
    date: str
    answers: dict[str, Any]
    notes: tuple[str, ...] = ()
    by_staff: bool = False
    wording: str = ""
    end: str = ""
    firsts: dict[str, str] = field(default_factory=dict)
    check: str = ""


def sealed(interview: Interview, date: str, notes: tuple[str, ...], *, by_staff: bool = False) -> Seal:
    """The seal of an interview's sheet, without a checksum as long as nothing is laid out."""
    flow, trace = interview.flow, interview.trace
    return Seal(
        flow=flow.id,
        edition=flow.date,
        digest=flow.digest,
        program=__version__,
        date=date,
        answers={step: as_json_value(value) for step, value in trace.live.items()},
        notes=notes,
        by_staff=by_staff,
        wording=flow.wording,
        end=trace.outcome.id if trace.outcome else "",
        firsts=firsts(interview),
    )


def firsts(interview: Interview) -> dict[str, str]:
    """The first recommendation of each catalogue that has one."""
    recommended = interview.trace.recommendations
    return {catalogue: ranked[0].entry for catalogue, ranked in recommended.items() if ranked}


def checksum(words: Iterable[str]) -> str:
    """The checksum of the words on a sheet, however its lines are broken."""
    said = re.sub(r"\s+", "", "".join(words))
    return hashlib.sha256(said.encode(errors="replace")).hexdigest()[:32]


def write(seal: Seal) -> str:
    """The seal in writing."""
    written = msgspec.json.encode(seal).decode()
    return re.sub(r"[\s<>&]", lambda found: f"\\u{ord(found[0]):04x}", written)


def read(written: str) -> Seal | None:
    """The seal in a text, whatever white space came into it; None if it is none."""
    if len(written) > LONGEST:
        return None
    try:
        return msgspec.json.decode("".join(written.split()), type=Seal)
    except (msgspec.MsgspecError, RecursionError, ValueError):
        return None
