"""Checks a proof against its flow, with nothing to go by but both: a second, small way to the same claims.

It knows what conditions mean (`holds`) and what a question takes (`accept`), and walks with `follow`; it
knows nothing of how the proof was found. Four things are checked, each for all answers:
1. Classes: every answer of every question passes the same tests as the answer that stands for some class.
   Values are tried at and beside every end of a range, options and marks in every combination that matters;
   where an amount of one answer is tested, both ends of stretches on which nothing turns (see `curves`), with
   each of the numbers put in that tables may give it (see `given`).
2. Transitions: from each state each class leads where the certificate says; what a state knows follows from
   the states before it; a question whose answer is read is known to be asked or not; no question refuses all.
   What is refused for an amount of several answers counts as taken, and the certificate must name where.
3. No way through the states comes to a step twice, so every path ends.
4. The numbers are counted anew from the transitions, which lead to every state; outcomes are walked to.

Never enters: `prover`, the diagram, wording.
"""

from functools import reduce
from itertools import chain

from msgspec import Struct

from guide.analysis.proof.asked import Ask, Asked, SeveralError
from guide.analysis.proof.certificate import NOT_ASKED, REFUSED, Proof, State, digits
from guide.analysis.proof.curves import halved
from guide.analysis.proof.drawn import calculating, conditions, gathered, last_first, refusals, targets
from guide.analysis.proof.given import Given, with_given
from guide.analysis.proof.trials import TooManyError, signature, tried
from guide.engine.answers import Refusal, accept
from guide.engine.follow import follow
from guide.engine.values import Values
from guide.language.conditions import Value, holds
from guide.language.model import Flow, Question


class Doubt(Struct, frozen=True):
    """Why a proof is not accepted: `reason` is a short name of what failed, `place` a step or question."""

    reason: str
    place: str = ""


class _DoubtError(Exception):
    def __init__(self, reason: str, place: str = "") -> None:
        super().__init__(reason)
        self.doubt = Doubt(reason, place)


def doubt_of(flow: Flow, proof: Proof) -> Doubt | None:
    """What is wrong with a proof of the flow; None if every claim holds. Never raises."""
    if (proof.flow, proof.digest) != (flow.id, flow.digest):
        return Doubt("other-flow")
    try:
        _Checker(flow, proof).check()
    except _DoubtError as error:
        return error.doubt
    return None


class _Shape:
    """What the states of a step that know of the same questions have in common.

    `tells` has for each of these questions the tests from this step on that each class passes, as bits, none
    for NOT_ASKED, which comes last. `read` is where the questions that the routes read stand among those
    known, or -1.
    """

    def __init__(self, step: str, known: tuple[str, ...], read: list[int], tells: list[list[int]]) -> None:
        self.step = step
        self.places = {question: place for place, question in enumerate(known)}
        self.read = read
        self.tells = tells


