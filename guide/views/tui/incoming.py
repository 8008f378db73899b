"""What a terminal sends, as the messages Textual makes of it, whatever bytes come.

Textual's input thread ends the program at a byte that is not UTF-8 and at a key report its parser cannot
compute with, and takes every key for pasted text until an end is marked that may never come. Here what means
nothing is left out, and a paste ends after a silence.

Invariant: no byte raises; after any bytes and a silence of `SILENCE` the next key is a key.
"""

import re
from codecs import getincrementaldecoder
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from time import monotonic
from typing import Final

from textual import events
from textual._xterm_parser import BRACKETED_PASTE_END, BRACKETED_PASTE_START, XTermParser
from textual.message import Message

SILENCE: Final = 0.5
"""Seconds without a byte that end a paste; a terminal sends one in one go."""
LONGEST_PASTE: Final = 65_536
"""Characters of a paste that are kept."""

_OLD_MOUSE: Final = re.compile(rb"\x1b\[M.{3}", re.DOTALL)
"""A mouse report as X10 had it: places are bytes of any value, so it must go before bytes become text."""
_MARK: Final = re.compile(f"{re.escape(BRACKETED_PASTE_START)}|{re.escape(BRACKETED_PASTE_END)}")
_MARK_LENGTH: Final = len(BRACKETED_PASTE_START)
_SURROGATE: Final = re.compile("[\ud800-\udfff]")


class Incoming:
    """Everything that one terminal sends, from the first byte on."""

    def __init__(self) -> None:
        self._decode = getincrementaldecoder("utf-8")("ignore").decode
        self._parser = XTermParser()
        self._tail = ""
        """The end of what was read, where a mark may have begun."""
        self._pasted: int | None = None
        """Characters since a paste began; None outside one."""
        self._last = monotonic()

    def feed(self, data: bytes) -> Iterator[Message]:
        """Give the messages that these bytes complete."""
        self._last = monotonic()
        text = self._decode(_OLD_MOUSE.sub(b"", data))
        while mark := _MARK.search(self._tail + text):
            until = mark.end() - len(self._tail)
            yield from self._parse(text[:until])
            text, self._tail = text[until:], ""
            self._pasted = 0 if mark[0] == BRACKETED_PASTE_START else None
            if self._pasted is None:
                yield from self._parse(
                    BRACKETED_PASTE_END
                )  # its beginning may have been left out or come late
        self._tail = (self._tail + text)[1 - _MARK_LENGTH :]
        if self._pasted is not None:
            text = text[: max(LONGEST_PASTE - self._pasted, 0)]
            self._pasted += len(text)
        yield from self._parse(text)

    def tick(self) -> Iterator[Message]:
        """Give the messages that only time completes, such as Escape; to be asked again and again."""
        if self._pasted is not None and monotonic() - self._last >= SILENCE:
            self._pasted, self._tail = None, ""
            yield from self._parse(BRACKETED_PASTE_END)
        yield from self._sound(self._parser.tick)

    def _parse(self, text: str) -> Iterator[Message]:
        # One by one: a report that means nothing takes nothing before or after it away.
        for character in text:
            yield from self._sound(partial(self._parser.feed, character))

    def _sound(self, messages: Callable[[], Iterable[Message]]) -> Iterator[Message]:
        """Give what the parser makes of it; where it fails, it begins anew without what it was at."""
        try:
            made = list(messages())
        except Exception:  # noqa: BLE001 - it computes with whatever numbers a report holds
            self._parser = XTermParser()
            made = []
        yield from (message for message in made if not _is_unwritable(message))


def _is_unwritable(message: Message) -> bool:
    """Whether it is a key report of half a character, which no terminal could be sent back."""
    return isinstance(message, events.Key) and bool(_SURROGATE.search(message.character or ""))
