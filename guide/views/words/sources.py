"""Where things stand in the published documents."""

from collections.abc import Iterable, Iterator

from guide.engine.follow import value_of
from guide.engine.interview import Interview
from guide.engine.trace import Trace
from guide.engine.wording import date_in_words, fill, spoken
from guide.language.conditions import Lookup, holds
from guide.language.model import Asking, Block, Citation, Flow, Outcome, Page, options_of
from guide.language.texts import Text
from guide.sentences.wordings import said
from guide.views.passage import Line, Passage, Role, body, cite, heading, point, title


def say(interview: Interview, text: Text) -> str:
    """A text of the flow in words, its echoes filled in from where the interview stands."""
    return fill(text, interview.flow, value_of(interview.flow, interview.trace))


def in_full(interview: Interview, step: Asking) -> str:
    """A question or the title of a page as it is asked."""
    return say(interview, step.title if isinstance(step, Page) else step.ask)


def called(interview: Interview, step: Asking) -> str:
    """What a question or page is called where it is spoken of later: its short name if it has one."""
    return step.name or in_full(interview, step)


def citation(flow: Flow, *where: Citation) -> str:
    """Citations in one phrase: 「協働の指針」1-2ページ（ステップ2）、8ページ（後援、補助・助成）.

    A document is named once, a page once, however many items on it are cited.
    """
    wording = flow.wording
    by_source: dict[str, dict[str, list[str]]] = {}
    for one in where:
        page = said(wording, "{page}ページ", page=one.page) if one.page else ""
        section = said(wording, "「{section}」", section=one.section) if one.section else ""
        place = f"{page}{section}".strip()
        items = by_source.setdefault(one.source, {}).setdefault(place, [])
        if one.item and one.item not in items:
            items.append(one.item)
    comma = said(wording, "、")
    phrases = []
    for source, places in by_source.items():
        told = [
            place + said(wording, "（{items}）", items=comma.join(items)) if items else place
            for place, items in places.items()
        ]
        name = flow.city.sources[source].title
        phrases.append(said(wording, "「{document}」{places}", document=name, places=comma.join(told)))
    return comma.join(phrases)


def cited(flow: Flow, citations: Iterable[Citation]) -> Passage:
    """One line for all citations; none for none."""
    words = citation(flow, *citations)
    return (cite(words, said(flow.wording, "出典:")),) if words else ()


def block_lines(interview: Interview, blocks: Iterable[Block], *, cite_each: bool = True) -> Passage:
    """Blocks in words; those whose condition does not hold, or that have nothing to say, are left out."""
    lines: list[Line] = []
    for block in visible(interview, blocks):
        text = say(interview, block.text)
        points = [words for one in block.points if (words := say(interview, one))]
        if not text and not points:
            continue
        if block.heading:
            lines.append(heading(block.heading))
        if text:
            lines.append(body(text))
        lines.extend(map(point, points))
        if cite_each:
            lines.extend(cited(interview.flow, block.cite))
    return tuple(lines)


def visible(interview: Interview, blocks: Iterable[Block]) -> list[Block]:
    """The blocks whose condition holds where the interview stands, those of partials in their place."""
    return list(_visible(value_of(interview.flow, interview.trace), blocks))


def _visible(lookup: Lookup, blocks: Iterable[Block]) -> Iterator[Block]:
    for block in blocks:
        if block.when is None or holds(block.when, lookup):
            yield from _visible(lookup, block.inside) if block.inside else (block,)


def edition(flow: Flow) -> str:
    """Which edition of the guide this is: its date and the head of its digest."""
    date = date_in_words(flow.date, flow.wording)
    return said(flow.wording, "{date}版（{digest}）", date=date, digest=flow.digest[:8])


def document(flow: Flow) -> str:
    """The document the flow encodes, with publisher and date."""
    source = flow.city.sources[flow.source]
    facts = {"publisher": source.publisher, "document": source.title, "date": source.date}
    return said(flow.wording, "{publisher}「{document}」（{date}）", **facts)


def numbered(trace: Trace) -> dict[tuple[str, str], str]:
    """Every recommended entry with its number, counted through all: the same wherever it is told."""
    told = ((name, one.entry) for name, ranked in trace.recommendations.items() for one in ranked)
    return {entry: str(number) for number, entry in enumerate(told, 1)}


def sources(interview: Interview) -> Passage:
    """What the current screen rests on."""
    flow, wording = interview.flow, interview.flow.wording
    step = flow.steps[interview.trace.here]
    lines: list[Line] = [title(said(wording, "この画面のもとになった文書"))]
    name = say(interview, step.title) if isinstance(step, Outcome) else in_full(interview, step)
    lines += [heading(name), *cited(flow, step.cite)]
    if isinstance(step, Outcome):
        for (catalogue, entry), number in numbered(interview.trace).items():
            one = flow.entry(catalogue, entry)
            lines += [Line(Role.ENTRY, one.name, number), *cited(flow, one.cite)]
    else:
        lines += _option_sources(interview)
    source = flow.city.sources[flow.source]
    told = said(wording, "{document}です。", document=document(flow))
    lines += [heading(said(wording, "文書について")), body(told)]
    if source.note:
        lines.append(body(spoken(source.note)))
    lines.append(Line(Role.NOTE, said(wording, "この案内は{edition}です。", edition=edition(flow))))
    return tuple(lines)


def _option_sources(interview: Interview) -> list[Line]:
    step = interview.asking
    lines: list[Line] = []
    for option in options_of(step.domain) if step else ():
        if option.cite:
            lines += [point(say(interview, option.text)), *cited(interview.flow, option.cite)]
    return lines
