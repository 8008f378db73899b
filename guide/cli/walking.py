"""The commands in which a person walks: the start page and a guide, in the full screen or in lines."""

import gc
import os
import sys
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from guide.cli.ending import BadInputError, Exit
from guide.cli.opening import answers_in, card, cards, load, open_flow, open_worded, wording_of
from guide.cli.telling import tell_refused
from guide.views import streams
from guide.views.arguments import Typed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from guide.engine.interview import Interview
    from guide.language.model import Flow
    from guide.views.passage import Passage
    from guide.views.saves import Saves
    from guide.views.tui.driver import SoundDriver
    from guide.views.tui.typeahead import Keyboard
    from guide.views.wordings import Wordings
    from guide.views.words.home import GuideCard

_IDLE = "120"
_SHORTEST, _LONGEST = 10, 3600


def start(typed: Typed) -> Exit:
    """`kyodo`: the start page."""
    _close_to_the_public(typed)
    with _keyboard(typed) as keyboard:
        return _walk(typed, cards(wording_of(typed)), None, keyboard, _saves(typed))


def run(typed: Typed) -> Exit:
    """`kyodo run`: one guide."""
    _close_to_the_public(typed)
    # Before the keyboard is held: with - they are typed at this very terminal.
    answers = answers_in(typed.options["--answers"]) if "--answers" in typed.options else {}
    if "--watch" in typed.options:
        return _watch(typed, answers)
    with _keyboard(typed) as keyboard:
        from guide.engine.interview import begin

        flow, wording = open_flow(typed.given[0]), wording_of(typed)
        worded = open_worded(typed.given[0], wording) if wording else flow
        of_one = _saves(typed, flow)
        if not answers and of_one.start().latest:
            return _walk(typed, [card(worded)], None, keyboard, of_one)
        # Answers of a file are given in the words of the flow's own file.
        interview, refused = begin(flow, answers)
        interview = interview.worded(worded)
        tell_refused(refused)
        of_one.begin(interview)
        return _walk(typed, (), interview, keyboard, of_one)


def _watch(typed: Typed, answers: "Mapping[str, object]") -> Exit:
    """Walk through a file that is being edited. Nothing of that is saved."""
    from guide.cli.watching import Watched
    from guide.engine.interview import begin

    watched = Watched(typed.given[0])
    interview, refused = begin(open_flow(typed.given[0]), answers)
    interview = interview.worded(open_worded(typed.given[0], wording_of(typed)))
    tell_refused(refused)
    if _in_lines(typed):
        from guide.views.plain.walk import run as run_plain

        gc.enable()
        ended = run_plain(
            (),
            load,
            interview,
            watched.read_line,
            streams.write,
            hand_out=_hand_out_for(None),
            wordings=_wordings(typed),
        )
    else:
        from guide.views.tui import workbench

        ended = workbench.run(
            interview,
            watched.look,
            load=load,
            driver=_driver_alone(),
            hand_out=_hand_out_for(None),
            wordings=_wordings(typed),
        )
    return Exit.CONCLUDED if ended is None or ended.trace.outcome else Exit.MORE_ANSWERS


def resume(typed: Typed) -> Exit:
    """`kyodo resume`: go on where a code on paper or a saved file stands."""
    with _keyboard(typed) as keyboard:
        from guide.cli.saving import from_file, saves

        at = typed.options.get("--flow", "")
        of_all = saves(open_flow(at) if at else None)
        came_back = from_file(Path(typed.given[0]), of_all) or of_all.from_code(typed.given[0])
        if isinstance(came_back, str):
            raise BadInputError(came_back)
        of_all.told = came_back.told
        return _walk(typed, (), came_back.interview, keyboard, of_all)


def _walk(
    typed: Typed,
    cards: "Sequence[GuideCard]",
    interview: "Interview | None",
    keyboard: "Keyboard | None",
    saves: "Saves",
) -> Exit:
    ended = interview
    try:
        if _in_lines(typed):
            from guide.views.plain.walk import run as run_plain

            gc.enable()
            ended = run_plain(
                cards,
                saves.load,
                interview,
                streams.read_line,
                streams.write,
                hand_out=_hand_out_for(saves),
                saves=saves,
                wordings=_wordings(typed),
            )
        else:
            ended = _full(typed, cards, interview, keyboard, saves)
    finally:
        told = saves.close(ended)
        if told:
            streams.tell(told)
    return Exit.CONCLUDED if ended is None or ended.trace.outcome else Exit.MORE_ANSWERS


