"""Putting subflows in the places that use them, before anything is linked.

A use gives its name to what it brings: `who`, which uses a subflow with a step `lead`, gives the step
`who-lead`. What comes out is a list of stretches (see `stretches`), so that all that follows sees one flow of
plain steps. No file can make a flow larger than its limits, and no subflow can be inside itself.

Never enters: what the steps hold (see `step_linker`).
"""

from collections.abc import Iterable, Iterator

from guide.language.condition_syntax import RESERVED
from guide.language.diagnostics import Finding, Path
from guide.language.document import AnyStepDoc, FlowDoc, UseDoc
from guide.language.names import broken_use
from guide.language.stretches import SECTIONS, Placed, Stretch, Subflow

MOST_PARTS = 2000
"""Steps, tables and values that all uses of subflows may bring into one flow."""

LONGEST_PREFIX = 100
"""Characters of the names of uses within uses; keeps ids readable, and bounds how deep uses nest."""

_STAGE_OF_USE = "くり返す質問には stage を書きません。使う所の stage になります。"


class Spreader:
    """Spreads the subflows of one flow out over it."""

    def __init__(self, stages: Iterable[str], ghosts: frozenset[str]) -> None:
        self.stretches: list[Stretch] = []
        self.steps: dict[str, Placed] = {}
        """The steps of the flow in order, by id."""

        self.parts: dict[str, Stretch] = {}
        """The stretch of every step, table and value, by id."""

        self._stages = tuple(stages)
        self._ghosts = ghosts
        self._taken: dict[str, str] = {}
        self._brought = 0
        self._full = False

    def spread(self, stretch: Stretch) -> None:
        """Take in a stretch, and those of its uses where they stand."""
        self.stretches.append(stretch)
        _check_names(stretch)
        for key, step in stretch.doc.steps.items():
            stage = self._stage(stretch, key, step)
            if not self._take(stretch, "steps", key):
                stretch.ghosts |= broken_use(key) if isinstance(step, UseDoc) else {key}
            elif isinstance(step, UseDoc):
                self._use(stretch, key, step, stage)
            else:
                part = stretch.ids[key]
                self.steps[part] = Placed(part, stretch, key, step, stage)
        for section, keys in (("tables", stretch.doc.tables), ("values", stretch.doc.values)):
            for key in keys:
                if not self._take(stretch, section, key):
                    stretch.ghosts.add(key)

    def _take(self, stretch: Stretch, section: str, key: str) -> bool:
        """Give a part its id, if that is still free."""
        part = stretch.ids[key] = stretch.prefix + key
        other = self._taken.get(part)
        if other is None:
            self._taken[part] = SECTIONS[section]
            self.parts[part] = stretch
            self._brought += bool(stretch.prefix)
            return True
        # Both names are right where they stand; what makes them one is the name of the use.
        outermost, path = _outermost(stretch, (section, key))
        outermost.report("name-taken", path, name=part, other=other, at_key=True)
        return False

    def _stage(self, stretch: Stretch, key: str, step: AnyStepDoc) -> str:
        path: Path = ("steps", key, "stage")
        if stretch.prefix:
            if step.stage is not None:
                stretch.report("unknown-key", path, key="stage", hint=_STAGE_OF_USE, at_key=True)
            return stretch.stage
        if step.stage is None:
            stretch.report("missing-key", path[:-1], key="stage", at_key=True)
        elif step.stage not in self._stages:
            stretch.report("unknown-stage", path, written=step.stage, known=self._stages)
        return step.stage or ""

    def _use(self, outer: Stretch, key: str, doc: UseDoc, stage: str) -> None:
        subflow = self._usable(outer, key, doc)
        if subflow is None:
            outer.ghosts |= broken_use(key)
            return
        told = any(one.doc is subflow.doc for one in self.stretches)
        report = subflow.report.told_of(outer.report, key, quiet=told)
        prefix = f"{outer.prefix}{key}-"
        inner = Stretch(subflow.doc, subflow.home, report, set(self._ghosts), prefix, stage)
        inner.within = (*outer.within, doc.use)
        inner.used_at = (outer, key)
        inner.ends = _ends(outer, key, doc, subflow)
        self.spread(inner)
        outer.uses[key] = inner
        outer.ids |= {f"{key}-{name}": part for name, part in inner.ids.items()}
        outer.ghosts |= {f"{key}-{name}" for name in inner.ghosts}

    def _usable(self, outer: Stretch, key: str, doc: UseDoc) -> Subflow | None:
        """The subflow meant, if it can be put there."""
        path: Path = ("steps", key, "use")
        subflow = outer.home.subflows.get(doc.use)
        if subflow is None:
            if doc.use not in outer.ghosts:
                outer.report("unknown-subflow", path, written=doc.use, known=outer.home.subflows)
            return None
        if doc.use in outer.within:
            round_trip = (*outer.within[outer.within.index(doc.use) :], doc.use)
            outer.report("subflow-uses-itself", path, subflows=" → ".join(round_trip))
            return None
        parts = len(subflow.doc.steps) + len(subflow.doc.tables) + len(subflow.doc.values)
        long = len(outer.prefix) + len(key) > LONGEST_PREFIX
        if long or self._brought + parts > MOST_PARTS:
            limit = f"名前 {LONGEST_PREFIX} 文字" if long else f"ステップや表 {MOST_PARTS} 個"
            # Told once: what is too much stays too much.
            if not self._full:
                outermost, path = _outermost(outer, ("steps", key))
                outermost.report("subflow-too-large", path, subflow=doc.use, limit=limit, at_key=True)
            self._full = True
            return None
        return subflow


