"""What makes a Japanese text hard to read, as facts that can be decided.

Purpose: sentences and their length, です・ます, double negatives, long chains of kanji, years in the Japanese
era alone, signs that screens and screen readers treat differently. Each function tells what it found and,
where there is one, what to write instead.

Invariant: pure; words in 「」 are somebody else's (a title, a name, a quotation) and are never judged.

Must never enter: flows, kinds of texts, limits (the gate in `guide.analysis.texts` has those).
"""

import re
import unicodedata
from functools import cache

from msgspec import Struct

from guide.japanese.dates import BEFORE_FIRST_YEAR

_OPEN, _CLOSE = "「『（", "」』）"
_ENDS = "。！？"
_END = re.compile(f"[{_ENDS}\n]")
_MARKS = re.compile(f"[{_OPEN}{_CLOSE}{_ENDS}\n]")
_QUOTED_AT_MOST = 10
"""Characters that a quotation counts at most: its author cannot shorten it."""


class Found(Struct, frozen=True):
    """Something to mend: as written, and what to write instead ("" where that cannot be told)."""

    written: str
    instead: str = ""


def sentences(text: str) -> list[str]:
    """Return the sentences of a text, each with the sign that ends it; a line feed ends one too."""
    end = _END.search(text)
    if end is None or end.end() == len(text):
        return [text.strip()] if text.strip() else []
    found: list[str] = []
    depth = start = 0
    for mark in _MARKS.finditer(text):
        character, place = mark[0], mark.start()
        if character in _OPEN:
            depth += 1
        elif character in _CLOSE:
            depth = max(depth - 1, 0)
        elif character == "\n" or (character in _ENDS and not depth):
            found.append(text[start : place + 1].strip())
            start, depth = place + 1, 0
    found.append(text[start:].strip())
    return [sentence for sentence in found if sentence]


@cache
def _quotation() -> re.Pattern[str]:
    return re.compile("「[^「」]*(?:「[^「」]*」[^「」]*)*」")


def unquoted(text: str) -> str:
    """Return the text with nothing in its 「」."""
    return _quotation().sub("「」", text) if "「" in text else text


def length(sentence: str) -> int:
    """Return how many characters there are to take in at once; a quotation counts at most ten."""
    if "「" not in sentence:
        return len(sentence)
    quoted = sum(max(len(found[0]) - _QUOTED_AT_MOST, 0) for found in _quotation().finditer(sentence))
    return len(sentence) - quoted


def halves(sentence: str) -> str:
    """Return a sentence up to the comma nearest to its middle; "" without one outside 「」."""
    blanked = _quotation().sub(lambda found: "〇" * len(found[0]), sentence)
    commas = [place + 1 for place, character in enumerate(blanked) if character == "、"]
    return sentence[: min(commas, key=lambda place: abs(place - len(sentence) / 2))] if commas else ""


# です・ます

_REMARK = re.compile("（[^（）]*）(?=[。！？]?$)")
_POLITE = (
    "です", "ます", "ません", "でした", "ました", "ましょう", "でしょう", "ください", "ませ", "いたします",
)  # fmt: skip
_PARTICLES = tuple("かねよが")
"""One of them may stand behind a polite ending."""

_PLAIN = {
    "であった": "でした", "である": "です", "だった": "でした", "でない": "ではありません", "だ": "です",
    "した": "しました", "する": "します", "しない": "しません", "られる": "られます", "れる": "れます",
    "せる": "せます", "きる": "きます", "なる": "なります", "なった": "なりました", "いる": "います",
    "いた": "いました", "ある": "あります", "あった": "ありました", "こと": "ことです", "ない": "ません",
}  # fmt: skip
"""Endings that become polite in one way only; of two that fit, the longer stands first."""


def is_remark(sentence: str) -> bool:
    """Tell whether there is nothing but a remark in brackets, which says something of the sentence before."""
    return sentence.startswith("（") and sentence.endswith("）")


def ends_as_sentence(sentence: str) -> bool:
    """Tell whether a sentence ends with its sign."""
    return sentence[-1:] in tuple(_ENDS)


def impolite(sentence: str) -> Found | None:
    """Return how a sentence ends that does not end in です・ます; None for any that does."""
    bare = (_REMARK.sub("", sentence) if "）" in sentence else sentence).rstrip(_ENDS + "」")
    if bare.endswith(_POLITE) or (bare.endswith(_PARTICLES) and bare[:-1].endswith(_POLITE)):
        return None
    for plain, polite in _PLAIN.items():
        if bare.endswith(plain):
            return Found(plain, polite)
    return Found(bare[-6:])


# Double negatives

