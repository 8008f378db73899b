"""Signs that look right and are not: full-width ones where YAML wants half-width, and blanks left out.

People who type Japanese meet these first. They are looked for only in lines and names in which something
was found to be wrong: in a text every one of them is a letter like others.

Never enters: deciding that something is wrong.
"""

import re
from typing import NamedTuple


class LookAlike(NamedTuple):
    """A sentence, what to do, and the column (from 0) of the sign."""

    problem: str
    hint: str
    column: int

    @property
    def meant(self) -> str:
        """Both in one, for the hint of another problem."""
        return self.problem + self.hint if self.problem.startswith("全角") else self.hint


LOOKED_AT = 1000
"""Characters of a line that are looked at; a file may be one line of millions."""

_TEXT = re.compile(r"""(?<=[\s\[{,])(?:"[^"]*(?:"|$)|'[^']*(?:'|$)|#.*)""")
"""What is text or comment for certain; nothing in it is looked at."""

_KEY = r"(?:^|[{,]) *(?:- +)*[a-z][\w.-]*"
_VALUE = r"(?:: +|^ *- +|[\[{,] *)"

_COLON = "半角の「: 」（コロンと空白）にします。"

_LOOK_ALIKES = tuple(
    (re.compile(pattern), problem, hint)
    for pattern, problem, hint in (
        (rf"^ *(\u3000)|{_KEY}: *(\u3000)|^ *- *(\u3000)", "全角の空白があります。", "半角の空白にします。"),
        (rf"{_KEY}\s*(：)", "全角の「：」があります。", _COLON),
        # With a line between them they hold a word and its reading, as they should.
        (rf"{_VALUE}(｛)[^｜]*$", "全角の「｛」があります。", "半角の { と } で囲みます。"),
        (rf"{_VALUE}(［)", "全角の「［」があります。", "半角の [ と ] で囲みます。"),
        (rf"{_VALUE}([“”])", "全角の引用符があります。", '半角の " で囲みます。'),
        (r"[\[{].*([、，]) *[a-z][\w.-]*[:：]", "全角の区切りがあります。", "半角の「, 」で区切ります。"),
        (rf"{_KEY}(:)[^\s/]", "コロンの後に空白がありません。", "コロンの後に、半角の空白を一つ入れます。"),
        (r"^ *(-)[{\[a-z]", "- の後に空白がありません。", "- の後に、半角の空白を一つ入れます。"),
    )
)


def look_alike(line: str) -> LookAlike | None:
    """The first sign, by kind, of a line or a name that its author took for another."""
    bare = _TEXT.sub(lambda text: "_" * len(text[0]), line[:LOOKED_AT])
    for pattern, problem, hint in _LOOK_ALIKES:
        if found := pattern.search(bare):
            return LookAlike(problem, hint, found.end(found.lastindex or 0) - 1)
    return None
