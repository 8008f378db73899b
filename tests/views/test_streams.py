"""The three streams are there, take every character, and fail quietly where nobody can be told."""

import builtins
import os
import sys
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from guide.japanese.width import cell_width
from guide.views import streams


def ascii_stream() -> TextIOWrapper:
    return TextIOWrapper(BytesIO(), encoding="ascii")


def written(stream: TextIOWrapper) -> bytes:
    stream.flush()
    assert isinstance(stream.buffer, BytesIO)
    return stream.buffer.getvalue()


def test_a_character_that_a_terminal_has_not_stops_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    out = ascii_stream()
    monkeypatch.setattr(sys, "stdout", out)
    streams.prepare()
    streams.print_lines(["案内", "ok"])
    assert written(out) == b"??\nok\n"


def test_on_a_terminal_sentences_are_broken_as_japanese_breaks_and_elsewhere_not_at_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sentence = "番号が短すぎます。紙の番号を、もう一度見てください。"

    def told_to(columns: int | None) -> list[str]:
        out = TextIOWrapper(BytesIO(), encoding="utf-8")
        monkeypatch.setattr(out, "isatty", lambda: columns is not None)
        monkeypatch.setattr(out, "fileno", lambda: 1)
        monkeypatch.setattr(os, "get_terminal_size", lambda _: os.terminal_size((columns or 0, 24)))
        monkeypatch.setattr(sys, "stdout", out)
        monkeypatch.setattr(sys, "stderr", out)
        streams.print_sentences([sentence])
        streams.tell(sentence)
        return written(out).decode().splitlines()

    assert told_to(None) == told_to(80) == told_to(0) == [sentence] * 2
    for columns in range(12, 50):
        lines = told_to(columns)
        assert max(map(cell_width, lines)) <= columns
        assert not any(line.startswith(("、", "。", "い。")) for line in lines)
        assert "".join(lines) == sentence * 2


def test_a_terminal_that_does_not_tell_its_size_gets_the_whole_line(monkeypatch: pytest.MonkeyPatch) -> None:
    out = TextIOWrapper(BytesIO(), encoding="utf-8")
    monkeypatch.setattr(out, "isatty", lambda: True)
    monkeypatch.setattr(sys, "stdout", out)
    streams.print_sentences(["案内" * 100])
    assert written(out).decode().strip() == "案内" * 100


def test_json_is_whole_in_every_encoding(monkeypatch: pytest.MonkeyPatch) -> None:
    for encoding, told in (("ascii", rb'"\u6848"'), ("utf-8", '"案"'.encode())):
        out = TextIOWrapper(BytesIO(), encoding=encoding)
        monkeypatch.setattr(sys, "stdout", out)
        streams.print_json("案")
        assert written(out).strip() == told


def test_streams_that_were_closed_are_replaced_by_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(sys, name, None)
    streams.prepare()
    streams.write("案内")
    streams.tell("案内")
    with pytest.raises(EOFError):
        streams.read_line("> ")
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        stream.close()


def test_other_streams_are_taken_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = object()
    monkeypatch.setattr(sys, "stdin", stream)
    streams.prepare()
    assert sys.stdin is stream


def test_telling_somebody_who_cannot_hear_is_no_failure(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "read-only").touch()
    with (tmp_path / "read-only").open() as stream:
        monkeypatch.setattr(sys, "stderr", stream)
        streams.tell("聞こえますか")


def test_a_line_from_a_file_is_followed_by_a_line_end_for_who_reads_along(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(b"1\n")))
    assert streams.read_line("番号> ") == "1"
    assert capsys.readouterr().out == "番号> \n"


def test_a_line_from_a_terminal_can_be_edited(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(TextIOWrapper):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr(sys, "stdin", Terminal(BytesIO()))
    monkeypatch.setattr(builtins, "input", lambda prompt: f"{prompt}1")
    monkeypatch.delitem(sys.modules, "readline", raising=False)
    assert streams.read_line("番号> ") == "番号> 1"
    assert "readline" in sys.modules


def test_what_is_left_in_a_failed_stream_goes_nowhere(tmp_path: Path) -> None:
    with (tmp_path / "out").open("w") as stream:
        stream.write("残り")
        streams.drop(stream)
    assert (tmp_path / "out").read_bytes() == b""
    streams.drop(TextIOWrapper(BytesIO()))
