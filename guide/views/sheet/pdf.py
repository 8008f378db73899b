"""The sheet as a PDF: A4, tagged, its text selectable, set by typst with a font that comes in a package.

Both are the extra `kyodo-guide[pdf]`; typst, the fonts and pypdf are imported here and nowhere else. Texts
reach typst as data, never as source. The fonts of the machine are left out, so that a sheet looks the same
everywhere.
"""

import json
from collections.abc import Iterator
from hashlib import sha256
from importlib.resources import files
from io import BytesIO
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from guide.sentences.wordings import in_a_row, said
from guide.views.passage import Passage
from guide.views.sheet import seal
from guide.views.sheet.content import Section, Sheet, fits
from guide.views.sheet.reading import NOT_A_SHEET, Taken, filled
from guide.views.words.home import PRODUCT

if TYPE_CHECKING:
    from pypdf import PdfReader

FONT = "Noto Sans CJK JP"
FONT_PACKAGES = ("noto_cjk_sans_jp_regular", "noto_cjk_sans_jp_bold")
"""The packages that carry the font, a weight each (SIL Open Font License 1.1)."""

SETTINGS = (("10.5", "1"), ("10", "1"), ("9.5", "1"), ("9", "1"), ("9", "0.85"))
"""Sizes of the letters in points with the air between lines, of which 1 is the usual; the usual ones first.

Below the last nobody reads at arm's length; with its air lines still stand half a letter apart.
"""

LEAF = 2
"""Pages that one sheet of paper has."""

SEAL = "kyodo-sheet.json"
"""The attachment that holds the seal."""

MOST_PAGES = 40
"""Pages that are read of a PDF; the longest sheet has five."""

TEMPLATE = Path(__file__).with_name("sheet.typ")


class MissingExtra(Exception):  # noqa: N818 - not an error of the program
    """The extra is not installed; the text says how to get it, for people."""


def pdf(sheet: Sheet) -> bytes:
    """The whole file, smaller and closer where that brings it onto one leaf; raises MissingExtra."""
    try:
        import pypdf  # noqa: PLC0415 - heavy, and an extra that may not be there
        import typst  # noqa: PLC0415 - as pypdf

        fonts = [str(files(package)) for package in FONT_PACKAGES]
    except ImportError:
        how = 'PDF を作る部品がありません。pip install "kyodo-guide[pdf]" で入ります。'
        raise MissingExtra(in_a_row(sheet.seal.wording, how, "HTML の紙は、そのままで作れます。")) from None

    def set_in(setting: tuple[str, str], check: str = "") -> bytes:
        data = _data(replace(sheet, seal=replace(sheet.seal, check=check)))
        made: bytes = typst.compile(
            str(TEMPLATE),
            font_paths=fonts,
            ignore_system_fonts=True,
            sys_inputs={
                "sheet": json.dumps(data, ensure_ascii=False),
                "size": setting[0],
                "air": setting[1],
            },
            pdf_standards=["ua-1"],
            format="pdf",
        )
        return made

    def read(made: bytes) -> "PdfReader":
        return pypdf.PdfReader(BytesIO(made))

    usual, *smaller = SETTINGS
    setting, found = usual, read(set_in(usual))
    for one in smaller if len(found.pages) > LEAF else ():
        tight = read(set_in(one))
        if len(tight.pages) <= LEAF:
            setting, found = one, tight
            break
    # Nothing that is drawn depends on what is attached.
    return set_in(setting, _drawn(found))


def _data(sheet: Sheet) -> dict[str, object]:
    return {
        "font": FONT,
        "language": sheet.language,
        "author": PRODUCT,
        "description": sheet.summary,
        "sealed": said(sheet.seal.wording, "この紙を kyodo verify で確かめるためのものです。"),
        "guide": sheet.guide,
        "when": _lines(sheet.when),
        "title": sheet.title,
        "short": _lines(sheet.short),
        "summary": sheet.summary,
        "sections": list(map(_section, sheet.sections)),
        "memo": {"heading": sheet.memo.heading, "lines": _lines(sheet.memo.lines)},
        "about": _lines(sheet.about.lines),
        "advice": list(sheet.advice),
        "seal": seal.write(sheet.seal),
    }


