"""The codes about walks: what may well be as it should is a note."""

from guide.language.codes import CODES
from guide.language.walk_codes import WALK_CODES


def test_only_options_that_make_no_difference_are_notes() -> None:
    notes = {code for code, words in CODES.items() if words.severity == "note"}
    assert notes == {"same-options", "idle-option"}
    assert WALK_CODES.keys() > notes
