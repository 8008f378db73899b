"""The flowchart holds the whole map, whatever the texts of the flow are."""

import re

from hypothesis import given

from guide.views.drawing.mermaid import mermaid
from tests.views.drawing.drawn import TEXTS, drawn


@given(TEXTS)
def test_a_mermaid_label_cannot_be_left(text: str) -> None:
    lines = list(mermaid(drawn(text)))
    assert len(lines) == 6
    for line in lines[1:4]:
        assert re.fullmatch(r'  n\d(\(\[|\[)"[^"<>`{}\[\]|\\]*"(\]\)|\])', line)
    assert re.fullmatch(r'  n1 -->(\|"[^"<>`{}\[\]|\\]*"\| | )n2', lines[4])
    assert lines[5] == "  n1 --> n3"
