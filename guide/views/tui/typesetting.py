"""Japanese line breaking in every widget of the libraries the screen is drawn with.

Textual and rich decide each wrap in one function that knows only white space. This room draws its own text by
`guide.japanese.wrap`; what the libraries still wrap themselves, such as a notification,
is mended here, at that function.

Invariant: the stand-in has the same signature and meaning, so everything built on it keeps working;
a test says when the name has moved.
"""

from types import ModuleType

import rich.text
import textual.content

from guide.japanese.wrap import break_lines

NAME = "divide_line"
PLACES: tuple[ModuleType, ...] = (textual.content, rich.text)
"""The modules that look the function up by NAME when they wrap."""


def install() -> None:
    """Let Japanese rules decide every wrap from now on."""
    for module in PLACES:
        if NAME in vars(module):
            vars(module)[NAME] = break_lines
