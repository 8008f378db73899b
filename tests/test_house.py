"""The rules of the house that no other tool checks.

Invariant: each test reads the code as it is on disk and names every offender in its failure.
Never here: which room may import which (import-linter says so in pyproject.toml), or what a module does.
"""

import ast
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PURE_ROOMS = ("japanese", "sentences", "language", "engine", "analysis")
LONGEST_FILE = 330
LONGEST_FUNCTION = 50
NAMES_THAT_SAY_NOTHING = {"utils", "util", "helpers", "helper", "common", "base", "manager", "misc"}
# Reaching out of the room without an import: files, the terminal, code made from text.
REACHING_OUT = {"open", "print", "input", "breakpoint", "eval", "exec", "compile", "__import__"}
CLOCK = {"now", "utcnow", "today"}

# Modules under guide/ that have no test file of their own name, each with the reason.
TESTED_ELSEWHERE: dict[str, str] = {
    "views/tui/showing.py": "the way in and out, tested in views/tui/test_app.py",
    "engine/amount_answers.py": "the half of answers that has ranges, tested in tests/engine/test_answers.py",
    "engine/refusal.py": "what answers are refused with, tested in tests/engine/test_answers.py",
    "sentences/easy_asking.py": "a part of the easier Japanese, tested in tests/sentences/test_tables.py",
    "sentences/easy_keeping.py": "a part of the easier Japanese, tested in tests/sentences/test_tables.py",
    "sentences/easy_verifying.py": "a part of the easier Japanese, tested in tests/sentences/test_tables.py",
    "sentences/english_asking.py": "a part of the English, tested in tests/sentences/test_tables.py",
    "sentences/english_insight.py": "a part of the English, tested in tests/sentences/test_tables.py",
    "sentences/english_keeping.py": "a part of the English, tested in tests/sentences/test_tables.py",
    "sentences/english_verifying.py": "a part of the English, tested in tests/sentences/test_tables.py",
    "cli/ending.py": "two names for how commands end, which tests/cli/test_command.py meets in every command",
    "cli/saving.py": "wiring: tested through the command in tests/cli/test_resuming.py",
    "revisions.py": "git is asked as officers ask it, in tests/cli/test_reviewing.py",
    "views/json_diff.py": "tested as programs read it in tests/cli/test_reviewing.py",
    "cli/telling.py": "wiring: tested through the commands in tests/cli/test_command.py",
    "views/commands.py": "declarations, read by the parser in tests/views/test_arguments.py",
    "views/tui/entering.py": "the field for a code, tested as people come to it in views/tui/test_comings.py",
    "views/tui/picking.py": "what two screens share, tested in views/tui/test_home.py and test_lister.py",
    "views/tui/offered.py": "tested with the line of hints in views/tui/test_hints.py",
    "views/tui/overlays.py": "what opens over a screen, tested as people open it in views/tui/test_app.py",
    "records/rows.py": "the rows behind the store, tested on every engine in tests/records/test_store.py",
    "records/wanted.py": "as rows.py",
    "records/schema.py": "compared with what the migrations make in tests/records/test_database.py",
    "records/migrations/env.py": "runs whenever a database is opened, as in tests/records/test_database.py",
    "records/migrations/versions/v0001_records.py": "as its env.py",
    "language/city.py": "plain data, tested with the rest of the model in tests/language/test_model.py",
    "language/data.py": "the builder behind source.read, tested in tests/language/test_source.py",
    "language/decision.py": "plain data, tested with the rest of the model in tests/language/test_model.py",
    "language/domains.py": "plain data, tested with the rest of the model in tests/language/test_model.py",
    "language/fields.py": "the shared fields of documents, tested in tests/language/test_document.py",
    "language/reading.py": "what steps read, tested in test_structure.py and tests/analysis/test_checks.py",
    "language/reporter.py": "tested wherever a problem is reported, above all in tests/errors",
    "sentences/easy.py": "a table, tested in tests/sentences/test_wordings.py",
    "sentences/english.py": "a table, tested in tests/sentences/test_wordings.py",
    "language/stretches.py": "what subflows are spread into, tested in tests/language/test_subflows.py",
    "language/text_linker.py": "tested through cities and flows in test_city_linker.py and test_linker.py",
}


def modules(*folders: str) -> list[Path]:
    """The Python files of these folders, or of all folders that hold code."""
    return sorted(
        path
        for folder in folders or ("guide", "tests", "benchmarks")
        for path in ROOT.joinpath(folder).rglob("*.py")
    )


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def place(path: Path, line: int = 1) -> str:
    return f"{path.relative_to(ROOT).as_posix()}:{line}"


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def forbidden_reach(node: ast.AST) -> str | None:
    """The name by which this node would leave a pure room, if it does."""
    match node:
        case ast.Call(func=ast.Name(id=name)) if name in REACHING_OUT:
            return name
        case ast.Attribute(attr=name) if name in CLOCK:
            return name
        case _:
            return None


