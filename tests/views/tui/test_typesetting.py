"""The libraries' own wrapping is Japanese too, as long as the name it hangs on is there."""

from collections.abc import Iterator

import pytest
from textual.content import Content

from guide.japanese.wrap import break_lines
from guide.views.tui import typesetting
from guide.views.tui.typesetting import NAME, PLACES, install

TEXT = "市民と市が、それぞれ持つ情報を提供し、交換します。"


@pytest.fixture(autouse=True)
def restored() -> Iterator[None]:
    before = [vars(place)[NAME] for place in PLACES]
    yield
    for place, function in zip(PLACES, before, strict=True):
        vars(place)[NAME] = function


def test_the_name_that_is_replaced_is_still_there() -> None:
    assert [NAME in vars(place) for place in typesetting.PLACES] == [True, True]


def test_after_installing_no_line_of_a_widget_begins_with_a_full_stop_or_comma() -> None:
    install()
    assert all(vars(place)[NAME] is break_lines for place in PLACES)
    for width in range(8, 50):
        lines = Content(TEXT).wrap(width)
        assert not any(line.plain.startswith(("、", "。")) for line in lines)
        assert "".join(line.plain for line in lines) == TEXT
