"""The commands that ask nothing: where answers lead, what a flow holds, what is wrong with one."""

from typing import TYPE_CHECKING

from guide import library
from guide.cli.ending import BadInputError, Exit
from guide.cli.opening import (
    answers_in,
    cards,
    diagnostic,
    files_of,
    in_words,
    known_wording,
    open_flow,
    open_worded,
    wording_of,
)
from guide.library import Unreadable
from guide.views import streams
from guide.views.arguments import Typed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from guide.engine.answers import Refusal
    from guide.views.passage import Passage


def answer(typed: Typed) -> Exit:
    """`kyodo answer`: the result of a file of answers, or what is asked next."""
    from guide.engine.answers import read_all_pages
    from guide.engine.interview import begin

    flow = open_flow(typed.given[0])
    interview, refused = begin(flow, read_all_pages(flow, answers_in(typed.options["--answers"])))
    wording = wording_of(typed)
    if wording:
        interview = interview.worded(open_worded(typed.given[0], wording))
    why = "--why" in typed.options
    if "--json" in typed.options:
        from guide.views import json as as_json

        streams.print_json(as_json.answer(interview, refused, why=why))
    else:
        from guide.views.plain.pages import answer_page

        known = None
        if why:
            from guide.analysis.insight import insight

            known = insight(interview)
        say(answer_page(interview, known))
        tell_refused(refused)
    if refused:
        return Exit.BAD_INPUT
    return Exit.CONCLUDED if interview.trace.outcome else Exit.MORE_ANSWERS


def show(typed: Typed) -> Exit:
    """`kyodo show`: what a flow asks and how it ends."""
    from guide.views import json as as_json
    from guide.views.plain.pages import flow_page

    flow = open_flow(typed.given[0])
    if "--json" in typed.options:
        streams.print_json(as_json.show(flow))
    else:
        say(flow_page(flow))
    return Exit.CONCLUDED


def table(typed: Typed) -> Exit:
    """`kyodo table`: a decision table as people read it."""
    from guide.views.plain.layout import columns
    from guide.views.plain.table import WIDEST, table_lines
    from guide.views.words import table as words

    flow, wanted = open_flow(typed.given[0]), typed.given[1]
    if wanted not in flow.tables:
        raise BadInputError(words.no_table(flow, wanted))
    if "--json" in typed.options:
        streams.print_json(words.as_json(flow, flow.tables[wanted]))
    else:
        streams.print_lines(table_lines(words.in_words(flow, flow.tables[wanted]), columns(WIDEST)))
    return Exit.CONCLUDED


def listing(typed: Typed) -> Exit:
    """`kyodo list`: the guides there are."""
    from guide.views import json as as_json
    from guide.views.plain.pages import list_page

    if "--json" in typed.options:
        streams.print_json(as_json.cards(cards()))
    else:
        say(list_page(cards()))
    return Exit.CONCLUDED


def wording(typed: Typed) -> Exit:
    """`kyodo wording`: a wording file to be filled in, with what it says already."""
    from guide.language.loader import load
    from guide.language.shown import city_texts, flow_texts
    from guide.language.skeleton import skeleton
    from guide.language.wording_loader import load_wording

    wanted = known_wording(typed.given[1])
    files = files_of(typed.given[0])
    texts = library.read_wording(files, wanted)
    if isinstance(texts, Unreadable):
        raise BadInputError(in_words([diagnostic(texts)]))
    base = load(files.flow_id, files.flow, files.city)
    worded = load_wording(base, wanted, *texts)
    if base.flow is None or worded.flow is None:
        raise BadInputError(in_words(worded.diagnostics if base.flow else base.diagnostics))
    if "--city" in typed.options:
        told = skeleton(base.city_source.data, worded.city_words.data, city_texts())
    else:
        told = skeleton(base.flow_source.data, worded.flow_words.data, flow_texts())
    streams.print_lines(told.splitlines())
    return Exit.CONCLUDED


def schema(_: Typed) -> Exit:
    """`kyodo schema`: the JSON Schema of flow files."""
    from guide.language.schema import schema as made

    streams.print_json(made())
    return Exit.CONCLUDED


# Checking


def check(typed: Typed) -> Exit:
    """`kyodo check`: every problem of flows, or what one kind of problem means."""
    from guide.language.diagnostics import Severity
    from guide.views import findings

    if "--explain" in typed.options:
        told = findings.explain(typed.options["--explain"])
        if told is None:
            raise BadInputError(f"'{typed.options['--explain']}' という種類の問題はありません。")
        streams.print_sentences([told])
        return Exit.CONCLUDED
    if "--proof" in typed.options or "--verify-proof" in typed.options:
        from guide.cli import proving

        return proving.write_proof(typed) if "--proof" in typed.options else proving.verify_proof(typed)
    if "--mutate" in typed.options:
        from guide.cli.mutating import mutate

        return mutate(typed)
    from guide.cli.checking import checked

    found = checked(typed.given)
    if "--json" in typed.options:
        streams.print_json([findings.as_json(problem) for problem in found.problems])
    else:
        # A note takes one line, and stands close to the next.
        notes = [one for one in found.problems if one.severity is Severity.NOTE]
        streams.print_lines(f"{findings.render(one)}\n" for one in found.problems if one not in notes)
        streams.print_lines(map(findings.render, notes))
        streams.print_lines(map(findings.counted, found.counts))
        streams.print_sentences(found.sheet)
        streams.print_lines([findings.summary(found.problems, flows=found.flows, examples=found.examples)])
    if all(one.severity is Severity.NOTE for one in found.problems):
        return Exit.CONCLUDED
    return Exit.FINDINGS if found.flows else Exit.BAD_INPUT


def say(passage: "Passage") -> None:
    """Print a passage as lines."""
    from guide.views.plain.layout import columns, lines

    streams.print_lines(lines(passage, columns()))


def tell_refused(refused: "Iterable[tuple[str, Refusal]]") -> None:
    """Say which answers were not taken, and why."""
    for question, refusal in refused:
        streams.tell(f"{question}: {refusal.sentence}")