def imported(node: ast.AST) -> set[str]:
    """The top-level packages this node imports."""
    match node:
        case ast.Import(names=names):
            return {alias.name.partition(".")[0] for alias in names}
        case ast.ImportFrom(module=str(module), level=0):
            return {module.partition(".")[0]}
        case _:
            return set()


def test_every_room_of_the_ground_floors_is_there_to_be_checked() -> None:
    empty = [room for room in PURE_ROOMS if not modules(f"guide/{room}")]
    assert empty == []


def test_every_module_has_a_test_file_of_its_name() -> None:
    guide = ROOT / "guide"
    missing = [
        f"{name} → tests/{path.relative_to(guide).with_name(f'test_{path.name}').as_posix()}"
        for path in modules("guide")
        if not path.name.startswith("_")
        if (name := path.relative_to(guide).as_posix()) not in TESTED_ELSEWHERE
        if not (ROOT / "tests" / path.relative_to(guide)).with_name(f"test_{path.name}").is_file()
    ]
    assert missing == []


def test_every_exception_names_a_module_that_exists_and_has_no_test_file() -> None:
    guide = ROOT / "guide"
    stale = [
        name
        for name in TESTED_ELSEWHERE
        if not (guide / name).is_file()
        or (ROOT / "tests" / name).with_name(f"test_{Path(name).name}").is_file()
    ]
    assert stale == []


def test_every_name_says_what_the_module_is_for() -> None:
    vague = [
        place(path)
        for path in modules()
        if NAMES_THAT_SAY_NOTHING
        & {part.removeprefix("test_") for part in path.relative_to(ROOT).with_suffix("").parts}
    ]
    assert vague == []


def test_every_module_says_what_it_is_for() -> None:
    silent = [place(path) for path in modules() if not ast.get_docstring(parsed(path))]
    assert silent == []


def test_every_file_can_be_read_in_one_sitting() -> None:
    lengths = {place(path): len(path.read_text(encoding="utf-8").splitlines()) for path in modules()}
    # A table of sentences is looked things up in, not read.
    lengths = {file: lines for file, lines in lengths.items() if not file.startswith("guide/sentences/")}
    assert {file: lines for file, lines in lengths.items() if lines > LONGEST_FILE} == {}


def test_every_function_fits_on_a_screen() -> None:
    lengths = {
        f"{place(path, function.lineno)} {function.name}": (function.end_lineno or function.lineno)
        - function.lineno
        + 1
        for path in modules()
        for function in functions(path)
    }
    assert {function: lines for function, lines in lengths.items() if lines > LONGEST_FUNCTION} == {}


def test_the_pure_rooms_reach_for_no_file_no_terminal_and_no_clock() -> None:
    reaching = [
        f"{place(path, getattr(node, 'lineno', 1))} {name}"
        for room in PURE_ROOMS
        for path in modules(f"guide/{room}")
        for node in ast.walk(parsed(path))
        if (name := forbidden_reach(node))
    ]
    assert reaching == []


def test_only_what_holds_the_keyboard_needs_posix() -> None:
    """Windows has none of these; there the command goes on without holding the keyboard."""
    posix = {"fcntl", "grp", "pty", "pwd", "resource", "termios", "tty", "textual.drivers.linux_driver"}
    needs = {
        place(path)
        for path in modules("guide")
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Import | ast.ImportFrom)
        if posix & {getattr(node, "module", None), *(one.name for one in node.names)}
    }
    assert needs == {"guide/views/tui/driver.py:1", "guide/views/tui/typeahead.py:1"}


def test_only_the_full_screen_draws_with_rich() -> None:
    drawing = [
        place(path, getattr(node, "lineno", 1))
        for path in modules("guide")
        if not path.is_relative_to(ROOT / "guide" / "views" / "tui")
        for node in ast.walk(parsed(path))
        if "rich" in imported(node)
    ]
    assert drawing == []


@pytest.mark.parametrize(
    "arguments",
    [
        ["list"],
        ["schema"],
        ["check"],
        ["show", "shinjo/guideline"],
        ["answer", "shinjo/guideline", "--answers", "-"],
        ["sheet", "shinjo/guideline", "--answers", "-"],
        ["records", "list"],
    ],
    ids=lambda arguments: arguments[0],
)
def test_a_headless_command_never_loads_a_screen_library(arguments: list[str]) -> None:
    program = (
        "import sys\n"
        "from guide.cli import main\n"
        f"code = main({arguments!r})\n"
        "assert isinstance(code, int), code\n"
        "loaded = {'textual', 'rich'} & set(sys.modules)\n"
        "raise SystemExit(f'loaded: {sorted(loaded)}' if loaded else 0)\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", program],
        input="{}",
        capture_output=True,
        encoding="utf-8",
        cwd=ROOT,
        check=False,
    )
    assert run.returncode == 0, run.stderr
