"""Every example of the list of what authors can write is put into one flow, and the flow loads.

A fragment says what stands in a flow file (`sets`, `tables`, …), in a step, or in a result; each goes where
an author would put it.
"""

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from guide.language.loader import Loaded, load
from guide.language.model import Flow
from guide.language.source import read

AUTHORS = (Path(__file__).parents[2] / "docs" / "authors.md").read_text(encoding="utf-8")
FILE = re.compile(
    r"<!-- file: hanamizuki/(?P<name>city|flowers)\.yaml -->\n```yaml\n(?P<text>.*?)```", re.DOTALL
)
FRAGMENT = re.compile(r"(?<!-->)\n```yaml\n(?P<text>.*?)```", re.DOTALL)

SECTIONS = {"sets", "partials", "tables", "values", "subflows"}
PARTS = {
    "ask": "people",
    "options": "fields",
    "exclusive": "fields",
    "items": "ready",
    "ticks": "read",
    "recommend": "end",
}
"""Parts of a step, and the step they are put into."""

CHAIN = ["people", "fields", "ready", "read", "seeds", "soil", "budget", "first-day", "last-day"]
"""The questions that the fragments speak of, asked one after another once the leader is named."""


def fragments() -> Iterator[dict[str, Any]]:
    for found in FRAGMENT.finditer(AUTHORS):
        source = read("fragment", found["text"].encode())
        assert not source.problems, found["text"]
        yield source.data


def base() -> dict[str, Any]:
    """A flow in which all that the fragments speak of is asked, with a result to put things into."""
    files = {found["name"]: found["text"] for found in FILE.finditer(AUTHORS)}
    flow: dict[str, Any] = read("flowers.yaml", files["flowers"].encode()).data
    steps = flow["steps"]
    steps["place"] |= {"routes": [], "to": "group"}
    steps |= {
        "fields": {"kind": "choices", "ask": "分野"},
        "ready": {"kind": "checklist", "ask": "準備"},
        "read": {"kind": "page", "title": "読むページ"},
        "first-day": {"kind": "date", "ask": "始める日"},
        **{name: {"kind": "number", "ask": name} for name in ("seeds", "soil", "budget")},
        "end": {"kind": "outcome", "title": "題", "summary": "要約", "blocks": []},
    }
    return flow | {"examples": []}


def put(flow: dict[str, Any], fragment: dict[str, Any]) -> None:
    """Put what a fragment holds where an author would."""
    steps = flow["steps"]
    for key, value in fragment.items():
        if key in SECTIONS:
            flow[key] = flow.get(key, {}) | value
        elif key in PARTS:
            steps[PARTS[key]][key] = value
        elif key == "blocks":
            steps["end"]["blocks"] += value
        elif key == "when":
            steps["end"]["blocks"].append({"text": "成り立つとき", "when": value})
        elif key in {"text", "points"}:
            steps["end"]["blocks"].append({key: value})
        else:
            steps[key] = steps.get(key, {}) | value


def whole() -> Loaded:
    flow = base()
    for fragment in fragments():
        put(flow, fragment)
    for name, after in zip(CHAIN, [*CHAIN[1:], "end"], strict=True):
        flow["steps"][name] |= {"to": after}
    for step in flow["steps"].values():
        step.setdefault("stage", "start")
        if step["kind"] != "subflow":
            step.setdefault("cite", {"page": 3})
    city = next(found["text"] for found in FILE.finditer(AUTHORS) if found["name"] == "city")
    text = json.dumps(flow, ensure_ascii=False, default=_number)
    return load("hanamizuki/flowers", ("flowers.yaml", text.encode()), ("city.yaml", city.encode()))


def _number(value: object) -> float:
    assert isinstance(value, Decimal)
    return float(value)


def test_all_examples_of_the_list_stand_together_in_one_flow_without_a_problem() -> None:
    loaded = whole()
    assert [f"{one.place}: {one.message}" for one in loaded.diagnostics] == []
    assert isinstance(loaded.flow, Flow)


def test_every_section_and_every_kind_of_step_has_an_example() -> None:
    flow = whole().flow
    assert flow is not None
    assert {"group-who", "last-day"} <= set(flow.steps)
    assert set(flow.tables) == {"order"}
    assert set(flow.values) == {"many", "total", "left", "cost", "days"}
    kinds = {step.kind for step in flow.questions()}
    assert kinds == {"yes-no", "choice", "choices", "checklist", "number", "date"}
    written = {key for fragment in fragments() for key in fragment}
    assert written >= SECTIONS | {
        "ask",
        "points",
        "options",
        "exclusive",
        "items",
        "ticks",
        "when",
        "recommend",
    }
