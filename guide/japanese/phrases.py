"""Where phrases of Japanese begin (文節), so that a line may end where a reader would pause.

Purpose: `phrase_starts` is what `wrap` asks by default. BudouX finds the phrases: a small linear model over
the characters around each place, kept in the library itself, so that the same text gives the same result
everywhere. It knows no rules of line breaking; `wrap` takes of its places only those that `kinsoku` allows.

Invariant: nothing is imported before a text needs more than one line. The library and its model take about
11 ms, which a person who waits for the first question must not pay for texts that fit their lines.

Must never enter: rules of line breaking (`kinsoku`), widths.
"""

from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from budoux import Parser


@cache
def _parser() -> "Parser":
    import budoux  # noqa: PLC0415 - see the invariant above

    return budoux.load_default_japanese_parser()


def phrase_starts(text: str) -> tuple[int, ...]:
    """Return the offsets at which a phrase of the text begins, ascending, without 0 and the end."""
    return tuple(accumulate(map(len, _parser().parse(text)[:-1])))
