"""Answers meet a flow: what may be answered, what follows, what is recommended and why.

Rules of the room: pure and total. `follow` is the only evaluation path; everything else asks it. Nothing here
knows a screen, a file, a clock, chance or a database.
"""
