"""How records hold under load: many counters writing at once, and counting 100,000 of them.

    python -m benchmarks.records [--seconds 60] [--counters 20] [--records 100000]

Prints, for each engine, how many records were written, whether every one is there afterwards, the median and
the 95th percentile of saving one, and how long `stats` takes, beside what writing as many bytes to a file and
flushing it takes on this disk (the least that a record which must not be lost can cost). Ends with 1 if a
record is missing, or where this machine has no PostgreSQL server for the second half.
"""

import argparse
import multiprocessing as mp
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from guide.records.database import open_engine
from guide.records.record import Record
from guide.records.store import Store, new_id
from guide.records.wanted import Wanted
from tests.records import server
from tests.records.walks import guideline, record, walked

COUNTERS, SECONDS, RECORDS = 20, 60.0, 100_000
PIECE = 1_000


def counter(address: str, seconds: float, written: "mp.Queue[list[tuple[str, float]]]") -> None:
    """One counter: save records one after the other, each in a transaction of its own."""
    engine = open_engine(address)
    store, one = Store(engine), record(walked(0))
    took: list[tuple[str, float]] = []
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        began = time.perf_counter()
        name = new_id()
        saved = store.save(record(walked(len(took) % 30), record_id=name))
        took.append((name, time.perf_counter() - began))
        if not isinstance(saved, Record):
            raise TypeError(one)
    engine.dispose()
    written.put(took)


def load(address: str, counters: int, seconds: float) -> bool:
    """Let the counters write at once, then look for every record; whether all are there, and no other."""
    open_engine(address).dispose()
    context = mp.get_context("spawn")
    written = context.Queue()
    workers = [context.Process(target=counter, args=(address, seconds, written)) for _ in range(counters)]
    for worker in workers:
        worker.start()
    saved = [one for _ in workers for one in written.get()]
    took = sorted(seconds for _, seconds in saved)
    for worker in workers:
        worker.join()
    engine = open_engine(address)
    found = Store(engine).ids(Wanted())
    engine.dispose()
    complete = sorted(found) == sorted(name for name, _ in saved)
    median, late = statistics.median(took), took[int(len(took) * 0.95)]
    print(
        f"  {counters} counters, {seconds:.0f} s: {len(took)} written, {len(found)} there"
        f" ({'each by its id' if complete else 'NOT THE SAME'}); saving one: median {median * 1000:.1f} ms,"
        f" p95 {late * 1000:.1f} ms",
        flush=True,
    )
    return complete


def counting(address: str, records: int) -> None:
    """Fill a database and count it."""
    engine = open_engine(address)
    store = Store(engine)
    for ready in pieces(records):
        store.add(ready)
    began = time.perf_counter()
    found = store.counts(Wanted())
    took = time.perf_counter() - began
    began = time.perf_counter()
    store.ids(Wanted(words="除雪"), most=50)
    searched = time.perf_counter() - began
    engine.dispose()
    print(f"  stats over {found.records} records: {took:.2f} s; a search for a word: {searched:.2f} s")


def pieces(records: int) -> Iterator[list[Record]]:
    """Records of all examples over three years."""
    examples = [walked(index) for index in range(len(guideline().examples))]
    for start in range(0, records, PIECE):
        yield [
            record(examples[at % len(examples)], day=f"20{24 + at % 3}-{at % 12 + 1:02}-{at % 28 + 1:02}")
            for at in range(start, min(start + PIECE, records))
        ]


def flushing(folder: Path) -> float:
    """What it takes to write 4 kilobytes and flush them, in seconds (median of 50)."""
    took = []
    with (folder / "flushed").open("wb") as file:
        for _ in range(50):
            began = time.perf_counter()
            file.write(b"x" * 4096)
            file.flush()
            os.fsync(file.fileno())
            took.append(time.perf_counter() - began)
    return statistics.median(took)


def main() -> None:
    """Run on each engine that there is."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--counters", type=int, default=COUNTERS)
    parser.add_argument("--seconds", type=float, default=SECONDS)
    parser.add_argument("--records", type=int, default=RECORDS)
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        print(f"writing and flushing 4 kB: {flushing(Path(folder)) * 1000:.1f} ms")
        print("SQLite")
        complete = load(f"sqlite:///{folder}/load.db", wanted.counters, wanted.seconds)
        counting(f"sqlite:///{folder}/many.db", wanted.records)
    if server.programs() is None:
        sys.exit("PostgreSQL: no server on this machine")
    with server.running() as address:
        print("PostgreSQL")
        complete &= load(address, wanted.counters, wanted.seconds)
        counting(address, wanted.records)
    sys.exit(not complete)


if __name__ == "__main__":
    main()
