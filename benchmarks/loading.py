"""How long loading a large flow takes, beside the stock way of reading the same file.

Sides in turn: the stock way (yaml.CSafeLoader, then the same pydantic model; no line numbers, a repeated key
unnoticed), with garbage collection and without; ours up to the same point, with line numbers and repeated
keys told of; and ours to the end, with names linked and the structure checked. Ours holds garbage collection
off, as the command does. With --hostile, files just below the limit of size, each as bad as it can be.
"""

import argparse
import gc
import statistics
import time
from collections.abc import Callable

import yaml

from benchmarks.generated import CITY, flow
from guide.language.document import FlowDoc
from guide.language.loader import load
from guide.language.model import SIZE_LIMIT
from guide.language.source import read

SIZES = (100, 1_000, 10_000)


def stock(content: bytes) -> None:
    """Read the flow as one would who knows yaml and pydantic."""
    data = yaml.load(content, Loader=yaml.CSafeLoader)
    data["edition"]["date"] = str(data["edition"]["date"])
    FlowDoc.model_validate(data)


def _validated(content: bytes) -> None:
    FlowDoc.model_validate(read("flow.yaml", content).data)


def _loaded(content: bytes) -> None:
    if load("city/flow", ("flow.yaml", content), ("city.yaml", CITY.encode())).flow is None:
        raise SystemExit("the generated flow does not load")


def _refused(content: bytes) -> None:
    if not load("city/flow", ("flow.yaml", content), ("city.yaml", CITY.encode())).diagnostics:
        raise SystemExit("the hostile file was not refused")


def seconds(side: Callable[[bytes], None], content: bytes, *, collect: bool = False) -> float:
    """The processor time a side takes: neighbours change it less than the clock."""
    gc.collect()
    gc.disable()
    if collect:
        gc.enable()
    begun = time.process_time()
    side(content)
    took = time.process_time() - begun
    gc.enable()
    return took


def compare(steps: int, runs: int) -> None:
    """Print every side for one size, medians and the ratios within each run."""
    content = flow(steps).encode()
    print(f"{steps:,} steps, {len(content) / 1e6:.1f} MB")
    sides: dict[str, Callable[[], float]] = {
        "stock": lambda: seconds(stock, content, collect=True),
        "stock, no collection": lambda: seconds(stock, content),
        "ours, validated": lambda: seconds(_validated, content),
        "ours, loaded": lambda: seconds(_loaded, content),
    }
    took = [{name: side() for name, side in sides.items()} for _ in range(runs)]
    for name in sides:
        ratio = statistics.median(run[name] / run["stock"] for run in took)
        print(f"  {name:22}{statistics.median(run[name] for run in took):8.3f} s   {ratio:.3f} of stock")


def _filled(line: Callable[[int], str], head: str = "") -> bytes:
    """As many lines as fit below the limit."""
    size, parts, number = len(head), [head], 0
    while size < SIZE_LIMIT - 200:
        parts.append(line(number))
        size += len(parts[-1].encode())
        number += 1
    return "".join(parts[:-1]).encode()


HOSTILE: dict[str, Callable[[], bytes]] = {
    "millions of keys": lambda: _filled(lambda number: f"k{number}: 1\n"),
    "one key again and again": lambda: _filled(lambda _: "k: 1\n"),
    "nothing but brackets": lambda: b"[" * (SIZE_LIMIT - 1),
    "nothing but braces": lambda: b"{" * (SIZE_LIMIT - 1),
    "nothing but dashes": lambda: b"- " * (SIZE_LIMIT // 2 - 1),
    "one long text": lambda: b"a: " + b"x" * (SIZE_LIMIT - 9),
    "one long line of escapes": lambda: b'a: "' + b"\\u001b" * (SIZE_LIMIT // 6 - 9) + b'"',
    "control characters": lambda: b"\x1b" * (SIZE_LIMIT - 9),
    "empty lines": lambda: b"\n" * (SIZE_LIMIT - 9),
    "carriage returns": lambda: b"\r" * (SIZE_LIMIT - 9),
    "comments": lambda: _filled(lambda number: f"# {number}\n"),
    "anchors": lambda: _filled(lambda number: f"- &a{number} x\n"),
    "steps without a kind": lambda: _filled(lambda number: f"  s{number}: {{}}\n", "steps:\n"),
    "steps without a stage": lambda: _filled(
        lambda number: f"  s{number}: {{kind: page, x: 1}}\n", "steps:\n"
    ),
    "examples of nothing": lambda: _filled(lambda _: "  - {}\n", "examples:\n"),
    "ever deeper lists": lambda: _filled(lambda number: "- " * (number % 47 + 1) + "a\n"),
}


def main() -> None:
    """Measure what the options ask for."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument(
        "--sizes", type=int, nargs="+", default=(100, 1_000, 10_000), help="steps of the flows"
    )
    options.add_argument("--runs", type=int, default=3, help="rounds; every side is timed once in each")
    options.add_argument("--hostile", action="store_true", help="the hostile files instead")
    chosen = options.parse_args()
    if chosen.hostile:
        for name, made in HOSTILE.items():
            content = made()
            print(f"{name:28}{len(content) / 1e6:6.1f} MB {seconds(_refused, content):8.3f} s", flush=True)
        return
    for steps in chosen.sizes:
        compare(steps, chosen.runs)


if __name__ == "__main__":
    main()
