"""How many pages does the sheet of every example take, as a PDF on A4, in every wording its guide carries?

    python -m benchmarks.sheets [--guide shinjo/guideline] [--wording en]

Prints for each guide and wording how many sheets take one, two or more pages, and names those that need more
than one leaf; reads each PDF again and ends with 1 where a word of a sheet cannot be found in it.
"""

import argparse
import sys
from collections import Counter
from io import BytesIO

import pypdf

from guide import library
from guide.analysis.insight import insight
from guide.engine.answers import read_all_pages
from guide.engine.interview import begin
from guide.language.model import Flow
from guide.sentences.wordings import ORDINARY, name_of
from guide.views.sheet.content import Extras, Sheet, sheet
from guide.views.sheet.pdf import LEAF, pdf

NOTES = ("次は会計の人と来る",)


def made(flow: Flow, example: int) -> Sheet:
    """The sheet of an example, as a counter prints it."""
    interview, _ = begin(flow, read_all_pages(flow, flow.examples[example].answers))
    known = insight(interview) if interview.trace.outcome else None
    return sheet(interview, known, Extras("2026-11-26", NOTES, by_staff=True))


def looked_at(flow: Flow) -> tuple[Counter[int], list[str], int]:
    """Sheets by their pages, those of more than a leaf by name, and how many miss a word when read again."""
    pages: Counter[int] = Counter()
    long, unread = [], 0
    for number, example in enumerate(flow.examples):
        one = made(flow, number)
        read = pypdf.PdfReader(BytesIO(pdf(one)))
        pages[len(read.pages)] += 1
        if len(read.pages) > LEAF:
            long.append(f"{example.name} ({len(read.pages)})")
        shown = "".join("".join(page.extract_text() for page in read.pages).split())
        told = ("".join(line.text.split()) for section in one.sections for line in section.lines)
        unread += not all(found(words, shown) for words in told)
    return pages, long, unread


def found(words: str, shown: str) -> bool:
    """Whether words stand together, or in two parts where a column ends between them."""
    return words in shown or any(words[:end] in shown and words[end:] in shown for end in range(len(words)))


def main() -> None:
    """Print a line for each guide and wording."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--guide", default="", help="only this guide")
    options.add_argument("--wording", help="only this wording ('' for the ordinary one)")
    chosen = options.parse_args()
    unread = 0
    for path in library.all_flows():
        files = library.read(path)
        if isinstance(files, library.Unreadable) or chosen.guide not in {"", files.flow_id}:
            continue
        for wording in (ORDINARY, *files.wordings):
            if chosen.wording not in {None, wording}:
                continue
            flow = library.worded(files, wording) if wording else library.flow(files)
            if isinstance(flow, Flow):
                pages, long, missing = looked_at(flow)
                counted = ", ".join(f"{count} of {number}" for number, count in sorted(pages.items()))
                print(f"{files.flow_id} ({name_of(wording)}): pages {counted}; not found again {missing}")
                print("".join(f"  {name}\n" for name in long), end="", flush=True)
                unread += missing
    sys.exit(bool(unread))


if __name__ == "__main__":
    main()
