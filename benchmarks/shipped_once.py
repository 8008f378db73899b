"""The process that `benchmarks.shipped` times: all there is to tell of every shipped flow.

It imports nothing that officers' commands do not, so that its start is theirs.
"""

import gc
import time
from collections.abc import Callable
from typing import TypeVar

from benchmarks.turned import turned
from guide import library
from guide.analysis.diff import compare, match
from guide.analysis.proof import Proof, doubt_of, from_bytes, prove, to_bytes
from guide.cli.checking import checked
from guide.language.loader import load
from guide.language.model import Flow

_T = TypeVar("_T")


def timed(work: Callable[[], _T]) -> tuple[float, _T]:
    """Seconds of processor time, and what the work gave."""
    begun = time.process_time()
    found = work()
    return time.process_time() - begun, found


def flow_of(files: library.Files) -> Flow:
    """The flow, read from its files as every command does that finds it in no cache."""
    found = load(files.flow_id, files.flow, files.city).flow
    if found is None:
        raise SystemExit(f"{files.flow_id} does not load")
    return found


def proven_again(flow: Flow) -> None:
    """The proof as it is written to a file, and checked from there."""
    proof = prove(flow)
    kept = from_bytes(to_bytes(proof)) if isinstance(proof, Proof) else None
    if kept is None or doubt_of(flow, kept):
        raise SystemExit(f"the proof of {flow.id} is not accepted")


def main() -> None:
    """Print the parts of each flow, and all together."""
    gc.disable()
    started = time.process_time()
    print(f"{'guide':22}    check    proof     diff")
    for path in library.all_flows():
        files = library.read(path)
        if isinstance(files, library.Unreadable):
            raise SystemExit(f"{path} cannot be read")
        checking, found = timed(lambda: checked((str(path),)))  # noqa: B023 - called at once
        flow = flow_of(files)
        proving, _ = timed(lambda: proven_again(flow))  # noqa: B023 - called at once
        other = turned(flow)
        comparing, _ = timed(lambda: compare(flow, other, match(flow, other, {})))  # noqa: B023 - called at once
        print(f"{flow.id:22} {checking:6.2f} s {proving:6.2f} s {comparing:6.2f} s", flush=True)
        if found.flows != 1:
            raise SystemExit(f"{path} was not checked")
    print(f"starting {started:.2f} s, all together {time.process_time():.2f} s")


if __name__ == "__main__":
    main()
