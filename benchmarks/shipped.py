"""How long it takes to tell officers all there is to tell of every shipped flow, in one process.

Of each flow: what `kyodo check` does (reading the files anew, the proof, all walks, the texts and wordings),
the proof written down and checked a second time, and what `kyodo diff` finds between it and a copy in which
one question leads elsewhere. Processor time from the start of the interpreter on, so that imports count;
garbage collection is held off, as the command does, and modules are compiled, as an installed program has
them, even where the environment forbids to keep them so.

With --pairs, that many processes of it in turn with reading a generated flow of 10,000 steps the stock way
(`yaml.CSafeLoader` and pydantic, without collection): on the machine for which 2 s of all this are wanted
that took 2.59 s, so at most 0.77 of it is.

    python -m benchmarks.shipped --pairs 5
"""

import argparse
import compileall
import gc
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from benchmarks.editions import turned
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


def again(stdout: int | None = None) -> None:
    """Run all this in a process of its own that finds every module compiled."""
    from benchmarks.terminal import as_installed  # noqa: PLC0415 - no import of what is timed

    compileall.compile_dir(Path(library.__file__).parent, quiet=1)
    command = [sys.executable, "-m", "benchmarks.shipped"]
    subprocess.run(command, check=True, stdout=stdout, env=as_installed())


def child() -> float:
    """Seconds of processor time that a process of all this takes."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    again(stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def compare_with_stock(pairs: int) -> None:
    """Print the ratio of neighbours."""
    from benchmarks.comparison import paired, report_pairs  # noqa: PLC0415 - no import of what is timed
    from benchmarks.generated import flow as generated  # noqa: PLC0415 - as above
    from benchmarks.loading import seconds, stock  # noqa: PLC0415 - as above

    content = generated(10_000).encode()
    report_pairs("all shipped flows", *paired(lambda: seconds(stock, content), child, pairs))


def main() -> None:
    """Print the parts of each flow, and all together."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--pairs", type=int, default=0, help="pairs of runs beside the stock way of reading")
    if pairs := options.parse_args().pairs:
        compare_with_stock(pairs)
        return
    if sys.dont_write_bytecode:
        again()
        return
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