def _outermost(stretch: Stretch, path: Path) -> tuple[Stretch, Path]:
    """The flow's own stretch, and the path there of the use that brings in a part of this one."""
    while stretch.used_at:
        stretch, use = stretch.used_at
        path = ("steps", use)
    return stretch, path


def _ends(outer: Stretch, key: str, doc: UseDoc, subflow: Subflow) -> dict[str, str]:
    """Where each end of a use leads."""
    path: Path = ("steps", key)
    if doc.to is not None and doc.ends:
        outer.report("wrong-type", (*path, "to"), expected="to と ends は、どちらか一つだけ書きます。")
    known = subflow.doc.ends
    for end in doc.ends:
        if end not in known:
            at: Path = (*path, "ends", end)
            outer.report("unknown-end", at, written=end, subflow=doc.use, known=known, at_key=True)
    led = doc.ends if doc.to is None else dict.fromkeys(known, doc.to)
    for end in known:
        if end not in led:
            outer.report("missing-end", path, end=end, subflow=doc.use, at_key=True)
    for end, target in led.items():
        if not outer.leads(target):
            place = ("ends", end) if doc.to is None else ("to",)
            outer.report("unknown-step", (*path, *place), written=target, known=outer.targets())
    return dict(led)


def _check_names(stretch: Stretch) -> None:
    """What must hold of the names of a stretch by themselves."""
    doc = stretch.doc
    for section, keys in (("steps", doc.steps), ("tables", doc.tables), ("values", doc.values)):
        for key in RESERVED.intersection(keys):
            stretch.report("bad-id", (section, key), written=key, at_key=True)
    for index, end in enumerate(stretch.own_ends):
        if end in doc.steps:
            stretch.report("name-taken", ("ends", index), name=end, other="ステップ")
            stretch.ghosts.add(end)
    if stretch.own_ends and doc.start not in doc.steps:
        stretch.report("unknown-step", ("start",), written=doc.start, known=doc.steps)


def unused(doc: FlowDoc) -> Iterator[Finding]:
    """The subflows of a flow file that nothing in it uses."""
    shared = (step for one in doc.subflows.values() for step in one.steps.values())
    used = {step.use for step in (*doc.steps.values(), *shared) if isinstance(step, UseDoc)}
    for key in doc.subflows:
        if key not in used:
            yield Finding("unused-subflow", ("subflows", key), {"subflow": key}, at_key=True)
