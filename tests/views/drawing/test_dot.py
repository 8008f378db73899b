"""The graph holds the whole map, whatever the texts of the flow are."""

import re

from hypothesis import given

from guide.views.drawing.dot import dot
from tests.views.drawing.drawn import TEXTS, drawn


@given(TEXTS)
def test_a_label_in_dot_cannot_be_left(text: str) -> None:
    told = "\n".join(dot(drawn(text)))
    # Without its strings nothing of the text is left.
    bare = re.sub(r'"(?:[^"\\]|\\.)*"', "S", told, flags=re.DOTALL)
    assert re.fullmatch(r"[\w\s{}\[\]=,>;-]*", bare)
    assert bare.count("->") == 2
