"""The sheet as one HTML file: no script, nothing fetched, every text escaped.

Its headings and lists carry the structure for screen readers; boxes to tick are drawn by the style alone.
Readings are set as ruby, whose text reads 「word（reading）」 where ruby is unknown.
"""

import re
from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator
from hashlib import sha256
from html import escape
from itertools import groupby
from pathlib import Path

from guide.japanese.width import cell_width
from guide.views.passage import Line, Passage, Role
from guide.views.sheet import seal
from guide.views.sheet.content import Section, Sheet, fits

STYLE = Path(__file__).with_name("sheet.css").read_text(encoding="utf-8")
SEAL = "kyodo-sheet"
"""The name of the meta element that holds the seal."""

LONG, VERY_LONG = 4600, 6600
"""Cells in the sections from which a sheet is set tight, and very tight: what two pages hold."""

TICKED = "[x]"
BOXES = {"[ ]", TICKED}
"""The leads of points that are ticked by pen."""

_POLICY = "default-src 'none'; style-src 'sha256-{}'; base-uri 'none'; form-action 'none'"

_Words = Callable[[str], str]
"""Escapes a text and sets its readings."""


def html(sheet: Sheet) -> str:
    """The whole file."""
    words = _words(sheet.readings)
    policy = _POLICY.format(b64encode(sha256(STYLE.encode()).digest()).decode())
    head = (
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{escape(policy)}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="robots" content="noindex">',
        '<meta name="referrer" content="no-referrer">',
        f'<meta name="{SEAL}" content="{escape(seal.write(sheet.seal))}">',
        f"<title>{escape(sheet.title)} - {escape(sheet.guide)}</title>",
        f"<style>{STYLE}</style>",
    )
    body = (*_header(sheet, words), "<main>", *_main(sheet, words), "</main>", *_footer(sheet, words))
    lines = (
        *("<!DOCTYPE html>", f'<html lang="{sheet.language}"{_tight(sheet)}>', "<head>", *head, "</head>"),
        *("<body>", *body, "</body>", "</html>"),
    )
    return "\n".join(lines) + "\n"


def _tight(sheet: Sheet) -> str:
    """Smaller letters in print for a long sheet, which then takes both sides of a leaf and no more."""
    lines = (line for section in sheet.sections for line in section.lines)
    cells = sum(cell_width(line.lead) + cell_width(line.text) for line in lines)
    if cells <= LONG:
        return ""
    return ' class="tight"' if cells <= VERY_LONG else ' class="tight very"'


def _words(readings: Iterable[tuple[str, str]]) -> _Words:
    known = {f"{word}（{kana}）": (word, kana) for word, kana in readings}
    longest_first = sorted(known, key=len, reverse=True)
    pattern = re.compile("|".join(map(re.escape, longest_first)) or r"(?!)")

    def set_ruby(found: re.Match[str]) -> str:
        word, kana = known[found[0]]
        return f"<ruby>{escape(word)}<rp>（</rp><rt>{escape(kana)}</rt><rp>）</rp></ruby>"

    def words(text: str) -> str:
        parts: list[str] = []
        end = 0
        for found in pattern.finditer(text):
            parts += [escape(text[end : found.start()]), set_ruby(found)]
            end = found.end()
        return "".join([*parts, escape(text[end:])])

    return words


def _header(sheet: Sheet, words: _Words) -> Iterator[str]:
    yield f'<header><p class="guide">{words(sheet.guide)}</p>'
    yield f"{_facts(sheet.when, words)}</header>"


def _main(sheet: Sheet, words: _Words) -> Iterator[str]:
    yield f"<h1>{words(sheet.title)}</h1>"
    if sheet.short:
        yield f'<div class="short">{_facts(sheet.short, words)}</div>'
    yield f'<p class="summary">{words(sheet.summary)}</p>'
    yield '<div class="columns">'
    for section in sheet.sections:
        yield from _section(section, words)
    yield "</div>"
    memo = sheet.memo
    yield f'<section class="{memo.kind}"><h2>{words(memo.heading)}</h2>{_facts(memo.lines, words)}</section>'


def _footer(sheet: Sheet, words: _Words) -> Iterator[str]:
    yield "<footer>"
    yield _facts(sheet.about.lines, words)
    yield from (f"<p>{words(sentence)}</p>" for sentence in sheet.advice)
    yield "</footer>"


def _section(section: Section, words: _Words) -> Iterator[str]:
    kept = " kept" if section.kept else ""
    yield f'<section class="{section.kind}{kept}">'
    if section.heading:
        yield f"<h2>{words(section.heading)}</h2>"
    for stretch in section.stretches:
        kept = " kept" if fits(stretch) else ""
        yield from (f'<div class="stretch{kept}">', *_lines(stretch, words), "</div>")
    yield "</section>"


def _lines(lines: Passage, words: _Words) -> Iterator[str]:
    for (role, boxed), group in groupby(lines, key=lambda line: (line.role, line.lead in BOXES)):
        same = tuple(group)
        match role:
            case Role.LABEL:
                yield _facts(same, words)
            case Role.POINT:
                yield _points(same, words, boxed=boxed)
            case Role.ENTRY:
                yield from (f"<h3>{words(line.text)}</h3>" for line in same)
            case Role.CITE:
                yield from (f'<p class="cite">{words(f"{line.lead} {line.text}")}</p>' for line in same)
            case Role.NOTE:
                yield from (f'<p class="note">{words(line.text)}</p>' for line in same)
            case _:
                yield from (f"<p>{words(line.text)}</p>" for line in same)


def _facts(lines: Passage, words: _Words) -> str:
    """Labels with what is said of each; a line without a label goes on with the one before."""
    facts: list[Line] = []
    told: list[list[str]] = []
    for line in lines:
        if line.lead or not told:
            facts.append(line)
            told.append([])
        told[-1].append(f"<dd>{words(line.text)}</dd>")
    pairs = zip(facts, told, strict=True)
    inside = "".join(f"<div><dt>{words(fact.lead)}</dt>{''.join(said)}</div>" for fact, said in pairs)
    return f'<dl class="facts">{inside}</dl>'


def _points(lines: Passage, words: _Words, *, boxed: bool) -> str:
    items = [
        f'<li class="done">{words(line.text)}</li>' if line.lead == TICKED else f"<li>{words(line.text)}</li>"
        for line in lines
    ]
    opening = '<ul class="boxes">' if boxed else "<ul>"
    return f"{opening}{''.join(items)}</ul>"
