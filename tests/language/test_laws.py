"""Laws of loading: whatever a file holds, there are diagnostics or a flow, and never an exception.

`KYODO_EXAMPLES=20000 python -m pytest tests/language/test_laws.py` looks harder.
"""

import os
from pathlib import Path
from typing import Any

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from guide.analysis.checks import findings
from guide.language.loader import Loaded, load
from guide.views.findings import as_json, message, render

HARD = settings(max_examples=int(os.environ.get("KYODO_EXAMPLES", "80")))

SHINJO = Path(__file__).parents[2] / "flows" / "shinjo"
FLOW = (SHINJO / "guideline.yaml").read_text(encoding="utf-8")
CITY = (SHINJO / "city.yaml").read_text(encoding="utf-8")

SMALL = (Path(__file__).parents[1] / "errors" / "table-conflict" / "flow.yaml").read_text(encoding="utf-8")
RICH = (Path(__file__).parent / "rich.yaml").read_text(encoding="utf-8")
SMALL_CITY = (Path(__file__).parents[1] / "errors" / "city.yaml").read_text(encoding="utf-8")

KEYS = """format title summary source steps tables kind stage ask options items cite page to routes when
hit-policy inputs outputs values type rules then because forms hojo lead any-of all-of not
count includes any all none
answered name partials use sets in subflows subflow ends who difference product unit refuse say refusal
yes no unsure collect sum true null 5 1.5 >= [1..5) {lead} ｛読｜よ｝ 2026-04-01"""
SIGNS = "{{ { } ｛ - : ? | > & * ! % @ ` # --- ... << \t \x00 \x1b[2J \u202e \u2028"
WORDS = st.sampled_from(KEYS.split() + SIGNS.split(" "))
SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | WORDS | st.dates()
TREES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(SCALARS, inner, max_size=4),
    max_leaves=30,
)


def holds(flow: bytes, city: bytes) -> Loaded:
    """What must hold of any two files."""
    loaded = load("city/flow", ("flow.yaml", flow), ("city.yaml", city))
    problems = [*loaded.diagnostics, *(loaded.locate(findings(loaded.flow)) if loaded.flow else ())]
    assert loaded.flow is not None or problems
    for problem in problems:
        told = render(problem) + message(problem) + str(as_json(problem))
        assert problem.line >= 1
        assert problem.column >= 1
        assert problem.length >= 1
        assert not any(sign in told for sign in "\x00\x1b\x9b\u202e\u2028")
        assert max(len(line) for line in render(problem).split("\n")) < 600
    return loaded


def test_the_flow_that_uses_everything_loads_without_a_problem() -> None:
    loaded = holds(RICH.encode(), SMALL_CITY.encode())
    assert loaded.flow is not None
    assert loaded.diagnostics == ()
    assert list(findings(loaded.flow)) == []


@HARD
@given(st.binary(max_size=200))
def test_any_bytes_give_problems(content: bytes) -> None:
    holds(content, content)


@HARD
@given(st.text(max_size=200) | st.lists(WORDS | st.just("\n") | st.just(" "), max_size=40).map("".join))
def test_any_text_gives_problems(text: str) -> None:
    holds(text.encode("utf-8", "surrogatepass"), SMALL_CITY.encode())


@HARD
@given(TREES, TREES)
def test_any_structure_gives_problems(flow: object, city: object) -> None:
    holds(written(flow), written(city))


def written(tree: object) -> bytes:
    return yaml.safe_dump(tree, allow_unicode=True).encode("utf-8", "surrogatepass")


@HARD
@given(st.data())
def test_a_flow_with_lines_deleted_swapped_or_repeated_gives_problems_or_a_flow(data: st.DataObject) -> None:
    flow, city = data.draw(st.sampled_from([(SMALL, SMALL_CITY), (RICH, SMALL_CITY), (FLOW, CITY)]))
    lines = (flow if data.draw(st.booleans()) else city).split("\n")
    for _ in range(data.draw(st.integers(1, 3))):
        here = data.draw(st.integers(0, len(lines) - 1))
        there = data.draw(st.integers(0, len(lines) - 1))
        match data.draw(st.sampled_from(["delete", "swap", "repeat", "put", "indent"])):
            case "delete":
                lines[here] = ""
            case "swap":
                lines[here], lines[there] = lines[there], lines[here]
            case "repeat":
                lines[here] = f"{lines[here]}\n{lines[there]}"
            case "put":
                at = data.draw(st.integers(0, len(lines[here])))
                lines[here] = lines[here][:at] + data.draw(WORDS) + lines[here][at:]
            case _:
                lines[here] = " " + lines[here]
    changed = "\n".join(lines).encode()
    holds(changed, city.encode())
    holds(flow.encode(), changed)


TREES_OF_FLOWS: list[Any] = [
    yaml.load(flow, Loader=yaml.BaseLoader)  # noqa: S506 - gives text only
    for flow in (SMALL, RICH)
]
TREE_OF_CITY: Any = yaml.load(SMALL_CITY, Loader=yaml.BaseLoader)  # noqa: S506 - gives text only


@HARD
@given(st.data())
def test_a_flow_with_any_part_replaced_gives_problems_or_a_flow(data: st.DataObject) -> None:
    part = data.draw(TREES)
    holds(written(_replaced(data, data.draw(st.sampled_from(TREES_OF_FLOWS)), part)), SMALL_CITY.encode())
    holds(SMALL.encode(), written(_replaced(data, TREE_OF_CITY, part)))


def _replaced(data: st.DataObject, tree: Any, part: Any) -> Any:
    """The tree with one part of it replaced, renamed or taken away."""
    if not isinstance(tree, dict | list) or not tree or data.draw(st.integers(0, 5)) == 0:
        return part
    if isinstance(tree, list):
        index = data.draw(st.integers(0, len(tree) - 1))
        return [_replaced(data, one, part) if at == index else one for at, one in enumerate(tree)]
    key = data.draw(st.sampled_from(sorted(tree)))
    match data.draw(st.integers(0, 7)):
        case 0:
            return {name: one for name, one in tree.items() if name != key}
        case 1:
            return {data.draw(WORDS) if name == key else name: one for name, one in tree.items()}
        case _:
            return {name: _replaced(data, one, part) if name == key else one for name, one in tree.items()}
