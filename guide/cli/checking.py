"""What `kyodo check` looks at: flows with their examples, and the wordings of their texts."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from guide import library
from guide.analysis.partial import as_far_as_it_goes
from guide.analysis.proof import LIMIT, prove
from guide.analysis.reach import reach
from guide.analysis.texts import findings as findings_in_texts
from guide.analysis.texts import known_in
from guide.cli.opening import diagnostic
from guide.language.diagnostics import Diagnostic
from guide.language.loader import in_file_order, load
from guide.language.model import Flow
from guide.language.source import Source
from guide.language.wording_loader import Count, load_wording
from guide.language.written import texts_of
from guide.library import Unreadable
from guide.sentences.wordings import ORDINARY
from guide.views.words.proof import partial as partial_sheet
from guide.views.words.proof import sheet as proof_sheet


class Checked(Struct, frozen=True):
    """Every problem, how many flows and examples were looked at, and how much of each wording is there.

    `sheet` are the lines of what was proven of each flow.
    """

    problems: tuple[Diagnostic, ...]
    flows: int
    examples: int
    counts: tuple[Count, ...]
    sheet: tuple[str, ...] = ()


def checked(paths: Sequence[str]) -> Checked:
    """Check the flows at these paths; without any, all flows."""
    problems: list[Diagnostic] = []
    counts: dict[str, Count] = {}
    sheet: list[str] = []
    examples = flows = 0
    for files in library.wanted(paths):
        if isinstance(files, Unreadable):
            problems.append(diagnostic(files))
            continue
        loaded = load(files.flow_id, files.flow, files.city)
        problems.extend(loaded.diagnostics)
        flows += 1
        flow = loaded.linked
        if flow is None:
            partial = as_far_as_it_goes(loaded)
            problems.extend(loaded.locate(partial.findings))
            sheet.extend(partial_sheet(files.flow_id, partial))
            if loaded.partial:
                problems.extend(hard_to_read(loaded.partial, (loaded.city_source, loaded.flow_source)))
        else:
            examples += len(flow.examples)
            proof = prove(flow)
            reached = reach(flow, proof)
            problems.extend(loaded.locate(reached.findings))
            sheet.extend(proof_sheet(flow, proof, LIMIT, left=reached.left))
            problems.extend(hard_to_read(flow, (loaded.city_source, loaded.flow_source)))
            for wording in files.wordings:
                texts = library.read_wording(files, wording)
                if isinstance(texts, Unreadable):
                    problems.append(diagnostic(texts))
                    continue
                worded = load_wording(loaded, wording, *texts)
                problems.extend(worded.diagnostics)
                words = (worded.city_words, worded.flow_words)
                problems.extend(hard_to_read(flow, words, wording))
                counts |= {count.file: count for count in worded.counts}
    return Checked(in_file_order(problems), flows, examples, tuple(counts.values()), tuple(sheet))


def hard_to_read(flow: Flow, files: Iterable[Source], wording: str = ORDINARY) -> list[Diagnostic]:
    """What a citizen would find hard in the texts of a flow's files, or of those of a wording."""
    known = known_in(flow.city)
    told: list[Diagnostic] = []
    for where in files:
        before = len(where.problems)
        for found in findings_in_texts(texts_of(where.data), known, wording):
            where.note(found.code, found.path, found.facts)
        told += where.problems[before:]
    return told
