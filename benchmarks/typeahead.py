"""Whether keys typed while the program starts take effect.

The same keys are first pressed one by one in an app that is up; the screen that results is the reference.
Then they are typed at several moments after exec. A run has lost keys if its last screen is not the
reference; that the reference differs from an untouched first screen is made sure, so that a run that loses
everything cannot pass.
"""

import argparse
import sys
import time
from collections.abc import Sequence

from benchmarks.comparison import DEFAULT_COMMAND, Disturbance, command_line, describe
from benchmarks.terminal import Terminal, key_bytes


def pressed_slowly(command: Sequence[str], marker: str, keys: Sequence[bytes]) -> tuple[str, str]:
    """Return the first screen, and the screen after each key was pressed and took effect."""
    with Terminal(command) as terminal:
        terminal.until_visible(marker)
        terminal.rest(0.4)
        first = terminal.text()
        for key in keys:
            terminal.send(key)
            terminal.settle(0.15, timeout=0.6)
        if terminal.ended:
            sys.exit(f"the command ended; a program that is gone has no screen to compare\n{terminal.text()}")
        return first, terminal.text()


def typed_early(command: Sequence[str], marker: str, keys: Sequence[bytes], delay: float, wanted: str) -> str:
    """Type `keys` at once, `delay` seconds after exec; return the screen that is left when all is still."""
    with Terminal(command) as terminal:
        time.sleep(max(0.0, terminal.started + delay - time.perf_counter()))
        terminal.send(b"".join(keys))
        terminal.until(lambda text: marker in text or text == wanted)
        for _ in range(10):  # a slow machine may pause longer than one rest; what is lost stays lost
            terminal.rest(0.3)
            if terminal.text() == wanted:
                break
        return terminal.text()


def main() -> None:
    """Compare the reference with what is left of keys typed early."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--runs", type=int, default=20, help="runs for each delay")
    options.add_argument("--command", default=DEFAULT_COMMAND, help="the full-screen command")
    options.add_argument("--marker", default="スタート", help="text that is visible with the first question")
    options.add_argument(
        "--keys", default="1 down 2 3 enter 1 2 3 4 enter down", help="the keys, separated by blanks"
    )
    options.add_argument(
        "--delays", default="0,20,50,100,200", help="milliseconds after exec, separated by commas"
    )
    options.add_argument(
        "--show", action="store_true", help="print the reference and the first screen that differs"
    )
    chosen = options.parse_args()

    command = command_line(chosen.command)
    keys = key_bytes(chosen.keys)
    print(describe(command), f"keys: {chosen.keys}")
    disturbance = Disturbance()
    first, wanted = pressed_slowly(command, chosen.marker, keys)
    if pressed_slowly(command, chosen.marker, keys)[1] != wanted:
        sys.exit("pressing the same keys twice led to two different screens; nothing can be compared")
    if first == wanted:
        sys.exit(f"these keys change nothing on the first screen; choose others\n{first}")
    if chosen.show:
        print(wanted)
    for delay in [float(text) for text in chosen.delays.split(",")]:
        left = [typed_early(command, chosen.marker, keys, delay / 1000, wanted) for _ in range(chosen.runs)]
        wrong = [text for text in left if text != wanted]
        print(f"typed {delay:.0f} ms after exec: keys lost in {len(wrong)} of {chosen.runs} runs")
        if chosen.show and wrong:
            print(wrong[0])
    print(disturbance)


if __name__ == "__main__":
    main()
