"""From a loaded flow and its wording files to the same flow in that wording, or to every problem they have.

The flow's own files were read and found right before; what is reported here is about the wording files alone.
Never raises on any input; never opens a file.
"""

from functools import cached_property
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from guide.language import source
from guide.language.city_document import CityDoc
from guide.language.city_linker import link_city
from guide.language.data import Data
from guide.language.diagnostics import Diagnostic
from guide.language.document import FlowDoc
from guide.language.linker import FlowLinker, shared_subflows
from guide.language.loader import Loaded, has_errors, in_file_order
from guide.language.model import City, Flow
from guide.language.overlay import Overlay, places
from guide.language.readings import Readings, read_as
from guide.language.reporter import Reporter
from guide.language.shown import Shape, city_texts, flow_texts

File: TypeAlias = tuple[str, bytes]
"""A file by its name (for diagnostics) and its content."""


class Count(Struct, frozen=True):
    """How many texts a file has, and how many of them a wording file says in other words."""

    file: str
    texts: int
    worded: int


class _Laid(Struct, frozen=True, dict=True):
    """A flow's data with the texts of a wording in it."""

    base: Flow
    wording: str
    flow_data: Data
    city_data: Data
    flow_words: source.Source
    city_words: source.Source

    @cached_property
    def flow(self) -> Flow:
        """The flow in the wording; notes what is wrong with its texts."""
        # Only texts were replaced, and by texts: what was valid still is.
        city_doc, doc = CityDoc.model_validate(self.city_data), FlowDoc.model_validate(self.flow_data)
        city = link_city(city_doc, self.base.city.id, frozenset(), Reporter(self.city_words))
        shared = shared_subflows(city_doc, city, Reporter(self.city_words))
        linker = FlowLinker(doc, city, frozenset(), Reporter(self.flow_words), shared)
        linked = linker.link(self.base.id, self.base.digest, self.wording)
        return read_as(replace(linked, wording=self.wording), Readings.FIRST)


class LoadedWording(Struct, frozen=True):
    """The wording unless there was an error, all problems, what is missing, the files as read."""

    laid: _Laid | None
    diagnostics: tuple[Diagnostic, ...]
    counts: tuple[Count, ...]
    flow_words: source.Source
    city_words: source.Source

    @property
    def flow(self) -> Flow | None:
        """The flow in the wording, linked when it is first asked for; None if there was an error."""
        return self.laid.flow if self.laid else None


def load_wording(base: Loaded, wording: str, flow_file: File, city_file: File) -> LoadedWording:
    """Lay two wording files over a flow. An empty file is one in which nothing is written yet.

    The files of a flow that did not load may have any shape, so what is laid over them cannot be judged.
    """
    words, city_words = _read(flow_file), _read(city_file)
    if base.linked is None:
        return LoadedWording(
            None, in_file_order([*city_words.problems, *words.problems]), (), words, city_words
        )
    over, over_city = Overlay(Reporter(words)), Overlay(Reporter(city_words))
    data = over.lay(base.flow_source.data, words.data, flow_texts())
    city_data = over_city.lay(base.city_source.data, city_words.data, city_texts())
    laid = None
    if not words.problems and not city_words.problems:
        laid = _Laid(base.linked, wording, data, city_data, words, city_words)
        # Linking finds nothing wrong with texts but names that no entry has, and stray braces.
        if not all(_is_entry(base.linked.city, name) for name in over.more | over_city.more):
            _ = laid.flow
    problems = in_file_order([*city_words.problems, *words.problems])
    counts = (
        _count(base.flow_source.data, words, flow_texts()),
        _count(base.city_source.data, city_words, city_texts()),
    )
    loaded = None if has_errors(problems) else laid
    return LoadedWording(loaded, problems, counts, words, city_words)


def _is_entry(city: City, name: str) -> bool:
    catalogue, _, entry = name.partition("/")
    return catalogue in city.catalogues and entry in city.catalogues[catalogue].entries


def _read(file: File) -> source.Source:
    name, content = file
    return source.read(name, content) if content else source.Source(name)


def _count(base: Data, words: source.Source, shape: Shape) -> Count:
    """Nothing is counted in a file with problems: the two may not be of one shape."""
    told = list(places(base, None if words.problems else words.data, shape))
    return Count(words.file, len(told), sum(new is not None for _, new in told))
