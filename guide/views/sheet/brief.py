"""What is read on the sheet and not used, in brief: what else was recommended, and other answers.

A screen lets one open what is told of each; on paper that took more room than all that is used at the
counter. What speaks for one thing stands with it, what is said of all of them stands once, and the pages of
the document stand together at the end.

Never enters: what is recommended first, and what to do.
"""

from collections.abc import Iterator

from guide.engine.interview import Interview
from guide.engine.trace import Recommended
from guide.engine.wording import spoken
from guide.language.model import Catalogue
from guide.sentences.wordings import in_a_row, said
from guide.views.passage import Line, Passage, Role, heading, point
from guide.views.words.sources import cited, say
from guide.views.words.whatif import MORE_TO_TRY, PERHAPS_MORE

DIFFERENCES = 3
"""How many other ends the sheet tells; the screen tells more, and tries them."""

OF_ALL = "どれにも"
"""Before what is said of everything that was recommended."""


def others(interview: Interview) -> Iterator[Line]:
    """What is recommended behind the first of each catalogue, a paragraph each, best first."""
    for catalogue, ranked in interview.trace.recommendations.items():
        if ranked[1:]:
            yield from _shelf(interview, interview.flow.city.catalogues[catalogue], ranked[1:])


def _shelf(interview: Interview, catalogue: Catalogue, ranked: tuple[Recommended, ...]) -> Iterator[Line]:
    flow, wording = interview.flow, interview.flow.wording
    yield heading(said(wording, "ほかの{catalogue}", catalogue=catalogue.title))
    reasons = {one.entry: _reasons(interview, one) for one in ranked}
    shared = [why for why in reasons[ranked[0].entry] if all(why in of_one for of_one in reasons.values())]
    if len(ranked) == 1:
        shared = []
    if shared:
        yield Line(Role.LABEL, in_a_row(wording, *shared), said(wording, OF_ALL))
    for one in ranked:
        entry = catalogue.entries[one.entry]
        own = (why for why in reasons[one.entry] if why not in shared)
        words = in_a_row(wording, spoken(entry.summary), *own)
        yield Line(Role.LABEL, words, entry.name) if words else point(entry.name)
    entries = (catalogue.entries[one.entry].cite for one in ranked)
    rests = (reason.cite for one in ranked for reason in one.reasons)
    yield from cited(flow, dict.fromkeys(where for cites in (*entries, *rests) for where in cites))


def _reasons(interview: Interview, one: Recommended) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words for reason in one.reasons if (words := say(interview, reason.text))))


def differing(lines: Passage, wording: str) -> Iterator[Line]:
    """The nearest of what other answers lead to."""
    points = [line for line in lines if line.role is Role.POINT]
    more = {said(wording, MORE_TO_TRY), said(wording, PERHAPS_MORE)}
    yield from (line for line in lines if line.role is Role.HEADING)
    yield from points[:DIFFERENCES]
    if len(points) > DIFFERENCES or any(line.text in more for line in lines):
        yield Line(Role.NOTE, said(wording, "ほかの例もあります。"))
    yield from (line for line in lines if line.role is Role.NOTE and line.text not in more)
