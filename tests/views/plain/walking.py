"""A person at line mode, for tests: types what is prepared, and everything that was said is kept."""

from collections.abc import Iterable

from guide.engine.interview import Interview
from guide.language.model import Flow
from guide.views.passage import Passage
from guide.views.plain.walk import run


class Person:
    """Types lines until there are none left; `said` is all that was written, prompts included."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = iter(lines)
        self.said = ""

    def read(self, prompt: str) -> str:
        self.said += prompt
        line = next(self._lines, None)
        if line is None:
            raise EOFError
        self.said += f"{line}\n"
        return line

    def write(self, text: str) -> None:
        self.said += text

    def walk(self, start: Flow | Interview) -> Interview:
        interview = Interview(start) if isinstance(start, Flow) else start
        ended = run((), lambda _: "", interview, self.read, self.write)
        assert ended is not None
        return ended


def walked(start: Flow | Interview, *lines: str) -> tuple[Interview, str]:
    """The interview after these lines, and all that was said, without line breaks and blanks."""
    person = Person(lines)
    ended = person.walk(start)
    return ended, unbroken(person.said)


def unbroken(text: str) -> str:
    """A text without what a layout puts into it."""
    return "".join(text.split())


def texts(passage: Passage) -> list[str]:
    """The words of a passage, each without what a layout puts into it."""
    return [unbroken(line.text) for line in passage]
