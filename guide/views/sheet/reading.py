"""A sheet taken apart again: its seal and its words, block by block, whatever file someone hands in.

Total: any bytes give the parts of a sheet or a sentence that says why they are none. Nothing of the file is
run, followed or fetched; its words are only compared.

Never enters: what the words ought to be.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from html.parser import HTMLParser

from msgspec import Struct

from guide.views.sheet import html, markdown, seal, text
from guide.views.sheet.seal import Seal

LARGEST = 8 * 1024 * 1024
"""Bytes of the largest file that is read; a sheet has some ten thousand."""

NOT_A_SHEET = "協働ナビの紙ではないか、機械が確かめるところがありません。"
TOO_LARGE = "ファイルが大きすぎます。協働ナビの紙ではありません。"
NOT_TEXT = "文字のファイルとして読めません。"


class Taken(Struct, frozen=True):
    """A sheet taken apart: its format, seal and words; `looks` is everything else that shapes the page."""

    format: str
    seal: Seal
    blocks: tuple[str, ...]
    looks: tuple[str, ...] = ()


def take_apart(content: bytes) -> Taken | str:
    """The parts of a sheet, or why it is none."""
    if len(content) > LARGEST:
        return TOO_LARGE
    if content.startswith(b"%PDF-"):
        from guide.views.sheet import pdf  # noqa: PLC0415 - most sheets are no PDF

        return pdf.take_apart(content)
    try:
        written = content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        return NOT_TEXT
    for format_, taken in (("html", _html(written)), ("md", _markdown(written)), ("txt", _text(written))):
        if taken:
            blocks, looks, sealed = taken
            read = seal.read(sealed)
            return Taken(format_, read, blocks, looks) if read else NOT_A_SHEET
    return NOT_A_SHEET


def words(written: str, format_: str) -> tuple[str, ...]:
    """The blocks of a sheet in one of the text formats, for its checksum."""
    taken = _READERS[format_](written)
    return taken[0] if taken else ()


_Parts = tuple[tuple[str, ...], tuple[str, ...], str]
"""Blocks, looks, and the seal in writing."""


def _markdown(written: str) -> _Parts | None:
    before, opening, behind = written.rpartition(f"<!-- {markdown.SEAL}\n")
    sealed, closing, after = behind.partition("-->")
    if not opening or not closing:
        return None
    return tuple(filled((before + after).split("\n"))), (), sealed


def _text(written: str) -> _Parts | None:
    before, opening, sealed = written.rpartition(f"{text.SEAL}\n")
    return (tuple(filled(before.split("\n"))), (), sealed) if opening else None


def filled(lines: Sequence[str]) -> Iterator[str]:
    """Lines that hold more than white space, spaces at their ends and multiple ones aside."""
    return (" ".join(line.split()) for line in lines if line.strip())


def _html(written: str) -> _Parts | None:
    if not re.match(r"\s*(?:<!--.*?-->\s*)*<!doctype html", written, re.IGNORECASE | re.DOTALL):
        return None
    page = _Page()
    page.feed(written)
    page.close()
    page.end_block()
    return (tuple(page.blocks), tuple(page.looks), page.seal) if page.seal else None


class _Page(HTMLParser):
    """Words by block, and everything that is no word: tags, attributes, styles."""

    INLINE = frozenset({"ruby", "rb", "rt", "rp", "span", "b", "strong", "em", "i"})
    UNSEEN = frozenset({"style", "title", "script", "template", "noscript"})

    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[str] = []
        self.looks: list[str] = []
        self.seal = ""
        self._block: list[str] = []
        self._within = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "meta" and given.get("name") == html.SEAL:
            self.seal = given.get("content") or ""
            given["content"] = ""
        shape = " ".join(f"{key}={value!r}" for key, value in sorted(given.items()))
        self.looks.append(f"<{tag} {shape}>")
        self._within = tag if tag in self.UNSEEN else ""
        if tag not in self.INLINE:
            self.end_block()

    def handle_endtag(self, tag: str) -> None:
        self.looks.append(f"</{tag}>")
        self._within = ""
        if tag not in self.INLINE:
            self.end_block()

    def handle_data(self, data: str) -> None:
        if self._within:
            self.looks.append(data.strip())
        else:
            self._block.append(data)

    def end_block(self) -> None:
        """What was said so far is one block."""
        self.blocks += filled(["".join(self._block)])
        self._block.clear()


_READERS: dict[str, Callable[[str], _Parts | None]] = {"html": _html, "md": _markdown, "txt": _text}
