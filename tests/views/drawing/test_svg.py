"""The picture holds the whole map, whatever the texts of the flow are, and nothing lies on anything else."""

import itertools
import json
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given

from guide.views.drawing.svg import svg
from guide.views.words.map import FlowMap, Place, Way, flow_map
from tests.making import flow
from tests.views.drawing.drawn import TEXTS, drawn


@given(TEXTS)
def test_the_picture_is_xml_that_says_the_text_and_nothing_else(text: str) -> None:
    picture = ET.fromstring("\n".join(svg(drawn(text))))  # noqa: S314 - our own picture
    kinds = {one.tag.rpartition("}")[2] for one in picture.iter()}
    assert kinds == {"svg", "title", "rect", "text", "path"}
    said = "".join("".join(one.itertext()) for one in picture.iter() if one.tag.endswith("text"))
    assert all(sign in said for sign in text.split())


def test_a_way_back_ends_the_drawing_of_the_picture_too() -> None:
    there = Place(1, "a", "質問", "s", "a", (Way("", 2),))
    back = Place(2, "b", "質問", "s", "b", (Way("w", 1), Way("", 2)))
    picture = "\n".join(svg(FlowMap("t", (), (there, back))))
    assert picture.count("<path") == 6


@pytest.mark.parametrize("text", ["", "あ" * 500])
def test_boxes_of_a_column_never_overlap(text: str) -> None:
    outcomes = {f"o{number}": {"kind": "outcome", "title": text or "題"} for number in range(12)}
    options = {key: key for key in outcomes}
    routes = [{"when": {"q": key}, "to": key} for key in list(outcomes)[:-1]]
    question = {"kind": "choice", "ask": "q", "options": options, "routes": [*routes, {"to": "o11"}]}
    asked = flow(json.dumps({"start": "q", "steps": {"q": question, **outcomes}}))
    picture = ET.fromstring("\n".join(svg(flow_map(asked))))  # noqa: S314 - our own picture
    boxes = [one.attrib for one in picture if one.tag.endswith("rect")][1:]
    assert len(boxes) == 13
    column = sorted((float(box["y"]), float(box["height"])) for box in boxes if box["x"] != boxes[0]["x"])
    assert all(a[0] + a[1] < b[0] for a, b in itertools.pairwise(column))
