"""Every kind of screen, with the keys that lead to it: for measuring contrast, for pictures and for tests."""

import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import NamedTuple

from guide import library
from guide.engine.interview import Interview, begin
from guide.engine.wording import spoken
from guide.language.loader import load
from guide.language.model import Flow
from guide.records.desk import Desk
from guide.views.recorded import Recorded
from guide.views.saves import Saves
from guide.views.tui.app import Kyodo
from guide.views.tui.counter import Counter
from guide.views.tui.kiosk import Kiosk
from guide.views.words.home import GuideCard
from tests.views.counter import NOW
from tests.views.long import LONG
from tests.views.tui.stage import KINDS

GUIDE = "shinjo/guideline"
_KINDS = {"agree": "yes", "fields": ["snow"], "people": 5, "day": "2026-04-01", "wish": "雪かき"}


@cache
def _flow() -> Flow:
    path = library.find(GUIDE)
    files = path if isinstance(path, library.Unreadable) else library.read(path)
    flow = None if isinstance(files, library.Unreadable) else load(files.flow_id, files.flow, files.city).flow
    if flow is None:
        raise SystemExit(f"{GUIDE} cannot be read")
    return flow


def _cards() -> list[GuideCard]:
    flow = _flow()
    return [GuideCard(flow.id, flow.city.name, flow.title, spoken(flow.summary), "")]


def guide() -> Kyodo:
    """Return the full screen with one guide on its start page."""
    saves = Saves(None, lambda _: _flow(), lambda _, __: "番号を確かめてください。")
    return Kyodo(_cards(), lambda _: _flow(), saves=saves)


def kinds(step: str) -> Callable[[], Kyodo]:
    """Return what makes the full screen at a step of a flow with a question of every kind."""
    answers = {name: value for name, value in _KINDS.items() if list(_KINDS).index(name) < _place(step)}
    return lambda: Kyodo((), lambda _: "", begin(KINDS, answers)[0])


def _place(step: str) -> int:
    return list(_KINDS).index(step)


def long() -> Kyodo:
    """Return the full screen with a list of 200 choices."""
    return Kyodo((), lambda _: "", Interview(LONG))


def staff() -> Kyodo:
    """Return the full screen of a counter."""
    folder = Path(tempfile.mkdtemp())
    desk = Desk(lambda: f"sqlite:///{folder}/records.db", "窓口", lambda: NOW)
    return Counter(_cards(), Recorded(lambda _: _flow(), lambda: desk), Interview(_flow()))


def public() -> Kyodo:
    """Return the full screen of a kiosk."""
    return Kiosk(_cards(), lambda _: _flow(), idle=600)


class Shown(NamedTuple):
    """The keys that lead to a screen, and what makes the application."""

    keys: str
    make: Callable[[], Kyodo] = guide


_TO_RESULT = "1 1 2 3 enter 1 2 3 4 enter 1 enter enter 1 enter 1 enter 1 enter enter enter"
SCREENS = {
    "start page": Shown(""),
    "checklist": Shown("1 1 2 2"),
    "refusal": Shown("1 1 enter"),
    "choices": Shown("1 1 2 3 enter 1 2 3 4 enter 1 2"),
    "question": Shown("1 1 2 3 enter 1 2 3 4 enter 1 enter enter 2"),
    "page": Shown("1 1 2 3 enter 1 2 3 4 enter 1 enter"),
    "number": Shown("5", kinds("people")),
    "date": Shown("8", kinds("day")),
    "text": Shown("x", kinds("wish")),
    "long list": Shown("", long),
    "search": Shown("slash y u", long),
    "answers": Shown("1 1 2 3 enter 1 2 3 4 enter c"),
    "changed answer": Shown("1 1 2 3 enter 1 2 3 4 enter c 1 2"),
    "why": Shown("1 1 2 3 enter 1 2 3 4 enter w"),
    "sources": Shown("1 s"),
    "result": Shown(_TO_RESULT),
    "entry": Shown(f"{_TO_RESULT} 1"),
    "what-if": Shown(f"{_TO_RESULT} t"),
    "tried": Shown(f"{_TO_RESULT} t 1"),
    "help": Shown("1 question_mark"),
    "glossary": Shown("1 g"),
    "word": Shown("1 g 1"),
    "before restart": Shown("1 1 2 3 enter r"),
    "code": Shown("a X"),
    "staff": Shown("1", staff),
    "note": Shown("n x", staff),
    "kiosk": Shown("1 1", public),
}
"""Each kind of screen."""

AFTER = 0.2
"""Seconds in which what is known of a screen is found and added to it."""
