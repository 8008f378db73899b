"""A passage: text to read, without a layout. Every view lays out the same passages.

Never enters: widths, colours, markup.
"""

from enum import StrEnum
from typing import TypeAlias

from msgspec import Struct


class Role(StrEnum):
    """What a line is, so that a view can set it apart."""

    TITLE = "title"
    HEADING = "heading"
    ENTRY = "entry"
    LABEL = "label"
    BODY = "body"
    POINT = "point"
    NOTE = "note"
    CITE = "cite"


class Line(Struct, frozen=True):
    """One paragraph. `lead` stands before the text and the text hangs behind it; a newline starts a new line.

    A LABEL line is a fact: its lead is the label, empty for a further line of the same fact.
    """

    role: Role
    text: str
    lead: str = ""


Passage: TypeAlias = tuple[Line, ...]
"""Lines to read, in order."""


def title(text: str) -> Line:
    """The name of the whole passage."""
    return Line(Role.TITLE, text)


def heading(text: str) -> Line:
    """The name of a part."""
    return Line(Role.HEADING, text)


def body(text: str) -> Line:
    """A paragraph."""
    return Line(Role.BODY, text)


def point(text: str, lead: str = "・") -> Line:
    """One of several."""
    return Line(Role.POINT, text, lead)


def cite(text: str, lead: str = "出典:") -> Line:
    """What the lines before rest on."""
    return Line(Role.CITE, text, lead)
