"""From the bytes of a flow file and its city.yaml to a Flow, or to every problem they have.

source → document → linker → structure. A part of the wrong shape is left out and remembered as a ghost, so that the
rest is still linked and one run reports all. Never raises on any input; never opens a file; loading runs nothing.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from guide.language import source, structure
from guide.language.city_linker import link_city
from guide.language.diagnostics import Diagnostic, Finding, Path, Severity
from guide.language.document import CityDoc, FlowDoc
from guide.language.linker import FlowLinker
from guide.language.misfits import misfit
from guide.language.model import City, Flow

_D = TypeVar("_D", bound=BaseModel)

FORMAT = 1
"""The number of the flow format this program reads."""

_PRUNABLE = frozenset({"steps", "tables"})
"""Sections whose broken parts may be left out without moving the others."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What loading gave: the flow unless there was an error, and all problems in the order of the files."""

    flow: Flow | None
    diagnostics: tuple[Diagnostic, ...]
    flow_source: source.Source
    city_source: source.Source

    def locate(self, found: Iterable[Finding]) -> list[Diagnostic]:
        """Findings about the flow, located in its file."""
        return [_located(self.flow_source, finding) for finding in found]


def load(flow_id: str, flow_file: tuple[str, bytes], city_file: tuple[str, bytes]) -> Loaded:
    """Load one flow. The files are given as name (for diagnostics) and content."""
    flow_source, city_source = source.read(*flow_file), source.read(*city_file)
    problems = [*city_source.problems, *flow_source.problems]
    city_doc, _ = _shaped(CityDoc, city_source, problems)
    flow_doc, ghosts = _shaped(FlowDoc, flow_source, problems)
    city = _link_city(city_doc, flow_id, city_source, problems)
    flow = None
    if flow_doc and flow_doc.format != FORMAT:
        problems.append(flow_source.report("format", ("format",), {"written": flow_doc.format}))
    elif flow_doc and city:
        reporter = _Reporter(flow_source, problems)
        digest = hashlib.sha256(city_file[1] + b"\0" + flow_file[1]).hexdigest()
        flow = FlowLinker(flow_doc, city, ghosts, reporter).link(flow_id, digest)
    if flow and not has_errors(problems):
        problems.extend(_located(flow_source, finding) for finding in structure.findings(flow))
    diagnostics = in_file_order(problems)
    return Loaded(None if has_errors(diagnostics) else flow, diagnostics, flow_source, city_source)


def in_file_order(problems: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The problems by file and position, each once."""
    once = {(it.file, it.line, it.column, it.code, it.message): it for it in problems}
    return tuple(once[key] for key in sorted(once))


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether any of them is an error."""
    return any(diagnostic.severity is Severity.ERROR for diagnostic in diagnostics)


def _located(where: source.Source, finding: Finding) -> Diagnostic:
    return where.report(finding.code, finding.path, finding.facts, at_key=finding.at_key)


class _Reporter:
    """Takes note of problems at paths of one file."""

    def __init__(self, where: source.Source, problems: list[Diagnostic]) -> None:
        self._where = where
        self._problems = problems

    def __call__(self, code: str, path: Path, *, at_key: bool = False, **facts: object) -> None:
        self._problems.append(self._where.report(code, path, facts, at_key=at_key))


def _link_city(
    doc: CityDoc | None, flow_id: str, where: source.Source, problems: list[Diagnostic]
) -> City | None:
    return link_city(doc, flow_id.partition("/")[0], _Reporter(where, problems)) if doc else None


def _shaped(
    model: type[_D], where: source.Source, problems: list[Diagnostic]
) -> tuple[_D | None, frozenset[str]]:
    """The document, if need be without the steps and tables of the wrong shape, and the names of those."""
    if where.data is None:
        return None, frozenset()
    try:
        return model.model_validate(where.data), frozenset()
    except ValidationError as error:
        details = error.errors(include_url=False)
    problems.extend(misfit(where, detail) for detail in details)
    broken = {tuple(detail["loc"][:2]) for detail in details}
    if not all(path[0] in _PRUNABLE and len(path) > 1 for path in broken):
        return None, frozenset()
    ghosts = frozenset(str(path[1]) for path in broken)
    pruned = {key: _without(value, ghosts) if key in _PRUNABLE else value for key, value in where.data.items()}
    try:
        return model.model_validate(pruned), ghosts
    except ValidationError:
        return None, frozenset()


def _without(section: dict[str, Any], ghosts: frozenset[str]) -> dict[str, Any]:
    return {key: value for key, value in section.items() if key not in ghosts}
