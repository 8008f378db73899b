"""A few of the kills of `python -m benchmarks.kills`: whatever was on the screen is found again."""

import sys
from pathlib import Path
from random import Random

import pytest

from tests.killing import kill, walk
from tests.records.walks import guideline

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs pseudo-terminals")


@pytest.mark.parametrize(
    ("full_screen", "longest", "kills"), [(False, 0.04, 3), (True, 0.4, 2)], ids=["lines", "full screen"]
)
def test_a_killed_walk_has_lost_nothing_that_was_on_its_screen(
    full_screen: bool, longest: float, kills: int, tmp_path: Path
) -> None:
    walked = walk(guideline(), full_screen=full_screen)
    dice = Random(kills)  # noqa: S311 - moments, not secrets
    for number in range(kills):
        killed = kill(walked, tmp_path / str(number), dice, full_screen=full_screen, longest=longest)
        assert killed.found >= killed.seen
