"""From a loaded flow and its wording files to the same flow in that wording, or to every problem they have.

The flow's own files were read and found right before; what is reported here is about the wording files alone.
Never raises on any input; never opens a file.
"""

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
from guide.language.model import Flow
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


class LoadedWording(Struct, frozen=True):
    """The flow in the wording unless there was an error, all problems, what is missing, the files as read."""

    flow: Flow | None
    diagnostics: tuple[Diagnostic, ...]
    counts: tuple[Count, ...]
    flow_words: source.Source
    city_words: source.Source


def load_wording(base: Loaded, wording: str, flow_file: File, city_file: File) -> LoadedWording:
    """Lay two wording files over a flow. An empty file is one in which nothing is written yet.

    The files of a flow that did not load may have any shape, so what is laid over them cannot be judged.
    """
    words, city_words = _read(flow_file), _read(city_file)
    if base.flow is None:
        return LoadedWording(
            None, in_file_order([*city_words.problems, *words.problems]), (), words, city_words
        )
    data = _laid(base.flow_source.data, words, flow_texts())
    city_data = _laid(base.city_source.data, city_words, city_texts())
    flow = None
    if not words.problems and not city_words.problems:
        # Only texts were replaced, and by texts: what was valid still is.
        city_doc, doc = CityDoc.model_validate(city_data), FlowDoc.model_validate(data)
        city = link_city(city_doc, base.flow.city.id, frozenset(), Reporter(city_words))
        shared = shared_subflows(city_doc, city, Reporter(city_words))
        linker = FlowLinker(doc, city, frozenset(), Reporter(words), shared)
        linked = linker.link(base.flow.id, base.flow.digest, wording)
        flow = read_as(replace(linked, wording=wording), Readings.FIRST)
    problems = in_file_order([*city_words.problems, *words.problems])
    counts = (
        _count(base.flow_source.data, words, flow_texts()),
        _count(base.city_source.data, city_words, city_texts()),
    )
    loaded = None if has_errors(problems) else flow
    return LoadedWording(loaded, problems, counts, words, city_words)


def _read(file: File) -> source.Source:
    name, content = file
    return source.read(name, content) if content else source.Source(name)


def _laid(base: Data, words: source.Source, shape: Shape) -> Data:
    return Overlay(Reporter(words)).lay(base, words.data, shape)


def _count(base: Data, words: source.Source, shape: Shape) -> Count:
    """Nothing is counted in a file with problems: the two may not be of one shape."""
    told = list(places(base, None if words.problems else words.data, shape))
    return Count(words.file, len(told), sum(new is not None for _, new in told))
