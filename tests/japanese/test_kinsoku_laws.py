"""Laws of line breaking over the texts people read and over random ones, judged from outside.

The judge is that of `benchmarks.linebreaks`, which shares nothing with the code but the width of characters.
`KYODO_EXAMPLES=100000 python -m pytest tests/japanese/test_kinsoku_laws.py` goes through every text at every
width; a plain run takes other texts at other widths, a few of each.
"""

import os
from itertools import cycle

from benchmarks.linebreaks import FAULTS, faults, fewest_lines, random_texts, shipped_texts
from guide.japanese.wrap import break_lines

EXAMPLES = int(os.environ.get("KYODO_EXAMPLES", "150")) * 20
WIDTHS = range(20, 121)


def sampled(texts: list[str]) -> list[tuple[str, int]]:
    """Texts at widths: every text if there are examples enough, every width in turn."""
    if len(texts) * len(WIDTHS) <= EXAMPLES:
        return [(text, cells) for text in texts for cells in WIDTHS]
    # Narrow widths have most of the breaks, so every second turn is one of them.
    widths = cycle([cells for pair in zip(WIDTHS, cycle(range(20, 40)), strict=False) for cells in pair])
    turns = cycle(texts)
    return [(next(turns), next(widths)) for _ in range(EXAMPLES)]


def test_no_text_of_a_shipped_flow_is_broken_where_it_may_not_be() -> None:
    lines = fewest = 0
    for text, cells in sampled(shipped_texts()):
        breaks = break_lines(text, cells)
        assert not +faults(text, cells, breaks), (text, cells)
        lines += len(breaks) + 1
        fewest += fewest_lines(text, cells)
    assert lines <= fewest * 1.05


def test_no_random_mixture_is_broken_where_it_may_not_be() -> None:
    for text, cells in sampled(list(random_texts(2000))):
        assert not +faults(text, cells, break_lines(text, cells)), (text, cells)


def test_the_judge_sees_every_kind_of_fault() -> None:
    seen = faults("あ、（い１２ab", 20, [1, 3, 5, 7]) + faults("ボランティア" * 4, 20, [])
    seen += faults("のメモは", 20, [2])
    assert set(+seen) == set(FAULTS)
