"""What commands print without asking anything: the list of guides, a flow, where answers lead."""

import itertools
from collections.abc import Iterable

from guide.analysis.whatif import alternatives
from guide.engine.interview import Interview
from guide.language.model import Flow, Outcome, Page, Question, options_of
from guide.views.passage import Line, Passage, Role, body, heading, point, title
from guide.views.plain.layout import columns, lines
from guide.views.words.home import ABOUT, NO_GUIDES, PRODUCT, GuideCard
from guide.views.words.result import result
from guide.views.words.sources import called, document, edition, say
from guide.views.words.steps import asked


def about() -> Passage:
    """What this is."""
    return (title(PRODUCT), *(body(sentence) for sentence in ABOUT))


def card(guide: GuideCard, lead: str) -> Passage:
    """A guide of the list."""
    told = guide.problem or guide.summary
    return (
        Line(Role.ENTRY, f"{guide.city} {guide.title}", lead),
        *(body(part) for part in told.strip().split("\n")),
        Line(Role.NOTE, f"{guide.flow_id} {guide.edition}".strip()),
    )


def card_lines(cards: Iterable[GuideCard]) -> list[str]:
    """The list of guides."""
    told = list(cards)
    listed = itertools.chain.from_iterable(card(guide, str(number)) for number, guide in enumerate(told, 1))
    return lines((*about(), *listed, *(() if told else (body(NO_GUIDES),))), columns())


def answer_lines(interview: Interview) -> list[str]:
    """The result, or the question that is asked next."""
    if interview.trace.outcome:
        return lines(result(interview, alternatives(interview.flow, interview.answers)), columns())
    asks = asked(interview)
    told = (
        title("次の質問に答えると、先へ進めます"),
        Line(Role.NOTE, asks.step),
        body(asks.title),
        *(point(f"{choice.id}: {choice.text}") for choice in asks.choices),
    )
    return lines(told, columns())


def flow_lines(flow: Flow) -> list[str]:
    """A flow: questions with the ids that an answers file uses, outcomes, catalogues."""
    blank = Interview(flow)
    told: list[Line] = [title(flow.title), body(say(blank, flow.summary)), body(f"もとの文書: {document(flow)}")]
    told.append(body(f"版: {edition(flow)}"))
    told.append(heading("質問とページ（左の名前を答えのファイルに書きます）"))
    for step in flow.steps.values():
        if isinstance(step, Question | Page):
            kind = step.kind if isinstance(step, Question) else "page"
            told.append(Line(Role.ENTRY, called(blank, step), f"{step.id} ({kind})"))
            told += [point(f"{option.id}: {say(blank, option.text)}") for option in options_of(step.domain)]
    told.append(heading("結果"))
    told += [
        point(f"{step.id}: {say(blank, step.title)}") for step in flow.steps.values() if isinstance(step, Outcome)
    ]
    for catalogue in flow.city.catalogues.values():
        told.append(heading(f"{catalogue.title}（{catalogue.id}）"))
        told += [point(f"{entry.id}: {entry.name}") for entry in catalogue.entries.values()]
    return lines(tuple(told), columns())
