"""Standard input, output and error: made safe once, then written to and read from only here.

Results go to output, everything else to error. Never enters: what is said, and what follows when a stream
fails.
"""

import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO


def prepare() -> None:
    """Make sure that there are three streams, and that no character can stop them."""
    for name in ("stdin", "stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:  # closed by whoever started us
            nothing = Path(os.devnull).open("r" if name == "stdin" else "w", encoding="utf-8")  # noqa: SIM115
            setattr(sys, name, nothing)
        elif isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


def print_lines(lines: Iterable[str]) -> None:
    """Write lines of a result."""
    for line in lines:
        sys.stdout.write(f"{line}\n")


def print_sentences(lines: Iterable[str]) -> None:
    """Write lines of a result that people read, broken where Japanese may break."""
    print_lines(_fitting(line, sys.stdout) for line in lines)


def _fitting(text: str, stream: TextIO) -> str:
    """The text in lines of the terminal that it goes to; elsewhere, as for another program, as it is."""
    if not stream.isatty():
        return text
    from guide.japanese.wrap import wrap  # noqa: PLC0415 - most commands have nothing to break

    columns = 0
    with suppress(OSError, ValueError):  # no terminal after all
        columns = os.get_terminal_size(stream.fileno()).columns
    return "\n".join(wrap(text, columns)) if columns else text


def print_json(data: object) -> None:
    """Write a result as JSON, in letters that the stream can carry."""
    import json  # noqa: PLC0415 - most commands need none

    sys.stdout.write(json.dumps(data, ensure_ascii=not carries_japanese(), indent=2) + "\n")


def carries_japanese() -> bool:
    """Whether output can carry every letter."""
    return sys.stdout.encoding.lower() in {"utf-8", "utf8"}


def write(text: str) -> None:
    """Write text that a person waits for."""
    sys.stdout.write(text)
    sys.stdout.flush()


def tell(text: str) -> None:
    """Write a line that is no result. Where nobody can be told, nothing is."""
    tell_part(f"{_fitting(text, sys.stderr)}\n")


def tell_part(text: str) -> None:
    """Write text that is no result, as it is."""
    with suppress(OSError):
        sys.stderr.write(text)
        sys.stderr.flush()


def read_line(prompt: str) -> str:
    """Ask for a line; raises EOFError at the end of the input."""
    if not sys.stdin.isatty():
        # Nobody's Enter ends the line of the prompt.
        line = input(prompt)
        write("\n")
        return line
    with suppress(ImportError):  # Windows has none and needs none
        # Without it, Backspace leaves ghosts of full-width characters.
        import readline  # noqa: F401, PLC0415 - importing it is what makes input() edit lines
    return input(prompt)


def read_line_aside(prompt: str) -> str:
    """As `read_line`, with the prompt where what is no result goes."""
    tell_part(prompt)
    if not sys.stdin.isatty():
        line = input()
        tell_part("\n")
        return line
    return read_line("")


def drop(stream: TextIO) -> None:
    """Send what is left in a failed stream nowhere: Python writes it once more when it ends."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
