"""The map as one SVG picture: a column of boxes for each distance from the start, ways from left to right.

Each box holds its ways on as rows, so that no label ever lies on a line or on another label; a line leads
from the row to the box it means. In a column the boxes stand near those that lead to them (barycentre method,
Sugiyama, Tagawa, Toda 1981), so that few lines cross.

Never enters: words.
"""

from collections.abc import Iterator
from html import escape

from msgspec import Struct

from guide.japanese.wrap import wrap
from guide.views.words.map import FlowMap, Place

_CELLS = 34
"""Cells of a line in a box."""

_CELL, _LINE, _PAD = 7, 20, 10
"""Width of a cell, height of a line, space inside a box."""

_WIDTH = _CELLS * _CELL + 2 * _PAD + 40
_ACROSS, _DOWN = 90, 26
"""Space between columns and between boxes."""


class _Box(Struct, frozen=True):
    """A place as lines, where it stands, and for each way the height at which its line begins."""

    place: Place
    title: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def height(self) -> int:
        return (len(self.title) + sum(map(len, self.rows))) * _LINE + 2 * _PAD + (8 if self.rows else 0)


def svg(drawn: FlowMap) -> Iterator[str]:
    """The lines of the picture."""
    boxes = {place.number: _box(place) for place in drawn.places}
    columns = _columns(drawn)
    at = {
        number: (_PAD + index * (_WIDTH + _ACROSS), top)
        for index, column in enumerate(columns)
        for number, top in _stacked(column, boxes)
    }
    width = _PAD * 2 + len(columns) * (_WIDTH + _ACROSS) - _ACROSS
    height = max(at[number][1] + boxes[number].height for number in at) + _PAD
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}" font-family="sans-serif" font-size="14" role="img">'
    )
    yield f"  <title>{escape(drawn.title)}</title>"
    yield f'  <rect width="{width}" height="{height}" fill="#fff"/>'
    yield f'  <text x="{_PAD}" y="24" font-size="18" font-weight="bold">{escape(drawn.title)}</text>'
    for number, box in boxes.items():
        yield from _lines_from(box, at[number], at)
    for number, box in boxes.items():
        yield from _drawn(box, *at[number])
    yield "</svg>"


def _box(place: Place) -> _Box:
    title = tuple(wrap(f"{place.number}. {place.title}", _CELLS))
    rows = tuple(tuple(wrap(f"{way.words or '次へ'} → {way.to}", _CELLS)) for way in place.ways)
    return _Box(place, title, rows)


def _columns(drawn: FlowMap) -> list[list[int]]:
    """The numbers of the places by their longest way from the start, each column in a calm order."""
    following = {place.number: [way.to for way in place.ways] for place in drawn.places}
    order = {number: place for place, number in enumerate(_before_following(following))}
    depth = dict.fromkeys(following, 0)
    for number, place in order.items():
        for to in following[number]:
            if place < order[to]:  # a way back draws nothing further to the right
                depth[to] = max(depth[to], depth[number] + 1)
    columns: list[list[int]] = [[] for _ in range(max(depth.values()) + 1)]
    for number, column in depth.items():
        columns[column].append(number)
    return _calmed(columns, following)


def _before_following(following: dict[int, list[int]]) -> list[int]:
    """The places, each before those it leads to, but for ways back (depth-first search, no recursion)."""
    seen: set[int] = set()
    order: list[int] = []
    for start, targets in following.items():
        stack = [] if start in seen else [(start, iter(targets))]
        seen.add(start)
        while stack:
            number, rest = stack[-1]
            to = next(rest, None)
            if to is None:
                order.append(number)
                stack.pop()
            elif to not in seen:
                seen.add(to)
                stack.append((to, iter(following[to])))
    return order[::-1]


def _calmed(columns: list[list[int]], following: dict[int, list[int]]) -> list[list[int]]:
    leading: dict[int, list[int]] = {number: [] for number in following}
    for number, targets in following.items():
        for to in targets:
            leading[to].append(number)
    for _ in range(4):
        rank = {number: place / len(column) for column in columns for place, number in enumerate(column)}
        columns = [
            sorted(
                column,
                key=lambda number: (
                    sum(rank[one] for one in leading[number]) / len(leading[number]) if leading[number] else 0
                ),
            )
            for column in columns
        ]
    return columns


def _stacked(column: list[int], boxes: dict[int, _Box]) -> Iterator[tuple[int, int]]:
    top = 40
    for number in column:
        yield number, top
        top += boxes[number].height + _DOWN


def _lines_from(box: _Box, here: tuple[int, int], at: dict[int, tuple[int, int]]) -> Iterator[str]:
    left, top = here
    y = top + _PAD + len(box.title) * _LINE + 8
    for way, row in zip(box.place.ways, box.rows, strict=True):
        middle = y + len(row) * _LINE // 2
        x2, y2 = at[way.to][0], at[way.to][1] + _PAD + _LINE // 2
        x1, bend = left + _WIDTH, max(40, abs(x2 - left - _WIDTH) // 2)
        yield (
            f'  <path d="M{x1} {middle} C{x1 + bend} {middle} {x2 - bend} {y2} {x2} {y2}" '
            'fill="none" stroke="#557" stroke-width="1.2"/>'
        )
        yield f'  <path d="M{x2} {y2} l-8 -4 l0 8 z" fill="#557"/>'
        y += len(row) * _LINE


def _drawn(box: _Box, left: int, top: int) -> Iterator[str]:
    ends = not box.place.ways
    fill, round_ = ("#eef6ee", 14) if ends else ("#f7f7fb", 4)
    yield (
        f'  <rect x="{left}" y="{top}" width="{_WIDTH}" height="{box.height}" rx="{round_}" '
        f'fill="{fill}" stroke="#334"/>'
    )
    y = top + _PAD + 14
    for line in box.title:
        yield f'  <text x="{left + _PAD}" y="{y}" font-weight="bold">{escape(line)}</text>'
        y += _LINE
    y += 8
    for row in box.rows:
        for line in row:
            yield f'  <text x="{left + _PAD}" y="{y}">{escape(line)}</text>'
            y += _LINE
