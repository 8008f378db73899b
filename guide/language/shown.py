"""Which parts of a file people read on a walk: the fields of the document model that are marked SHOWN.

Read off the model itself, so that a new text of the format can be said in every wording at once.

Never enters: data of a file.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from types import UnionType
from typing import Annotated, TypeAlias, Union, get_args, get_origin

from msgspec import Struct
from pydantic import BaseModel

from guide.language.city_document import CityDoc
from guide.language.document import FlowDoc
from guide.language.fields import SHOWN


class Words(Struct, frozen=True):
    """A text, or the cases of one."""


class Each(Struct, frozen=True):
    """The members of a mapping or of a list, all of one shape."""

    inside: "Shape"


class Parts(Struct, frozen=True):
    """The parts that hold texts, by their keys; all others hold none."""

    inside: "Mapping[str, Shape]"


Shape: TypeAlias = Words | Each | Parts
"""Where in the data of a file its texts stand."""

WORDS = Words()


@cache
def flow_texts() -> Shape:
    """Where the texts of a flow file stand."""
    return shape_of(FlowDoc) or Parts({})


@cache
def city_texts() -> Shape:
    """Where the texts of city.yaml stand."""
    return shape_of(CityDoc) or Parts({})


def shape_of(annotation: object) -> Shape | None:
    """Where the texts stand in data of this type; None where there are none."""
    if get_origin(annotation) is Annotated:
        inside, *marks = get_args(annotation)
        return WORDS if SHOWN in marks else shape_of(inside)
    if get_origin(annotation) in {Union, UnionType}:
        return _of_either([shape for one in get_args(annotation) if (shape := shape_of(one))])
    if get_origin(annotation) in {dict, tuple}:
        shape = shape_of(next(one for one in reversed(get_args(annotation)) if one is not Ellipsis))
        return Each(shape) if shape else None
    return _of_model(annotation) if isinstance(annotation, type) else None


@cache
def _of_model(model: type) -> Shape | None:
    """The same of a model, which is found in many places; None for any other class."""
    parts = dict(_parts(model)) if issubclass(model, BaseModel) else {}
    return Parts(parts) if parts else None


def _parts(model: type[BaseModel]) -> Iterator[tuple[str, Shape]]:
    for name, field in model.model_fields.items():
        # pydantic keeps the marks of a field apart from its type.
        shape = WORDS if SHOWN in field.metadata else shape_of(field.annotation)
        if shape:
            yield field.alias or name, shape


def _of_either(shapes: list[Shape]) -> Shape | None:
    """The shape of data that may be of several types: a text is told from its cases by how it is written."""
    if WORDS in shapes:
        return WORDS
    parts = {key: shape for one in shapes if isinstance(one, Parts) for key, shape in one.inside.items()}
    return Parts(parts) if parts else next(iter(shapes), None)
