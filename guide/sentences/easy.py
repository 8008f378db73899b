"""The program's own sentences in easier Japanese, where the ordinary ones are not easy enough.

Short sentences, common words, readings for kanji beyond the first school years in （）.
"""

SENTENCES: dict[str, str] = {}
