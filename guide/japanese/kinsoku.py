"""Where a line of Japanese may end: 禁則処理.

Purpose: give every place between two characters a `Level`, from "a line may break here" to "never". The
rules are those of JIS X 4051 and of "Requirements for Japanese Text Layout" (JLReq, W3C): line-start and
line-end prohibition, inseparable characters; numbers, Latin words and short katakana words stay whole.

Invariant: the level of a place depends on the text alone, not on the width of a line, so one analysis
serves every width. No level is better than FORBIDDEN before a line-start or after a line-end character.

Must never enter: widths of lines, the choice between several legal places (that is `wrap`'s), phrases.

Method: each character becomes the letter of its class, and all rules are regular expressions over that
string.
"""

import re
import unicodedata
from enum import IntEnum
from functools import cache

from guide.japanese.room import is_mark
from guide.japanese.width import cell_width


class Level(IntEnum):
    """What it costs to break a line at a place; a higher level serves only where no lower one is left."""

    LEGAL = 0
    JOINT = 1
    """Inside a word that could stay whole on a wider line, but after a slash, hyphen or the like."""
    INSIDE_WORD = 2
    """Inside a number, a Latin word or a short katakana word."""
    FORBIDDEN_END = 3
    FORBIDDEN_START = 4
    NEVER = 5
    """Parts a letter from its combining mark, or would begin a line with white space."""


# Classes of characters: one letter, and who belongs there. JLReq's class numbers in brackets.
_OPENING = "o"  # opening brackets (cl-01), signs before a number (cl-12)
_CLOSING = "c"  # closing brackets, stops, small kana, signs after a number (cl-02, 04-07, 09-11, 13)
_JOINER = "p"  # ASCII punctuation: may not start a line; inside a Latin word it joins
_NUMBER_JOINER = "f"  # full-width punctuation: may not start a line; between two digits it joins
_RANGE = "r"  # 〜: may not start a line; joins plain numbers, but two times or amounts only meet there
_DOT = "t"  # ・: may not start a line; where it follows white space it is a bullet
_KATAKANA = "k"
_KATAKANA_TAIL = "K"  # ー, small letters, repeat and voiced signs: may not start a line
_LETTER, _DIGIT, _SYMBOL = "l", "d", "n"
_UNIT, _UNIT_KA, _ORDINAL = "u", "h", "b"  # 円 年 …; か of か月; 第
_PAIR = "e"  # inseparable: …… ――
_MARK = "m"  # ① ○ → ※: belongs to what follows
_QUOTE = "q"  # " and ': opening or closing, so no break on either side
_SPACE, _NO_BREAK_SPACE = "S", "G"
_COMBINING = "x"
_OTHER = "i"  # kanji, hiragana and all else that breaks on both sides

_MEMBERS = {
    _OPENING: "([{“‘（〔［｛〈《「『【｟〘〖«‹⦅｢〝¥￥＄€$£￡№#＃〒",
    _CLOSING: (
        "”）〕］｝〉》」』】｠〙〗»›⦆｣〟、。｡､！？‼⁇⁈⁉；々〻ゝゞぁぃぅぇぉっゃゅょゎゕゖ゛゜゠·"
        "％‰℃℉°′″㎝㎞㎎㎏㏄㎡㎥ℓ¹²³ªº"
    ),
    _JOINER: ")]}.,;:!?-/%*’‐\u2011–",
    _NUMBER_JOINER: "，．：／\u2212－",
    _RANGE: "〜～",
    _DOT: "・･",
    _KATAKANA_TAIL: "ーァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿヽヾｰｧｨｩｪｫｬｭｮｯﾞﾟ",
    _UNIT: "円年月日時分秒人回件個名冊枚台階歳才頁章条項号点度倍割番週組戸間本匹歩節位区丁目社校所",
    _UNIT_KA: "か",
    _ORDINAL: "第",
    _PAIR: "…‥―—─",
    _QUOTE: "\"'＂＇",
    _NO_BREAK_SPACE: "\u00a0\u2007\u202f",
}

_KANJI = range(0x4E00, 0xA000)
_HIRAGANA = range(0x3041, 0x3097)
_KATAKANA_BLOCK = range(0x30A1, 0x3100)
_HALF_WIDTH_KATAKANA = range(0xFF66, 0xFF9E)
_FULL_WIDTH_LATIN = range(0xFF21, 0xFF5B)


