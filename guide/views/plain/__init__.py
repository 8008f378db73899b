"""Line mode: numbered prompts, one below the other, for screen readers, braille lines and narrow terminals.

Rules of the room: no redraw, no boxes, no colour, nothing but the words of `guide.views.words` and numbers to type; reads
and writes only through the two functions it is given.
"""
