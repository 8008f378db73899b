"""Savers in a folder of a test, and what another run of the program finds in it."""

import datetime as dt
from pathlib import Path

from guide.engine.interview import Interview, begin
from guide.records.saver import Entry, Saver
from tests.making import flow

FLOW = flow(
    """
steps:
  lead:
    kind: choice
    options: {citizens: 市民, city: 市}
    routes: [{when: {lead: city}, to: own}, {to: ready}]
  ready: {kind: checklist, items: {people: 人, money: お金}, to: goal}
  goal: {kind: outcome}
  own: {kind: outcome}
"""
)
NOW = dt.datetime(2026, 11, 26, 19, 47, tzinfo=dt.timezone(dt.timedelta(hours=9)))


def at(**answers: object) -> Interview:
    interview, refused = begin(FLOW, answers)
    assert not refused
    return interview


def a_saver(folder: Path) -> Saver:
    return Saver(folder, lambda: NOW)


def stored(folder: Path) -> list[Entry]:
    """What another run of the program finds."""
    entries, notes, _ = a_saver(folder).entries()
    assert notes == []
    return entries


def answers(folder: Path) -> list[dict[str, object]]:
    return [dict(entry.saved.answers) for entry in stored(folder)]