def _section(section: Section) -> dict[str, object]:
    stretches = [{"kept": fits(lines), "groups": list(_groups(lines))} for lines in section.stretches]
    return {"kind": section.kind, "heading": section.heading, "kept": section.kept, "stretches": stretches}


def _groups(lines: Passage) -> Iterator[list[object]]:
    for (role, _), group in groupby(lines, key=lambda line: (line.role, line.lead.startswith("["))):
        yield [role.value, _lines(tuple(group))]


def _lines(lines: Passage) -> list[dict[str, str]]:
    return [{"text": line.text, "lead": line.lead} for line in lines]


def take_apart(content: bytes) -> Taken | str:
    """The parts of a PDF sheet, or why it is none; raises MissingExtra."""
    try:
        import pypdf  # noqa: PLC0415 - an extra that may not be there
    except ImportError:
        how = 'PDF を読む部品がありません。pip install "kyodo-guide[pdf]" で入ります。'
        raise MissingExtra(how) from None
    try:
        reader = pypdf.PdfReader(BytesIO(content))
        attached = reader.attachments.get(SEAL, [b""])[0]
        pages = [page.extract_text() for page in reader.pages[:MOST_PAGES]]
        written, drawn = attached.decode(), _drawn(reader)
    except Exception:  # noqa: BLE001 - a foreign file may fail in any way
        return NOT_A_SHEET
    read = seal.read(written)
    if read is None:
        return NOT_A_SHEET
    return Taken("pdf", read, tuple(filled("\n".join(pages).split("\n"))), drawn=drawn)


def _drawn(reader: "PdfReader") -> str:
    """A checksum of all that pages show: what is drawn, in which fonts, what lies over it or is cut off.

    It is made of the objects of the file (ISO 32000-2, 7.3) with their streams decoded, so that it depends
    on no way of finding words, and stays the same where a program only packs the file anew.
    """
    digest = sha256()
    for page in reader.pages[:MOST_PAGES]:
        seen: set[tuple[int, int]] = set()
        for part in ("/MediaBox", "/CropBox", "/Rotate", "/UserUnit", "/Contents", "/Resources", "/Annots"):
            digest.update(part.encode())
            for piece in _pieces(page.get(part), seen):
                digest.update(piece)
    return digest.hexdigest()[:32]


def _pieces(part: object, seen: set[tuple[int, int]]) -> Iterator[bytes]:
    """What an object of the file says, each one once: they may lead back to where one came from."""
    from pypdf import generic  # noqa: PLC0415 - see `take_apart`

    if isinstance(part, generic.IndirectObject):
        if (part.idnum, part.generation) in seen:
            return
        seen.add((part.idnum, part.generation))
        part = part.get_object()
    if isinstance(part, generic.DictionaryObject):
        yield b"<<"
        for key in sorted(part.keys() - _OF_THE_FILE):
            yield key.encode()
            yield from _pieces(part.raw_get(key), seen)
        yield b">>"
        if isinstance(part, generic.StreamObject):
            yield part.get_data()
    elif isinstance(part, generic.ArrayObject):
        yield b"["
        for one in list(part):
            yield from _pieces(one, seen)
        yield b"]"
    elif isinstance(part, float | int) and not isinstance(part, bool):
        yield f"{float(part):.4f} ".encode()
    else:
        yield f"{part}".encode(errors="replace")


_OF_THE_FILE = {"/Length", "/Filter", "/DecodeParms", "/Parent", "/P", "/StructParents", "/StructParent"}
"""How a stream is packed, and what leads elsewhere: nothing of it is seen."""
