"""What commands print without asking anything: the list of guides, a flow, where answers lead."""

import itertools
from collections.abc import Iterable
from typing import TYPE_CHECKING

from guide.engine.interview import Interview
from guide.engine.wording import spoken
from guide.language.model import Flow, Outcome, Page, options_of
from guide.sentences.wordings import said
from guide.views.passage import Line, Passage, Role, body, heading, point, title
from guide.views.words.home import ABOUT, NO_GUIDES, PRODUCT, GuideCard, under
from guide.views.words.result import result
from guide.views.words.sources import called, document, edition, say
from guide.views.words.steps import asked

if TYPE_CHECKING:
    from guide.analysis.insight import Insight


def about(wording: str = "") -> Passage:
    """What this is."""
    return (title(said(wording, PRODUCT)), *(body(said(wording, sentence)) for sentence in ABOUT))


def card(guide: GuideCard, lead: str, wording: str = "") -> Passage:
    """A guide of the list, for a reader of the wording."""
    return (
        Line(Role.ENTRY, f"{guide.city} {guide.title}", lead),
        *map(body, under(guide, wording)),
        Line(Role.NOTE, f"{guide.flow_id} {guide.edition}".strip()),
    )


def list_page(cards: Iterable[GuideCard]) -> Passage:
    """The list of guides."""
    told = list(cards)
    listed = itertools.chain.from_iterable(card(guide, str(number)) for number, guide in enumerate(told, 1))
    return (*about(), *listed, *(() if told else (body(NO_GUIDES),)))


def answer_page(interview: Interview, known: "Insight | None" = None) -> Passage:
    """The result, with what would have to differ if that is known; or the question that is asked next."""
    if interview.trace.outcome:
        return result(interview, known)
    asks = asked(interview)
    return (
        title(said(interview.flow.wording, "次の質問に答えると、先へ進めます")),
        Line(Role.NOTE, asks.step),
        body(asks.title),
        *(point(f"{choice.id}: {choice.text}") for choice in asks.choices),
    )


def flow_page(flow: Flow) -> Passage:
    """A flow: what is asked and what may be answered, by the names that a file of answers uses."""
    blank = Interview(flow)
    told: list[Line] = [title(flow.title), *_paragraphs(spoken(flow.summary))]
    told += [body(f"もとの文書: {document(flow)}"), body(f"版: {edition(flow)}")]
    told.append(heading("質問とページ（左の名前を答えのファイルに書きます）"))
    for step in flow.steps.values():
        if not isinstance(step, Outcome):
            kind = "page" if isinstance(step, Page) else step.kind
            told.append(Line(Role.ENTRY, called(blank, step), f"{step.id} ({kind})"))
            told += [point(f"{option.id}: {say(blank, option.text)}") for option in options_of(step.domain)]
    told.append(heading("結果"))
    outcomes = [step for step in flow.steps.values() if isinstance(step, Outcome)]
    told += [point(f"{step.id}: {say(blank, step.title)}") for step in outcomes]
    if flow.tables:
        told.append(heading("決め方の表（kyodo table で読めます）"))
        told += [point(f"{table.id}: {table.title}") for table in flow.tables.values()]
    for catalogue in flow.city.catalogues.values():
        told.append(heading(f"{catalogue.title}（{catalogue.id}）"))
        told += [point(f"{entry.id}: {entry.name}") for entry in catalogue.entries.values()]
    return tuple(told)


def _paragraphs(text: str) -> Passage:
    return tuple(body(part) for part in text.strip().split("\n"))
