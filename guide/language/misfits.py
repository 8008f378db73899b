"""Turning what pydantic says of data of the wrong shape into diagnostics in the author's words.

pydantic names places by the path of its own validators; the path through the document model tells which
parts of it the author wrote, and which keys could have been meant.

Never enters: other sources of problems.
"""

import re
from collections.abc import Mapping
from types import NoneType, UnionType
from typing import Annotated, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from guide.japanese.numerals import parse_number
from guide.language.diagnostics import Path, nearest
from guide.language.look_alikes import look_alike
from guide.language.source import Source
from guide.language.text_document import CASES, ONE_TEXT

_MAPPING = "ここには「名前: 値」のまとまりを書きます。"
_LIST = "ここには一覧（- で始まる行）を書きます。"
_YES_OR_NO = "ここには true か false を書きます。"
_WHOLE = "ここには整数を書きます。"

_EXPECTED = {
    "string_type": "ここには文を書きます。数や true を文として書くときは、引用符で囲みます。",
    "string_too_short": "ここには一文字以上の文を書きます。",
    "too_short": "ここには少なくとも {min_length} つ書きます。",
    "int_type": _WHOLE,
    "bool_type": _YES_OR_NO,
    "number": "ここには数を書きます。引用符、コンマ、単位は付けません。",
    "scalar": "ここには文か数を一つ書きます。true と false のかわりに yes と no を使います。",
    "condition": "条件は「名前: 値」のまとまりか、その一覧で書きます。",
    "dict_type": _MAPPING,
    "model_type": _MAPPING,
    "model_attributes_type": _MAPPING,
    "tuple_type": _LIST,
    "greater_than_equal": "{ge} 以上の数を書きます。",
    "less_than_equal": "{le} 以下の数を書きます。",
}
_LISTS_OF_WORDS = {("exclusive",), ("points",), ("inputs",)}
_NUMBER = _EXPECTED["number"]
_WORD = re.compile(r"[^\s,:#\[\]{}'\"]{1,40}")
_OTHERWISE = "ここの書き方が正しくありません。"


def is_echo(detail: ErrorDetails) -> bool:
    """Whether an error follows from others: pydantic does not count members that are of the wrong shape."""
    return detail["type"] == "too_short" and len(detail["input"]) >= detail["ctx"]["min_length"]


def note_misfit(where: Source, model: type[BaseModel], detail: ErrorDetails) -> Path:
    """Take note of one error of pydantic's; gives the path of what it is about, as written."""
    # What is wrong with a key itself, pydantic tells at a part of its own after it.
    at_key = detail["loc"][-1:] == ("[key]",)
    followed, keys = _place(model, detail["loc"][:-1] if at_key else detail["loc"])
    path = where.as_written(followed)
    last = str(detail["loc"][-1]) if detail["loc"] else ""
    context = detail.get("ctx", {})
    match detail["type"]:
        case "missing":
            where.note("missing-key", path[:-1], {"key": last}, at_key=True)
        case "extra_forbidden":
            sign = look_alike(last)
            facts = {"key": last, **({"hint": sign.meant} if sign else {"near": nearest(last, keys)})}
            where.note("unknown-key", path, facts, at_key=True)
        case "string_pattern_mismatch":
            sign = look_alike(str(detail["input"])) if at_key else None
            facts = {"written": detail["input"], **({"hint": sign.meant} if sign else {})}
            where.note("bad-id", path, facts, at_key=at_key)
        case "string_too_long":
            hint = f"名前は{context['max_length']}文字までにします。"
            where.note("bad-id", path, {"written": detail["input"], "hint": hint}, at_key=at_key)
        case "union_tag_not_found":
            facts = {"key": "kind", "hint": "kind: yes-no のように、種類を書きます。"}
            where.note("missing-key", path, facts, at_key=True)
        case "union_tag_invalid":
            _note_choice(where, (*path, "kind"), str(context["tag"]), str(context["expected_tags"]))
        case "literal_error":
            _note_choice(where, path, str(detail["input"]), str(context["expected"]))
        case "too_short" if is_echo(detail):
            pass
        case kind:
            expected = _EXPECTED.get(kind, _OTHERWISE).format_map(context)
            near = _meant_flag(detail["input"]) if kind == "bool_type" else ""
            hint = _better(path, detail["input"], expected)
            where.note("wrong-type", path, {"expected": expected, "near": near, "hint": hint})
    return path


