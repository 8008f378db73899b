"""The formats of the sheet: content to the bytes of a file, with the checksum of its words in the seal."""

from collections.abc import Callable, Mapping

from msgspec.structs import replace

from guide.views.sheet import reading
from guide.views.sheet.content import Sheet
from guide.views.sheet.html import html
from guide.views.sheet.markdown import markdown
from guide.views.sheet.seal import checksum
from guide.views.sheet.text import text

PDF = "pdf"
LAYOUTS: Mapping[str, Callable[[Sheet], str]] = {"html": html, "txt": text, "md": markdown}
"""What lays a sheet out as text, by format."""

FORMATS = (*LAYOUTS, PDF)
"""Every format, the usual one first."""


def written(sheet: Sheet, format_: str) -> bytes:
    """The file of a sheet in one of FORMATS; for a PDF raises `pdf.MissingExtra`."""
    if format_ == PDF:
        from guide.views.sheet import pdf  # noqa: PLC0415 - typst is heavy, and may not be there

        return pdf.pdf(sheet)
    layout = LAYOUTS[format_]
    check = checksum(reading.words(layout(sheet), format_))
    return layout(replace(sheet, seal=replace(sheet.seal, check=check))).encode()
