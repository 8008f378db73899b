"""A value goes through JSON and comes back as it was."""

import json
from decimal import Decimal

import pytest

from guide.engine.answers import accept, as_json_value
from tests.making import flow

FLOW = flow(
    """
steps:
  many: {kind: choices, options: {a: A, b: B}, to: check}
  check: {kind: checklist, items: {a: A, b: B}, to: size}
  size: {kind: number, decimals: 9, to: end}
  end: {kind: outcome}
"""
)


def there_and_back(step: str, raw: object) -> object:
    return accept(FLOW.asking(step), json.loads(json.dumps(as_json_value(accept(FLOW.asking(step), raw)))))  # type: ignore[arg-type]


@pytest.mark.parametrize("number", ["123456789012345678.123456789", "0.000000001", "-0.5", "12"])
def test_no_digit_is_rounded_away(number: str) -> None:
    assert there_and_back("size", number) == Decimal(number)


def test_whole_numbers_are_numbers_for_programs() -> None:
    assert as_json_value(12) == 12


def test_options_and_marks_come_back() -> None:
    assert there_and_back("many", ["b", "a"]) == ("a", "b")
    assert there_and_back("check", {"a": "yes", "b": "no"}) == {"a": "yes", "b": "no"}
