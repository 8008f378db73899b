"""A wording file to be filled in: every text of a file as a comment, and what the wording says of it so far.

What it gives can be put in the place of the wording file: reading it gives the same wording again.

Never enters: files, checking a wording (see `overlay`).
"""

from collections.abc import Iterator, Mapping

import yaml

from guide.language.data import Data
from guide.language.overlay import parts
from guide.language.shown import Parts, Shape, Words

_STEP = "  "
_WIDEST = 10**9
"""Columns after which YAML may break a line: never."""


def skeleton(base: Data, over: Data, shape: Shape) -> str:
    """The text of a wording file for the data of a file, with what `over` already says."""
    return "".join(f"{line}\n" for line in _lines(base, over, shape, ""))


def _lines(base: Data, over: Data, shape: Shape, indent: str) -> Iterator[str]:
    """What stands below a key or in a list, each line behind the indent."""
    if isinstance(shape, Words):
        yield from _listed(base, over, shape, indent)
    elif isinstance(shape, Parts):
        yield from _mapped(parts(base), parts(over), shape.inside, indent)
    elif isinstance(base, Mapping):
        yield from _mapped(base, over or {}, dict.fromkeys(base, shape.inside), indent)
    else:
        yield from _listed(base, over, shape.inside, indent)


def _mapped(
    base: Mapping[str, Data], over: Mapping[str, Data], shapes: Mapping[str, Shape], indent: str
) -> Iterator[str]:
    for key, value in base.items():
        if key in shapes and value is not None:
            yield from _member(f"{indent}{key}:", value, over.get(key), shapes[key], indent)


def _listed(base: list[Data], over: Data, shape: Shape, indent: str) -> Iterator[str]:
    given = over if isinstance(over, list) else [over] * len(base)
    for value, new in zip(base, given, strict=True):
        lines = list(_member(f"{indent}-", value, new, shape, indent))
        # A member without a text keeps its place in the list.
        yield from lines or [f"{indent}-"]


def _member(head: str, base: Data, over: Data, shape: Shape, indent: str) -> Iterator[str]:
    """A key or a dash with what follows it, below the text that is to be said in other words."""
    text = _text(base, shape)
    if text is not None:
        yield from (f"{indent}# {line}".rstrip() for line in text.rstrip("\n").split("\n"))
        yield from _written(head, _only(over), indent)
        return
    inside = list(_lines(base, over, shape, indent + _STEP))
    if inside:
        yield head
        yield from inside


def _text(base: Data, shape: Shape) -> str | None:
    """The text that stands there by itself, also where an option is written as its text or has no more."""
    if isinstance(shape, Words) and isinstance(base, Mapping):
        return str(base["text"])
    if isinstance(base, str):
        return base
    return None


def _only(over: Data) -> str | None:
    """What a wording says of a text that stands by itself."""
    said = parts(over).get("text") if isinstance(over, Mapping) else over
    return None if said is None else str(said)


def _written(head: str, said: str | None, indent: str) -> Iterator[str]:
    """A key or a dash with a text as YAML has it, one of several lines as a block."""
    if said is None:
        yield head
    elif "\n" in said and said.strip() == said.rstrip("\n"):
        yield f"{head} |" + ("" if said.endswith("\n") else "-")
        yield from (f"{indent}{_STEP}{line}".rstrip() for line in said.rstrip("\n").split("\n"))
    else:
        plain: str = yaml.safe_dump(said, allow_unicode=True, width=_WIDEST)
        yield f"{head} " + plain.removesuffix("\n").removesuffix("\n...")
