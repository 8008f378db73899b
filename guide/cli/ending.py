"""How a command can end."""

from enum import IntEnum


class Exit(IntEnum):
    """What the exit code says."""

    CONCLUDED = 0
    FINDINGS = 1
    BAD_INPUT = 2
    MORE_ANSWERS = 3
    CRASHED = 70
    """A fault of the program's own (EX_SOFTWARE of the BSD exit codes)."""
    INTERRUPTED = 130
    """Stopped with Ctrl+C, as shells have it: 128 and the number of the signal."""


class BadInputError(Exception):
    """What was asked for cannot be done; the text says why, for people."""
