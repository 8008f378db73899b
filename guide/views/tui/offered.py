"""Which keys the walk offers in its line of hints, by what is on the screen; the most important first.

Never enters: what the keys do.
"""

from guide.views.tui import labels, typed
from guide.views.tui.choosing import Choosing
from guide.views.tui.typed import Typing
from guide.views.words import keys
from guide.views.words.keys import Key
from guide.views.words.steps import Asked

COMMON = (keys.WHY, keys.SOURCES, keys.GLOSSARY, keys.ANSWERS, keys.HELP, keys.QUIT, keys.WORDING)
_LAST = (keys.THEME, keys.RESTART, keys.READINGS)
RESULT = (labels.PICK, keys.BACK, keys.PRINT, *COMMON, keys.TRY, labels.SCROLL, *_LAST)
"""What a result offers."""

_READING = (keys.NEXT, keys.BACK, *COMMON, labels.SCROLL, *_LAST)
_IN_TEXT = (labels.HELP_TYPED, labels.THEME_TYPED, labels.WORDING_TYPED, labels.READINGS_TYPED)
_SEEKING = (labels.TAKE, labels.STOP, keys.MOVE, keys.CHOOSE, keys.MARK)


def offered(asked: Asked | None, state: Choosing | Typing, *, trying: bool = False) -> tuple[Key, ...]:
    """What a question or page offers, or without either a result; first the way back from a trial."""
    usual = _offered(asked, state)
    typing = asked is not None and (isinstance(state, Typing) or state.sought is not None)
    if not trying or typing:
        return usual
    return (labels.TAKE_BACK, *(key for key in usual if key not in {keys.TRY, keys.PRINT}))


def _offered(asked: Asked | None, state: Choosing | Typing) -> tuple[Key, ...]:
    if asked is None:
        return RESULT
    if isinstance(state, Typing):
        left = typed.COMMANDS.get(asked.kind, "")
        free = tuple(key for key in (*COMMON, *_LAST) if key.shown in left)
        return (keys.NEXT, keys.BACK, *(free or _IN_TEXT))
    if not asked.choices:
        return _READING
    if state.sought is not None:
        return _SEEKING
    if state.is_long:
        return (keys.NEXT, keys.BACK, keys.SEARCH, *COMMON, keys.CHOOSE, keys.MOVE, keys.MARK, *_LAST)
    return (keys.NEXT, keys.BACK, keys.CHOOSE, *COMMON, keys.MOVE, keys.MARK, *_LAST)
