"""How lines of Japanese break: every text of every shipped flow at every width, and random mixed strings.

Prints the table of docs/typesetting.md. What counts as a fault is written down here once more, from JIS X
4051 and JLReq, and shares nothing with the code it judges.
"""

import argparse
import random
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

from rich._wrap import divide_line

from guide import library
from guide.japanese.phrases import phrase_starts
from guide.japanese.room import give_room
from guide.japanese.width import cell_width
from guide.japanese.wrap import break_lines
from guide.language.source import read
from guide.language.texts import Reading, pieces
from guide.language.written import texts_of

Break = Callable[[str, int], list[int]]
"""The places at which lines of so many cells begin."""

NEVER_FIRST = frozenset(
    "、。，．・：；？！ー々〻ゝゞヽヾ）」』】〕｝〉》］〟’”゛゜"
    "ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ〜～‐–％‰℃｡､･｣ｰﾞﾟｧｨｩｪｫｬｭｮｯ)]},.:;!?%"
)
NEVER_LAST = frozenset("（「『【〔｛〈《［〝‘“￥＄￡＃№〒([{｢¥$£①②③④⑤⑥⑦⑧⑨⑩○●◎△□■※→ⅠⅡⅢⅣ")

WHOLE = {
    "numbers": re.compile(r"[0-9０-９]+(?:[.,．，:：][0-9０-９]+)*"),
    "Latin words": re.compile(r"[A-Za-zＡ-Ｚａ-ｚ]+"),
    "katakana words": re.compile(r"(?<![ァ-ヿｦ-ﾟ])[ァ-ヺ][ァ-ヺー]{1,7}(?![ァ-ヿｦ-ﾟ])"),
}
"""What stays on one line if it fits: short katakana words have at most eight letters."""

_FIRST, _LAST = (re.escape("".join(sorted(signs))) for signs in (NEVER_FIRST, NEVER_LAST))
RUN = re.compile(
    rf"[{_LAST} ]*[\x21-\x7e０-９Ａ-Ｚａ-ｚァ-ヺー．，：〜]+[円年次]?(?:[{_LAST}] .)?[{_FIRST}/\s]*"
)
"""Words and numbers with all that no line break parts from them: a run that fits no line has to be cut."""

FAULTS = ("forbidden starts", "forbidden ends", *WHOLE, "overflow")

BANDS = ((20, 39), (40, 59), (60, 79), (80, 99), (100, 120))
"""Widths that share a row of the table, both ends included."""


def faults(text: str, cells: int, breaks: Sequence[int]) -> Counter[str]:
    """Count what is wrong with these breaks of a text without line feeds. `cells` is at least 20."""
    found: Counter[str] = Counter()
    for start, end in pairwise((0, *breaks, len(text))):
        line = text[start:end]
        seen = line.rstrip()
        found["overflow"] += cell_width(seen) > cells
        found["forbidden starts"] += start > 0 and line[:1] in NEVER_FIRST
        found["forbidden ends"] += end < len(text) and seen[-1:] in NEVER_LAST
    too_long = [run.span() for run in RUN.finditer(text) if cell_width(run[0]) > cells]
    places = {place for place in breaks if not any(start < place < end for start, end in too_long)}
    for name, pattern in WHOLE.items():
        for word in pattern.finditer(text):
            found[name] += any(place in places for place in range(word.start() + 1, word.end()))
    return found


def fewest_lines(text: str, cells: int) -> int:
    """The lines the text fills when every line is cut at the last cell that holds a character."""
    lines, used = 1, 0
    for character in text:
        wide = cell_width(character)
        if used + wide > cells:
            lines, used = lines + 1, 0
        used += wide
    return lines


def shipped_texts() -> list[str]:
    """Every line of every text of the shipped flows, as a view would set it, readings and all."""
    found: dict[str, None] = {}
    for files in map(library.read, library.all_flows()):
        if isinstance(files, library.Unreadable):
            raise SystemExit(f"{files.file}: {files.code}")
        for name, content in (files.flow, files.city):
            for one in texts_of(read(name, content).data):
                found.update(dict.fromkeys(give_room(_spoken(one.text)).split("\n")))
    return [text for text in found if text]


