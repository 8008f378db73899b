"""The codes of the text gate are warnings, each with something to do."""

from guide.language.codes import CODES
from guide.language.text_codes import TEXT_CODES


def test_hard_texts_keep_no_flow_from_being_used() -> None:
    assert {code.severity for code in TEXT_CODES.values()} == {"warning"}
    assert all(code.hint and code.explain for code in TEXT_CODES.values())
    assert TEXT_CODES.keys() <= CODES.keys()
