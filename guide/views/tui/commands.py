"""Keys to commands: what a person pressed, whatever the keyboard or input method made of it.

Full-width letters, digits and signs typed with an input method on, and capitals, count as the plain key.
Anything unknown is no command and does nothing.
"""

import unicodedata
from enum import StrEnum

from textual import events

from guide.views.words import keys


class Command(StrEnum):
    """What a key asks for."""

    NEXT = "next"
    BACK = "back"
    UP = "up"
    DOWN = "down"
    PAGE_UP = "page-up"
    PAGE_DOWN = "page-down"
    TOP = "top"
    BOTTOM = "bottom"
    MARK = "mark"
    SEARCH = "search"
    ANSWERS = "answers"
    WHY = "why"
    SOURCES = "sources"
    GLOSSARY = "glossary"
    TRY = "try"
    PRINT = "print"
    WORDING = "wording"
    READINGS = "readings"
    THEME = "theme"
    RESTART = "restart"
    ALOUD = "aloud"
    NOTE = "note"
    NEXT_GROUP = "next-group"
    STAGES = "stages"
    RECORDS = "records"
    HELP = "help"
    QUIT = "quit"


BY_KEY = {
    keys.NEXT.key: Command.NEXT,
    "ctrl+j": Command.NEXT,  # Enter, when it was typed before the terminal left its line mode
    keys.BACK.key: Command.BACK,
    "left": Command.BACK,
    "f1": Command.HELP,  # where letters are text
    "f2": Command.WORDING,
    "f3": Command.READINGS,
    "f4": Command.THEME,
    "up": Command.UP,
    "down": Command.DOWN,
    "pageup": Command.PAGE_UP,
    "pagedown": Command.PAGE_DOWN,
    "home": Command.TOP,
    "end": Command.BOTTOM,
}
BY_CHARACTER = {
    " ": Command.MARK,
    keys.SEARCH.shown: Command.SEARCH,
    keys.ANSWERS.shown: Command.ANSWERS,
    keys.WHY.shown: Command.WHY,
    keys.SOURCES.shown: Command.SOURCES,
    keys.GLOSSARY.shown: Command.GLOSSARY,
    keys.TRY.shown: Command.TRY,
    keys.PRINT.shown: Command.PRINT,
    keys.WORDING.shown: Command.WORDING,
    keys.READINGS.shown: Command.READINGS,
    keys.THEME.shown: Command.THEME,
    keys.RESTART.shown: Command.RESTART,
    keys.ALOUD.shown: Command.ALOUD,
    keys.NOTE.shown: Command.NOTE,
    keys.NEXT_GROUP.shown: Command.NEXT_GROUP,
    keys.STAGES.shown: Command.STAGES,
    keys.RECORDS.shown: Command.RECORDS,
    keys.HELP.shown: Command.HELP,
    keys.QUIT.shown: Command.QUIT,
}


def plain(character: str | None) -> str:
    """The half-width small form of a character that was typed; "" for none."""
    return unicodedata.normalize("NFKC", character).lower() if character else ""


def command(key: events.Key) -> Command | int | None:
    """The command of a key, the number of a digit key from 1 to 9, or None."""
    if key.key in BY_KEY:
        return BY_KEY[key.key]
    typed = plain(key.character)
    if len(typed) == 1 and typed in "123456789":
        return int(typed)
    return BY_CHARACTER.get(typed)


def command_of(key: keys.Key) -> Command | int | None:
    """The command that a click on a key of the hints stands for.

    The key that stands for all numbers does there what can be done without one: it marks what is current.
    """
    return BY_KEY.get(key.key) or BY_CHARACTER.get(" " if key in {keys.MARK, keys.CHOOSE} else key.shown)
