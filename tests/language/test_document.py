"""What may stand in a flow file."""

from decimal import Decimal
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from guide.language.document import OptionDoc
from guide.language.fields import AmountDoc, Flag, Id, PageText, ScalarDoc, Whole


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        (Id, ["a", "a-1", "step-2b"], ["A", "1a", "a_b", "a-", "", "日本", "a\n"]),
        (Flag, [True, False], ["yes", "true", 1, 0]),
        (Whole, [0, -5], ["5", 5.0, True, Decimal(5)]),
        (AmountDoc, [5, Decimal("0.5")], ["5", True, None, "x"]),
        (ScalarDoc, ["a", 5, Decimal("0.5")], [True, None, "", [], {}]),
        (PageText, ["8-10", 8, Decimal("2.10")], [True, []]),
    ],
)
def test_a_value_is_what_it_looks_like(kind: Any, good: list[object], bad: list[object]) -> None:
    reader = TypeAdapter[object](kind)
    for value in good:
        reader.validate_python(value)
    for value in bad:
        with pytest.raises(ValidationError):
            reader.validate_python(value)


def test_no_part_of_a_document_can_be_changed() -> None:
    with pytest.raises(ValidationError):
        OptionDoc(text="a").text = "b"  # type: ignore[misc]
