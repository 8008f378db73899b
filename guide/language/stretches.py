"""A stretch of a flow: its own steps, tables and values, or those of one use of a subflow.

A name written in a stretch means an id of the flow: what a use brings in begins with the name of the use.

Never enters: putting subflows in their places (see `subflows`), what the steps hold.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from msgspec import Struct

from guide.language.conditions import Scalar
from guide.language.diagnostics import Diagnostic, Finding, Path
from guide.language.document import AnyAskingDoc, FlowDoc, OutcomeDoc, SubflowDoc
from guide.language.model import Block
from guide.language.reporter import Reporter

SECTIONS = {"steps": "ステップ", "tables": "表", "values": "計算する値"}
"""The sections of a stretch whose parts have ids of their own, and what a part is called."""


class Home(Struct, frozen=True):
    """What is at hand where a stretch was written: its file's own, and what city.yaml shares.

    `source` is what a citation without a source means.
    """

    source: str
    sets: Mapping[str, tuple[Scalar, ...]]
    partials: Mapping[str, tuple[Block, ...]]
    subflows: "Mapping[str, Subflow]"


class Subflow(Struct, frozen=True):
    """A subflow as written, what is at hand there, and who tells of problems in that file."""

    doc: SubflowDoc
    home: Home
    report: Reporter


@dataclass(slots=True, eq=False)
class Stretch:
    """The flow's own steps, tables and values, or those of one use of a subflow."""

    doc: FlowDoc | SubflowDoc
    home: Home
    report: Reporter
    ghosts: set[str]
    """Names that were written here but are broken or bring nothing, as in `Names`."""

    prefix: str = ""
    stage: str = ""
    within: tuple[str, ...] = ()
    """The subflows this is inside of, the outermost first."""

    used_at: "tuple[Stretch, str] | None" = None
    """The stretch that uses this one, and the name of the use."""

    ids: dict[str, str] = field(default_factory=dict)
    """What each name of a step, table or value means in the flow."""

    uses: "dict[str, Stretch]" = field(default_factory=dict)
    ends: dict[str, str] = field(default_factory=dict)
    """Where each end leads, in words of the stretch that uses this one."""

    @property
    def own_ends(self) -> tuple[str, ...]:
        """The ends by which this stretch is left; a flow has none."""
        return self.doc.ends if isinstance(self.doc, SubflowDoc) else ()

    def leads(self, written: str) -> bool:
        """Whether a route here may name this, for all that is known."""
        return written in self.doc.steps or written in self.own_ends or written in self.ghosts

    def targets(self) -> tuple[str, ...]:
        """All that a route here may name."""
        return (*self.doc.steps, *self.own_ends)

    def target(self, written: str) -> str:
        """The id of the step that a route here leads to; what leads nowhere stays as it is."""
        if self.used_at and written in self.ends:
            return self.used_at[0].target(self.ends[written])
        return self._step(written)

    def _step(self, written: str) -> str:
        """As `target`, for a step; a use begins with the first step of what it uses."""
        inner = self.uses.get(written)
        return inner._step(inner.doc.start) if inner else self.prefix + written  # noqa: SLF001 - its own class


class Placed(Struct, frozen=True):
    """A step where it stands: its id, its stretch and the name it was given there, its stage."""

    id: str
    stretch: Stretch
    key: str
    doc: AnyAskingDoc | OutcomeDoc
    stage: str

    @property
    def path(self) -> Path:
        """Its path in the stretch."""
        return ("steps", self.key)


class Origins(Struct, frozen=True):
    """Where everything of a linked flow was written: its own stretch, and that of each part by id."""

    own: Stretch
    parts: Mapping[str, Stretch]

    def locate(self, found: Finding) -> Diagnostic | None:
        """A finding about the flow, located where the author wrote what it is about.

        None where there is nothing to mend: not every flow needs all that a subflow works out.
        """
        stretch, written = self._as_written(found)
        if stretch.used_at and found.code in {"unused-table", "unused-value"}:
            return None
        return stretch.report.locate(written)

    def note(self, found: Finding) -> None:
        """Take note of a finding about the flow, where the author wrote what it is about."""
        stretch, written = self._as_written(found)
        stretch.report.note(written)

    def _as_written(self, found: Finding) -> tuple[Stretch, Finding]:
        section, *rest = found.path
        stretch = self.parts.get(str(rest[0])) if section in SECTIONS and rest else None
        if stretch is None:
            return self.own, found
        # Ids and, in conditions, names are those of the flow; the file has them without the use's name.
        rest[0] = str(rest[0]).removeprefix(stretch.prefix)
        if "when" in rest[-2:-1]:
            rest[-1] = str(rest[-1]).removeprefix(stretch.prefix)
        return stretch, Finding(found.code, (section, *rest), found.facts, found.at_key)
