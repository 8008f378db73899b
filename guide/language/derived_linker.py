"""Linking derived values: what they test, and what they calculate with.

Never enters: calculating, whether a value rests on itself (see `structure`).
"""

from decimal import Decimal
from typing import TypeAlias

from msgspec.structs import replace

from guide.language.conditions import Name, Scalar
from guide.language.derived import Amount, Arithmetic, Derived, Truth
from guide.language.diagnostics import Path
from guide.language.document import ValueDoc
from guide.language.model import NO, YES
from guide.language.names import Names, Sort, Vocabulary
from guide.language.reporter import Report
from guide.language.text_linker import TextReader
from guide.sentences.wordings import said

_DAYS = "日"
"""The unit of the difference of two dates, if the author names no other."""

_BOTH = 2

_Operand: TypeAlias = Name | int | Decimal


def vocabulary_of(doc: ValueDoc) -> Vocabulary:
    """What the value can be: what others may test, before its own names are looked up."""
    return Vocabulary(Sort.NUMBER) if doc.when is None else Vocabulary(Sort.ONE, (YES, NO))


class DerivedLinker:
    """Links the derived values of one flow; the vocabularies of all are known."""

    def __init__(self, names: Names, texts: TextReader, report: Report, wording: str) -> None:
        self._names = names
        self._texts = texts
        self._report = report
        self._wording = wording

    def derived(self, key: str, doc: ValueDoc) -> Derived:
        """The value; harmless if it was reported."""
        path: Path = ("values", key)
        calculated = {how: written for how in Arithmetic if (written := getattr(doc, how)) is not None}
        when = self._texts.condition(doc.when, (*path, "when"))
        if len(calculated) + (when is not None) != 1:
            sentence = "when、sum、difference、product のどれか一つを書きます。"
            self._report("wrong-type", path, expected=sentence, at_key=True)
        if when is not None:
            if doc.unit:
                self._report("wrong-type", (*path, "unit"), expected="unit は、計算する値だけに書けます。")
            return Truth(self._names.ids[key], doc.name, when)
        for how, written in calculated.items():
            return self._amount(key, doc, how, written)
        return Amount(self._names.ids[key], doc.name, Arithmetic.SUM, (), "")

    def _amount(self, key: str, doc: ValueDoc, how: Arithmetic, written: tuple[Scalar, ...]) -> Amount:
        path: Path = ("values", key, how.value)
        operands = [self._operand(one, (*path, index)) for index, one in enumerate(written)]
        found = [one for one in operands if one is not None]
        if how is Arithmetic.DIFFERENCE and len(written) != _BOTH:
            self._report("wrong-type", path, expected="difference には、二つ書きます。")
        made = Amount(self._names.ids[key], doc.name, how, tuple(found), doc.unit)
        dates = [self._sort(one) is Sort.DATE for one in found]
        if all(dates) and len(dates) == _BOTH and how is Arithmetic.DIFFERENCE:
            return replace(made, unit=doc.unit or said(self._wording, _DAYS))
        for index, one in enumerate(operands):
            if one is not None and self._sort(one) is not Sort.NUMBER:
                self._report("bad-operand", (*path, index), name=str(written[index]))
        return made

    def _operand(self, written: Scalar, path: Path) -> _Operand | None:
        if not isinstance(written, str):
            return written
        name = self._names.find(written)
        if name is None and not self._names.is_ghost(written):
            self._report("unknown-name", path, written=written, known=self._names.written())
        return name

    def _sort(self, operand: _Operand) -> Sort:
        if isinstance(operand, int | Decimal):
            return Sort.NUMBER
        return self._names.vocabulary(operand).sort
