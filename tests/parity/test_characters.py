"""Characters that other programs change on the way: typed, saved and shown, each comes out as it went in.

Compatibility kanji of names (神 U+FA19) become others when text is normalised, 𠮷 needs four bytes, ㉑ ㈱ and
half-width kana become others for a search key, a combining mark may be parted from its letter.
"""

import datetime as dt
from pathlib import Path

import pytest
from textual.events import Paste

from guide.engine.interview import Interview
from guide.japanese.room import give_room
from guide.records.meeting import meet
from guide.records.saver import Saver
from tests.making import flow
from tests.views.plain.walking import walked
from tests.views.tui.stage import app, press, text

FLOW = flow(
    """
steps:
  wish: {kind: text, ask: 団体の名前は何ですか。, longest: 30, to: end}
  end: {kind: outcome, title: 終わり, summary: "{wish}の案内です。"}
"""
)
SPECIAL = (
    "㉑番の会",
    "㈱まちづくり",
    "9〜17時の会",
    "ﾎﾞﾗﾝﾃｨｱの会",
    "か\u309a行の会",
    "﨑山と髙橋",
    "\ufa19社",
    "𠮷野の会",
    "①の会",
)


@pytest.fixture
def saver(tmp_path: Path) -> Saver:
    moment = dt.datetime(2026, 11, 26, 10, 47, tzinfo=dt.UTC)
    return Saver(tmp_path / "saves", lambda: moment)


@pytest.mark.parametrize("typed", SPECIAL)
def test_line_mode_takes_keeps_and_shows_it_unchanged(typed: str, saver: Saver) -> None:
    ended, said = walked(FLOW, typed)
    assert ended.answers["wish"] == typed
    assert give_room(f"{typed}の案内です。").replace(" ", "") in said
    saver.save(ended)
    saver.close()
    [entry] = saver.entries()[0]
    assert meet(entry.saved, FLOW).interview.answers == {"wish": typed}


async def test_the_full_screen_takes_and_shows_all_of_them_unchanged() -> None:
    kyodo = app(Interview(FLOW))
    async with kyodo.run_test(size=(80, 24)) as pilot:
        for typed in SPECIAL:
            kyodo.screen.post_message(Paste(typed))
            await pilot.pause()
            assert typed in text(kyodo)
            await press(pilot, "enter")
            assert kyodo.interview is not None
            assert kyodo.interview.answers["wish"] == typed
            assert give_room(f"{typed}の案内です。") in text(kyodo)
            await press(pilot, "escape")
            for _ in typed:
                await press(pilot, "backspace")
