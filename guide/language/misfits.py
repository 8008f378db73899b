"""Turning what pydantic says of data of the wrong shape into diagnostics in the author's words.

Never enters: other sources of problems.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from guide.language import document
from guide.language.diagnostics import Diagnostic, Path, nearest
from guide.language.source import Mapped, Source

_KINDS = ("yes-no", "choice", "choices", "checklist", "number", "date", "text", "page", "outcome")

_EXPECTED = {
    "string_type": "ここには文字を書きます（数や true は引用符で囲みます）。",
    "string_too_short": "ここには一文字以上の文字を書きます。",
    "too_short": "ここには少なくとも {min_length} つ書きます。",
    "int_type": "ここには整数を書きます。",
    "int_parsing": "ここには整数を書きます。",
    "int_from_float": "ここには整数を書きます。",
    "decimal_type": "ここには数を書きます。",
    "decimal_parsing": "ここには数を書きます。",
    "bool_type": "ここには true か false を書きます。",
    "bool_parsing": "ここには true か false を書きます。",
    "dict_type": "ここには「名前: 値」のまとまりを書きます。",
    "mapping_type": "ここには「名前: 値」のまとまりを書きます。",
    "model_type": "ここには「名前: 値」のまとまりを書きます。",
    "model_attributes_type": "ここには「名前: 値」のまとまりを書きます。",
    "tuple_type": "ここには一覧（- で始まる行）を書きます。",
    "list_type": "ここには一覧（- で始まる行）を書きます。",
    "literal_error": "次のどれかを書きます: {expected}",
    "greater_than_equal": "{ge} 以上の数を書きます。",
    "less_than_equal": "{le} 以下の数を書きます。",
}


def misfit(where: Source, detail: Mapping[str, Any]) -> Diagnostic:
    """The diagnostic for one error of pydantic's."""
    path: Path = tuple(detail["loc"])
    kind, context = detail["type"], detail.get("ctx", {})
    last = str(path[-1]) if path else ""
    if kind == "missing":
        return _missing(where, path)
    if kind == "extra_forbidden":
        near = nearest(last, _known_keys())
        return _report(where, "unknown-key", path, {"key": last, "near": near}, at_key=True)
    if kind == "string_pattern_mismatch":
        at_key = last == "[key]"
        return _report(where, "bad-id", path, {"written": detail["input"]}, at_key=at_key)
    if kind in {"union_tag_not_found", "union_tag_invalid"}:
        return _kind(where, path, detail)
    template = _EXPECTED.get(kind, "ここの書き方が正しくありません（{message}）。")
    facts = {**context, "message": detail["msg"]}
    return _report(where, "wrong-type", path, {"expected": template.format_map(facts)})


def _missing(where: Source, path: Path) -> Diagnostic:
    return _report(where, "missing-key", path[:-1], {"key": str(path[-1])}, at_key=True)


def _kind(where: Source, path: Path, detail: Mapping[str, Any]) -> Diagnostic:
    data = detail["input"]
    if not isinstance(data, Mapping):
        return _report(where, "wrong-type", path, {"expected": _EXPECTED["dict_type"]})
    if "kind" not in data:
        return _missing(where, (*path, "kind"))
    near = nearest(str(data["kind"]), _KINDS)
    facts = {"expected": f"kind には次のどれかを書きます: {'、'.join(_KINDS)}", "near": near}
    return _report(where, "wrong-type", (*path, "kind"), facts)


def _report(
    where: Source, code: str, path: Path, facts: Mapping[str, object], *, at_key: bool = False
) -> Diagnostic:
    return where.report(code, written_path(where, path), facts, at_key=at_key)


def written_path(where: Source, path: Path) -> Path:
    """The path without the parts that only pydantic knows (branches of unions, lists made of one value)."""
    at: Any = where.data
    kept: list[str | int] = []
    for part in path:
        try:
            at = at[part]
        except (KeyError, IndexError, TypeError):
            if not isinstance(at, Mapped) or part in {*_KINDS, "[key]"} or isinstance(part, int):
                continue
        kept.append(part)
    return tuple(kept)


def _known_keys() -> Iterator[str]:
    for model in vars(document).values():
        if isinstance(model, type) and issubclass(model, document.Doc):
            yield from (field.alias or name for name, field in model.model_fields.items())
