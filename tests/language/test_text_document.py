"""What may stand in flow files and in city.yaml."""

from decimal import Decimal
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from guide.language.text_document import CaseDoc, CiteDoc, WordsDoc

WORDS = TypeAdapter[Any](WordsDoc)


def test_a_page_is_kept_as_it_was_written() -> None:
    assert CiteDoc.model_validate({"page": Decimal("2.10")}).page == "2.10"
    assert CiteDoc.model_validate({"page": 8}).page == "8"


def test_a_text_is_written_as_it_is_or_as_wordings() -> None:
    case = CaseDoc(text="文")
    assert WORDS.validate_python("文") == "文"
    assert WORDS.validate_python([{"text": "文"}]) == (case,)
    assert WORDS.validate_python({"text": "文"}) == (case,)


@pytest.mark.parametrize("bad", ["", 5, None, [], {}, ["文"], [{"text": ""}], [{"when": {"lead": "city"}}]])
def test_what_says_nothing_is_no_text(bad: object) -> None:
    with pytest.raises(ValidationError):
        WORDS.validate_python(bad)
