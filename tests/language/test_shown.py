"""The texts of a file are found by the document model, and nothing but texts."""

from typing import Annotated

from guide.language.fields import TextDoc
from guide.language.shown import Each, Parts, Shape, Words, city_texts, flow_texts, shape_of


def paths(shape: Shape, path: str = "") -> set[str]:
    match shape:
        case Words():
            return {path}
        case Each(inside):
            return paths(inside, f"{path}/*")
        case Parts(inside):
            return {one for key, part in inside.items() for one in paths(part, f"{path}/{key}")}


def test_what_people_read_on_a_walk_is_a_text() -> None:
    assert {"/title", "/stages/*/title", "/steps/*/ask", "/steps/*/refuse/*/say"} <= paths(flow_texts())
    assert {"/steps/*/options/*/text", "/steps/*/blocks/*/points/*", "/values/*/unit"} <= paths(flow_texts())
    assert {"/catalogues/*/entries/*/facts/*/label", "/glossary/*/term", "/city"} <= paths(city_texts())


def test_names_rules_citations_and_examples_are_no_texts() -> None:
    last = {path.rpartition("/")[2] for path in paths(flow_texts()) | paths(city_texts())}
    assert not last & {"id", "to", "when", "kind", "stage", "cite", "item", "section", "page", "answers"}
    assert not any(path.startswith("/examples") for path in paths(flow_texts()))


def test_what_holds_no_text_has_no_shape() -> None:
    assert shape_of(int) is None
    assert shape_of(tuple[int, ...]) is None
    assert shape_of(Annotated[int | None, "mark"]) is None
    assert shape_of(tuple[TextDoc, ...] | None) == Each(Words())
