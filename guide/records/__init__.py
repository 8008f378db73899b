"""What outlives one run of the program: interviews in files of one person, and records many counters share.

Rules of the room: it may know files, the clock and a database; it never decides where answers lead (`follow`
does) and never words anything for people (the views do).
"""
