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
import resource
import subprocess
import sys
from pathlib import Path

from benchmarks.comparison import paired, report_pairs
from benchmarks.generated import flow
from benchmarks.loading import seconds, stock
from benchmarks.terminal import as_installed
from guide import library


def once(stdout: int | None = None) -> float:
    """Seconds of processor time that a process of all this takes, which finds every module compiled."""
    compileall.compile_dir(Path(library.__file__).parent, quiet=1)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "benchmarks.shipped_once"]
    subprocess.run(command, check=True, stdout=stdout, env=as_installed())
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Print the parts of each flow, and all together; or the ratio of neighbours."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--pairs", type=int, default=0, help="pairs of runs beside the stock way of reading")
    pairs = options.parse_args().pairs
    if not pairs:
        once()
        return
    content = flow(10_000).encode()
    title = "all shipped flows"
    report_pairs(
        title, *paired(lambda: seconds(stock, content), lambda: once(stdout=subprocess.DEVNULL), pairs)
    )


if __name__ == "__main__":
    main()
