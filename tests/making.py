"""Small flows for tests, built by the real loader from YAML text.

A test writes only what it is about; what every flow must have (a title, stages, citations, the question of a
step) is filled in here. Nothing is filled in where the text says it.
"""

import json
from decimal import Decimal
from typing import Any

from guide.language.loader import load
from guide.language.model import Flow
from guide.language.source import read

CITY = """
city: 見本市
sources:
  plan: {title: 見本の指針, publisher: 見本市, date: 2022年3月}
catalogues:
  forms:
    title: 協働のかたち
    entries:
      koen: {name: 後援, cite: {page: 8}}
      hojo: {name: 補助・助成, cite: {page: 8}}
      itaku: {name: 委託, cite: {page: 10}}
  desks:
    title: 相談先
    entries:
      seisaku: {name: 総合政策課, cite: {page: 2}}
      kankyo: {name: 環境課, cite: {page: 2}}
"""

HEAD: dict[str, Any] = {
    "format": 1,
    "title": "見本",
    "summary": "見本の案内です。",
    "source": "plan",
    "edition": {"date": "2026-04-01"},
    "stages": [{"id": "all", "title": "全部"}],
}
CITE = {"page": 1}


def flow(text: str, *, city: str = CITY) -> Flow:
    """The flow that the text tells of; an AssertionError lists what the loader has against it."""
    loaded = load("mihon/flow", ("flow.yaml", file(text)), ("city.yaml", city.encode()))
    assert loaded.flow is not None, "\n".join(
        f"{it.line}: {it.code}: {it.message}" for it in loaded.diagnostics
    )
    return loaded.flow


def edited(text: str, *changes: tuple[str, str]) -> Flow:
    """The flow that the text tells of once each of these parts of it is another."""
    for before, after in changes:
        assert before in text, before
        text = text.replace(before, after)
    return flow(text)


def file(text: str) -> bytes:
    """The flow file that the text tells of, complete; JSON is read as the YAML it is."""
    data = read("flow.yaml", text.encode()).data
    assert isinstance(data, dict), text
    return json.dumps(complete(data), ensure_ascii=False, default=_as_number).encode()


def complete(data: dict[str, Any]) -> dict[str, Any]:
    """The data of a flow file with everything that must be there and is not written."""
    whole = HEAD | {"start": next(iter(data["steps"]))} | data
    whole["steps"] = {key: _step(key, step) for key, step in data["steps"].items()}
    whole["tables"] = {
        key: {"title": key} | table | {"rules": [{"cite": CITE} | rule for rule in table["rules"]]}
        for key, table in data.get("tables", {}).items()
    }
    return whole


def _step(key: str, step: dict[str, Any]) -> dict[str, Any]:
    filled: dict[str, Any] = {"stage": "all", "cite": CITE}
    match step["kind"]:
        case "outcome":
            filled |= {"title": key, "summary": key}
            recommend = {
                catalogue: [item if "from" in item else {"cite": CITE} | item for item in items]
                for catalogue, items in step.get("recommend", {}).items()
            }
            return filled | step | {"recommend": recommend}
        case "page":
            return filled | {"title": key} | step
        case _:
            return filled | {"ask": key} | step


def _as_number(value: object) -> float:
    if isinstance(value, Decimal):
        return float(value)
    raise TypeError(value)
