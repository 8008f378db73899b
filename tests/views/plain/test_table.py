"""A table stands in columns where each can be read, else as cards."""

import pytest

from guide.japanese.width import cell_width
from guide.views.plain.table import NARROWEST, column_widths, table_lines
from guide.views.words.table import Column, TableWords

ASKS = Column("中心になる人", ("市民", "-"), asks=True)
TABLE = TableWords(
    "形を決める",
    ("上から見ます。",),
    (
        ASKS,
        Column("かたち", ("後援", "委託")),
        Column("理由", ("市民が中心になって、長く続ける活動です。", "")),
    ),
    2,
)


def test_where_there_is_room_rules_stand_below_each_other() -> None:
    assert table_lines(TABLE, 60) == [
        "【形を決める】",
        "上から見ます。",
        "",
        "番号  中心になる人  かたち  理由",
        "----  ------------  ------  --------------------------------",
        "1     市民          後援    市民が中心になって、長く続ける",
        "                            活動です。",
        "2     -             委託",
    ]


def test_where_a_column_would_be_too_narrow_each_rule_is_a_card() -> None:
    assert table_lines(TABLE, 38) == [
        "【形を決める】",
        "上から見ます。",
        "",
        "1. 規則",
        "中心になる人: 市民",
        "かたち: 後援",
        "理由: 市民が中心になって、長く続ける",
        "      活動です。",
        "",
        "2. 規則",
        "条件: いつでも",
        "かたち: 委託",
    ]


@pytest.mark.parametrize("width", range(10, 130))
def test_no_line_is_wider_than_asked_and_no_column_narrower_than_can_be_read(width: int) -> None:
    assert all(cell_width(line) <= width for line in table_lines(TABLE, width))
    given = column_widths(TABLE.columns, width)
    assert given is None or all(cells >= NARROWEST or cells == 6 for cells in given)


def test_a_column_gets_no_more_than_it_needs() -> None:
    assert column_widths(TABLE.columns, 120) == [12, 6, 40]
