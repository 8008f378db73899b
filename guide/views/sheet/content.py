"""What stands on the sheet: an interview in the words all views share, in the order in which it is used.

First what was found and where to go, then what to do before, then what was answered, and last what is only
looked up, in brief. Nothing that is used is cut: where the screen leaves it to a key, the sheet says it.

Never enters: layout, the clock, chance; the date and the notes of staff come from outside.
"""

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct
from msgspec.structs import astuple, replace

from guide.analysis.insight import Insight
from guide.engine.code import code_of
from guide.engine.interview import Interview
from guide.engine.wording import date_in_words, mark_in_words
from guide.language.conditions import Every, Not, Some, Test
from guide.language.model import Citation, Example, Flow, MarkEach, Page, Route
from guide.language.texts import Reading
from guide.sentences.wordings import ENGLISH, said
from guide.views.passage import Line, Passage, Role, body, heading, point, title
from guide.views.sheet import brief
from guide.views.sheet.seal import Seal, sealed
from guide.views.words.answers import AnswerRow, answered
from guide.views.words.home import PRODUCT
from guide.views.words.result import CODE, Kind, on_paper, parts
from guide.views.words.sources import cited, document, edition, say
from guide.views.words.steps import asked

ADVICE = (
    "この紙は、公開された文書をもとにした案内の結果です。",
    "課の名前や連絡先は、市に確かめてください。",
)
"""What must be known of every sheet."""

TO_FILL_IN = ("話した人・課", "電話番号", "次に会う日")
"""What people note by pen at the counter."""

BY_STAFF = "職員が入力"
"""Stands on a sheet whose answers were entered at a counter."""

_MARKED = "{question}：{answer}"

ANSWERS, NOTES, MEMO, ABOUT = "answers", "notes", "memo", "about"
"""The kinds of sections that only the sheet has, beside those of the result."""


FITTING = 240
"""Characters that a page may be asked to keep together: a good third of a column of A4."""


class Extras(Struct, frozen=True):
    """What no interview knows: the day (an ISO date), the notes that staff chose to print, who entered it."""

    date: str
    notes: tuple[str, ...] = ()
    by_staff: bool = False


class Section(Struct, frozen=True):
    """A stretch under one heading (or none, ""); `kind` says what it is about."""

    kind: str
    heading: str
    lines: Passage

    @property
    def stretches(self) -> tuple[Passage, ...]:
        """The lines in stretches: an entry with all that is said of it, an answer with its items."""
        opening = Role.LABEL if self.kind == ANSWERS else Role.ENTRY
        found: list[list[Line]] = [[]]
        for line in self.lines:
            if line.role is opening:
                found.append([])
            found[-1].append(line)
        return tuple(tuple(stretch) for stretch in found if stretch)

    @property
    def kept(self) -> bool:
        """Whether all of it is best on one page."""
        return self.kind in _KEPT and fits(self.lines)


class Sheet(Struct, frozen=True):
    """All that stands on the sheet.

    `language` is that of the texts (BCP 47), `guide` names the product and city, `when` tells the code that
    opens the interview again, the day, and whether staff entered the answers, `short` is the result in
    labelled facts, `memo` are labels with room for a pen behind them, `about` says of which edition and
    document the sheet is. `readings` are words with their readings, which the texts hold as
    「word（reading）」.
    """

    language: str
    guide: str
    when: Passage
    title: str
    short: Passage
    summary: str
    sections: tuple[Section, ...]
    memo: Section
    about: Section
    advice: tuple[str, ...]
    readings: frozenset[tuple[str, str]]
    seal: Seal


def sheet(interview: Interview, known: Insight | None, extras: Extras) -> Sheet:
    """The sheet of an interview; without a result it tells the answers so far and what is asked next.

    Args:
        interview: where the person stands.
        known: what decided and what would have to differ, as on the screen; None leaves it out.
        extras: what comes from outside.
    """
    flow, wording = interview.flow, interview.flow.wording
    told: dict[str, list[Line]] = {}
    for part in parts(interview, known):
        # What the notes of the source say stands at the foot of every sheet.
        lines = (line for line in part.lines if part.kind is not Kind.SOURCE or line.role is not Role.NOTE)
        told.setdefault(part.kind, []).extend(lines)
    if told:
        told[Kind.OTHERS] = list(brief.others(interview))
        told[Kind.DIFFER] = list(brief.differing(tuple(told.get(Kind.DIFFER, ())), wording))
    told = told or _unfinished(interview)
    told |= {ANSWERS: list(_answers(interview, known)), NOTES: list(_notes(extras.notes, wording))}
    short = told.pop(Kind.SHORT)
    return Sheet(
        language="en" if flow.wording == ENGLISH else "ja",
        guide=f"{said(wording, PRODUCT)}　{flow.city.name}",
        when=tuple(_when(interview, extras)),
        title=next(line.text for line in short if line.role is Role.TITLE),
        short=tuple(line for line in short if line.role is Role.LABEL),
        summary="\n".join(line.text for line in short if line.role is Role.BODY),
        sections=tuple(section for kind in _ORDER for section in _sections(kind, told.get(kind, ()))),
        memo=_memo(wording),
        about=_about(flow),
        advice=tuple(_advice(interview)),
        readings=readings(flow),
        seal=sealed(interview, extras.date, extras.notes, by_staff=extras.by_staff),
    )