class _Checker:
    """One proof against its flow."""

    def __init__(self, flow: Flow, proof: Proof) -> None:
        self._flow = flow
        self._proof = proof
        steps = last_first(flow.start, lambda step: targets(flow, step))
        self._bit = {step: 1 << place for place, step in enumerate(steps)}
        reached = gathered(flow, self._bit)
        self._leads = {
            step: reduce(int.__or__, (reached[target] for target in targets(flow, step)), 0) for step in steps
        }
        """The steps to which drawn routes lead from each, as bits; itself only where they lead back."""
        self._flows: dict[Given, Flow] = {}
        self._classes: dict[str, list[Value]] = {}
        self._passes: dict[str, list[int]] = {}
        """The tests that each class of a question passes, as bits; none at the end, for NOT_ASKED."""
        self._slots: dict[str, range] = {}
        """The numbers of the tests of each question."""
        self._ahead: dict[str, int] = {}
        """The tests that are read at a step or behind it, as bits by their numbers."""
        self._asked: dict[str, list[str]] = {}
        """The questions that the routes of a step read, itself left out."""
        self._shapes: dict[tuple[str, tuple[str, ...]], _Shape] = {}
        self._carried: dict[tuple[_Shape, _Shape], list[tuple[int, list[int]]]] = {}
        self._refusals = {step: refusals(flow, step) for step in steps}
        self._targets: dict[tuple[str, tuple[int, ...]], list[str | None]] = {}

    def check(self) -> None:
        proof = self._proof
        first = proof.states[0] if proof.states else None
        if first is None or first.step != self._flow.start or {*first.known.values()} - {NOT_ASKED}:
            raise _DoubtError("start")
        if unnamed := calculating(self._flow, self._leads) ^ {*proof.narrowed}:
            raise _DoubtError("narrowed", min(unnamed))
        self._read_classes()
        shapes = [self._shape_of(state) for state in proof.states]
        told = [self._told(shape, state) for shape, state in zip(shapes, proof.states, strict=True)]
        for state, shape in zip(proof.states, shapes, strict=True):
            self._check_state(state, shape, shapes, told)
        for step in self._leads:
            if self._comes_before(step, step):
                self._check_never_again(step)
        ways, fewest, most = self._counted()
        if (proof.ways, proof.fewest, proof.most) != (digits(ways), fewest, most):
            raise _DoubtError("numbers")
        self._check_reached()

    # Classes

    def _read_classes(self) -> None:
        """Check the classes of every question, and note which tests each of them passes."""
        asked = Asked(self._flow)
        try:
            read = {step: asked.tests(conditions(self._flow, step)) for step in self._leads}
        except SeveralError as error:
            raise _DoubtError("arithmetic", *error.args) from None
        mine: dict[str, dict[Ask, None]] = {}
        for test, question in {test: of for tests in read.values() for test, of in tests.items()}.items():
            mine.setdefault(question, {})[test] = None
        number: dict[Ask, int] = {}
        for question, tests in mine.items():
            self._slots[question] = range(len(number), len(number) + len(tests))
            number |= {test: len(number) + place for place, test in enumerate(tests)}
        for step in self._leads:
            if self._flow.asks(step):
                told = self._classes_of(step, [*mine.get(step, ())])
                self._classes[step] = [*told.values()]
                self._passes[step] = [
                    *(sum([1 << place for place, one in enumerate(passed) if one]) for passed in told),
                    0,
                ]
        here = {step: sum([1 << number[test] for test in read[step]]) for step in self._leads}
        self._ahead = gathered(self._flow, here)
        self._asked = {
            step: [question for question in dict.fromkeys(read[step].values()) if question != step]
            for step in self._leads
        }

    def _classes_of(self, step: str, asked: list[Ask]) -> dict[tuple[bool, ...], Value]:
        """The answers that stand for the classes of a question, by the tests that each passes."""
        asking = self._flow.asking(step)
        values = [accept(asking, raw) for raw in self._proof.classes.get(step, ())]
        taken = [value for value in values if not isinstance(value, Refusal)]
        tests = [(self._with(one.put), one.test) for one in asked]
        told = {signature(tests, step, value): value for value in taken}
        if not taken or len(taken) < len(values) or len(told) < len(taken):
            raise _DoubtError("classes", step)
        try:
            everything = chain(tried(asking, [one.test for one in asked]), halved(asking, tests))
            if not all(signature(tests, step, one) in told for one in everything):
                raise _DoubtError("classes", step)
        except TooManyError:
            raise _DoubtError("too-many", step) from None
        return told

    def _with(self, put: Given) -> Flow:
        """The flow with what tables may give put in, the same whenever the same is."""
        if put not in self._flows:
            self._flows[put] = with_given(self._flow, put)
        return self._flows[put]

    # States

    def _shape_of(self, state: State) -> _Shape:
        key = (state.step, tuple(state.known))
        shape = self._shapes.get(key)
        if shape is None:
            shape = self._shapes[key] = self._shape(*key)
        return shape

    def _shape(self, step: str, known: tuple[str, ...]) -> _Shape:
        """What such states know can be known, and all that their routes read is, or is still to come."""
        if step not in self._leads or any(question not in self._classes for question in known):
            raise _DoubtError("state", step)
        asked = self._asked[step]
        if any(question not in known and self._comes_before(question, step) for question in asked):
            raise _DoubtError("state", step)
        tells = []
        for question in known:
            slot = self._slots.get(question, range(0))
            ahead = self._ahead[step] >> slot.start & (1 << len(slot)) - 1
            tells.append([passed & ahead for passed in self._passes[question]])
        read = [known.index(question) if question in known else -1 for question in asked]
        return _Shape(step, known, read, tells)

    @staticmethod
    def _told(shape: _Shape, state: State) -> list[int]:
        """The tests from a state on that what it knows passes, question by question."""
        told = []
        for tells, place in zip(shape.tells, state.known.values(), strict=True):
            if not NOT_ASKED <= place < len(tells) - 1:
                raise _DoubtError("state", state.step)
            told.append(tells[place])
        return told

    def _check_state(self, state: State, shape: _Shape, shapes: list[_Shape], told: list[list[int]]) -> None:
        """Each class leads to a state of the right step, which knows no more than this one and its answer."""
        step, known = state.step, (*state.known.values(), NOT_ASKED)
        if len(state.next) != (len(self._classes[step]) if step in self._classes else 0):
            raise _DoubtError("state", step)
        for place, to in enumerate(self._led_to(shape, known) if state.next else ()):
            following = state.next[place]
            if to is None and following == REFUSED:
                continue
            if to is None or not 0 <= following < len(shapes) or shapes[following].step != to:
                raise _DoubtError("transition", step)
            here = (place, *known)
            carried = self._carried_to(shape, shapes[following])
            if [tells[here[source]] for source, tells in carried] != told[following]:
                raise _DoubtError("transition", step)

    def _led_to(self, shape: _Shape, known: tuple[int, ...]) -> list[str | None]:
        """The step to which each class leads, None if it is refused; once for what is read there."""
        step, read = shape.step, tuple([known[place] for place in shape.read])
        found = self._targets.get((step, read))
        if found is None:
            live = {
                question: self._classes[question][place]
                for question, place in zip(self._asked[step], read, strict=True)
                if place != NOT_ASKED
            }
            found = [self._target(step, {**live, step: value}) for value in self._classes[step]]
            if not any(found):
                raise _DoubtError("dead-end", step)
            self._targets[step, read] = found
        return found

    def _target(self, step: str, live: dict[str, Value]) -> str | None:
        value_of = Values(self._flow, live).of
        if any(holds(when, value_of) for when in self._refusals[step]):
            return None
        for route in self._flow.asking(step).routes:
            if route.when is None or holds(route.when, value_of):
                return route.to
        raise _DoubtError("stuck", step)

    def _carried_to(self, shape: _Shape, after: _Shape) -> list[tuple[int, list[int]]]:
        """Where what is known behind an answer was known before it: in the answer, a place, or not asked."""
        carried = self._carried.get((shape, after))
        if carried is None:
            carried = []
            for question, tells in zip(after.places, after.tells, strict=True):
                if question == shape.step:
                    source = 0
                elif question in shape.places:
                    source = shape.places[question] + 1
                elif not self._comes_before(question, shape.step):
                    source = -1
                else:
                    raise _DoubtError("transition", shape.step)
                carried.append((source, tells))
            self._carried[shape, after] = carried
        return carried

    def _comes_before(self, question: str, step: str) -> bool:
        """Whether drawn routes lead from a question to a step, so that it may have been asked by then."""
        return bool(self._leads.get(question, 0) & self._bit[step])

    def _check_never_again(self, step: str) -> None:
        """No way leads from a state of the step to another (or the same) of it."""
        states = self._proof.states
        waiting = [after for state in states if state.step == step for after in state.next]
        met = {REFUSED}
        while waiting:
            here = waiting.pop()
            if here not in met:
                met.add(here)
                if states[here].step == step:
                    raise _DoubtError("again", step)
                waiting += states[here].next

    # Numbers and witnesses

    def _counted(self) -> tuple[int, int, int]:
        """Ways from the first state to outcomes, fewest and most questions on them."""
        following = [[after for after in state.next if after != REFUSED] for state in self._proof.states]
        ways, fewest, most = [1] * len(following), [0] * len(following), [0] * len(following)
        for index in last_first(0, following.__getitem__):
            behind = following[index]
            if behind:
                asked = isinstance(self._flow.steps[self._proof.states[index].step], Question)
                ways[index] = sum([ways[after] for after in behind])
                fewest[index] = min([fewest[after] for after in behind]) + asked
                most[index] = max([most[after] for after in behind]) + asked
        return ways[0], fewest[0], most[0]

    def _check_reached(self) -> None:
        """Transitions lead to every state, and the answers to an outcome to that outcome."""
        states, met = self._proof.states, {0}
        waiting = [0]
        while waiting:
            more = set(states[waiting.pop()].next) - met - {REFUSED}
            met |= more
            waiting += more
        if len(met) < len(states):
            raise _DoubtError(
                "reached", next(one.step for index, one in enumerate(states) if index not in met)
            )
        outcomes = {state.step for state in states if not self._flow.asks(state.step)}
        if self._proof.reached.keys() != outcomes:
            raise _DoubtError("reached", min(self._proof.reached.keys() ^ outcomes))
        for step, answers in self._proof.reached.items():
            if follow(self._flow, answers).here != step:
                raise _DoubtError("reached", step)
