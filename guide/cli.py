"""The command `kyodo`: reads the command line, wires the rooms together, writes to the terminal.

The only place that knows all rooms and exit codes: results go to stdout, everything else to stderr. Heavy
rooms (the loader with YAML and pydantic, the full screen with Textual) are imported only by the command that
needs them.
"""

import gc
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING

from guide import __version__, library
from guide.language.model import Flow
from guide.library import Unreadable
from guide.views import streams
from guide.views.arguments import HELP, VERSION, Typed, UsageError, parse, usage

if TYPE_CHECKING:
    from guide.engine.answers import Refusal
    from guide.engine.interview import Interview
    from guide.language.diagnostics import Diagnostic
    from guide.views.passage import Passage
    from guide.views.tui.typeahead import Keyboard
    from guide.views.words.home import GuideCard


class Exit(IntEnum):
    """What the exit code says."""

    CONCLUDED = 0
    FINDINGS = 1
    BAD_INPUT = 2
    MORE_ANSWERS = 3
    INTERRUPTED = 130
    """Stopped with Ctrl+C, as shells have it: 128 and the number of the signal."""


class BadInputError(Exception):
    """What was asked for cannot be done; the text says why, for people."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; gives the exit code. Never shows a traceback for anything a person may do."""
    streams.prepare()
    gc.disable()  # nothing that a short command makes is garbage before it ends
    try:
        typed = parse(sys.argv[1:] if arguments is None else arguments)
        code = _obey(typed)
        sys.stdout.flush()
    except (BadInputError, UsageError) as problem:
        streams.tell(str(problem))
        return Exit.BAD_INPUT
    except KeyboardInterrupt:
        streams.tell("中断しました。")
        return Exit.INTERRUPTED
    except BrokenPipeError:
        streams.drop(sys.stdout)
        return Exit.CONCLUDED  # whoever read our output has had enough
    except OSError as problem:
        streams.drop(sys.stdout)
        streams.tell(f"書き出せませんでした（システムの知らせ: {problem.strerror}）。")
        return Exit.BAD_INPUT
    finally:
        gc.freeze()  # and when it ends, nothing need be searched for garbage
        gc.enable()
    return code


def _obey(typed: Typed) -> Exit:
    if HELP.name in typed.options:
        _say(usage(typed.command))
        return Exit.CONCLUDED
    if VERSION.name in typed.options:
        streams.print_lines([f"kyodo-guide {__version__}"])
        return Exit.CONCLUDED
    commands = {
        "": _start,
        "run": _run,
        "answer": _answer,
        "show": _show,
        "list": _list,
        "check": _check,
        "schema": _schema,
    }
    return commands[typed.command.name](typed)


# Walking


def _start(typed: Typed) -> Exit:
    with _keyboard(typed) as keyboard:
        return _walk(typed, _cards(), None, keyboard)


def _run(typed: Typed) -> Exit:
    # Before the keyboard is held: with - they are typed at this very terminal.
    answers = _answers(typed.options["--answers"]) if "--answers" in typed.options else {}
    with _keyboard(typed) as keyboard:
        from guide.engine.interview import begin

        interview, refused = begin(_flow(typed.given[0]), answers)
        _tell_refused(refused)
        return _walk(typed, (), interview, keyboard)


def _walk(
    typed: Typed,
    cards: "Sequence[GuideCard]",
    interview: "Interview | None",
    keyboard: "Keyboard | None",
) -> Exit:
    if _in_lines(typed):
        from guide.views.plain.walk import run as run_plain

        gc.enable()
        ended = run_plain(cards, _load, interview, streams.read_line, streams.write)
    else:
        from guide.views.tui.app import run as run_screen

        driver = None
        if keyboard:
            from guide.views.tui.driver import driver_for

            driver = driver_for(keyboard)
        ended = run_screen(cards, _load, interview, driver=driver)
    return Exit.CONCLUDED if ended is None or ended.trace.outcome else Exit.MORE_ANSWERS


@contextmanager
def _keyboard(typed: Typed) -> "Iterator[Keyboard | None]":
    """Hold the keyboard while the full screen is made and shown; None in lines and where it cannot be."""
    held = None
    if not _in_lines(typed):
        with suppress(ImportError):  # Windows knows no terminal modes
            from guide.views.tui.typeahead import hold

            held = hold()
    try:
        yield held
    finally:
        if held:
            held.release()


def _in_lines(typed: Typed) -> bool:
    return "--plain" in typed.options or not _full_screen()


def _full_screen() -> bool:
    """Whether the terminal can show the full screen and the person did not ask for lines."""
    environment = os.environ
    if environment.get("ACCESSIBLE", "0") not in {"", "0"} or environment.get("TERM", "dumb") == "dumb":
        return False
    return sys.stdin.isatty() and sys.stdout.isatty() and min(os.get_terminal_size(sys.stdout.fileno())) > 0


# Answering without asking


def _answer(typed: Typed) -> Exit:
    from guide.engine.answers import read_all_pages
    from guide.engine.interview import begin

    flow = _flow(typed.given[0])
    interview, refused = begin(flow, read_all_pages(flow, _answers(typed.options["--answers"])))
    if "--json" in typed.options:
        from guide.views import json as as_json

        streams.print_json(as_json.answer(interview, refused))
    else:
        from guide.views.plain.pages import answer_page

        _say(answer_page(interview))
        _tell_refused(refused)
    if refused:
        return Exit.BAD_INPUT
    return Exit.CONCLUDED if interview.trace.outcome else Exit.MORE_ANSWERS


