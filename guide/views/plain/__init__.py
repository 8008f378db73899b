"""Line mode: numbered prompts, one below the other, for screen readers, braille lines and narrow terminals.

Rules of the room: no redraw, no boxes, no colour; what it says of a flow comes from `guide.views.words`;
reads and writes only through the two functions it is given.
"""
