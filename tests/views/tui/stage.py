"""What the tests of the full screen stand on: the shipped guide, one of every kind, and reading the screen.

Frames are kept as text files under `frames/`; with KYODO_FRAMES=write a run writes them anew, to be looked at
before they are committed.
"""

import os
import re
from asyncio import sleep
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from time import monotonic
from typing import Any
from unittest import mock

from textual.app import App
from textual.message_pump import MessagePump
from textual.pilot import Pilot

from guide.analysis.insight import diagram_of, insight_by_now
from guide.engine.interview import Interview
from guide.engine.wording import spoken
from guide.japanese.width import cell_width
from guide.language.loader import load
from guide.language.model import Flow
from guide.views.tui.app import Kyodo
from guide.views.words.home import GuideCard
from tests.making import flow

FRAMES = Path(__file__).with_name("frames")
SHIPPED = Path(__file__).resolve().parents[3] / "flows" / "shinjo"

KINDS = flow(
    """
stages: [{id: first, title: はじめ}, {id: last, title: おわり}]
steps:
  agree: {kind: yes-no, unsure: true, stage: first, to: fields, ask: 始めますか。}
  fields:
    kind: choices
    stage: first
    ask: 分野はどれですか。
    options: {snow: 除雪, health: {text: 健康, help: 体操など}, none: どれでもない}
    exclusive: [none]
    to: people
  people: {kind: number, stage: first, ask: 何人ですか。, unit: 人, least: 1, most: 500, to: day}
  day: {kind: date, stage: first, ask: いつですか。, to: wish}
  wish: {kind: text, stage: last, ask: 望むことは何ですか。, longest: 30, to: read}
  read:
    kind: page
    stage: last
    title: 読みましょう
    blocks: [{heading: 準備, points: [一つめ, 二つめ]}]
    ticks: {record: 記録をまとめる, money: 決算をまとめる}
    to: last-page
  last-page: {kind: page, stage: last, title: 最後のページ, blocks: [{text: 本文です。}], to: end}
  end:
    kind: outcome
    stage: last
    title: おわりました
    summary: "{people}で、{day}に始めます。"
    recommend: {forms: [{entry: koen, because: 合うからです。}, {entry: hojo}], desks: [{entry: kankyo}]}
"""
)
"""A flow with a question of every kind but a checklist, which Shinjo's has."""


@cache
def shinjo() -> Flow:
    """The shipped guide of Shinjo."""
    flow_file, city_file = SHIPPED / "guideline.yaml", SHIPPED / "city.yaml"
    loaded = load(
        "shinjo/guideline",
        (flow_file.name, flow_file.read_bytes()),
        (city_file.name, city_file.read_bytes()),
    ).flow
    assert loaded is not None
    return loaded


def cards() -> tuple[GuideCard, ...]:
    """Two guides that open and one that does not."""
    guide = shinjo()
    return (
        GuideCard(guide.id, guide.city.name, guide.title, spoken(guide.summary), "2026年11月22日版"),
        GuideCard(KINDS.id, KINDS.city.name, KINDS.title, spoken(KINDS.summary), ""),
        GuideCard("mihon/broken", "見本市", "こわれた案内", "", "", "ファイルに誤りがあります。"),
    )


def load_card(flow_id: str) -> Flow | str:
    """The flow of a card."""
    return {shinjo().id: shinjo(), KINDS.id: KINDS}.get(flow_id, "見つかりません。")


def app(interview: Interview | Flow | None = None) -> Kyodo:
    """The application on its start page, in an interview, or at the first question of a flow."""
    begun = Interview(interview) if isinstance(interview, Flow) else interview
    return knowing(Kyodo(cards(), load_card, begun))


def knowing(screen: Kyodo) -> Kyodo:
    """The application with its flows compiled before the first frame: a frame is then always the same."""
    for one in (shinjo(), KINDS, *([screen.interview.flow] if screen.interview else [])):
        diagram_of(one)
    screen.knowing._by_now = insight_by_now
    return screen


async def press(pilot: Pilot[None], keys: str) -> None:
    """Press keys, written one after another with spaces between."""

    async def until_settled(_: float) -> None:
        await settled(pilot.app)

    with (
        mock.patch("textual.app.wait_for_idle", until_settled),
        mock.patch("textual.pilot.wait_for_idle", until_settled),
    ):
        await pilot.press(*keys.split())
        await pilot.pause()


async def settled(screen: App[None]) -> None:
    """Until every message was worked off and everything is drawn.

    Textual's own way, to wait until the process did nothing for a 50th of a second, does nothing for most of
    the time of a test, and is wrong where the machine is busy with something else.
    """
    quiet, given_up = 0, monotonic() + 5
    while quiet < _TURNS and screen.is_running and screen._exception is None and monotonic() < given_up:
        await sleep(0)
        screen.screen._on_timer_update()
        nodes = (node for one in screen.screen_stack for node in one.walk_children(with_self=True))
        idle = not screen.screen._callbacks and not any(map(_works, (screen, *nodes)))
        quiet = quiet + 1 if idle else 0


_TURNS = 4
"""Turns of the event loop in which nothing happens: a key that the driver sends comes two turns later."""


def _works(pump: MessagePump) -> bool:
    """Whether something is left to do: it does not wait for a message, or has one."""
    queue: Any = pump._message_queue
    return bool(pump._next_callbacks) or not queue.empty() or not queue.ready_event._waiters


def lines(screen: Kyodo) -> list[str]:
    """What the screen reads, row by row."""
    strips = screen.screen._compositor.render_strips()
    return ["".join(segment.text for segment in strip).rstrip() for strip in strips]


def text(screen: Kyodo) -> str:
    """What the screen reads."""
    return "\n".join(lines(screen))


def row_of(screen: Kyodo, words: str) -> int:
    """The first row of the screen with these words."""
    return next(number for number, line in enumerate(lines(screen)) if words in line)


def cell_of(screen: Kyodo, words: str, *, within: int = 0) -> tuple[int, int]:
    """Column and row, in cells, where these words first stand, from row `within` on."""
    for number, line in enumerate(lines(screen)):
        if number >= within and words in line:
            return cell_width(line[: line.index(words)]), number
    raise AssertionError(f"{words} is not on the screen:\n{text(screen)}")


def same_as_frame(name: str, shown: Sequence[str]) -> None:
    """The screen is the frame kept under this name; with KYODO_FRAMES=write it becomes the frame."""
    frame = FRAMES / f"{name}.txt"
    # The digest of an edition changes with every text of its flow; what the screen looks like does not.
    written = re.sub("（[0-9a-f]{8}）", "（01234567）", "\n".join(shown) + "\n")
    if os.environ.get("KYODO_FRAMES") == "write":
        frame.parent.mkdir(exist_ok=True)
        frame.write_text(written, encoding="utf-8")
    assert written == frame.read_text(encoding="utf-8")