def _spoken(written: str) -> str:
    """A text as written, with its readings after the words and nothing for its echoes."""
    said = (f"{it.word}（{it.kana}）" if isinstance(it, Reading) else it for it in pieces(written))
    return "".join(part for part in said if isinstance(part, str))


_WORDS = (
    "協働", "まちづくり", "話し合い", "市民", "新庄市", "ただし書き", "髙橋", "神", "𠮷野", "㈱", "㉑",
    "ボランティア", "コーディネーター", "メモ", "ｶﾀｶﾅ", "ＮＰＯ", "PTA", "NPO", "https://example.lg.jp/a",
    "２０２６年", "1,234円", "１１２．５％", "8:30〜17:15", "第3次", "① 規約", "※ 注意", "→ 次",
    "が", "を", "は", "です。", "ます、", "っと", "ょう", "か\u309a",
    "「", "」", "（", "）", "・", "！", "？", "……", "――", " ", "\u3000", "/", "-",
)  # fmt: skip


def random_texts(count: int, seed: int = 4051) -> Iterator[str]:
    """Mixed strings: words, numbers, signs and brackets, at most three signs running."""
    chance = random.Random(seed)  # noqa: S311 - no secret; the same strings in every run
    for _ in range(count):
        made: list[str] = []
        for _ in range(chance.randint(4, 40)):
            word = chance.choice(_WORDS)
            enough = made[-1:] in ([" "], ["\u3000"]) or not any(one[0].isalnum() for one in made[-3:])
            made.append("協働" if enough and not word[0].isalnum() else word)
        yield give_room("".join(made)).strip()


def _plain(text: str, cells: int) -> list[int]:
    return break_lines(text, cells, phrases=None)


WAYS: tuple[tuple[str, Break], ...] = (
    ("the library's own", divide_line),
    ("rules", _plain),
    ("rules and phrases", break_lines),
)


def measured(texts: Iterable[str], widths: Iterable[int], way: Break) -> Counter[str]:
    """Faults, `lines`, `fewest` lines, `breaks` and those `between phrases`, over texts and widths."""
    told: Counter[str] = Counter()
    starts = {text: frozenset(phrase_starts(text)) for text in texts}
    for cells in widths:
        for text, phrases in starts.items():
            breaks = way(text, cells)
            told.update(faults(text, cells, breaks))
            told["lines"] += len(breaks) + 1
            told["fewest"] += fewest_lines(text, cells)
            told["breaks"] += len(breaks)
            told["between phrases"] += len(phrases.intersection(breaks))
    return told


def _row(name: str, way: str, told: Counter[str]) -> str:
    more = told["lines"] / told["fewest"] - 1
    phrases = told["between phrases"] / max(told["breaks"], 1)
    counts = " | ".join(f"{told[fault]:,}" for fault in FAULTS)
    return f"| {name} | {way} | {told['lines']:,} | {counts} | {more:+.1%} | {phrases:.0%} |"


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--random", type=int, default=4000, help="random mixed strings")
    chosen = options.parse_args()
    texts, mixed = shipped_texts(), list(dict.fromkeys(random_texts(chosen.random)))
    print(f"{len(texts):,} texts of the shipped flows, {len(mixed):,} random strings, each at every width.\n")
    print("| widths | breaking | lines |", " | ".join(FAULTS), "| more lines | between phrases |")
    print("|---|---|--:|" + "--:|" * (len(FAULTS) + 2))
    rows = [(f"{first}-{last}", texts, range(first, last + 1)) for first, last in BANDS]
    rows.append(("random, 20-120", mixed, range(20, 121)))
    for name, said, widths in rows:
        for way, divide in WAYS:
            print(_row(name, way, measured(said, widths, divide)), flush=True)


if __name__ == "__main__":
    main()
