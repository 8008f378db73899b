"""How a person wants the screen to look, kept from one run to the next.

Invariant: what cannot be read or written is as if it had never been chosen; nobody is bothered with it.

Never enters: what a name means, answers.
"""

from contextlib import suppress
from pathlib import Path

NAME = "theme"
"""The file, in the folder of what people would miss."""

_LONGEST = 40


def theme(folder: Path) -> str:
    """The name of the colours chosen last; "" where there is none."""
    with suppress(OSError), (folder / NAME).open("rb") as file:
        return file.read(_LONGEST).decode("ascii", "replace").strip()
    return ""


def keep_theme(folder: Path, name: str) -> None:
    """Keep the name of the colours that were chosen."""
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        (folder / NAME).write_text(f"{name}\n", encoding="ascii")
