"""Two editions of a flow compared over all answers.

`match` says what of the old edition is what of the new one, or what has to be asked. `compare` walks both
diagrams at once: every answer of a person goes both ways, and where the ends differ, the answers that make
the difference are told as few patterns, each with a witness and the number of answers it holds.

Never enters: reading files, wording.
"""

from guide.analysis.diff.comparing import BEHIND, Change, Compared, Sort, compare
from guide.analysis.diff.matching import Doubt, Matching, Renamed, match
from guide.analysis.diff.patterns import Literal
from guide.analysis.diff.seeing import CERTAIN
from guide.analysis.diff.showing import Shown
from guide.analysis.diff.walking import Ends

__all__ = [
    "BEHIND",
    "CERTAIN",
    "Change",
    "Compared",
    "Doubt",
    "Ends",
    "Literal",
    "Matching",
    "Renamed",
    "Shown",
    "Sort",
    "compare",
    "match",
]