_ORDER = (
    *(Kind.FIRST, Kind.DESK, Kind.PREPARE, Kind.NEXT),
    *(NOTES, ANSWERS),
    *(Kind.DIFFER, Kind.OTHERS, Kind.SOURCE),
)
"""The sections from top to bottom; the deciding answers stand with all others."""


_KEPT = (Kind.DESK, Kind.PREPARE, Kind.NEXT)
"""The sections that are used at the counter, and not only read."""


def fits(lines: Passage) -> bool:
    """Whether these lines may be kept on one page; longer ones would leave too much of a page empty."""
    return sum(len(line.text) for line in lines) <= FITTING


def _sections(kind: str, lines: Iterable[Line]) -> Iterator[Section]:
    """The lines under each heading; entries lose the numbers by which a screen opens them."""
    section = Section(kind, "", ())
    for line in lines:
        if line.role is Role.HEADING:
            if section.lines:
                yield section
            section = Section(kind, line.text, ())
        else:
            shown = replace(line, lead="") if line.role is Role.ENTRY else line
            section = replace(section, lines=(*section.lines, shown))
    if section.lines:
        yield section


def _unfinished(interview: Interview) -> dict[str, list[Line]]:
    """In place of a result: that there is none yet, what is asked next, and what the guide rests on."""
    flow, wording, asks = interview.flow, interview.flow.wording, asked(interview)
    return {
        Kind.SHORT: [
            title(said(wording, "ここまでの答え")),
            body(said(wording, "まだ結果は出ていません。次の質問から続けられます。")),
        ],
        Kind.NEXT: [
            heading(said(wording, "次の質問")),
            Line(Role.ENTRY, asks.title),
            *(body(part) for part in asks.help.split("\n") if part),
            *(point(choice.text) for choice in asks.choices),
            *cited(flow, flow.asking(asks.step).cite),
        ],
    }


# The sections that only a sheet has


def _answers(interview: Interview, known: Insight | None) -> Iterator[Line]:
    """Every answer on the path, those that decided first; the items of checklists one by one."""
    rows = [
        row
        for row in answered(interview)
        if row.state == "used" and not isinstance(interview.flow.steps[row.step], Page)
    ]
    decided = {one.step for one in known.forced.answers} if known and known.forced else set()
    for name, wanted in (("結果を決めた答え", True), ("そのほかの答え" if decided else "答え", False)):
        chosen = [row for row in rows if (row.step in decided) is wanted]
        if chosen:
            yield heading(said(interview.flow.wording, name))
        for row in chosen:
            yield from _answer(interview, row)


def _answer(interview: Interview, row: AnswerRow) -> Iterator[Line]:
    yield Line(Role.LABEL, row.answer, row.question)
    domain, value = interview.flow.asking(row.step).domain, interview.answers[row.step]
    if not isinstance(domain, MarkEach) or not isinstance(value, Mapping):
        return
    alike = len(set(value.values())) == 1  # then the line above has said the mark of all
    for key, item in domain.items.items():
        words = say(interview, item.text)
        mark = mark_in_words(value[key], interview.flow.wording)
        yield point(words if alike else said(interview.flow.wording, _MARKED, question=words, answer=mark))


def _notes(notes: tuple[str, ...], wording: str) -> Iterator[Line]:
    if notes:
        yield heading(said(wording, "職員のメモ"))
    yield from map(point, notes)


def _when(interview: Interview, extras: Extras) -> Iterator[Line]:
    code, wording = code_of(interview), interview.flow.wording
    if code:
        yield Line(Role.LABEL, code, said(wording, CODE))
    yield Line(Role.LABEL, date_in_words(extras.date, wording), said(wording, "作った日"))
    if extras.by_staff:
        yield Line(Role.LABEL, said(wording, BY_STAFF), said(wording, "答え"))


def _memo(wording: str) -> Section:
    labels = tuple(Line(Role.LABEL, "", said(wording, label)) for label in TO_FILL_IN)
    return Section(MEMO, said(wording, "書きこむところ"), labels)


def _about(flow: Flow) -> Section:
    wording = flow.wording
    told = said(wording, "{title} {edition}", title=flow.title, edition=edition(flow))
    guide = Line(Role.LABEL, told, said(wording, "案内"))
    published = Line(Role.LABEL, document(flow), said(wording, "もとの文書"))
    return Section(ABOUT, said(wording, "この紙について"), (guide, published))


def _advice(interview: Interview) -> Iterator[str]:
    """What the code is good for, and what must be known of every sheet."""
    yield from (line.text for line in on_paper(interview) if line.role is Role.BODY)
    yield from (said(interview.flow.wording, sentence) for sentence in ADVICE)


_WORDLESS = (Citation, Example, Route, Test, Every, Some, Not)
"""Most of a flow, and nothing that is read aloud."""


def readings(flow: Flow) -> frozenset[tuple[str, str]]:
    """Every word that the flow or its city gives a reading, with it."""
    found: set[tuple[str, str]] = set()
    waiting: list[object] = [flow]
    while waiting:
        one = waiting.pop()
        if isinstance(one, Reading):
            found.add((one.word, one.kana))
        elif isinstance(one, _WORDLESS):
            continue
        elif isinstance(one, Struct):
            waiting.extend(astuple(one))
        elif isinstance(one, Mapping):
            waiting.extend(one.values())
        elif isinstance(one, tuple):
            waiting.extend(one)
    return frozenset(found)