_NEGATED_TWICE = (
    ("な(?:けれ|きゃ)ば(?:な|い)(?:りません|けません|らない|けない)", "〜してください、〜が必要です"),
    ("なくては(?:なりません|いけません|ならない|いけない)", "〜してください、〜が必要です"),
    ("ない(?:わけで|こと)は(?:ありません|ない)", "〜することもあります"),
    ("ないこと(?:も|が)(?:ありません|ない)", "〜することもあります"),
    ("なく(?:は|も)(?:ありません|ない)", "〜することもあります"),
    ("ない(?:もの|ところ|人|日|課|団体)は(?:ありません|いません|ない)", "どの〜も…です"),
    ("ないとは(?:限りません|限らない|言えません|いえません)", "〜することもあります"),
    ("ざるをえ(?:ません|ない)|ざるを得(?:ません|ない)", "〜します"),
    ("ずには(?:いられ|おき|済み|すみ)ません|ないには(?:いられ|おき|済み|すみ)ません", "〜します"),
    (
        "な(?:いと(?![きこいしお])|ければ|しには)、?[^。、「」]{0,14}(?:ません|できない)",
        "〜すると、…できます",
    ),
)
"""Each begins with a letter, by which a text is searched faster than letter for letter."""


@cache
def _double_negative() -> re.Pattern[str]:
    return re.compile("|".join(pattern for pattern, _ in _NEGATED_TWICE))


def double_negative(sentence: str) -> Found | None:
    """Return a negation of a negation, with a way to say the same straight."""
    bare = unquoted(sentence)
    found = _double_negative().search(bare)
    if found is None:
        return None
    here = bare[found.start() :]
    return Found(found[0], next(instead for pattern, instead in _NEGATED_TWICE if re.match(pattern, here)))


# Kanji


@cache
def _chain(longest: int) -> re.Pattern[str]:
    return re.compile(f"[\u3400-\u9fff\uf900-\ufaff々]{{{longest + 1},}}")


def kanji_chain(text: str, longest: int, names: re.Pattern[str]) -> str:
    """Return the first run of more than `longest` kanji that holds none of the names; "" without one."""
    if not _chain(longest).search(text):
        return ""  # nor is there one where names are taken out, which takes longer
    found = _chain(longest).search(names.sub("、", unquoted(text)))
    return found[0] if found else ""


# Years

_ERA_YEAR = re.compile("(明治|大正|昭和|平成|令和)(元|[0-9０-９]{1,2})((?:[〜～・、-][0-9０-９]{1,2})*年度?)")


def era_year_alone(text: str) -> Found | None:
    """Return a year in the Japanese era that the text never tells in the calendar everybody can reckon in."""
    for found in _ERA_YEAR.finditer(unquoted(text)):
        era, year, rest = found.groups()
        western = BEFORE_FIRST_YEAR[era] + (1 if year == "元" else int(year))
        if str(western) not in text:
            unit = "年度" if rest.endswith("度") else "年"
            return Found(found[0], f"{western}{unit}（{era}{year}{unit}）")
    return None


# Signs

_SIGNS = {
    "→": "から、へ", "⇒": "ので、へ", "←": "から", "↑": "上", "↓": "下", "⇔": "と", "×": "かける、ばつ",
    "÷": "わる", "±": "前後", "≒": "約", "≠": "ちがう", "≧": "以上", "≦": "以下", "∴": "だから",
    "★": "・", "☆": "・", "♪": "。", "℡": "電話", "☎": "電話",
}  # fmt: skip


_HALF_WIDTH, _LETTERS_OF_OTHERS = "｡-ﾟ", "Ͱ-Ͽ\u0400-\u052f"
_EMOJI = "\u2600-\u2604\u2607-\u266f\u2670-\u27bf\U0001f000-\U0001faff"
_DASHES = "―—–‐−\\-"
"""Written between katakana for a long vowel."""


@cache
def _suspect() -> re.Pattern[str]:
    """Match what an unclear sign may be made of: nearly no text holds any, and one class is soon searched."""
    return re.compile(f"[{''.join(_SIGNS)}{_HALF_WIDTH}{_LETTERS_OF_OTHERS}{_EMOJI}{_DASHES}]")


@cache
def _unclear() -> re.Pattern[str]:
    long_vowel = f"(?<=[ァ-ヺ])[{_DASHES}](?=[ァ-ヺ])"
    alone = "".join(_SIGNS)
    return re.compile(f"[{alone}]|[{_HALF_WIDTH}]+|[{_LETTERS_OF_OTHERS}]+|[{_EMOJI}]|{long_vowel}")


def unclear_sign(text: str) -> Found | None:
    """Return a sign that some screens draw wider, or that is read aloud in other ways, or not at all."""
    found = _unclear().search(unquoted(text)) if _suspect().search(text) else None
    if found is None:
        return None
    written = found[0]
    if "\uff61" <= written[0] <= "\uff9f":
        return Found(written, unicodedata.normalize("NFKC", written))
    dash = "ー" if written in "―—–‐−-" else ""
    return Found(written, _SIGNS.get(written, dash))
