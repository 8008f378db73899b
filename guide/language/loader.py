"""From the bytes of a flow file and its city.yaml to a Flow, or to every problem they have.

source → document → linker → structure. A part of the wrong shape is left out and remembered as a ghost, so
that the rest is still linked and one run reports all. Never raises on any input; never opens a file;
loading runs nothing.
"""

import hashlib
from collections.abc import Iterable, Mapping
from typing import TypeAlias, TypeVar

from msgspec import Struct
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from guide.language import source, structure
from guide.language.city_document import CityDoc
from guide.language.city_linker import link_city
from guide.language.data import Data
from guide.language.diagnostics import Diagnostic, Finding, Path, Severity
from guide.language.document import FlowDoc
from guide.language.linker import FlowLinker, shared_subflows
from guide.language.misfits import note_misfit
from guide.language.model import Flow
from guide.language.readings import Readings, read_as
from guide.language.reporter import Reporter
from guide.language.stretches import Origins
from guide.language.subflows import unused

_D = TypeVar("_D", bound=BaseModel)

OPENS_READING = "｛".encode()
"""Stands in every file that gives a reading; looking for one in a large flow takes a while."""

FORMAT = 1
"""The number of the flow format this program reads."""

_NAMED = frozenset({"steps", "tables", "values", "partials", "sets", "subflows"})
"""Sections whose broken parts may be left out, if their names are remembered."""

_APART = frozenset({"glossary", "articles"})
"""Sections whose broken parts may be left out, since no other part needs them."""


_PART = 2
"""The length of the path of such a part."""


class Loaded(Struct, frozen=True):
    """What loading gave: the flow unless there was an error, and all problems in the order of the files.

    `partial` is the flow as far as it could be linked where there was one: never walked by anybody, and only
    for `guide.analysis.partial`. `ghosts` are the names of parts that were left out of it.
    """

    flow: Flow | None
    diagnostics: tuple[Diagnostic, ...]
    flow_source: source.Source
    city_source: source.Source
    origins: Origins | None = None
    partial: Flow | None = None
    ghosts: frozenset[str] = frozenset()

    def locate(self, found: Iterable[Finding]) -> list[Diagnostic]:
        """Findings about the flow, each located in the file where the author wrote what it is about."""
        located = [self.origins.locate(one) for one in found] if self.origins else []
        return [one for one in located if one is not None]


def load(flow_id: str, flow_file: tuple[str, bytes], city_file: tuple[str, bytes]) -> Loaded:
    """Load one flow. The files are given as name (for diagnostics) and content."""
    city_source, flow_source = source.read(*city_file), source.read(*flow_file)
    city_doc, left_out = _shaped(CityDoc, city_source)
    city = city_doc and link_city(city_doc, flow_id.partition("/")[0], left_out, Reporter(city_source))
    doc, ghosts = _shaped(FlowDoc, flow_source)
    ghosts |= left_out
    flow = origins = None
    if doc and doc.format != FORMAT:
        flow_source.note("format", ("format",), {"written": doc.format})
    elif doc and city_doc and city:
        digest = hashlib.sha256(city_file[1] + b"\0" + flow_file[1]).hexdigest()
        shared = shared_subflows(city_doc, city, Reporter(city_source))
        linker = FlowLinker(doc, city, ghosts, Reporter(flow_source), shared)
        flow, origins = linker.link(flow_id, digest), linker.origins
        for found in unused(doc):
            origins.note(found)
    # A name that leads nowhere was told of; the flow's structure can only be judged without one.
    if flow and origins and not origins.own.ghosts and structure.is_closed(flow):
        for found in structure.findings(flow):
            origins.note(found)
    diagnostics = in_file_order([*city_source.problems, *flow_source.problems])
    if flow and any(OPENS_READING in file[1] for file in (flow_file, city_file)):
        flow = read_as(flow, Readings.FIRST)
    sources = flow_source, city_source
    if has_errors(diagnostics):
        return Loaded(None, diagnostics, *sources, origins, flow, ghosts)
    return Loaded(flow, diagnostics, *sources, origins)


def in_file_order(problems: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The problems by file and position, each once."""
    once = {(it.file, it.line, it.column, it.code, it.message): it for it in problems}
    return tuple(once[key] for key in sorted(once))


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether any of them is an error."""
    return any(diagnostic.severity is Severity.ERROR for diagnostic in diagnostics)


def _shaped(model: type[_D], where: source.Source) -> tuple[_D | None, frozenset[str]]:
    """The document, if need be without misshapen parts, and the names of those that others name."""
    if where.data is None:
        return None, frozenset()
    try:
        return model.model_validate(where.data), frozenset()
    except ValidationError as error:
        details = error.errors(include_url=False)
    left_out: list[Path] = []
    for detail in details:
        left_out.append(_left_out(note_misfit(where, model, detail), detail))
        if where.full:
            return None, frozenset()
    if not all(left_out):
        return None, frozenset()
    ghosts = frozenset(str(path[1]) for path in left_out if path[0] in _NAMED and len(path) == _PART)
    try:
        return model.model_validate(_without(where.data, _tree(left_out))), ghosts
    except ValidationError:
        return None, frozenset()


def _left_out(path: Path, detail: ErrorDetails) -> Path:
    """The path of the smallest part without which the rest can be linked; empty when there is none."""
    if detail["type"] == "extra_forbidden":
        return path
    if path[:1] == ("examples",):
        return path[:1]
    if len(path) >= _PART and path[0] in _NAMED | _APART:
        return path[:_PART]
    return ()


_Tree: TypeAlias = dict[str | int, "_Tree"]
"""Paths that share their beginnings; one that ends has no branches."""


def _tree(paths: Iterable[Path]) -> _Tree:
    tree: _Tree = {}
    # Longest first: a part that is left out takes away what was to be left out of it.
    for path in sorted(paths, key=len, reverse=True):
        branch = tree
        for part in path:
            branch = branch.setdefault(part, {})
        branch.clear()
    return tree


def _without(data: Data, tree: Mapping[str | int, _Tree]) -> Data:
    if isinstance(data, list):
        return [_without(value, tree.get(index, {})) for index, value in enumerate(data)]
    if not isinstance(data, Mapping) or not tree:
        return data
    return {key: _without(value, tree.get(key, {})) for key, value in data.items() if tree.get(key) != {}}
