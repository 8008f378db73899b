"""Problems of flow files as people read them: the lines of a diagnostic, its JSON, what a code means.

The first line stands alone and can be clicked in most terminals. Carets stand under what they mean, counted
in cells.

Never enters: finding problems, deciding what is one, exit codes.
"""

from collections.abc import Sequence

from msgspec import Struct

from guide.japanese.clean import clean
from guide.japanese.width import cell_width, truncate, widths_up_to
from guide.language.codes import CODES
from guide.language.diagnostics import Diagnostic, Severity
from guide.language.wording_loader import Count

SNIPPET_CELLS = 72
"""Cells of a snippet; of a longer line the part around the problem is shown."""

_BEFORE_CELLS = 24
"""Cells that are left before the problem where a line is cut."""

_LOOKED_AT = 4 * SNIPPET_CELLS

_SEVERITIES = {Severity.ERROR: "エラー", Severity.WARNING: "注意", Severity.NOTE: "メモ"}


def render(problem: Diagnostic) -> str:
    """The lines of one diagnostic: head, place in the author's words, snippet with carets, message, hint.

    A note takes one line.
    """
    if problem.severity is Severity.NOTE:
        return f"{_head(problem)} {problem.message}"
    lines = [_head(problem)]
    if problem.path:
        lines.append(f"  {problem.place}")
    if problem.snippet.strip():
        snippet = _snippet(problem)
        gutter = f"{problem.line:>5} | "
        below = " " * (len(gutter) - 2) + "| " + " " * snippet.indent + "^" * snippet.width
        lines += [gutter + snippet.text, f"{below} {problem.message}"]
    else:
        lines.append(f"  {problem.message}")
    if problem.hint:
        lines.append(f"  ヒント: {problem.hint}")
    return "\n".join(line.rstrip() for line in lines)


def brief(problem: Diagnostic) -> str:
    """One diagnostic on one line, with its place but without its snippet."""
    words = _SEVERITIES[problem.severity]
    at = f"{clean(problem.file)} の{problem.line}行目"
    return f"{words}（{at}、{problem.place}）: {problem.message}{problem.hint}"


def message(problem: Diagnostic) -> str:
    """One diagnostic in a sentence or two, for a place where its snippet would not help."""
    return f"{clean(problem.file)}: {problem.message}{problem.hint}"


def summary(problems: Sequence[Diagnostic], *, flows: int, examples: int) -> str:
    """What was checked and how many problems there are."""
    checked = f"案内 {flows} 件、例 {examples} 件を調べました。"
    counts = [
        f"{words} {count} 件"
        for severity, words in _SEVERITIES.items()
        if (count := sum(problem.severity is severity for problem in problems))
    ]
    if all(problem.severity is Severity.NOTE for problem in problems):
        return f"{checked}問題はありません。{f'{counts[0]}があります。' if counts else ''}"
    # An error elsewhere than in an example keeps its flow from loading, and its examples from being walked.
    kept = any(one.severity is Severity.ERROR and one.path[:1] != ("examples",) for one in problems)
    later = "例は、エラーを直してから調べます。" if flows and kept else ""
    return f"{checked}{'、'.join(counts)}があります。{later}"


def counted(count: Count) -> str:
    """How much of a wording is there, in a sentence; what is missing is no problem of the flow."""
    missing = count.texts - count.worded
    how_many = f"{count.texts} の文のうち {missing} がまだです。まだの文は、ふつうの文で出ます。"
    return f"{clean(count.file)}: {how_many if missing else f'{count.texts} の文がすべてあります。'}"


def as_json(problem: Diagnostic) -> dict[str, object]:
    """The same as plain data. `snippet` is the line as shown; `column` and `length` count characters."""
    return {
        "code": problem.code,
        "severity": str(problem.severity),
        "file": clean(problem.file),
        "line": problem.line,
        "column": problem.column,
        "length": problem.length,
        "path": [clean(part) if isinstance(part, str) else part for part in problem.path],
        "place": problem.place,
        "snippet": _snippet(problem).text,
        "message": problem.message,
        "hint": problem.hint,
    }


def explain(code: str) -> str | None:
    """What a code means and what to do about it; None when there is no such code."""
    known = CODES.get(code)
    if known is None:
        return None
    words = _SEVERITIES[Severity(known.severity)]
    return f"{known.severity}[{code}]（{words}）\n\n{known.explain}"


def _head(problem: Diagnostic) -> str:
    return f"{problem.severity}[{problem.code}] {clean(problem.file)}:{problem.line}:{problem.column}"


class _Snippet(Struct, frozen=True):
    """A line of a file as it is shown, and where in it the problem stands, in cells."""

    text: str
    indent: int
    width: int


def _snippet(problem: Diagnostic) -> _Snippet:
    start = problem.column - 1
    end = start + problem.length
    # A line may be millions of characters long; no more of it than could be shown is looked at.
    before = _shown(problem.snippet[max(0, start - _LOOKED_AT) : start])
    marked = _shown(problem.snippet[start : min(end, start + _LOOKED_AT)])
    after = _shown(problem.snippet[end : end + _LOOKED_AT])
    if cell_width(before + marked + after) > SNIPPET_CELLS and cell_width(before) > _BEFORE_CELLS:
        before = "…" + _end_of(before, _BEFORE_CELLS - 1)
    indent = cell_width(before)
    text = truncate(before + marked + after, SNIPPET_CELLS)
    return _Snippet(text, indent, max(1, min(cell_width(marked), cell_width(text) - indent)))


def _shown(text: str) -> str:
    """A part of a line with nothing in it that could move the rest; a tab is one space, as `clean` has it."""
    return " ".join(clean(text).split("\n"))


def _end_of(text: str, cells: int) -> str:
    widths = widths_up_to(text)
    return next(text[index:] for index, width in enumerate(widths) if widths[-1] - width <= cells)
