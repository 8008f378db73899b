"""The map as a Graphviz graph in the DOT language (graphviz.org/doc/info/lang.html).

Texts stand in double quotes, in which a backslash and a quote are escaped; the backslash is doubled, so that
no escape of labels (such as a backslash before N) is ever read into one.

Never enters: words.
"""

from collections.abc import Iterator

from guide.japanese.wrap import wrap
from guide.views.words.map import FlowMap

_CELLS = 28
"""Cells of a line in a label."""


def dot(drawn: FlowMap) -> Iterator[str]:
    """The lines of the graph."""
    yield "digraph {"
    yield f"  graph [label={_quoted(drawn.title)}, labelloc=t, rankdir=TB]"
    yield '  node [shape=box, fontname="sans-serif"]'
    yield '  edge [fontname="sans-serif", fontsize=10]'
    for place in drawn.places:
        style = ", style=rounded, penwidth=2" if not place.ways else ""
        yield f"  n{place.number} [label={_quoted(f'{place.number}. {place.title}')}{style}]"
    for place in drawn.places:
        for way in place.ways:
            label = f" [label={_quoted(way.words)}]" if way.words else ""
            yield f"  n{place.number} -> n{way.to}{label}"
    yield "}"


def _quoted(text: str) -> str:
    lines = (line.replace("\\", "\\\\").replace('"', '\\"') for line in wrap(text, _CELLS))
    return '"' + "\\n".join(lines) + '"'