def _full(
    typed: Typed,
    cards: "Sequence[GuideCard]",
    interview: "Interview | None",
    keyboard: "Keyboard | None",
    saves: "Saves",
) -> "Interview | None":
    driver = _driver(keyboard, saves) if keyboard else _driver_alone()
    idle = _idle(typed)
    if "--staff" in typed.options:
        from guide.views.recorded import Recorded
        from guide.views.tui import counter

        if isinstance(saves, Recorded):  # as `_saves` made them
            told, wordings = _hand_out_for(saves), _wordings(typed)
            return counter.run(cards, saves, interview, driver=driver, hand_out=told, wordings=wordings)
    if idle is None:
        from guide.views.tui import showing

        return showing.run(
            cards,
            saves.load,
            interview,
            driver=driver,
            hand_out=_hand_out_for(saves),
            saves=saves,
            wordings=_wordings(typed),
        )
    # Neither sheets nor saved walks: nothing is written there.
    from guide.views.tui import kiosk

    return kiosk.run(cards, saves.load, interview, driver=driver, idle=idle, wordings=_wordings(typed))


def _driver(keyboard: "Keyboard", saves: "Saves") -> "type[SoundDriver]":
    """What reads the terminal where the keyboard was held."""
    from guide.views.tui.driver import driver_for

    saves.later = True
    return driver_for(keyboard, saves.written)


def _driver_alone() -> "type[SoundDriver] | None":
    """What reads the terminal where nothing was held; None: Textual chooses."""
    with suppress(ImportError):  # Windows knows no terminal modes
        from guide.views.tui import driver

        return driver.SoundDriver
    return None


def _wordings(typed: Typed) -> "Wordings":
    """What is said in other wordings; a guide that was opened by its place lies there in all of them."""
    from guide.views.wordings import Wordings

    if typed.command.name != "run":
        return Wordings(load, cards, wording_of(typed))
    place = typed.given[0]

    def alone(wording: str) -> "list[GuideCard]":
        flow = load(place, wording)
        return [card(open_flow(place) if isinstance(flow, str) else flow)]

    return Wordings(lambda _, wording: load(place, wording), alone, wording_of(typed))


def _saves(typed: Typed, only: "Flow | None" = None) -> "Saves":
    """Where walks are saved: with --staff in the records of the counter."""
    from guide.cli import saving

    if "--staff" not in typed.options:
        return saving.saves(only)
    if "--kiosk" in typed.options:
        raise BadInputError("--staff と --kiosk は、一緒に使えません。")
    return saving.recorded(only)


def _hand_out_for(saves: "Saves | None") -> "Callable[[Interview], Passage]":
    """What writes the sheet, with the notes that staff chose to print; loaded when it is asked for."""

    def hand_out(interview: "Interview") -> "Passage":
        from guide.cli.sheets import hand_out

        if saves is None:
            return hand_out(interview)
        return hand_out(interview, saves.printed(), by_staff=saves.by_staff)

    return hand_out


def _close_to_the_public(typed: Typed) -> None:
    """With --kiosk: see that nothing is written, and that no signal of the keyboard ends the program."""
    if _idle(typed) is None:
        return
    if _in_lines(typed):
        raise BadInputError("--kiosk は、画面いっぱいに出せる端末で使います。--plain とは一緒に使えません。")
    import signal

    for name in ("SIGINT", "SIGQUIT", "SIGTSTP"):
        with suppress(AttributeError, ValueError):  # not every system has all of them
            signal.signal(getattr(signal, name), signal.SIG_IGN)
    os.environ["KYODO_CACHE"] = os.environ["KYODO_SAVE"] = "off"
    sys.dont_write_bytecode = True


def _idle(typed: Typed) -> float | None:
    """Seconds without a key after which a kiosk asks; None where it is none."""
    if "--kiosk" not in typed.options:
        if "--idle" in typed.options:
            raise BadInputError("--idle は、--kiosk と一緒に使います。")
        return None
    written = typed.options.get("--idle", _IDLE)
    if not (written.isascii() and written.isdigit() and _SHORTEST <= int(written[:6]) <= _LONGEST):
        raise BadInputError(f"--idle には、{_SHORTEST}から{_LONGEST}までの秒数を書きます（例: 120）。")
    return float(written)


@contextmanager
def _keyboard(typed: Typed) -> "Iterator[Keyboard | None]":
    """Hold the keyboard while the full screen is made and shown; None in lines and where it cannot be."""
    held = None
    if not _in_lines(typed):
        with suppress(ImportError):  # Windows knows no terminal modes
            from guide.views.tui.typeahead import hold

            held = hold()
    try:
        yield held
    finally:
        if held:
            held.release()


def _in_lines(typed: Typed) -> bool:
    return "--plain" in typed.options or not _full_screen()


def _full_screen() -> bool:
    """Whether the terminal can show the full screen and the person did not ask for lines."""
    environment = os.environ
    if environment.get("ACCESSIBLE", "0") not in {"", "0"} or environment.get("TERM", "dumb") == "dumb":
        return False
    return sys.stdin.isatty() and sys.stdout.isatty() and min(os.get_terminal_size(sys.stdout.fileno())) > 0
