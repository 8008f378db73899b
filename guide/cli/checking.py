"""What `kyodo check` looks at: flows with their examples, and the wordings of their texts."""

from collections.abc import Sequence

from msgspec import Struct

from guide import library
from guide.analysis.checks import findings
from guide.cli.opening import diagnostic
from guide.language.diagnostics import Diagnostic
from guide.language.loader import in_file_order, load
from guide.language.wording_loader import Count, load_wording
from guide.library import Unreadable


class Checked(Struct, frozen=True):
    """Every problem, how many flows and examples were looked at, and how much of each wording is there."""

    problems: tuple[Diagnostic, ...]
    flows: int
    examples: int
    counts: tuple[Count, ...]


def checked(paths: Sequence[str]) -> Checked:
    """Check the flows at these paths; without any, all flows."""
    problems: list[Diagnostic] = []
    counts: dict[str, Count] = {}
    examples = flows = 0
    for files in library.wanted(paths):
        if isinstance(files, Unreadable):
            problems.append(diagnostic(files))
            continue
        loaded = load(files.flow_id, files.flow, files.city)
        problems.extend(loaded.diagnostics)
        flows += 1
        if loaded.flow:
            examples += len(loaded.flow.examples)
            problems.extend(loaded.locate(findings(loaded.flow)))
            for wording in files.wordings:
                texts = library.read_wording(files, wording)
                if isinstance(texts, Unreadable):
                    problems.append(diagnostic(texts))
                    continue
                worded = load_wording(loaded, wording, *texts)
                problems.extend(worded.diagnostics)
                counts |= {count.file: count for count in worded.counts}
    return Checked(in_file_order(problems), flows, examples, tuple(counts.values()))
