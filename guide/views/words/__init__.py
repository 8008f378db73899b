"""The sentences all views share, as functions of an interview: です・ます, one fact a sentence, no scolding.

Rules of the room: pure; passages and rows, no layout; texts of a flow are filled in here and nowhere else.
"""
