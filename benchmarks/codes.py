"""How long are the codes on paper of the shipped guides? Every example of every guide, counted."""

import argparse
from collections import Counter

from guide import library
from guide.engine.answers import read_all_pages
from guide.engine.code import LENGTHS, Code, Restored, code_of, read_code, restore
from guide.engine.interview import begin
from guide.language.model import Flow


def lengths(flow: Flow) -> Counter[int]:
    """How many examples have a code of each length, 0 for none; ends if one restores other answers."""
    found: Counter[int] = Counter()
    for example in flow.examples:
        interview, _ = begin(flow, read_all_pages(flow, example.answers))
        written = code_of(interview)
        found[len(written.replace("-", "")) if written else 0] += 1
        code = read_code(written) if written else None
        back = restore(flow, code) if isinstance(code, Code) else None
        if written and not (isinstance(back, Restored) and back.interview.trace.live == interview.trace.live):
            raise SystemExit(f"{flow.id}, {example.name}: {written} restores other answers")
    return found


def main() -> None:
    """Print a table."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    print(f"{'guide':24}" + "".join(f"{length:>6}" for length in LENGTHS) + "  none")
    for path in library.all_flows():
        files = library.read(path)
        flow = library.flow(files) if isinstance(files, library.Files) else None
        if isinstance(flow, Flow):
            found = lengths(flow)
            print(f"{flow.id:24}" + "".join(f"{found[length]:>6}" for length in (*LENGTHS, 0)))


if __name__ == "__main__":
    main()