def _better(path: Path, written: object, expected: str) -> str:
    """How to write what stands there, if that is certain enough to be said."""
    if expected in {_NUMBER, _WHOLE}:
        number = parse_number(str(written), ("円", "人", "名", "日", "件", "回"))
        return "" if number is None else f"{number:f} と書きます。"
    if expected not in {_LIST, _MAPPING}:
        return ""
    if isinstance(written, Mapping):
        sign = next(filter(None, (look_alike(str(key)) for key in written)), None)
    else:
        sign = look_alike(str(written)) or look_alike(f": {written}")
    if sign:
        return sign.meant
    if path[-1:] == ("cite",):
        page = written if re.fullmatch(r"[0-9][0-9-]*", str(written)) else 4
        return f"cite: {{page: {page}}} のように書きます。"
    if path == ("edition",):
        return "edition: {date: 2026-11-22} のように書きます。"
    words = path[-1:] in _LISTS_OF_WORDS or (path[:1] == ("examples",) and path[-1:] != ("examples",))
    return f"[{written}] とも書けます。" if words and _WORD.fullmatch(str(written)) else ""


def _note_choice(where: Source, path: Path, written: str, expected: str) -> None:
    """What pydantic lists as `'a', 'b' or 'c'`."""
    choices = re.findall(r"'([^']*)'", expected)
    sentence = f"{path[-1]} には、次のどれかを書きます: {'、'.join(choices)}"
    where.note("wrong-type", path, {"expected": sentence, "near": nearest(written, choices)})


def _meant_flag(written: object) -> str:
    return {"yes": "true", "on": "true", "no": "false", "off": "false"}.get(str(written).lower(), "")


def _place(model: object, location: tuple[str | int, ...]) -> tuple[Path, tuple[str, ...]]:
    """Follow pydantic's path through the document model.

    Gives the parts of it that stand in the file, and the keys that its last part could have been.
    """
    path: list[str | int] = []
    keys: tuple[str, ...] = ()
    at = _alternatives(model)
    for part in location:
        if len(at) > 1:
            # The name of a union's branch is no part of the path that the author wrote.
            at = [one for one in at if part in _branch_names(one)]
        else:
            path.append(part)
            fields = _fields(at[0]) if at else {}
            keys = tuple(fields)
            at = _alternatives(fields[str(part)]) if part in fields else _members(at)
    return tuple(path), keys


def _alternatives(annotation: object) -> list[object]:
    """What may stand there, without metadata and without None."""
    if get_origin(annotation) is Annotated:
        return _alternatives(get_args(annotation)[0])
    if get_origin(annotation) in {Union, UnionType}:
        return [one for member in get_args(annotation) for one in _alternatives(member)]
    return [] if annotation is NoneType else [annotation]


def _members(at: list[object]) -> list[object]:
    """What may stand in a mapping or a list."""
    inside = [one for one in get_args(at[0]) if one is not Ellipsis] if at else []
    return _alternatives(inside[-1]) if inside else []


def _branch_names(branch: object) -> tuple[object, ...]:
    """What pydantic calls a branch: a step by its `kind`, a text by the way it is written."""
    if branch is str:
        return (ONE_TEXT,)
    fields = _fields(branch)
    return get_args(fields["kind"]) if "kind" in fields else (CASES,)


def _fields(model: object) -> dict[str, object]:
    if not isinstance(model, type) or not issubclass(model, BaseModel):
        return {}
    return {field.alias or name: field.annotation for name, field in model.model_fields.items()}
