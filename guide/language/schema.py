"""The JSON Schema of flow files and of city.yaml, made from the document model, for editors that check while typing."""

from typing import Any

from guide.language.document import CityDoc, FlowDoc


def schema() -> dict[str, Any]:
    """A JSON Schema (draft 2020-12) that accepts what either kind of file may say."""
    flow = FlowDoc.model_json_schema(ref_template="#/$defs/{model}")
    city = CityDoc.model_json_schema(ref_template="#/$defs/{model}")
    definitions = {**city.pop("$defs", {}), **flow.pop("$defs", {}), "Flow": flow, "City": city}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "協働ナビの案内",
        "anyOf": [{"$ref": "#/$defs/Flow"}, {"$ref": "#/$defs/City"}],
        "$defs": definitions,
    }
