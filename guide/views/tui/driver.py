"""A Textual driver that no byte ends, and that delivers no key before there is something to press it for.

What is read goes through `incoming`, which whatever comes cannot end or hold up.

Textual hands a key to whatever has the focus when it arrives; during its start that is nothing, or a screen
about to be covered. This driver keeps keys back until the first screen was painted, then delivers them in
order, each after the one before was acted on, and from then on is Textual's own driver. While it takes the
terminal it asks how wide that draws ambiguous characters (see `probe`), and writes accordingly.

Invariant: keys reach the app in the order they were typed, each once; the keyboard opens in any case. Nothing
is shown before what it follows from is saved.
"""

from __future__ import annotations

import asyncio
import os
import selectors
import signal
from collections import deque
from contextlib import suppress
from threading import Lock
from typing import TYPE_CHECKING, Any, ClassVar, Final

from textual import events
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver

from guide.views.tui import moves, probe
from guide.views.tui.incoming import Incoming
from guide.views.tui.typeahead import READ_SIZE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from textual.message import Message

    from guide.views.tui.typeahead import Keyboard

LATEST_OPENING: Final = 3.0
"""Seconds after which keys pass even if no screen was ever painted, so that quitting always works."""
LONGEST_SILENCE: Final = 0.1
"""Seconds without a byte after which it is looked whether time alone completes a key."""
LONGEST_REACTION: Final = 0.3
"""Seconds one key is given to take effect before the next is delivered."""


def driver_for(keyboard: Keyboard, saved: Callable[[], str] = lambda: "") -> type[SoundDriver]:
    """Return the class for `App(driver_class=…)` that takes over this held keyboard.

    `saved` is called before anything is shown: it waits until what was answered is saved, and gives what to
    say if that has begun to fail.
    """
    return type("HeldDriver", (PatientDriver,), {"keyboard": keyboard, "saved": staticmethod(saved)})


def key_events(typed: list[str]) -> list[events.Key]:
    """Translate typed keys as Textual's input thread would, without waiting for the end of an Escape."""
    keys: list[events.Key] = []
    for piece in typed:
        if piece == "\x1b":
            keys.append(events.Key("escape", "\x1b"))
        else:
            keys.extend(event for event in XTermParser().feed(piece) if isinstance(event, events.Key))
    return keys


class SoundDriver(LinuxDriver):
    """Textual's driver with a reading of the keyboard that nothing typed can end, nor a signal hang."""

    def _sigtstp_application(self, *arguments: Any) -> None:  # noqa: ANN401 - a signal's, passed on as they are
        """Stop between two steps of the loop: what was held in the midst of writing would never be let go."""
        self._loop.call_soon_threadsafe(super()._sigtstp_application, *arguments)

    def _sigcont_application(self, *arguments: Any) -> None:  # noqa: ANN401 - as above
        """Go on between two steps of the loop."""
        self._loop.call_soon_threadsafe(super()._sigcont_application, *arguments)

    def run_input_thread(self) -> None:
        """Read until input is no longer wanted, and pass on what it means.

        Where the terminal is gone and nobody says so, the program ends as if it had been hung up.
        """
        incoming = Incoming()
        with selectors.DefaultSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                if selector.select(LONGEST_SILENCE):
                    data = self._read()
                    if not data:
                        os.kill(os.getpid(), signal.SIGHUP)
                        return
                    self._pass_on(incoming.feed(data))
                self._pass_on(incoming.tick())

    def _read(self) -> bytes:
        with suppress(OSError):  # some systems tell of a terminal that is gone by an error
            return os.read(self.fileno, READ_SIZE)
        return b""

    def process_message(self, message: Message) -> None:
        """Pass on what is so: a size that the terminal has not got was typed by somebody."""
        if not isinstance(message, events.Resize) or message.size == self._get_terminal_size():
            super().process_message(message)

    def _pass_on(self, messages: Iterable[Message]) -> None:
        for message in messages:
            self.process_message(message)

    def _run_input_thread(self) -> None:
        """End the program with the fault, not as if somebody had left it; see `showing.shown`."""
        try:
            self.run_input_thread()
        except Exception as fault:  # noqa: BLE001 - raised again by who opened the screen
            self._app.call_later(self._app._handle_exception, fault)  # noqa: SLF001 - as Textual does elsewhere


class PatientDriver(SoundDriver):
    """The driver for Linux and macOS with a closed door in front of the keys until the first frame."""

    keyboard: Keyboard
    saved: ClassVar[Callable[[], str]]

    def __init__(self, *arguments: Any, **options: Any) -> None:  # noqa: ANN401 - Textual's, passed on as they are
        """Start with the door closed."""
        super().__init__(*arguments, **options)
        self._lock = Lock()
        self._waiting: deque[events.Key | events.Paste] | None = deque()
        self._delivery: asyncio.Task[None] | None = None
        self._asked = self._wide = False

    def start_application_mode(self) -> None:
        """Take what was typed, let Textual take the terminal, and open the door after the first frame."""
        first = self._delivery is None
        if first and self._waiting is not None:
            self._waiting.extend(key_events(self.keyboard.typed()))
        super().start_application_mode()  # type: ignore[no-untyped-call]
        if first:
            self._asked = True
            self.write(probe.ASKED)
            self.attrs_before = self.keyboard.mode  # Textual found the held mode; it must return to the first
            self._app.call_after_refresh(self._open)
            self._loop.call_later(LATEST_OPENING, self._open)

    def process_message(self, message: Message) -> None:
        """Keep a key back while the door is closed; hear what was asked. Runs in the input thread."""
        if isinstance(message, events.CursorPosition):
            self._hear(message)
            return
        if isinstance(message, events.Key | events.Paste):
            with self._lock:
                if self._waiting is not None:
                    self._waiting.append(message)
                    return
        super().process_message(message)

    def _hear(self, position: events.CursorPosition) -> None:
        """Take the answer to the probe; any other report of the cursor was asked for by nobody here."""
        if self._asked and probe.is_wide(position.x, position.y):
            self._wide = True
            self._app.post_message(probe.DrawsWide())
        self._asked = False

    def write(self, data: str) -> None:
        """Write for the width the terminal draws with, once all is saved. Runs in any thread."""
        if trouble := type(self).saved():
            self._app.post_message(moves.Told(trouble))
        super().write(probe.for_wide(data) if self._wide else data)

    def _open(self) -> None:
        if self._delivery is None:
            self._delivery = asyncio.create_task(self._deliver())

    async def _deliver(self) -> None:
        while True:
            with self._lock:
                if not self._waiting:
                    self._waiting = None
                    return
                message = self._waiting.popleft()
            message.set_sender(self._app)
            self._app.post_message(message)
            await self._reaction()

    async def _reaction(self) -> None:
        """Wait until the app has passed the key on, its receiver has acted, and the screen shows it."""
        done = asyncio.Event()
        app = self._app

        def passed_on() -> None:
            (app.focused or app.screen).call_later(acted)

        def acted() -> None:
            app.screen.call_after_refresh(done.set)

        app.call_later(passed_on)
        with suppress(TimeoutError):
            await asyncio.wait_for(done.wait(), LONGEST_REACTION)
