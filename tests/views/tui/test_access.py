"""For people who do not see the screen, or see no colours: what a real terminal gets to know."""

from pathlib import Path

import pytest
from textual.widget import Widget

from benchmarks.screens import SCREENS
from guide.views.tui.paper import Paper
from guide.views.words import saved
from tests.making import CITY, file
from tests.terminal import Terminal
from tests.views.tui.stage import app, press, shinjo, text

SHINJO = ["-m", "guide", "run", "shinjo/guideline"]
DOWN, LEFT, LEAVE = b"\x1b[B", b"\x1b[D", b"\x11"

TYPED = """
steps:
  people: {kind: number, ask: 何人ですか。, unit: 人, least: 1, most: 500, to: day}
  day: {kind: date, ask: いつですか。, to: wish}
  wish: {kind: text, ask: 望むことは何ですか。, to: field}
  field:
    kind: choice
    ask: どの分野ですか。
    options: {a: 雪, b: 分野その一, c: 川, d: 分野その二, e: 道, f: 港, g: 森, h: 畑, i: 駅, j: 橋, k: 池}
    to: end
  end: {kind: outcome}
"""
"""What is typed in every way, and a list long enough to be searched."""


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """One cache for all, nothing saved."""
    return {"XDG_CACHE_HOME": str(tmp_path_factory.mktemp("cache")), "KYODO_SAVE": "off"}


def test_the_terminals_cursor_stands_on_the_current_choice_of_every_kind_of_screen(
    environment: dict[str, str],
) -> None:
    with Terminal(SHINJO, environment=environment) as terminal:

        def stands_on(beginning: str) -> None:
            terminal.until(lambda: terminal.around_cursor[1].startswith(beginning))

        stands_on("> 1")
        terminal.send(DOWN + DOWN)
        stands_on("> 3")
        terminal.resize(40, 24)
        terminal.until(lambda: "─" * 41 not in terminal.text())
        stands_on("> 3")
        terminal.resize(80, 24)
        stands_on("> 3")
        terminal.send(b"1123\r")
        terminal.until_shown("ステップ2")
        stands_on("> 1")
        terminal.send(DOWN)
        stands_on("> 2")
        terminal.send(b"c")
        terminal.until_shown("答えの一覧")
        stands_on("> 1")
        terminal.send(b"\x1b")
        stands_on("> 2")
        for key, first in ((b"w", "なぜこの質問"), (b"s", "この画面の"), (b"g", ">  1"), (b"?", "使い方")):
            terminal.send(key)
            stands_on(first)
            terminal.send(b"\x1b")
            stands_on("> 2")
        terminal.send(b"r")
        stands_on("> 2  いいえ")
        terminal.send(b"1")
        stands_on("> 1")
        terminal.send(b"123\r1234\r1\r")
        stands_on("相談の準備")
        terminal.send(b"\r1\r1\r1\r\r\r")
        stands_on("市との協働を始める")
        terminal.send(b"\r")
        stands_on("> 1")
        terminal.send(b"\x1b")
        stands_on("市との協働を始める")
        terminal.send(b"t")
        stands_on("> ")
        terminal.send(LEAVE)
        terminal.end()


def test_the_terminals_cursor_stands_at_the_caret_of_what_is_typed(
    environment: dict[str, str], tmp_path: Path
) -> None:
    (tmp_path / "city.yaml").write_text(CITY, encoding="utf-8")
    (tmp_path / "typed.yaml").write_bytes(file(TYPED))
    with Terminal(["-m", "guide", "run", f"{tmp_path}/typed.yaml"], environment=environment) as terminal:

        def caret(before: str, behind: str = "") -> None:
            def stands() -> bool:
                said, follows = terminal.around_cursor
                return said.strip() == before.strip() and follows.startswith(behind)

            terminal.until(stands)

        def typed(keys: bytes, before: str, behind: str = "") -> None:
            terminal.send(keys)
            caret(before, behind)

        terminal.until_shown("何人ですか")
        caret("> ")
        typed(b"12", "> 12")
        typed(LEFT, "> 1", "2")
        typed(b"\x1b[F0000\r", "> 120000")  # refused, and said so below
        terminal.until_shown("! ")
        caret("> 120000")
        typed(4 * b"\x7f", "> 12")
        terminal.resize(40, 24)
        terminal.until(lambda: "─" * 41 not in terminal.text())
        caret("> 12")
        terminal.send(b"w")
        terminal.until(lambda: terminal.around_cursor[1].startswith("なぜこの質問"))
        typed(b"\x1b", "> 12")
        terminal.send(b"\r")
        terminal.until_shown("いつですか")
        typed("令和８".encode(), "> 令和８")
        typed(LEFT, "> 令和", "８")
        typed(b"\x1b[F.4.1\r", "> ")
        terminal.until_shown("望むことは何ですか")
        typed("雪かき".encode(), "> 雪かき")
        typed(b"\x1b[H", "> ", "雪かき")
        terminal.send(b"\r")
        terminal.until_shown("どの分野")
        terminal.until(lambda: terminal.around_cursor[1].startswith("> 1 ("))
        typed(b"/", "/")
        typed(b"11", "", ">11 (o)")  # digits choose all the time
        typed("分野".encode(), "/ 分野")
        typed(DOWN, "", "> 4")
        typed(b"\x1b", "", "> 4")
        terminal.send(LEAVE)
        terminal.end()


