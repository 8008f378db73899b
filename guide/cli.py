"""The command `kyodo`: reads the command line, wires the rooms together, writes to the terminal.

The only place that knows all rooms, exit codes and streams: results go to stdout, everything else to stderr. Heavy rooms
(the loader with YAML and pydantic, the full screen with Textual) are imported only by the command that needs them.
"""

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from guide import __version__, library
from guide.language.model import Flow
from guide.library import Files, Unreadable

if TYPE_CHECKING:
    from guide.engine.interview import Interview
    from guide.language.diagnostics import Diagnostic
    from guide.views.words.home import GuideCard


class Exit(IntEnum):
    """What the exit code says."""

    CONCLUDED = 0
    FINDINGS = 1
    BAD_INPUT = 2
    MORE_ANSWERS = 3


class BadInputError(Exception):
    """What was asked for cannot be done; the text says why, for people."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; gives the exit code. Never shows a traceback for anything a person may do."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        options = _parser().parse_args(arguments)
        code: Exit = options.command(options)
        sys.stdout.flush()
    except SystemExit as leaving:  # argparse has spoken
        return int(leaving.code or 0)
    except BadInputError as problem:
        _tell(str(problem))
        return Exit.BAD_INPUT
    except KeyboardInterrupt:
        _tell("中断しました。")
        return Exit.MORE_ANSWERS
    except BrokenPipeError:
        # Whoever read our output has had enough. Python would complain once more when it closes stdout.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.CONCLUDED
    return code


# What is typed


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(Exit.BAD_INPUT, f"指定の仕方が正しくありません（{message}）。kyodo --help で使い方を見られます。\n")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="kyodo", description="協働ナビ: 市との協働の進め方と相談先が分かる案内です。")
    parser.add_argument("--version", action="version", version=f"kyodo-guide {__version__}")
    parser.add_argument("--plain", action="store_true", help="一行ずつ読む画面で開く")
    parser.set_defaults(command=_start, answers=None, flow=None)
    commands = parser.add_subparsers(metavar="コマンド", parser_class=_Parser)

    def add(name: str, command: Callable[[argparse.Namespace], Exit], words: str) -> argparse.ArgumentParser:
        sub = commands.add_parser(name, help=words, description=words)
        sub.set_defaults(command=command)
        return sub

    flow_words = "案内の名前（例: shinjo/guideline）か、ファイルの場所"
    run = add("run", _run, "案内を開く")
    run.add_argument("flow", metavar="FLOW", help=flow_words)
    run.add_argument("--plain", action="store_true", default=argparse.SUPPRESS, help="一行ずつ読む画面で開く")
    run.add_argument("--answers", metavar="FILE", help="答えのファイル（YAML か JSON）から始める")
    answer = add("answer", _answer, "答えのファイルから結果を出す")
    answer.add_argument("flow", metavar="FLOW", help=flow_words)
    answer.add_argument("--answers", metavar="FILE", required=True, help="答えのファイル（- は標準入力）")
    answer.add_argument("--json", action="store_true", help="JSON で出す")
    show = add("show", _show, "案内の質問、結果、一覧を出す")
    show.add_argument("flow", metavar="FLOW", help=flow_words)
    show.add_argument("--json", action="store_true", help="JSON で出す")
    listing = add("list", _list, "案内の一覧を出す")
    listing.add_argument("--json", action="store_true", help="JSON で出す")
    check = add("check", _check, "案内のファイルを調べる")
    check.add_argument("paths", metavar="PATH", nargs="*", help="案内のファイルかフォルダー（なければ全部）")
    check.add_argument("--json", action="store_true", help="JSON で出す")
    check.add_argument("--explain", metavar="CODE", help="問題の種類をくわしく説明する")
    add("schema", _schema, "編集ソフトのための JSON Schema を出す")
    return parser


# Commands


def _start(options: argparse.Namespace) -> Exit:
    return _walk(None, plain=options.plain)


def _run(options: argparse.Namespace) -> Exit:
    flow = _flow(options.flow)
    from guide.engine.interview import begin

    interview, refused = begin(flow, _answers(options.answers) if options.answers else {})
    for question, refusal in refused:
        _tell(f"{question}: {refusal.sentence}")
    return _walk(interview, plain=options.plain)


def _walk(interview: "Interview | None", *, plain: bool) -> Exit:
    cards = _cards() if interview is None else []
    if plain or not _full_screen():
        from guide.views.plain.walk import run as run_plain

        ended = run_plain(cards, _load, interview, _read_line, _write)
    else:
        from guide.views.tui.app import run as run_screen

        ended = run_screen(cards, _load, interview)
    return Exit.CONCLUDED if ended is None or ended.trace.outcome else Exit.MORE_ANSWERS


def _full_screen() -> bool:
    """Whether the terminal can show the full screen and the person did not ask for lines."""
    environment = os.environ
    if environment.get("ACCESSIBLE", "0") not in {"", "0"} or environment.get("TERM", "dumb") == "dumb":
        return False
    return sys.stdin.isatty() and sys.stdout.isatty() and min(os.get_terminal_size(sys.stdout.fileno())) > 0


def _answer(options: argparse.Namespace) -> Exit:
    from guide.engine.answers import read_all_pages
    from guide.engine.interview import begin

    flow = _flow(options.flow)
    interview, refused = begin(flow, read_all_pages(flow, _answers(options.answers)))
    if options.json:
        from guide.views import json as as_json

        _print_json(as_json.answer(interview, refused))
    else:
        from guide.views.plain.pages import answer_lines

        _print(answer_lines(interview))
        for question, refusal in refused:
            _tell(f"{question}: {refusal.sentence}")
    if refused:
        return Exit.BAD_INPUT
    return Exit.CONCLUDED if interview.trace.outcome else Exit.MORE_ANSWERS


def _show(options: argparse.Namespace) -> Exit:
    flow = _flow(options.flow)
    if options.json:
        from guide.views import json as as_json

        _print_json(as_json.show(flow))
    else:
        from guide.views.plain.pages import flow_lines

        _print(flow_lines(flow))
    return Exit.CONCLUDED


def _list(options: argparse.Namespace) -> Exit:
    if options.json:
        from guide.views import json as as_json

        _print_json(as_json.cards(_cards()))
    else:
        from guide.views.plain.pages import card_lines

        _print(card_lines(_cards()))
    return Exit.CONCLUDED


def _schema(_: argparse.Namespace) -> Exit:
    from guide.language.schema import schema

    _print_json(schema())
    return Exit.CONCLUDED


def _check(options: argparse.Namespace) -> Exit:
    from guide.views import findings

    if options.explain:
        told = findings.explain(options.explain)
        if told is None:
            raise BadInputError(f"'{options.explain}' という種類の問題はありません。")
        _print([told])
        return Exit.CONCLUDED
    from guide.analysis.checks import findings as found_in
    from guide.language.loader import has_errors, in_file_order, load

    problems: list[Diagnostic] = []
    examples = flows = 0
    for files in _files_to_check(options.paths):
        if isinstance(files, Unreadable):
            problems.append(_diagnostic(files))
            continue
        loaded = load(files.flow_id, files.flow, files.city)
        problems.extend(loaded.diagnostics)
        flows += 1
        if loaded.flow:
            examples += len(loaded.flow.examples)
            problems.extend(loaded.locate(found_in(loaded.flow)))
    told_in_order = in_file_order(problems)
    if options.json:
        _print_json([findings.as_json(problem) for problem in told_in_order])
    else:
        _print([findings.render(problem) for problem in told_in_order])
        _print([findings.summary(told_in_order, flows=flows, examples=examples)])
    if not told_in_order:
        return Exit.CONCLUDED
    unread = all(problem.code in {"no-file", "not-readable"} for problem in told_in_order)
    return Exit.BAD_INPUT if unread and has_errors(told_in_order) else Exit.FINDINGS


# Finding and reading


def _files_to_check(paths: Sequence[str]) -> Iterable[Files | Unreadable]:
    if not paths:
        return [library.read(path) for path in library.all_flows()]
    return [files for path in paths for files in library.below(path)]


def _diagnostic(unreadable: Unreadable) -> "Diagnostic":
    from guide.language.diagnostics import make

    return make(unreadable.code, unreadable.file, (1, 1, 1), (), "", {"problem": unreadable.problem})


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
        from guide.views.findings import message

        return message(_diagnostic(files))
    flow = library.flow(files)
    if flow is not None:
        return flow
    from guide.language.loader import load
    from guide.views.findings import render

    problems = load(files.flow_id, files.flow, files.city).diagnostics
    return "\n\n".join([*map(render, problems), f"{files.flow[0]} は、案内として開けません。"])


def _cards() -> "list[GuideCard]":
    from guide.engine.wording import spoken
    from guide.views.words.home import GuideCard
    from guide.views.words.sources import edition

    cards = []
    for path in library.all_flows():
        files = library.read(path)
        flow = None if isinstance(files, Unreadable) else library.flow(files)
        flow_id = files.file if isinstance(files, Unreadable) else files.flow_id
        if flow is None:
            problem = "ファイルに問題があるため、開けません。kyodo check で調べられます。"
            cards.append(GuideCard(flow_id, path.parent.name, flow_id, "", "", problem))
        else:
            cards.append(GuideCard(flow.id, flow.city.name, flow.title, spoken(flow.summary), edition(flow)))
    return cards


def _answers(name: str) -> dict[str, object]:
    """The answers in a YAML or JSON file; - is standard input."""
    from guide.language import source
    from guide.views.findings import render

    content = sys.stdin.buffer.read(library.SIZE_LIMIT + 1) if name == "-" else library.content(Path(name))
    if isinstance(content, Unreadable):
        from guide.views.findings import message

        raise BadInputError(message(_diagnostic(content)))
    read = source.read("標準入力" if name == "-" else name, content)
    if read.problems:
        raise BadInputError("\n".join(map(render, read.problems)))
    if not isinstance(read.data, dict):
        raise BadInputError("答えのファイルには「質問の名前: 答え」を書きます。kyodo show で名前を見られます。")
    return dict(read.data)


# Streams


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        sys.stdout.write(line + "\n")


def _print_json(data: Any) -> None:
    sys.stdout.write(json.dumps(data, ensure_ascii=False, indent=2) + "\n")


def _tell(text: str) -> None:
    sys.stderr.write(text + "\n")


def _write(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()


def _read_line(prompt: str) -> str:
    # Without readline, Backspace leaves ghosts of full-width characters.
    if sys.stdin.isatty():
        import readline  # noqa: F401 - importing it is what makes input() edit lines
    return input(prompt)
