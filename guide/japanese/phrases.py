"""Where phrases of Japanese begin (文節), so that a line may end where a reader would pause.

Purpose: `phrase_starts` is what `wrap` asks by default. BudouX finds the phrases: a small linear model over
the characters around each place, kept in the library itself, so that the same text gives the same result
everywhere. It knows no rules of line breaking; `wrap` takes of its places only those that `kinsoku` allows.
In a text written with spaces between its phrases (分かち書き, as easy Japanese is), the author has told them;
one in English has none.

Invariant: nothing is imported before a text needs more than one line. The library and its model take about
11 ms, which a person who waits for the first question must not pay for texts that fit their lines.

Must never enter: rules of line breaking (`kinsoku`), widths.
"""

import re
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from budoux import Parser

_SPACE = re.compile("(?<=[ぁ-ゖァ-ヺー一-鿿々、。」）]) (?=[ぁ-ゖァ-ヺ一-鿿「0-9A-Za-z])")

_ASCII = re.compile("[!-~]")

_WHOLE = re.compile(
    "さが[しすせそ]|けも[ちつっとて]|やりと[りっ]|当ては[まめ]|結びつ[きくけ]|手がか[りる]|障がい|すがた|しくみ|はたらき"
    "|いちのせき|もがみ|（[ぁ-ゖー・]+）"
)
"""Words that plain Japanese writes in kana and names in kana, which the model knows with kanji and would cut;
and a reading in brackets, which is no sentence."""

_LONGEST_TOLD = 14
"""Characters between two spaces, on average, at most, in a text that is written with spaces."""


@cache
def _parser() -> "Parser":
    import budoux  # noqa: PLC0415 - see the invariant above

    return budoux.load_default_japanese_parser()


def phrase_starts(text: str) -> tuple[int, ...]:
    """Return the offsets at which a phrase of the text begins, ascending, without 0 and the end."""
    if text.isascii() or 2 * len(_ASCII.findall(text)) > len(text):
        return ()  # a text in English, which breaks at its spaces
    told = tuple(space.end() for space in _SPACE.finditer(text))
    if len(told) * _LONGEST_TOLD >= len(text):
        return told
    inside = {place for word in _WHOLE.finditer(text) for place in range(word.start() + 1, word.end())}
    return tuple(start for start in accumulate(map(len, _parser().parse(text)[:-1])) if start not in inside)