def test_the_terminals_cursor_stands_on_what_is_current_on_the_screens_of_staff(
    environment: dict[str, str], tmp_path: Path
) -> None:
    records = {"KYODO_RECORDS": f"sqlite:///{tmp_path}/records.db"}
    with Terminal([*SHINJO, "--staff"], environment=environment | records) as terminal:

        def stands_on(beginning: str, key: bytes = b"") -> None:
            terminal.send(key)
            terminal.until(lambda: terminal.around_cursor[1].startswith(beginning))

        stands_on("> 1")
        stands_on("> 3", b"123")
        terminal.send(b"\r")
        terminal.until_shown("ステップ2")
        stands_on("読み上げる文", b"a")
        stands_on("> 1", b"\x1b")
        terminal.send(b"n")
        terminal.until(lambda: terminal.around_cursor[0].endswith("> "))
        terminal.send("雨なら".encode())
        terminal.until(lambda: terminal.around_cursor[0].endswith("> 雨なら"))
        stands_on("> 1  窓口だけ", b"\r")
        stands_on("> 2  紙にも", DOWN)
        stands_on("> 1", b"\r")
        stands_on("> 1  スタート", b"j")
        stands_on("> 1  自分", b"\x1b")
        stands_on("> 1  言葉でさがす", b"o")
        terminal.send(b"\r")
        terminal.until(lambda: terminal.around_cursor[0].endswith("> "))
        terminal.send("新庄".encode())
        terminal.until(lambda: terminal.around_cursor[0].endswith("> 新庄"))
        terminal.send(LEAVE)
        terminal.end()


def test_the_terminals_cursor_stands_at_the_caret_of_a_code(environment: dict[str, str]) -> None:
    with Terminal(["-m", "guide"], environment=environment, size=(80, 40)) as terminal:
        terminal.until(lambda: terminal.around_cursor[1].startswith("> 1"))
        terminal.send(saved.WAYS[0].encode())
        terminal.until_shown("小文字でも")
        terminal.send(b"abc")
        terminal.until(lambda: terminal.around_cursor[0].endswith("abc"))
        terminal.send(LEFT)
        terminal.until(lambda: terminal.around_cursor[0].endswith("ab"))
        assert terminal.around_cursor[1].startswith("c")
        terminal.send(LEAVE)
        terminal.end()


def test_where_no_colour_is_wanted_none_is_written_and_every_state_is_read(
    environment: dict[str, str],
) -> None:
    with Terminal(SHINJO, environment=environment | {"NO_COLOR": "1"}, typed=b"12") as terminal:
        terminal.until(lambda: terminal.text().count("(o)") == 2)
        assert terminal.colours() == {"default"}
        for state in ("いま", "(o) はい", "( ) いいえ", "> 2"):
            assert state in terminal.text()
        terminal.send(b"\r")
        terminal.until_shown("! 3番がまだです")
        terminal.send(b"3\r")
        terminal.until_shown("済み")
        assert terminal.colours() == {"default"}
        terminal.send(LEAVE)
        terminal.end()


@pytest.mark.parametrize("screen", SCREENS)
async def test_where_no_colour_is_wanted_no_screen_has_any_and_what_is_current_is_read(
    screen: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    kyodo = SCREENS[screen].make()
    async with kyodo.run_test(size=(80, 24)) as pilot:
        await press(pilot, SCREENS[screen].keys)
        segments = [one for strip in kyodo.screen._compositor.render_strips() for one in strip]
        colours = {colour for one in segments if one.style for colour in (one.style.color, one.style.bgcolor)}
        assert all(colour is None or colour.is_default for colour in colours)
        paper = kyodo.screen.query_one(Paper)
        if paper.sheet.current is not None:
            first, _ = paper.sheet.places[paper.sheet.current]
            assert paper.sheet.rows[first].text.startswith((">", "/"))
            assert sum(row.text.startswith(">") for row in paper.sheet.rows) <= 1


async def test_nothing_moves_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    moved = []
    monkeypatch.setattr(Widget, "animate", lambda *given, **_: moved.append(given))
    kyodo = app(shinjo())
    async with kyodo.run_test(size=(80, 24)) as pilot:
        await press(pilot, "1 2 3 enter c escape w pagedown escape question_mark end escape l")
        assert kyodo.animation_level == "none"
        assert not kyodo.animator._animations
        still = text(kyodo)
        await pilot.pause(0.3)
        assert text(kyodo) == still
    assert moved == []
