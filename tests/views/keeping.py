"""Saved interviews in a folder of a test, for the tests of both views."""

import datetime as dt
from pathlib import Path

from guide.engine.answers import Refusal
from guide.engine.code import Restored, read_code, restore
from guide.engine.interview import Interview, begin
from guide.language.model import Flow
from guide.records.saver import Saver
from guide.views.saves import Load, Saves
from tests.making import flow

FLOW = flow(
    """
steps:
  lead:
    kind: choice
    ask: 誰がしますか。
    options: {citizens: 市民, city: 市}
    routes: [{when: {lead: city}, to: own}, {to: ready}]
  ready: {kind: checklist, ask: 用意はありますか。, items: {people: 人, money: お金}, to: goal}
  goal: {kind: outcome, title: 目的地, recommend: {forms: [{entry: koen, because: 合うからです。}]}}
  own: {kind: outcome, title: 市の仕事}
"""
)
NOW = dt.datetime(2026, 11, 26, 19, 47, tzinfo=dt.timezone(dt.timedelta(hours=9)))
READY = {"people": "yes", "money": "no"}


def at(start: Flow = FLOW, **answers: object) -> Interview:
    interview, refused = begin(start, answers)
    assert not refused
    return interview


def load(flow_id: str) -> Flow | str:
    return FLOW if flow_id == FLOW.id else "ありません。"


def saves(folder: Path | None, *, only: str = "", find: Load = load) -> Saves:
    """What one run of the program has; None for a program that keeps nothing."""

    def from_code(typed: str, wording: str) -> Restored | str:
        code = read_code(typed, wording)
        its = find(FLOW.id)
        found = (
            code
            if isinstance(code, Refusal)
            else restore(its if isinstance(its, Flow) else FLOW, code, wording)
        )
        return found if isinstance(found, Restored) else found.sentence

    return Saves(Saver(folder, lambda: NOW) if folder else None, find, from_code, only=only)


def save(folder: Path, *interviews: Interview) -> None:
    """Other people's walks, each in a file of its own."""
    for interview in interviews:
        one = saves(folder)
        one.begin(interview)
        one.close(interview)


def saved_answers(folder: Path) -> list[dict[str, object]]:
    """The answers in each file, the newest first."""
    return [dict(entry.saved.answers) for entry in saves(folder).entries()]
