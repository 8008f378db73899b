"""What may stand in city.yaml."""

import pytest
from pydantic import ValidationError

from guide.language.city_document import CityDoc

SOURCES = {"plan": {"title": "指針", "publisher": "市", "date": "2022年"}}


def test_a_city_needs_a_name_and_a_document_and_nothing_else() -> None:
    city = CityDoc.model_validate({"city": "見本市", "sources": SOURCES})
    assert (city.city, list(city.sources), city.subflows) == ("見本市", ["plan"], {})


@pytest.mark.parametrize("bad", [{"city": "見本市"}, {"sources": SOURCES}, {"city": "見本市", "sources": {}}])
def test_what_has_no_name_or_no_document_is_no_city(bad: object) -> None:
    with pytest.raises(ValidationError):
        CityDoc.model_validate(bad)
