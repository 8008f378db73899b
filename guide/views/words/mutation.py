"""How much the examples of a flow notice, in lines: the score and the examples that are missing.

Never enters: changing flows, finding answers.
"""

from collections.abc import Iterator

from guide.analysis.mutation import ELSEWHERE, LEFT_OUT, OPPOSITE, Score, Unnoticed
from guide.engine.interview import Interview
from guide.language.diagnostics import Path, breadcrumbs
from guide.language.model import Flow
from guide.views.yaml import example_of

_HOW = {
    OPPOSITE: "条件を逆にする",
    ELSEWHERE: "行き先を変える",
    LEFT_OUT: "規則を消す",
}


def lines(flow: Flow, score: Score) -> Iterator[str]:
    """What to tell an officer, with the examples to paste."""
    telling = score.changes - len(score.idle)
    noticed = telling - len(score.unnoticed)
    share = f"{100 * noticed // telling}%" if telling else "100%"  # 100% only for all
    where = f"{flow.id}: 1か所ずつ変えた{'結果の変わる' if score.idle else ''}"
    yield f"{where} {telling} 件のうち、{noticed} 件に例が気づきます（{share}）。"
    shown = [one for one in score.unnoticed if one.answers is not None]
    if shown:
        yield f"  {len(shown)} 件には、どの例も気づきません。次の例を examples に足すと、気づきます。"
    for missing in _examples(shown):
        yield from (f"  # {_change(one.how, one.path)}" for one in missing)
        yield from example_of(Interview(flow, dict(missing[0].answers or {})), "")
    hidden = [(one.how, one.path) for one in score.unnoticed if one.answers is None]
    if hidden:
        yield f"  {len(hidden)} 件では、結果の変わる答えが見つかりませんでした。"
    yield from (f"  # {_change(*one)}" for one in hidden)
    if score.idle:
        told = "どの答えでも、結果も勧めるものも同じです（すべて確かめました）。"
        yield f"  ほかに {len(score.idle)} 件変えましたが、{told}"
    yield from (f"  # {_change(*one)}" for one in score.idle)


def _examples(shown: list[Unnoticed]) -> list[list[Unnoticed]]:
    """The changes by the answers that show them."""
    found: dict[str, list[Unnoticed]] = {}
    for one in shown:
        found.setdefault(repr(one.answers), []).append(one)
    return list(found.values())


def _change(how: str, path: Path) -> str:
    return f"{breadcrumbs(path)}: {_HOW[how]}"


def as_json(flow: Flow, score: Score) -> dict[str, object]:
    """The same as plain data."""
    return {
        "flow": flow.id,
        "changes": score.changes,
        "noticed": score.changes - len(score.unnoticed) - len(score.idle),
        "unnoticed": [
            {"change": one.how, "path": list(one.path), "answers": one.answers and dict(one.answers)}
            for one in score.unnoticed
        ],
        "idle": [{"change": how, "path": list(path)} for how, path in score.idle],
    }