def _show(typed: Typed) -> Exit:
    from guide.views import json as as_json
    from guide.views.plain.pages import flow_page

    flow = _flow(typed.given[0])
    if "--json" in typed.options:
        streams.print_json(as_json.show(flow))
    else:
        _say(flow_page(flow))
    return Exit.CONCLUDED


def _list(typed: Typed) -> Exit:
    from guide.views import json as as_json
    from guide.views.plain.pages import list_page

    if "--json" in typed.options:
        streams.print_json(as_json.cards(_cards()))
    else:
        _say(list_page(_cards()))
    return Exit.CONCLUDED


def _schema(_: Typed) -> Exit:
    from guide.language.schema import schema

    streams.print_json(schema())
    return Exit.CONCLUDED


# Checking


def _check(typed: Typed) -> Exit:
    from guide.views import findings

    if "--explain" in typed.options:
        told = findings.explain(typed.options["--explain"])
        if told is None:
            raise BadInputError(f"'{typed.options['--explain']}' という種類の問題はありません。")
        streams.print_lines([told])
        return Exit.CONCLUDED
    problems, flows, examples = _checked(typed.given)
    if "--json" in typed.options:
        streams.print_json([findings.as_json(problem) for problem in problems])
    else:
        streams.print_lines(f"{findings.render(problem)}\n" for problem in problems)
        streams.print_lines([findings.summary(problems, flows=flows, examples=examples)])
    if not problems:
        return Exit.CONCLUDED
    return Exit.FINDINGS if flows else Exit.BAD_INPUT


def _checked(paths: Sequence[str]) -> "tuple[tuple[Diagnostic, ...], int, int]":
    """Every problem at these paths (without any: of all flows); how many flows and examples were read."""
    from guide.analysis.checks import findings
    from guide.language.loader import in_file_order, load

    problems: list[Diagnostic] = []
    examples = flows = 0
    for files in library.wanted(paths):
        if isinstance(files, Unreadable):
            problems.append(_diagnostic(files))
            continue
        loaded = load(files.flow_id, files.flow, files.city)
        problems.extend(loaded.diagnostics)
        flows += 1
        if loaded.flow:
            examples += len(loaded.flow.examples)
            problems.extend(loaded.locate(findings(loaded.flow)))
    return in_file_order(problems), flows, examples


# Finding and reading


def _diagnostic(unreadable: Unreadable) -> "Diagnostic":
    from guide.language.diagnostics import make

    facts = {"problem": unreadable.problem}
    return make(unreadable.code, unreadable.file, (1, 1, 1), path=(), snippet="", facts=facts)


def _flow(wanted: str) -> Flow:
    loaded = _load(wanted)
    if isinstance(loaded, str):
        raise BadInputError(loaded)
    return loaded


def _load(wanted: str) -> Flow | str:
    """The flow, or what to tell people when there is none."""
    path = library.find(wanted)
    files = path if isinstance(path, Unreadable) else library.read(path)
    if isinstance(files, Unreadable):
        names = "案内の名前は kyodo list で見られます。" if files.code == "no-file" else ""
        return _in_words([_diagnostic(files)]) + names
    flow = library.flow(files)
    return flow if isinstance(flow, Flow) else _in_words(flow)


def _cards() -> "list[GuideCard]":
    from guide.engine.wording import spoken
    from guide.views.words.home import GuideCard
    from guide.views.words.sources import edition

    cards = []
    for path in library.all_flows():
        files = library.read(path)
        flow = () if isinstance(files, Unreadable) else library.flow(files)
        if isinstance(flow, Flow):
            cards.append(GuideCard(flow.id, flow.city.name, flow.title, spoken(flow.summary), edition(flow)))
        else:
            problem = "ファイルに問題があるため、開けません。kyodo check で調べられます。"
            cards.append(GuideCard(library.id_of(path), path.parent.name, path.stem, "", "", problem))
    return cards


def _answers(name: str) -> dict[str, object]:
    """The answers in a YAML or JSON file; - is standard input."""
    from guide.language import source

    content = library.standard_input() if name == "-" else library.content(Path(name))
    if isinstance(content, Unreadable):
        raise BadInputError(_in_words([_diagnostic(content)]))
    read = source.read(library.STANDARD_INPUT if name == "-" else library.shown(Path(name)), content)
    if read.problems:
        raise BadInputError(_in_words(read.problems))
    if not isinstance(read.data, dict):
        how = "答えのファイルには「質問の名前: 答え」を書きます。kyodo show で名前を見られます。"
        raise BadInputError(how)
    return dict(read.data)


def _in_words(problems: "Sequence[Diagnostic]") -> str:
    """Why a file cannot be used: its first problems, and how many more there are."""
    from guide.views.findings import message, render

    told = [render(problem) if problem.snippet else message(problem) for problem in problems[:3]]
    left = len(problems) - len(told)
    return "\n\n".join([*told, *([f"ほかに{left}件の問題があります。"] if left else [])])


def _say(passage: "Passage") -> None:
    from guide.views.plain.layout import columns, lines

    streams.print_lines(lines(passage, columns()))


def _tell_refused(refused: "Iterable[tuple[str, Refusal]]") -> None:
    for question, refusal in refused:
        streams.tell(f"{question}: {refusal.sentence}")
