"""The result: what is recommended and why, whom to ask, what to prepare, what would have to differ.

The order is always the same: all in short, the recommendation and why, the first of the further catalogues
(the desk), what to prepare, the blocks of the outcome, what would differ, all that came behind the first,
which edition said so. What a person takes along comes before what is only read.
"""

from collections.abc import Iterable, Iterator
from enum import StrEnum
from itertools import chain
from typing import TYPE_CHECKING

from msgspec import Struct

from guide.engine.code import code_of
from guide.engine.interview import Interview
from guide.engine.trace import Recommended
from guide.engine.wording import spoken
from guide.language.model import Catalogue, Citation, Entry, Flow, FreeText, Outcome, Page
from guide.sentences.wordings import said, things
from guide.views.passage import Line, Passage, Role, body, heading, point, title
from guide.views.words.sources import block_lines, cited, document, edition, numbered, say

if TYPE_CHECKING:
    from guide.analysis.insight import Insight

CODE = "続きの番号"
"""What the code on paper is called."""

WHY_LINES = 5
"""How many deciding answers the result tells; the rest is one key away."""


IN_FULL = 3
"""How many entries of a catalogue are told with all their facts; those behind open by their number."""


class Listed(Struct, frozen=True):
    """An entry of the result that can be opened by its number."""

    number: int
    catalogue: str
    entry: str
    name: str


class Kind(StrEnum):
    """What a part of the result is about."""

    SHORT = "short"
    FIRST = "first"
    WHY = "why"
    DESK = "desk"
    PREPARE = "prepare"
    NEXT = "next"
    DIFFER = "differ"
    OTHERS = "others"
    CODE = "code"
    SOURCE = "source"


class Part(Struct, frozen=True):
    """A part of the result; all but the first begin with a heading."""

    kind: Kind
    lines: Passage


def result(interview: Interview, known: "Insight | None", *, own: bool = True) -> Passage:
    """The whole result; without `known`, without what decided and what would differ.

    The code stands above already, under all in short: who looks for it looks there. While other answers are
    tried these are not the person's own, and have no code to be written down by mistake.
    """
    told = parts(interview, known)
    if not own:
        return tuple(chain.from_iterable(part.lines for part in told if part.kind is not Kind.CODE))
    return tuple(chain.from_iterable(_with_code(interview, part) for part in told))


def _with_code(interview: Interview, part: Part) -> Passage:
    code = code_of(interview) if part.kind is Kind.SHORT else None
    *above, summary = part.lines
    return (
        (*above, Line(Role.LABEL, code, said(interview.flow.wording, CODE)), summary) if code else part.lines
    )


def parts(interview: Interview, known: "Insight | None") -> tuple[Part, ...]:
    """The result in its parts, for views that order them otherwise; empty ones are left out."""
    told = ((kind, tuple(lines)) for kind, lines in _parts(interview, known))
    return tuple(Part(kind, lines) for kind, lines in told if lines)


def _parts(interview: Interview, known: "Insight | None") -> Iterator[tuple[Kind, Iterable[Line]]]:
    flow, outcome = interview.flow, interview.trace.outcome
    if outcome is None:
        return
    in_short = (title(say(interview, outcome.title)), *_in_short(interview))
    yield Kind.SHORT, (*in_short, body(say(interview, outcome.summary)))
    numbers = numbered(interview.trace)
    shelves = [
        (flow.city.catalogues[catalogue], ranked)
        for catalogue, ranked in interview.trace.recommendations.items()
        if ranked
    ]
    for catalogue, ranked in shelves[:1]:
        yield Kind.FIRST, _first(interview, catalogue, ranked[0], numbers)
    yield Kind.WHY, _why(interview, known)
    for catalogue, ranked in shelves[1:]:
        yield Kind.DESK, _first(interview, catalogue, ranked[0], numbers)
    yield Kind.PREPARE, _preparations(interview)
    yield Kind.NEXT, block_lines(interview, outcome.blocks)
    if known is not None:
        # The words for what was analysed bring the analysis with them; a result alone needs neither.
        from guide.views.words.whatif import what_would_differ  # noqa: PLC0415

        yield Kind.DIFFER, what_would_differ(interview, known.what_if)
    for catalogue, ranked in shelves:
        yield Kind.OTHERS, _others(interview, catalogue, ranked[1:], numbers)
    yield Kind.CODE, on_paper(interview)
    yield Kind.SOURCE, _footing(interview, outcome)


def listed(interview: Interview) -> tuple[Listed, ...]:
    """Every recommended entry, numbered through the whole result."""
    city = interview.flow.city
    return tuple(
        Listed(int(number), catalogue, entry, city.catalogues[catalogue].entries[entry].name)
        for (catalogue, entry), number in numbered(interview.trace).items()
    )


def entry(flow: Flow, catalogue: str, entry_id: str) -> Passage:
    """All that is known of an entry."""
    one = flow.entry(catalogue, entry_id)
    lines: list[Line] = [title(one.name)]
    if one.summary:
        lines.append(body(spoken(one.summary)))
    return (*lines, *_facts(one), *cited(flow, one.cite))


