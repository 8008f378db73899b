"""A sheet taken apart again: its seal and its words, block by block, whatever file someone hands in.

Total: any bytes give the parts of a sheet or a sentence that says why they are none. Nothing of the file is
run, followed or fetched; its words are only compared.

Never enters: what the words ought to be.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from html import unescape

from msgspec import Struct

from guide.sentences.wordings import ORDINARY, WORDINGS, said
from guide.views.sheet import html, markdown, seal, text
from guide.views.sheet.seal import Seal

LARGEST, LARGEST_TEXT = 4 * 1024 * 1024, 256 * 1024
"""Bytes of the largest PDF, and of the largest other file, that is read; a sheet has some ten thousand."""

NOT_A_SHEET = "協働ナビの紙ではないか、機械が確かめるところがありません。"
TOO_LARGE = "ファイルが大きすぎます。協働ナビの紙ではありません。"
NOT_TEXT = "文字のファイルとして読めません。"


class Taken(Struct, frozen=True):
    """A sheet taken apart: its format, seal and words; `looks` is everything else that shapes the page.

    `drawn` is a checksum of all that a PDF shows; other formats have that of their words.
    """

    format: str
    seal: Seal
    blocks: tuple[str, ...]
    looks: tuple[str, ...] = ()
    drawn: str = ""


def take_apart(content: bytes) -> Taken | str:
    """The parts of a sheet, or why it is none."""
    if len(content) > LARGEST:
        return TOO_LARGE
    if content.startswith(b"%PDF-"):
        from guide.views.sheet import pdf  # noqa: PLC0415 - most sheets are no PDF

        return pdf.take_apart(content)
    if len(content) > LARGEST_TEXT:
        return TOO_LARGE
    try:
        written = content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        return NOT_TEXT
    for format_, reader in _READERS.items():
        taken = reader(written)
        if taken:
            blocks, looks, sealed = taken
            read = seal.read(sealed)
            return Taken(format_, read, blocks, looks) if read else NOT_A_SHEET
    return NOT_A_SHEET


def words(written: str, format_: str) -> tuple[str, ...]:
    """The blocks of a sheet in one of the text formats, for its checksum."""
    taken = _READERS[format_](written)
    return taken[0] if taken else ()


_DOCTYPE = "<!DOCTYPE html>"

_Parts = tuple[tuple[str, ...], tuple[str, ...], str]
"""Blocks, looks, and the seal in writing."""


def _markdown(written: str) -> _Parts | None:
    before, opening, behind = written.rpartition(f"<!-- {markdown.SEAL}\n")
    sealed, closing, after = behind.partition("-->")
    if not opening or not closing:
        return None
    return tuple(filled((before + after).split("\n"))), (), sealed


def _text(written: str) -> _Parts | None:
    for wording in (ORDINARY, *WORDINGS):
        before, opening, sealed = written.rpartition(f"{said(wording, text.SEAL)}\n")
        if opening:
            return tuple(filled(before.split("\n"))), (), sealed
    return None


def filled(lines: Sequence[str]) -> Iterator[str]:
    """Lines that hold more than white space, spaces at their ends and multiple ones aside."""
    return (" ".join(line.split()) for line in lines if line.strip())


def _html(written: str) -> _Parts | None:
    if not written.startswith(_DOCTYPE, _behind_comments(written)):
        return None
    page = _Page()
    for token in _TOKENS.finditer(written, _behind_comments(written)):
        page.take(token[0])
    page.end_block()
    return (tuple(page.blocks), tuple(page.looks), page.seal) if page.seal else None


def _behind_comments(written: str) -> int:
    """Where a page begins: browsers write above it where they saved it from."""
    place = written.find("<")
    while written.startswith("<!--", place):
        end = written.find("-->", place)
        place = written.find("<", end) if end > 0 else len(written)
    return max(place, 0)


_TOKENS = re.compile(r"<!--.*?(?:-->|\Z)|<[^<>]*>|[^<]+|<", re.DOTALL)
"""Comments, tags and text as our own pages have them, in one pass whatever comes.

A browser may read a page made to deceive otherwise; but then it has tags or comments that ours has not.
"""

_TAG = re.compile(r"</?([a-zA-Z0-9]+)")
_SEAL = re.compile(rf'<meta name="{html.SEAL}" content="([^"]*)"')
_INLINE = {"ruby", "rt", "rp"}
_UNSEEN = {"style", "title"}


class _Page:
    """Words by block, and everything that is no word: tags, comments, styles."""

    def __init__(self) -> None:
        self.blocks: list[str] = []
        self.looks: list[str] = []
        self.seal = ""
        self._block: list[str] = []
        self._within = ""

    def take(self, token: str) -> None:
        """The next comment, tag or text."""
        tag = _TAG.match(token)
        if tag:
            self._tag(token, tag[1].lower())
        elif token.startswith("<!"):
            self.looks.append(token)
        elif self._within:
            self.looks += filled([token])
        else:
            self._block.append(unescape(token))

    def _tag(self, token: str, name: str) -> None:
        sealed = _SEAL.match(token)
        if sealed:
            self.seal = unescape(sealed[1])
        self.looks.append(html.SEAL if sealed else " ".join(unescape(token).split()))
        self._within = name if name in _UNSEEN and not token.startswith("</") else ""
        if name not in _INLINE:
            self.end_block()

    def end_block(self) -> None:
        """What was said so far is one block."""
        self.blocks += filled(["".join(self._block)])
        self._block.clear()


_READERS: dict[str, Callable[[str], _Parts | None]] = {"html": _html, "md": _markdown, "txt": _text}
