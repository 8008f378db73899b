"""Is every answer that was on the screen found again, whenever the program is killed?

Each run starts a walk in a folder of its own, types ahead, kills it (SIGKILL) at a random moment and compares
what the terminal had shown with what the next run of the program finds.
"""

import argparse
import sys
import tempfile
from collections import Counter
from pathlib import Path
from random import Random

from guide import library
from guide.language.model import Flow
from tests.killing import kill, walk


def main() -> None:
    """Kill as often as wished in each view; ends with 1 if an answer was lost."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--kills", type=int, default=1000, help="kills altogether")
    options.add_argument("--full-screen", type=int, default=250, help="how many of them in the full screen")
    options.add_argument("--seed", type=int, default=1, help="the seed of the moments")
    chosen = options.parse_args()
    path = library.find("shinjo/guideline")
    files = library.read(path) if isinstance(path, Path) else path
    flow = library.flow(files) if isinstance(files, library.Files) else None
    if not isinstance(flow, Flow):
        sys.exit("the guide of Shinjo is not here")
    dice = Random(chosen.seed)  # noqa: S311 - moments, not secrets
    lost = 0
    for full_screen, kills in ((True, chosen.full_screen), (False, chosen.kills - chosen.full_screen)):
        walked = walk(flow, full_screen=full_screen)
        moments: Counter[int] = Counter()
        ahead = wrong = 0
        for _ in range(kills):
            with tempfile.TemporaryDirectory() as folder:
                longest = 0.4 if full_screen else 0.04
                killed = kill(walked, Path(folder), dice, full_screen=full_screen, longest=longest)
            moments[killed.seen] += 1
            wrong += killed.found < killed.seen
            ahead += killed.found > killed.seen
        lost += wrong
        view = "full screen" if full_screen else "line mode"
        spread = ", ".join(f"{seen}: {count}" for seen, count in sorted(moments.items()))
        print(f"{view}: {kills} kills, {wrong} lost an answer that was seen; {ahead} had saved one more")
        print(f"  answers seen when killed: {spread}")
    sys.exit(1 if lost else 0)


if __name__ == "__main__":
    main()