def _in_short(interview: Interview) -> Iterator[Line]:
    """The first of each catalogue, so that the answer stands on the first screen."""
    for catalogue, ranked in interview.trace.recommendations.items():
        if ranked:
            shelf = interview.flow.city.catalogues[catalogue]
            yield Line(Role.LABEL, shelf.entries[ranked[0].entry].name, shelf.title)


def _first(
    interview: Interview, catalogue: Catalogue, recommended: Recommended, numbers: dict[tuple[str, str], str]
) -> Iterator[Line]:
    one = catalogue.entries[recommended.entry]
    yield heading(catalogue.title)
    yield Line(Role.ENTRY, one.name, numbers[catalogue.id, one.id])
    if one.summary:
        yield body(spoken(one.summary))
    yield from _reasons(interview, recommended)
    yield from _facts(one)
    yield from cited(interview.flow, dict.fromkeys((*one.cite, *_rests_on(recommended))))


def _others(
    interview: Interview,
    catalogue: Catalogue,
    others: tuple[Recommended, ...],
    numbers: dict[tuple[str, str], str],
) -> Iterator[Line]:
    if others:
        yield heading(said(interview.flow.wording, "ほかの{catalogue}", catalogue=catalogue.title))
    for other in others:
        one = catalogue.entries[other.entry]
        yield Line(Role.ENTRY, one.name, numbers[catalogue.id, one.id])
        if one.summary:
            yield body(spoken(one.summary))
        yield from _reasons(interview, other)
        if other.rank <= IN_FULL:
            yield from _facts(one)
        yield from cited(interview.flow, dict.fromkeys((*one.cite, *_rests_on(other))))


def _reasons(interview: Interview, recommended: Recommended) -> Iterator[Line]:
    return (point(words) for reason in recommended.reasons if (words := say(interview, reason.text)))


def _rests_on(recommended: Recommended) -> tuple[Citation, ...]:
    return tuple(dict.fromkeys(where for reason in recommended.reasons for where in reason.cite))


def _facts(one: Entry) -> Iterator[Line]:
    """Each fact after its label; several points one below the other."""
    for fact in one.facts:
        if fact.text or not fact.points:
            yield Line(Role.LABEL, spoken(fact.text), fact.heading)
        for number, text in enumerate(fact.points):
            yield Line(Role.LABEL, spoken(text), fact.heading if number == 0 and not fact.text else "")


def _why(interview: Interview, known: "Insight | None") -> Iterator[Line]:
    if not known or not known.forced:
        return
    from guide.views.words.why import deciding_lines  # noqa: PLC0415 - as above

    decided = deciding_lines(interview, known.forced)
    if not decided:
        return
    wording = interview.flow.wording
    yield heading(said(wording, "結果を決めた答え"))
    yield from map(point, decided[:WHY_LINES])
    if len(decided) > WHY_LINES:
        sentence = "ほかに{count}の答えも関係しています。w（なぜ）で、全部を読めます。"
        yield Line(Role.NOTE, said(wording, sentence, count=things(wording, len(decided) - WHY_LINES)))


def _preparations(interview: Interview) -> Iterator[Line]:
    """The points of the pages that were read: those not ticked are still to do, the others done."""
    points = [
        (option, step, key in visit.value)
        for visit in interview.trace.visits
        if isinstance(step := interview.flow.steps[visit.step], Page) and isinstance(visit.value, tuple)
        for key, option in step.domain.options.items()
    ]
    for name, mark, wanted in (("これから準備すること", "[ ]", False), ("準備できたこと", "[x]", True)):
        told = [(option, step) for option, step, ticked in points if ticked is wanted]
        if told:
            yield heading(said(interview.flow.wording, name))
        yield from (point(say(interview, option.text), mark) for option, _ in told)
        rest = dict.fromkeys(where for option, step in told for where in option.cite or step.cite)
        yield from cited(interview.flow, rest)


def on_paper(interview: Interview) -> Passage:
    """The code that brings the same answers back anywhere."""
    code, wording = code_of(interview), interview.flow.wording
    if code is None:
        told = ["答えが多いため、番号では表せません。", "保存した答えのファイルで続けられます。"]
        return (heading(said(wording, CODE)), *(body(said(wording, sentence)) for sentence in told))
    told = ["この番号を打つと、別の機械でも、ここから続けられます。"]
    if any(isinstance(interview.flow.asking(step).domain, FreeText) for step in interview.trace.live):
        told.append("文字で書いた答えは、番号に入っていません。")
    sentences = (body(said(wording, sentence)) for sentence in told)
    return (heading(said(wording, CODE)), Line(Role.LABEL, code, said(wording, "番号")), *sentences)


def _footing(interview: Interview, outcome: Outcome) -> Passage:
    flow, wording = interview.flow, interview.flow.wording
    facts = {"title": flow.title, "edition": edition(flow)}
    return (
        heading(said(wording, "この結果のもと")),
        *cited(flow, outcome.cite),
        Line(Role.NOTE, said(wording, "もとの文書: {document}", document=document(flow))),
        Line(Role.NOTE, said(wording, "この案内: {title} {edition}", **facts)),
    )
