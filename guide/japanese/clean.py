"""Text that came from outside, made safe to show: cleaned once, at the boundary.

Purpose: flow files, typed answers and saved interviews pass through `clean` before anything else sees them,
so that no view has to think of escape sequences, hidden text or reversed text again. `unsafe` names what
`clean` would take away, with its place, for diagnostics.

Invariant: `clean` is idempotent, and what it returns holds no control character but the line feed. Visible
characters are never rewritten: normalising to NFC would change the kanji of people's names (U+FA19 becomes
U+795E), NFKC would turn ① into 1. The one exception joins a kana with the combining voiced mark that
follows it, which is how some file systems and input methods write が.

Must never enter: markup, widths, wording of diagnostics beyond the names of the characters.

Decisions:

* Zero width joiner and non-joiner go. In Japanese text they occur only in joined emoji, whose width no two
  terminals agree on. Without the joiner the parts stand side by side, readable, as wide everywhere, and the
  width of a text is the sum of the widths of its characters, on which `wrap` rests.
* U+FE0E and U+FE0F (text or emoji style) go: the second makes one cell or two of the same sign. The other
  variation selectors stay, because they choose between forms of kanji in names (葛 with U+E0100).
* Vertical tab, form feed, U+0085, U+2028 and U+2029 become line feeds (Unicode standard, 5.8 "Newline
  guidelines").
* Of an escape sequence that is never finished only the introducer goes: text shown by mistake is seen, text
  swallowed by mistake is not.
"""

import re
import unicodedata
from functools import cache

# Control sequences as in ECMA-48 (5th edition, 5.4 and 5.6). String bodies end at any other control
# character, as terminals do and so that a text full of introducers is still read in linear time.
_SEQUENCE = (
    r"(?:\x1b[PX^_\]]|[\x90\x98\x9d\x9e\x9f])[^\x07\x18\x1a\x1b\x80-\x9f]*(?:\x07|\x1b\\|\x9c)"
    r"|(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]?"
    r"|\x1b(?:[ -/]+[0-~]|[0-~])?"
)

_HIDDEN = (
    r"[\u00ad\u034f\u115f\u1160\u180e\u200b-\u200d\u2060-\u2065\u206a-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb"
    r"\U000e0000-\U000e007f]"
)
_LAST_TWO_OF_EACH_PLANE = "".join(rf"\U{plane:04x}fffe\U{plane:04x}ffff" for plane in range(17))
_NONCHARACTER = rf"[\ufdd0-\ufdef{_LAST_TWO_OF_EACH_PLANE}]"

# Groups of single characters, in the order in which they are tried: group name, character class, Japanese
# name.
_KINDS = (
    ("sequence", _SEQUENCE, "端末を操作する文字列"),
    ("newline", r"[\v\f\x85\u2028\u2029]", "特殊な改行"),
    ("control", r"[\x00-\x08\x0e-\x1f\x7f-\x9f]", "制御文字"),
    ("surrogate", r"[\ud800-\udfff]", "文字として成り立たない符号"),
    ("direction", r"[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]", "文字の向きを変える符号"),
    ("style", r"[\ufe0e\ufe0f]", "絵文字の形を変える符号"),
    ("hidden", _HIDDEN, "目に見えない文字"),
    ("noncharacter", _NONCHARACTER, "文字として使えない符号"),
)


@cache
def _removable() -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern, _ in _KINDS))


_FIRST_SIGNS = "\x1b" + "".join(pattern[1:-1] for kind, pattern, _ in _KINDS if kind != "sequence")
"""What each thing to take away begins with."""


@cache
def _everyday() -> re.Pattern[str]:
    """Texts of everyday signs, in which nothing is to be done: nearly all, and passed ten times faster."""
    return re.compile(
        r"[\n -~\u2010-\u2027\u2030-\u205e\u2150-\u27ff"
        r"\u3000-\u3096\u309b-\u30ff\u4e00-\u9fff\uff01-\uff5e]*+"
    )


@cache
def _rewritable() -> re.Pattern[str]:
    """All that `clean` touches, by its first sign."""
    return re.compile(f"[{_FIRST_SIGNS}\\t\\r\u3099\u309a]")


@cache
def _newlines() -> re.Pattern[str]:
    return re.compile("\r\n|\r")


@cache
def _voiced() -> re.Pattern[str]:
    return re.compile("[\u3041-\u30ff][\u3099\u309a]")


def clean(text: str) -> str:
    """Return the text without anything that could steer a terminal, hide text or reverse it.

    Line ends become line feeds, a tab becomes one space; see the module for what else is decided. Never
    raises.
    """
    if _everyday().fullmatch(text) or not _rewritable().search(text):
        return text
    text = _removable().sub(lambda found: "\n" if found.lastgroup == "newline" else "", text)
    text = _newlines().sub("\n", text).replace("\t", " ")
    return _voiced().sub(lambda pair: unicodedata.normalize("NFC", pair[0]), text)


def unsafe(text: str) -> tuple[tuple[int, str], ...]:
    """Return the offset and Japanese name of each thing that `clean` takes away, in order.

    Tabs, carriage returns and kana with a separate voiced mark are not reported: they are rewritten to what
    was meant. A whole escape sequence counts as one thing.
    """
    if _everyday().fullmatch(text) or not _rewritable().search(text):
        return ()
    names = {kind: name for kind, _, name in _KINDS}
    return tuple(
        (found.start(), f"{names[found.lastgroup or 'control']}(U+{ord(found[0][0]):04X})")
        for found in _removable().finditer(text)
    )
