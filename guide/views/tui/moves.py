"""What a walk tells the application: messages that go up.

Never enters: what is made of them.
"""

from textual.message import Message

from guide.engine.interview import Interview
from guide.language.conditions import Value
from guide.views.tui.commands import Command

ELSEWHERE = (
    Command.ANSWERS,
    Command.WHY,
    Command.SOURCES,
    Command.GLOSSARY,
    Command.TRY,
    Command.PRINT,
    Command.HELP,
    Command.RESTART,
    Command.QUIT,
)
"""What is asked for here and opened by the application."""


class Moved(Message):
    """The interview changed."""

    def __init__(self, interview: Interview) -> None:
        super().__init__()
        self.interview = interview


class Arrived(Message):
    """A question or result is on the screen; what is known of it is wanted."""

    def __init__(self, interview: Interview) -> None:
        super().__init__()
        self.interview = interview


class Wanted(Message):
    """A panel was asked for."""

    def __init__(self, command: Command, step: str) -> None:
        super().__init__()
        self.command = command
        self.step = step
        """The step the person is looking at."""


class Opened(Message):
    """An entry of the result was asked for, by its number."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number


class Warned(Message):
    """An answer would make others unused; it waits for a yes (`Walk.change`)."""

    def __init__(self, step: str, raw: Value) -> None:
        super().__init__()
        self.step = step
        self.raw = raw


class Told(Message):
    """Something that came up beside the walk and that the person should know."""

    def __init__(self, told: str) -> None:
        super().__init__()
        self.told = told


class Left(Message):
    """Back was asked for at the first question."""
