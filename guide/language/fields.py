"""The kinds of values that stand in flow files: ids, texts, flags, numbers, conditions not yet read.

Strict where pydantic would guess: the text `yes` is no boolean and "5" no number.

Never enters: the shape of the document (see `document`).
"""

from decimal import Decimal
from typing import Annotated, Any, TypeAlias

from pydantic import (
    BeforeValidator,
    PlainValidator,
    Strict,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

ID_PATTERN = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"

SHOWN = "shown"
"""Marks the fields that people read on a walk: a wording may say them in other words."""

LONGEST_ID = 100
"""Characters of a name; what uses a subflow brings in is named after both."""

Id: TypeAlias = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=LONGEST_ID)]
FilledDoc: TypeAlias = Annotated[str, StringConstraints(min_length=1)]
TextDoc: TypeAlias = Annotated[str, StringConstraints(min_length=1), SHOWN]
ShownDoc: TypeAlias = Annotated[str, SHOWN]
"""As TextDoc, and may be left out."""

Flag: TypeAlias = Annotated[bool, Strict()]
Whole: TypeAlias = Annotated[int, Strict()]


def _is_number(value: object) -> bool:
    return isinstance(value, int | Decimal) and not isinstance(value, bool)


def _number(value: object) -> Decimal:
    if not _is_number(value):
        raise PydanticCustomError("number", "not a number")
    return Decimal(str(value))


def _scalar(value: object) -> object:
    if not _is_number(value) and not (isinstance(value, str) and value):
        raise PydanticCustomError("scalar", "neither text nor number")
    return value


def _condition(value: object) -> object:
    if not isinstance(value, (dict, list)) or not value:
        raise PydanticCustomError("condition", "no condition")
    return value


def _page(value: object) -> object:
    return str(value) if _is_number(value) else value


def listed(value: object) -> object:
    """One thing stands for a list of it."""
    return [value] if isinstance(value, dict) else value


def with_text(value: object) -> object:
    """A text stands for an option of this text."""
    return value if isinstance(value, dict) else {"text": value}


_CONDITION_SCHEMA = {
    "description": "「名前: 値」のまとまり（すべて成り立つ）か、その一覧（どれかが成り立つ）",
    "type": ["object", "array"],
}
AmountDoc: TypeAlias = Annotated[Decimal, PlainValidator(_number), WithJsonSchema({"type": "number"})]
ConditionDoc: TypeAlias = Annotated[Any, PlainValidator(_condition), WithJsonSchema(_CONDITION_SCHEMA)]
ScalarDoc: TypeAlias = Annotated[
    str | int | Decimal, PlainValidator(_scalar), WithJsonSchema({"type": ["string", "number"]})
]
PageText: TypeAlias = Annotated[str, BeforeValidator(_page, json_schema_input_type=str | float)]
