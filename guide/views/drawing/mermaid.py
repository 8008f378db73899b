"""The map as a Mermaid flowchart.

Texts stand in quotes with entity codes for all that means something inside them (Mermaid documentation,
"Flowchart: Entity codes to escape characters").

Never enters: words.
"""

from collections.abc import Iterator

from guide.views.words.map import FlowMap, Place

_MEANING = frozenset('"#&;<>`|{}[]()\\%*_~^$')


def mermaid(drawn: FlowMap) -> Iterator[str]:
    """The lines of the flowchart."""
    yield "flowchart TD"
    for place in drawn.places:
        yield f"  n{place.number}{_shaped(place)}"
    for place in drawn.places:
        for way in place.ways:
            label = f'|"{_text(way.words)}"| ' if way.words else ""
            yield f"  n{place.number} -->{label or ' '}n{way.to}"


def _shaped(place: Place) -> str:
    words = f'"{place.number}. {_text(place.title)}"'
    return f"([{words}])" if not place.ways else f"[{words}]"


def _text(text: str) -> str:
    return "".join(f"#{ord(sign)};" if sign in _MEANING else sign for sign in text.replace("\n", " "))
