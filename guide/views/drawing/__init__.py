"""Maps of flows for other programs to draw: Mermaid, Graphviz DOT, SVG.

Rules of the room: words come from `guide.views.words.map`; every text is escaped where it is written, and no
name of a flow is ever used as a name of the format.
"""
