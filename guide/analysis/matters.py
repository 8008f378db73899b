"""What of the answers makes no difference: questions, items, options.

Strictly: whatever is answered, the same is asked afterwards, the same results come with the same reasons, and
every text says the same. Two ways to know that. Either no condition tells the answers apart and no text
tells them; or, where a question only decides ways, the proof's states show that all of them lead on alike.
Each claim comes with a walk that shows it. Where there is no proof, only the first is asked.

Never enters: wording, rules of tables (see `ruling`).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from guide.analysis.diagram.cuts import asked_by_question, cut
from guide.analysis.diagram.meaning import conditions_of
from guide.analysis.possible import in_short
from guide.analysis.proof import Proof, Unproven
from guide.analysis.proof.certificate import REFUSED
from guide.engine.trace import Trace
from guide.engine.values import Values
from guide.language.conditions import AnswerOf, MarkOf, Value, holds, names_in
from guide.language.diagnostics import Finding, Path
from guide.language.model import Flow, FreeText, MarkEach, OneOf, Question, SomeOf, options_of
from guide.language.ordering import ordered
from guide.language.reading import Read, reads
from guide.language.structure import in_order, questions_of

_ON_THE_WAY = frozenset({"routes", "refuse"})
"""Parts of a question whose conditions decide nothing but the way."""

MOST_TOLD = 100
"""Answers of a walk that are told: nobody reads through more, and a long flow has many findings."""


def idle(flow: Flow, proof: Proof | Unproven, walks: Iterable[Trace]) -> Iterator[Finding]:
    """Questions, items and options that make no difference, told with one of the walks that are known."""
    looking = _Looking(flow, proof, walks)
    for question in flow.questions():
        yield from looking.at(question)


class _Passing(Struct, frozen=True):
    """A walk that passes a question: its answers, their steps in order, and the place of each."""

    live: Mapping[str, Value]
    steps: tuple[str, ...]
    places: Mapping[str, int]


class _Looking:
    """What is read of a flow, and one walk to each of its questions."""

    def __init__(self, flow: Flow, proof: Proof | Unproven, walks: Iterable[Trace]) -> None:
        self._flow = flow
        self._proof = proof
        read = [one for step in flow.steps.values() for one in reads(flow, step)]
        self._read = {question for one in read for question in questions_of(flow, one.name)}
        self._told = {one.name for one in read if one.when is None}
        # What a calculated refusal reads decides more than the proof looks at.
        unseen = {*proof.narrowed} if isinstance(proof, Proof) else set[str]()
        shown = {one.name for one in read if not _on_the_way(one) or one.path[1] in unseen}
        self._decides_more = {question for name in shown for question in questions_of(flow, name)}
        self._tests = asked_by_question([*conditions_of(flow), *(one.when for one in read if one.when)])
        self._alike = _leading_alike(proof, _ends_last(flow, proof)) if isinstance(proof, Proof) else {}
        self._before = _walks_to_questions(walks)

    def at(self, question: Question) -> Iterator[Finding]:
        """What makes no difference at one question."""
        path: Path = ("steps", question.id)
        if question.id not in self._read:
            # What is written freely may be meant to be read by people.
            if not isinstance(question.domain, FreeText):
                yield Finding("changes-nothing", path, {"step": question.id}, at_key=True)
        elif question.id in self._before and AnswerOf(question.id) not in self._told:
            if len(set(self._leads(question) or (0, 1))) == 1:
                facts = {"step": question.id, **self._walk(question, None)}
                yield Finding("no-difference", path, facts, at_key=True)
            elif isinstance(question.domain, OneOf):
                yield from self._options(question)
            elif isinstance(question.domain, MarkEach | SomeOf):
                yield from self._parts(question)

    def _leads(self, question: Question) -> tuple[int, ...] | None:
        """The classes of the proof, numbered alike where all that follows is the same.

        None if the answer decides more than the way: results, texts, the words of a refusal.
        """
        if question.id in self._decides_more or question.refuse:
            return None
        return self._alike.get(question.id)

    def _options(self, question: Question) -> Iterator[Finding]:
        """Options of which it does not matter which is chosen."""
        for group in self._groups(question):
            if len(group) > 1:
                facts = {"options": "、".join(group), **self._walk(question, group[0])}
                yield Finding("same-options", _written(question, group[0]), facts, at_key=True)

    def _groups(self, question: Question) -> list[tuple[str, ...]]:
        classes = cut(question, self._tests.get(question.id, ())).lead.classes
        leads = self._leads(question)
        if leads is None or not isinstance(self._proof, Proof):
            return [tuple(map(str, one.values)) for one in classes]
        # A class of the proof is known by one of its answers; what has none of them stays by itself.
        lead_of = dict(zip(self._proof.classes[question.id], leads, strict=True))
        found: dict[object, tuple[str, ...]] = {}
        for one in classes:
            lead = next((lead_of[value] for value in one.values if value in lead_of), one.values)
            found[lead] = (*found.get(lead, ()), *map(str, one.values))
        return list(found.values())

    def _parts(self, question: Question) -> Iterator[Finding]:
        """Items and options of several that nothing reads."""
        read = {unit.item for unit in cut(question, self._tests.get(question.id, ())).units}
        alone = question.domain.exclusive if isinstance(question.domain, SomeOf) else frozenset[str]()
        code = "idle-item" if isinstance(question.domain, MarkEach) else "idle-option"
        for one in options_of(question.domain):
            # What stands alone says that nothing else is so.
            if one.id not in {*read, *alone} and MarkOf(question.id, one.id) not in self._told:
                facts = {"item": one.id, **self._walk(question, None)}
                yield Finding(code, _written(question, one.id), facts, at_key=True)

    # Walks

    def _walk(self, question: Question, value: Value | None) -> Mapping[str, str]:
        """The answers of a walk up to and with the question, and what comes behind it."""
        walk = self._before[question.id]
        end = walk.places[question.id] + 1
        left_out = max(0, end - MOST_TOLD)
        chosen = {} if value is None else {question.id: value}
        told = in_short({step: walk.live[step] for step in walk.steps[left_out:end]} | chosen)
        # Of the way there only what the question itself reads decides what comes behind it.
        known = [one for one in _read_at(self._flow, question) if walk.places.get(one, end) < end]
        answers = {one: walk.live[one] for one in (*known, question.id)} | chosen
        return {"answers": f"…、{told}" if left_out else told, "behind": self._behind(question, answers)}

    def _behind(self, question: Question, answers: Mapping[str, Value]) -> str:
        """The step behind a question, which is itself where the answer is refused."""
        value_of = Values(self._flow, answers).of
        if any(holds(one.when, value_of) for one in question.refuse):
            return question.id
        return next(one.to for one in question.routes if one.when is None or holds(one.when, value_of))


def _walks_to_questions(walks: Iterable[Trace]) -> dict[str, _Passing]:
    """For each question that some walk passes, the first that does."""
    found: dict[str, _Passing] = {}
    for walk in walks:
        steps = tuple(walk.live)
        passing = _Passing(walk.live, steps, {step: place for place, step in enumerate(steps)})
        for step in steps:
            found.setdefault(step, passing)
    return found


def _written(question: Question, one: str) -> Path:
    """Where an option or item stands in the file; はい and いいえ are not written there."""
    path: Path = ("steps", question.id)
    if question.kind == "yes-no":
        return path
    return (*path, "items" if isinstance(question.domain, MarkEach) else "options", one)


def _read_at(flow: Flow, question: Question) -> set[str]:
    """The questions that the routes and refusals of a question rest on."""
    whens = [*(one.when for one in question.refuse), *(one.when for one in question.routes if one.when)]
    names = {name for when in whens for name in names_in(when)}
    return {one for name in names for one in questions_of(flow, name)}


def _on_the_way(read: Read) -> bool:
    return read.path[0] == "steps" and read.path[2] in _ON_THE_WAY and read.path[4] == "when"


def _ends_last(flow: Flow, proof: Proof) -> Sequence[int]:
    """The states of a proof, each before those it leads to."""
    order, loop = in_order(flow)
    if loop:
        return ordered([0], lambda state: [to for to in proof.states[state].next if to != REFUSED])[0]
    place = {step: at for at, step in enumerate(order)}
    at = [place[state.step] for state in proof.states]
    return sorted(range(len(at)), key=at.__getitem__)


def _leading_alike(proof: Proof, order: Sequence[int]) -> dict[str, tuple[int, ...]]:
    """For each step its classes of answers by number, the same number where all that follows is the same.

    States from which all classes lead on alike are one, from the ends upwards as in a reduced diagram.
    """
    one_of: dict[int, int] = {REFUSED: REFUSED}
    known: dict[tuple[str, tuple[int, ...]], int] = {}
    led: dict[str, dict[int, tuple[int, ...]]] = {}
    for index in reversed(order):
        state = proof.states[index]
        after = tuple([one_of[to] for to in state.next])
        one_of[index] = known.setdefault((state.step, after), index)
        led.setdefault(state.step, {})[one_of[index]] = after
    alike: dict[str, tuple[int, ...]] = {}
    for step, states in led.items():
        numbers: dict[tuple[int, ...], int] = {}
        leads = zip(*states.values(), strict=True)
        alike[step] = tuple(numbers.setdefault(one, len(numbers)) for one in leads)
    return alike
