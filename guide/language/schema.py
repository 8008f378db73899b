"""The JSON Schema of flow files and of city.yaml, for editors that check and complete while typing.

Made from the document model, so that it cannot say anything else than the loader.

Never enters: what a schema cannot say (names of other parts, conditions); the loader checks those.
"""

from typing import Any

from pydantic.json_schema import models_json_schema

from guide.language.city_document import CityDoc
from guide.language.document import FlowDoc


def schema() -> dict[str, Any]:
    """A JSON Schema (draft 2020-12) for either kind of file; city.yaml is told by its key `city`."""
    _, made = models_json_schema([(FlowDoc, "validation"), (CityDoc, "validation")])
    definitions = made["$defs"]
    for definition in definitions.values():
        # The descriptions of classes are for programmers, and keys need no title but their own.
        definition.pop("description", None)
        _tidy(definition)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "協働ナビの案内",
        "if": {"required": ["city"]},
        "then": {"$ref": "#/$defs/CityDoc"},
        "else": {"$ref": "#/$defs/FlowDoc"},
        "$defs": definitions,
    }


def _tidy(part: object) -> None:
    """Refuse keys that are no ids, as the loader does, and drop the titles made from the names of keys."""
    if isinstance(part, dict):
        if isinstance(part.get("title"), str):
            del part["title"]
        if "patternProperties" in part:
            part["additionalProperties"] = False
    for inner in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
        _tidy(inner)
