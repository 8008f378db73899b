"""Why an answer was not taken: a sentence for people, and words of theirs that may stand in it.

Every refusal says what would be accepted, mostly with an example, and never what was wrong with the person.

Never enters: what a question takes.
"""

from msgspec import Struct

from guide.japanese.clean import clean
from guide.sentences.wordings import said

_QUOTED = 40
"""Characters of someone's words that stand in a sentence."""


class Refusal(Struct, frozen=True):
    """Why an answer was not taken, in one or two sentences, and the checklist items still to answer."""

    sentence: str
    missing: tuple[str, ...] = ()


def quoted(written: object, wording: str = "") -> str:
    """Words of a person or a file, safe and short enough to stand in a sentence."""
    if not isinstance(written, str):
        return said(wording, "（文字ではないもの）")
    # Cut before cleaning, so that a million characters cost nothing; what is cut off is cut off afterwards
    # too.
    words = clean(written[: 4 * _QUOTED]).replace("\n", " ")
    cut = len(words) > _QUOTED or len(written) > 4 * _QUOTED
    return said(wording, "「{words}」", words=f"{words[:_QUOTED]}…" if cut else words)
