"""What is found when a sheet is computed again: the same, changed by a newer edition, or altered by hand.

The checksum in the seal says whether the words on the sheet are those that were printed; computing again says
whether they are those that would be printed now. Where both fail, the words were altered. A sheet whose
checksum fits but whose words no edition and program of today explains was altered too, with care.

Never enters: files, loading flows.
"""

from collections.abc import Iterator
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import zip_longest

from msgspec import Struct
from msgspec.structs import replace

from guide.engine.answers import Refusal
from guide.engine.interview import Interview
from guide.engine.wording import date_in_words
from guide.japanese.clean import clean
from guide.sentences.wordings import said
from guide.views.passage import Line, Passage, Role, body, heading, point, title
from guide.views.sheet.reading import Taken
from guide.views.sheet.seal import Seal, checksum, firsts
from guide.views.words.sources import say
from guide.views.words.steps import asked

MOST, LOOKED_AT = 8, 3000
"""How many differences are told, and how many blocks of a file are looked at for them."""


class Finding(StrEnum):
    """What a sheet turned out to be."""

    SAME = "same"
    CHANGED = "changed"
    ALTERED = "altered"


class Verdict(Struct, frozen=True):
    """The finding, and all that is told of it."""

    finding: Finding
    told: Passage


Refused = tuple[tuple[str, Refusal], ...]
"""Answers that are not taken any more, with the reason."""


def verdict(taken: Taken, again: Taken, now: Interview, refused: Refused, wording: str = "") -> Verdict:
    """Compare a sheet with the one that its answers give now, in the same format; told in a wording."""
    finding = _finding(taken, again)
    above = _SAME_WORDS if _same_words(taken, again) else _TITLES[finding]
    lines: list[Line] = [title(said(wording, above)), *_about(taken.seal, now, wording)]
    if finding is not Finding.ALTERED:
        lines.append(Line(Role.NOTE, said(wording, _NOT_CHECKED)))
    if finding is Finding.CHANGED:
        lines += _changed(taken.seal, now, refused, wording)
    if finding is not Finding.SAME and not _same_words(taken, again):
        lines += _differences(taken, again, wording)
    return Verdict(finding, tuple(lines))


_TITLES = {
    Finding.SAME: "この紙は、今の案内で作るものと同じです。",
    Finding.CHANGED: "この紙は、前の版で作られたものです。書きかえはありません。",
    Finding.ALTERED: "この紙は、作られた後に書きかえられています。",
}


_NOT_CHECKED = "答えから計算できるものを確かめました。日付と職員のメモが本当かどうかは、確かめていません。"
"""No answers give the date and the notes: who knows this program could print others."""

RESULT, DIFFERENT, NOTHING = "結果", "違うところ", "（ありません）"
"""Words that stand in the verdict on saved answers too."""

_GIVEN = "日付、職員のメモ、機械が確かめるところの、どれかが違います。"
_DRAWN = "文字は同じです。日付、職員のメモ、見た目、上に書きたしたものの、どれかが違います。"
_SAME_WORDS = "文字は同じです。見た目を決めるところだけが違います。"


def _same_words(taken: Taken, again: Taken) -> bool:
    """Whether only what shapes the page is different, as when a browser has saved it anew."""
    same = taken.blocks == again.blocks and _of(taken.seal) == _of(again.seal)
    return same and _intact(taken, again) and taken.looks != again.looks


def _finding(taken: Taken, again: Taken) -> Finding:
    same = taken.blocks == again.blocks and taken.looks == again.looks
    intact = _intact(taken, again)
    if same and intact and _of(taken.seal) == _of(again.seal):
        return Finding.SAME
    newer = (taken.seal.digest, taken.seal.program) != (again.seal.digest, again.seal.program)
    return Finding.CHANGED if intact and newer else Finding.ALTERED


def _intact(taken: Taken, again: Taken) -> bool:
    """Whether the checksum was made of this: of the words, or of all that a PDF shows."""
    return not again.seal.check or (taken.drawn or checksum(taken.blocks)) == taken.seal.check


def _of(seal: Seal) -> Seal:
    """A seal without its checksum, which a format may do without."""
    return replace(seal, check="")


def _about(seal: Seal, now: Interview, wording: str) -> Iterator[Line]:
    of_seal = edition_in_words(seal.edition, seal.digest, wording)
    told = said(wording, "{guide} {edition}", guide=now.flow.title, edition=of_seal)
    of_now = edition_in_words(now.flow.date, now.flow.digest, wording)
    yield Line(Role.LABEL, told, said(wording, "この紙の案内"))
    yield Line(Role.LABEL, of_now, said(wording, "今の版"))
    yield Line(Role.LABEL, clean(date_in_words(seal.date, wording)), said(wording, "作った日"))


def edition_in_words(date: str, digest: str, wording: str) -> str:
    """An edition by its date and the head of its digest, whatever a file says of them."""
    told = said(wording, "{date}版（{digest}）", date=date_in_words(date, wording), digest=digest[:8])
    return clean(told)


def _changed(seal: Seal, now: Interview, refused: Refused, wording: str) -> Iterator[Line]:
    """Whether the result is another now, what is asked anew, what is not taken any more."""
    yield heading(said(wording, RESULT))
    if now.trace.outcome is None:
        yield body(said(wording, "今の案内では、まだ答えていない質問があります。"))
        yield point(asked(now).title)
    elif (seal.end, seal.firsts) == (now.trace.outcome.id, firsts(now)):
        yield body(said(wording, "同じ答えで、今も同じ結果になります。"))
    else:
        yield body(said(wording, "同じ答えで、今は次の結果になります。"))
        yield Line(Role.LABEL, say(now, now.trace.outcome.title), said(wording, RESULT))
        for catalogue, entry in firsts(now).items():
            shelf = now.flow.city.catalogues[catalogue]
            yield Line(Role.LABEL, shelf.entries[entry].name, shelf.title)
    if refused:
        yield heading(said(wording, "今の案内では使えない答え"))
    yield from (point(pair(step, refusal.sentence, wording)) for step, refusal in refused)


def pair(name: str, told: str, wording: str) -> str:
    """What is told of something, behind its name."""
    return said(wording, "{question}：{answer}", question=name, answer=told)


def _differences(taken: Taken, again: Taken, wording: str) -> Iterator[Line]:
    """Where the words differ, as they stand and as they are computed."""
    pairs = list(_pairs(taken.blocks[:LOOKED_AT], again.blocks))
    yield heading(said(wording, DIFFERENT))
    for there, computed in pairs[:MOST]:
        yield point(there or said(wording, NOTHING), said(wording, "この紙: "))
        yield point(computed or said(wording, NOTHING), said(wording, "今の案内: "))
    if len(pairs) > MOST:
        yield Line(Role.NOTE, said(wording, "ほかに{count}か所あります。", count=len(pairs) - MOST))
    if not pairs:
        same = _of(taken.seal) == _of(again.seal)
        given = _DRAWN if taken.drawn else _GIVEN
        yield body(said(wording, given if same else "文字は同じです。機械が確かめるところが違います。"))


def _pairs(there: tuple[str, ...], computed: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for what, a, b, c, d in SequenceMatcher(a=there, b=computed, autojunk=False).get_opcodes():
        if what != "equal":
            yield from (
                (clean(old)[:200], new) for old, new in zip_longest(there[a:b], computed[c:d], fillvalue="")
            )
