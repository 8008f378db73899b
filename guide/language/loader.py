"""From the bytes of a flow file and its city.yaml to a Flow, or to every problem they have.

source → document → linker → structure. A part of the wrong shape is left out and remembered as a ghost, so
that the rest is still linked and one run reports all. Never raises on any input; never opens a file;
loading runs nothing.
"""

import hashlib
from collections.abc import Collection, Iterable, Mapping
from functools import cached_property, lru_cache
from typing import TypeVar, cast

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
from guide.language.misfits import is_echo, note_misfit
from guide.language.model import City, Flow
from guide.language.names import broken_use
from guide.language.readings import Readings, read_as
from guide.language.reporter import Reporter
from guide.language.stretches import Origins
from guide.language.subflows import unused

_D = TypeVar("_D", bound=BaseModel)

OPENS_READING = "｛"
"""Stands in every text with a reading in it: where there is none, no flow has to be gone through for them."""

FORMAT = 1
"""The number of the flow format this program reads."""

_NAMED = frozenset({"steps", "tables", "values", "partials", "sets", "subflows"})
"""Sections whose broken parts may be left out, if their names are remembered."""

_APART = frozenset({"glossary", "articles"})
"""Sections whose broken parts may be left out, since no other part needs them."""


_PART = 2
"""The length of the path of such a part."""

_ANY_WORDS = "？"

_STAND_INS: tuple[tuple[Path, Data], ...] = (
    (("title",), _ANY_WORDS),
    (("summary",), _ANY_WORDS),
    (("edition",), {"date": "2000-01-01"}),
    (("stages", "*", "title"), _ANY_WORDS),
    (("city",), _ANY_WORDS),
    (("sources", "*"), {"title": _ANY_WORDS, "publisher": _ANY_WORDS, "date": _ANY_WORDS}),
    (("catalogues", "*", "title"), _ANY_WORDS),
    (("catalogues", "*", "entries", "*"), {"name": _ANY_WORDS, "cite": {"page": 1}}),
)
"""Parts that only say something and decide nothing, and what stands in for a broken one (`*`: any name)."""


class Loaded(Struct, frozen=True, dict=True):
    """What loading gave: the flow unless there was an error, and all problems in the order of the files.

    `linked` is the flow before its readings are marked, which is all that looking at its rules needs.
    `partial` is the flow as far as it could be linked where there was an error: never walked by anybody, and
    only for `guide.analysis.partial`. `ghosts` are the names of parts that were left out of it.
    """

    linked: Flow | None
    diagnostics: tuple[Diagnostic, ...]
    flow_source: source.Source
    city_source: source.Source
    origins: Origins | None = None
    partial: Flow | None = None
    ghosts: frozenset[str] = frozenset()

    @cached_property
    def flow(self) -> Flow | None:
        """The flow as people first meet it: each reading is told once in what is read at once."""
        texts = (self.flow_source.text, self.city_source.text)
        if self.linked is None or not any(OPENS_READING in text for text in texts):
            return self.linked
        return read_as(self.linked, Readings.FIRST)

    def locate(self, found: Iterable[Finding]) -> list[Diagnostic]:
        """Findings about the flow, each located in the file where the author wrote what it is about."""
        located = [self.origins.locate(one) for one in found] if self.origins else []
        return [one for one in located if one is not None]


def load(flow_id: str, flow_file: tuple[str, bytes], city_file: tuple[str, bytes]) -> Loaded:
    """Load one flow. The files are given as name (for diagnostics) and content."""
    shared_file = _city(flow_id.partition("/")[0], city_file)
    city_source, city_doc, city = shared_file.where.afresh(), shared_file.doc, shared_file.city
    flow_source = source.read(*flow_file)
    doc, ghosts = _shaped(FlowDoc, flow_source)
    ghosts |= shared_file.left_out
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
    sources = flow_source, city_source
    if has_errors(diagnostics):
        return Loaded(None, diagnostics, *sources, origins, flow, ghosts)
    return Loaded(flow, diagnostics, *sources, origins)


class _CityFile(Struct, frozen=True):
    """A city.yaml as read, its document and the City, where it has the shape of one."""

    where: source.Source
    doc: CityDoc | None
    left_out: frozenset[str]
    city: City | None


@lru_cache(maxsize=1)
def _city(city_id: str, file: tuple[str, bytes]) -> _CityFile:
    """A city's file, kept for its next flow, and for the same flow when only that was edited."""
    where = source.read(*file)
    doc, left_out = _shaped(CityDoc, where)
    city = link_city(doc, city_id, left_out, Reporter(where)) if doc else None
    return _CityFile(where, doc, left_out, city)


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
    mends: dict[Path, Data] = {}
    for detail in details:
        path, instead = _mend(note_misfit(where, model, detail), detail)
        if where.full:
            return None, frozenset()
        if not is_echo(detail):
            mends[path] = instead
    if () in mends:
        return None, frozenset()
    ghosts = frozenset(
        ghost
        for path in mends
        if path[0] in _NAMED and len(path) == _PART
        for ghost in _ghosts_of(where.data, *map(str, path))
    )
    mended = where.data
    # Longest first: a part that is left out takes away what was to be mended in it.
    for path in sorted(mends, key=len, reverse=True):
        mended = _mended(mended, path, mends[path])
    try:
        return model.model_validate(mended), ghosts
    except ValidationError:
        return None, frozenset()


def _ghosts_of(data: Data, section: str, name: str) -> Collection[str]:
    """The ghosts that a part leaves behind (see `Names`)."""
    part = cast("Mapping[str, Mapping[str, Data]]", data)[section][name]
    return broken_use(name) if isinstance(part, Mapping) and "use" in part else {name}


def _mend(path: Path, detail: ErrorDetails) -> tuple[Path, Data]:
    """The smallest part without which the rest can be linked, and what stands in for it (None: nothing).

    Without a path there is none.
    """
    if detail["type"] == "extra_forbidden":
        return path, None
    if path[:1] == ("examples",):
        return path[:1], None
    if len(path) >= _PART and path[0] in _NAMED | _APART:
        return path[:_PART], None
    at_key = detail["loc"][-1:] == ("[key]",)
    for pattern, instead in () if at_key else _STAND_INS:
        here = path[: len(pattern)]
        if len(here) == len(pattern) and all(one in {"*", it} for one, it in zip(pattern, here, strict=True)):
            return here, instead
    return (), None


def _mended(data: Data, path: Path, instead: Data) -> Data:
    """The data with what stands in for a part, or without it."""
    key, inside = path[0], path[1:]
    if isinstance(data, list) and isinstance(key, int):
        return [*data[:key], _mended(data[key], inside, instead), *data[key + 1 :]]
    held = data if isinstance(data, Mapping) else {}
    rest = {name: value for name, value in held.items() if name != key}
    put = _mended(held.get(str(key)), inside, instead) if inside else instead
    return rest if put is None else {**rest, str(key): put}
