"""A walk through a flow that is being edited: when the file changes, it goes on with what it says now.

The person stays at the same question as far as there still is one, with the answers that are still taken. A
file that does not load changes nothing but what is told.

Never enters: files (a function comes from outside), screens.
"""

from collections.abc import Callable, Sequence
from typing import TypeAlias

from msgspec import Struct

from guide.engine.interview import Interview, begin
from guide.language.diagnostics import Diagnostic, Severity
from guide.language.model import Flow
from guide.views.findings import brief
from guide.views.passage import Passage, body, point

MOST = 6
"""Problems that are told; `kyodo check` tells all."""


class Fresh(Struct, frozen=True):
    """The walk with what the file says now, and what there is to tell of the file."""

    interview: Interview
    told: Passage


Look: TypeAlias = Callable[[Interview], Fresh | None]
"""Looks whether the file has changed since the last time; None if it has not."""


class Changed(Exception):  # noqa: N818 - not an error
    """The file has changed while a line was waited for."""

    def __init__(self, fresh: Callable[[Interview], Fresh]) -> None:
        super().__init__()
        self.fresh = fresh


def fresh(interview: Interview, flow: Flow | None, problems: Sequence[Diagnostic]) -> Fresh:
    """The walk through the flow as it is now (None where it does not load), and what was found in it."""
    if flow is None:
        return Fresh(interview, _told("エラーがあるので、前の内容のままです。", problems))
    again, _ = begin(flow, interview.answers, interview.kept)
    return Fresh(again, _told("直した内容で続けます。", problems))


def _told(first: str, problems: Sequence[Diagnostic]) -> Passage:
    mended = [one for one in problems if one.severity is not Severity.NOTE]
    found = [point(brief(one)) for one in mended[:MOST]]
    rest = len(mended) - len(found)
    more = (body(f"ほかに{rest}件あります。kyodo check で全部読めます。"),) if rest else ()
    return (body(first), *(found or [body("問題はありません。")]), *more)
