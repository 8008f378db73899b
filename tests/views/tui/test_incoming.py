"""Whatever bytes come, the next key is a key."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual.message import Message

from guide.views.tui import incoming as module
from guide.views.tui.incoming import LONGEST_PASTE, Incoming

START, END = b"\x1b[200~", b"\x1b[201~"


class Clock:
    """Time that passes when a test says so."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def with_clock(patch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    patch.setattr(module, "monotonic", clock)
    patch.setattr("textual._parser.get_time", clock)
    return clock


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return with_clock(monkeypatch)


def after_silence(incoming: Incoming, clock: Clock) -> list[Message]:
    clock.now += module.SILENCE
    return list(incoming.tick())


def keys(messages: list[Message]) -> list[str]:
    return [message.key for message in messages if isinstance(message, events.Key)]


def pastes(messages: list[Message]) -> list[str]:
    return [message.text for message in messages if isinstance(message, events.Paste)]


@pytest.mark.parametrize(
    "unknown",
    [
        b"\xff",
        b"\x82\xa0",
        b"\x1b[M \xb0\xb0",
        b"\x1b[M #\xc3\xa9",
        b"\x1b[M !!",
    ],
)
def test_what_means_nothing_takes_no_key_before_or_after_it_away(unknown: bytes) -> None:
    assert keys(list(Incoming().feed(b"1" + unknown + b"2"))) == ["1", "2"]


# Whether these are read as reports or as single keys depends on what the terminal was asked for.
@pytest.mark.parametrize(
    "report", [b"\x1b[99999999999;1u", b"\x1b[1:2;3u", b"\x1b[55296;1u", b"\x1b[97;;55296u"]
)
def test_a_key_report_that_means_nothing_ends_nothing(report: bytes, clock: Clock) -> None:
    incoming = Incoming()
    list(incoming.feed(b"1" + report))
    after_silence(incoming, clock)
    assert keys(list(incoming.feed(b"2"))) == ["2"]


def test_a_character_and_a_key_may_come_in_pieces() -> None:
    incoming = Incoming()
    pieces = [bytes([byte]) for byte in "雪\x1b[B".encode()]
    assert keys([message for piece in pieces for message in incoming.feed(piece)]) == ["雪", "down"]


def test_escape_comes_after_a_moment(clock: Clock) -> None:
    incoming = Incoming()
    assert list(incoming.feed(b"\x1b")) == []
    assert keys(after_silence(incoming, clock)) == ["escape"]


@pytest.mark.parametrize("size", [1, 3, 5, 6, 100])
def test_a_paste_that_is_marked_is_one_however_it_is_cut(size: int) -> None:
    incoming = Incoming()
    data = b"1" + START + "あ\r2".encode() + END + b"3"
    pieces = [data[at : at + size] for at in range(0, len(data), size)]
    made = [message for piece in pieces for message in incoming.feed(piece)]
    assert pastes(made) == ["あ\r2"]
    assert keys(made) == ["1", "3"]


def test_a_paste_without_an_end_ends_with_a_silence(clock: Clock) -> None:
    incoming = Incoming()
    assert list(incoming.feed(START + b"ab")) == []
    assert list(incoming.tick()) == []
    assert pastes(after_silence(incoming, clock)) == ["ab"]
    assert keys(list(incoming.feed(b"1" + END + b"2"))) == ["1", "2"]


def test_of_a_paste_that_never_ends_only_so_much_is_kept(clock: Clock) -> None:
    incoming = Incoming()
    data = START + b"a" * (LONGEST_PASTE - 2)
    assert list(incoming.feed(data)) == []
    for _ in range(3):
        assert list(incoming.feed(b"b" * 4096)) == []
    assert list(incoming.feed(b"bb\x1b[20")) == []
    made = list(incoming.feed(b"1~2"))
    (text,) = pastes(made)
    assert LONGEST_PASTE <= len(text) < LONGEST_PASTE + len(END)
    assert keys(made) == ["2"]
    assert after_silence(incoming, clock) == []


PIECES = st.sampled_from((START, END, b"\x1b", b"\x1b[", b"M", b"1;", b"9" * 9, b"u", b"\x1b[48;0;0;0;0t"))


@given(st.lists(PIECES | st.binary(max_size=3), max_size=20))
def test_after_any_bytes_and_a_silence_the_next_key_is_a_key(pieces: list[bytes]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        clock = with_clock(patch)
        incoming = Incoming()
        for piece in pieces:
            list(incoming.feed(piece))
        after_silence(incoming, clock)
        after_silence(incoming, clock)
        assert keys(list(incoming.feed(b"1")))[-1:] == ["1"]
