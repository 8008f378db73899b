"""The JSON Schema accepts what the loader accepts."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from guide.language.schema import schema
from guide.language.source import read
from guide.library import wording_of
from tests.language.small import CITY, FLOW

RICH = Path(__file__).parent / "rich.yaml"
FOUND = sorted((Path(__file__).parents[2] / "flows").rglob("*.yaml"))
SHIPPED = [path for path in FOUND if not wording_of(path)]


def accepts(data: Any) -> bool:
    return not list(jsonschema.Draft202012Validator(schema()).iter_errors(data))


def as_json(content: bytes) -> Any:
    return json.loads(json.dumps(read("f", content).data, default=float))


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_the_schema_accepts_what_is_shipped(path: Path) -> None:
    assert accepts(as_json(path.read_bytes()))


def test_it_accepts_what_the_loader_accepts() -> None:
    assert accepts(as_json(FLOW.encode()))
    assert accepts(as_json(CITY.encode()))
    assert accepts(as_json(RICH.read_bytes()))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("ask: だれが", "aks: だれが"),
        ("  lead:\n", "  Lead:\n"),
        ("kind: choices", "kind: chioces"),
        ("unsure: true", "unsure: yes"),
        ("when: {lead: citizens}", "when: citizens"),
        ("title: 協働の進め方をさがす\n", ""),
        ("ask: だれが中心になりますか。", "ask: [{when: {lead: city}}]"),
        ("blocks: [{text: 次の一歩}]", "blocks: [{text: [5]}]"),
        ("steps:\n", "values: {v: {sum: []}}\nsteps:\n"),
        ("steps:\n", "sets: {s: []}\nsteps:\n"),
        ("    stage: start\n    ask: だれが", "    ask: だれが"),
        ("steps:\n", "subflows: {s: {start: a, steps: {a: {kind: subflow, use: b}}}}\nsteps:\n"),
    ],
)
def test_it_refuses_what_the_loader_refuses(old: str, new: str) -> None:
    assert old in FLOW
    assert not accepts(as_json(FLOW.replace(old, new, 1).encode()))


def test_it_is_a_schema_that_editors_can_read_and_speaks_japanese() -> None:
    made = schema()
    jsonschema.Draft202012Validator.check_schema(made)
    told = [part["description"] for part in _parts(made) if isinstance(part.get("description"), str)]
    assert told
    assert all(not text.isascii() for text in told)


def _parts(part: Any) -> list[dict[str, Any]]:
    if isinstance(part, dict):
        return [part, *(found for inner in part.values() for found in _parts(inner))]
    return [found for inner in part for found in _parts(inner)] if isinstance(part, list) else []
