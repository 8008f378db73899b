"""The full screen: the same interview, words and reasons as every view, drawn with Textual.

Built in three layers. Pure: `rows` lays text out in rows of styled spans, `choosing` and `typed` hold an
answer while it is given, `question` and `listing` draw them on a `sheet`. Widgets: `paper` shows a sheet and
scrolls it, `masthead` shows the stages, `hints` the keys. Screens: `home`, `walk`, `reader`, `lister`,
each a few commands over one paper.

Rules of the room: state goes down (an Interview, a passage), messages come up; a question is shown by drawing
the same widgets anew, never by building new ones; no text is ever read as markup; nothing here decides what
follows from an answer.
"""

import os

# Read by Textual when it is imported: under this protocol some terminals lose what an input method commits.
os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")
