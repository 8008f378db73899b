"""Linking what each question takes: options, items, ends of ranges.

Never enters: routes, texts that echo answers.
"""

from collections.abc import Mapping

from msgspec.structs import replace

from guide.language.diagnostics import Path
from guide.language.document import (
    AnyQuestionDoc,
    ChecklistDoc,
    ChoiceDoc,
    ChoicesDoc,
    DateDoc,
    ItemDoc,
    NumberDoc,
    OptionDoc,
    PageDoc,
    YesNoDoc,
)
from guide.language.model import (
    FIRST_DAY,
    LARGEST,
    MARK_WORDS,
    MOST_DIGITS,
    NO,
    UNSURE,
    YES,
    Dates,
    Domain,
    FreeText,
    MarkEach,
    Numbers,
    OneOf,
    Option,
    SomeOf,
)
from guide.language.ranges import is_date
from guide.language.reporter import Report
from guide.language.text_linker import TextReader
from guide.sentences.wordings import said


class DomainLinker:
    """Links the domains of one flow's questions and pages."""

    def __init__(self, texts: TextReader, report: Report, wording: str) -> None:
        self._words = replace(texts, echoes=False)
        self._report = report
        self._wording = wording

    def domain(self, doc: AnyQuestionDoc, path: Path) -> Domain:
        """What may be answered to a question."""
        domain: Domain
        match doc:
            case YesNoDoc():
                domain = _yes_no(self._wording, unsure=doc.unsure)
            case ChoiceDoc():
                domain = OneOf(self._options(doc.options, (*path, "options")))
            case ChoicesDoc():
                domain = self._choices(doc, path)
            case ChecklistDoc():
                domain = MarkEach(self._options(doc.items, (*path, "items")))
            case NumberDoc():
                domain = self._numbers(doc, path)
            case DateDoc():
                domain = self._dates(doc, path)
            case _:
                domain = FreeText(doc.longest, doc.optional)
        return domain

    def ticks(self, doc: PageDoc, path: Path) -> SomeOf:
        """What may be ticked on a page."""
        return SomeOf(self._options(doc.ticks, (*path, "ticks")), least=0)

    def date(self, written: str, path: Path) -> str:
        """An ISO date, reported if it is none."""
        if not is_date(written):
            self._report("not-a-date", path, written=written)
        return written

    def _options(self, docs: Mapping[str, OptionDoc], path: Path) -> dict[str, Option]:
        return {
            key: Option(
                key,
                self._words.text(doc.text, (*path, key, "text")),
                self._words.text(doc.help, (*path, key, "help")),
                doc.unsure,
                self._words.cites(doc.cite, (*path, key)),
                changeable=doc.changeable if isinstance(doc, ItemDoc) else True,
            )
            for key, doc in docs.items()
        }

    def _choices(self, doc: ChoicesDoc, path: Path) -> SomeOf:
        for index, key in enumerate(doc.exclusive):
            if key not in doc.options:
                self._report("unknown-option", (*path, "exclusive", index), written=key, known=doc.options)
        # Exclusive options stand alone, so they never help to reach `least`.
        together = len(doc.options) - len(set(doc.exclusive))
        most = together if doc.most is None else min(doc.most, together)
        if doc.least > max(most, 1):
            self._report("empty-range", (*path, "least"), written=f"{doc.least}〜{most}")
        return SomeOf(
            self._options(doc.options, (*path, "options")),
            frozenset(doc.exclusive),
            doc.least,
            doc.most,
            self._words.text(doc.refusal, (*path, "refusal")),
        )

    def _numbers(self, doc: NumberDoc, path: Path) -> Numbers:
        refusal = self._words.text(doc.refusal, (*path, "refusal"))
        domain = Numbers(doc.least, doc.most, doc.decimals, doc.unit, refusal)
        if not domain.taken():
            hint = "小数の答えには decimals を書きます。"
            if (doc.least or 0) >= LARGEST or (doc.most or 0) <= -LARGEST:
                hint = f"答えられる数は {MOST_DIGITS} けたまでです。"
            in_order = doc.least is None or doc.most is None or doc.least <= doc.most
            self._nothing_between(doc.least, doc.most, path, hint if in_order else "")
        return domain

    def _dates(self, doc: DateDoc, path: Path) -> Dates:
        least = doc.least and self.date(doc.least, (*path, "least"))
        most = doc.most and self.date(doc.most, (*path, "most"))
        domain = Dates(least, most, self._words.text(doc.refusal, (*path, "refusal")))
        if all(is_date(end) for end in (least, most) if end) and not domain.taken():
            in_order = not least or not most or least <= most
            hint = f"答えられる日付は {FIRST_DAY} からです。" if in_order else ""
            self._nothing_between(least, most, path, hint)
        return domain

    def _nothing_between(self, least: object, most: object, path: Path, hint: str) -> None:
        """Tell of a range that holds no answer; without a hint its ends are the wrong way round."""
        at = "most" if least is None else "least"
        written = "〜".join("" if end is None else str(end) for end in (least, most))
        self._report("empty-range", (*path, at), written=written, hint=hint)


def _yes_no(wording: str, *, unsure: bool) -> OneOf:
    keys = (YES, NO, UNSURE) if unsure else (YES, NO)
    return OneOf({key: Option(key, (said(wording, MARK_WORDS[key]),), (), key == UNSURE, ()) for key in keys})