def _class_of(code: int) -> str:
    """Return the class of a character that stands in no list of its own."""
    character = chr(code)
    if code in _KANJI or code in _HIRAGANA:
        letter = _OTHER
    elif code in _KATAKANA_BLOCK or code in _HALF_WIDTH_KATAKANA:
        letter = _KATAKANA
    elif character.isspace():
        letter = _SPACE
    elif cell_width(character) == 0:
        letter = _COMBINING
    elif is_mark(character):
        letter = _MARK
    elif unicodedata.category(character) == "Nd":
        letter = _DIGIT
    elif character.isalpha() and (cell_width(character) == 1 or code in _FULL_WIDTH_LATIN):
        letter = _LETTER
    else:
        letter = _SYMBOL if character.isascii() else _OTHER
    return letter


class _Classes(dict[int, str]):
    """Class letters by code point for `str.translate`, worked out when first asked for."""

    def __missing__(self, code: int) -> str:
        letter = self[code] = _class_of(code)
        return letter


@cache
def _classes() -> _Classes:
    return _Classes({ord(character): letter for letter, members in _MEMBERS.items() for character in members})


# What the class of a character says about a line that would begin with it; no entry means LEGAL.
_STARTS = dict.fromkeys("cpfrtKGq", Level.FORBIDDEN_START) | dict.fromkeys("xS", Level.NEVER)
_START_LEVELS = bytes(_STARTS.get(chr(code), Level.LEGAL) for code in range(256))
_SOFTENED = bytes.maketrans(bytes([Level.LEGAL]), bytes([Level.INSIDE_WORD]))


@cache
def _no_end() -> re.Pattern[str]:
    """Match what may not end a line, up to the place where it would."""
    return re.compile(
        r"[om]x*S*"  # an opening bracket or a mark, with the room or white space after it
        r"|(?:(?<=S)|^)tx*S*"  # ・ as a bullet
        r"|[Gq]x*"
        r"|ex*(?=e)"
        r"|^S+"  # the indent of a paragraph
    )


@cache
def _words() -> re.Pattern[str]:
    """Match what stays whole if it fits: a short katakana word, a number with its unit, a Latin word."""
    joined = r"[ldnpqx]|(?<=d)f(?=d)|(?<=d)r(?=d{1,4}(?![dpf]))"
    unit = r"(?<=d)(?:[hK]?u{1,2}|[kK]{1,8}(?![kK]))"
    latin = rf"(?:b|(?<!n)n+)?[ld](?:{joined})*(?:{unit})?"
    katakana = r"(?<![kK])k[kKx]{0,7}(?![kKx])"
    return re.compile(rf"{katakana}(?:m|(?=d){latin})?|{latin}")


@cache
def _joints() -> re.Pattern[str]:
    """Match the places where a long address or number may be cut best, between visible parts of it."""
    return re.compile(r"(?<=\w)(?:://|[/?&=_－／-]|\.(?=[A-Za-z]))+(?=\w)|(?<=[ァ-ヿ])(?=[0-9０-９])")


@cache
def _readings() -> re.Pattern[str]:
    """Match how a word before is read: kana in brackets, which stays whole if it fits."""
    return re.compile("（[ぁ-ゖー]{2,12}）")


def break_levels(text: str) -> bytes:
    """Return the `Level` of the place before each character of one paragraph, and LEGAL for its end.

    The paragraph holds no line feed. Place 0 is the beginning and has no meaning.
    """
    # A quotation mark after white space opens a quotation.
    classes = text.translate(_classes()).replace("Sq", "So")
    levels = bytearray(classes.encode("ascii").translate(_START_LEVELS))
    levels.append(Level.LEGAL)
    for found in _no_end().finditer(classes):
        place = found.end()
        levels[place] = max(levels[place], Level.FORBIDDEN_END)
    for found in (*_words().finditer(classes), *_readings().finditer(text)):
        first, end = found.start() + 1, found.end()
        levels[first:end] = levels[first:end].translate(_SOFTENED)
    for found in _joints().finditer(text):
        if levels[found.end()] == Level.INSIDE_WORD:
            levels[found.end()] = Level.JOINT
    levels[-1] = Level.LEGAL
    return bytes(levels)
