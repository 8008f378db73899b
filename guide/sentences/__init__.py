"""The program's own sentences in every wording: the ground floor of what people read that is no flow's.

Code has the Japanese sentence in place, as in `said(wording, "一つ選んでください。")`. A wording is a table
from that sentence to its own, read only when someone asks for it. Sentences that only authors and programs
meet (diagnostics, the command line's help) stay Japanese.

Rules of the room: pure; no sentence of a flow; nothing here decides when a sentence is said.
"""
