"""Refusals that look at what was calculated, and answers that none of them turns away.

Where arithmetic on classes of answers does not tell whether an answer is refused, the diagram counts it as
taken: a person whose answer is refused stays at the question and answers again, so what is told of answers
that are taken stays true. Only that there are such answers at all, for each combination of classes, is not
known by that. It is found out here: values of the classes are tried, the ends of numbers and dates first, for
between them lies whatever a sum or a difference can be.

Never enters: where answers lead, wording.
"""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import reduce
from itertools import islice, product
from typing import Any

from msgspec.structs import replace

from guide.analysis.diagram.cuts import Class, Unit
from guide.analysis.diagram.functions import Function, Functions, TooLargeError
from guide.analysis.diagram.ground import Ground
from guide.engine.follow import follow
from guide.engine.values import Values
from guide.language.conditions import Scalar, Value, holds, names_in
from guide.language.model import Dates, Domain, Flow, Numbers, Question
from guide.language.structure import questions_of

MOST_TRIED = 512
"""Combinations of values that are tried for one question."""

MOST_NODES = 50_000
"""Nodes that finding out about one answer may take."""

MOST_COMBINATIONS = 128
"""Combinations of classes that are looked at for one question."""


def strained(ground: Ground) -> tuple[str, ...]:
    """The questions that may refuse every answer for some combination of classes, as far as is known."""
    return tuple(step for step in ground.narrowed if not _is_free(ground, step))


def _is_free(ground: Ground, step: str) -> bool:
    """Whether each combination of classes that the refusal leaves open has answers that are taken."""
    made, refused = ground.functions, ground.narrowed[step]
    shared = [one for other, one in ground.narrowed.items() if other != step]
    if any(made.rests_on[one] & made.rests_on[refused] for one in shared):
        return False
    whens = [refuse.when for refuse in _question(ground.flow, step).refuse]
    combinations = list(islice(_left_open(made, refused, ground.units), MOST_COMBINATIONS + 1))
    return len(combinations) <= MOST_COMBINATIONS and all(
        boxes is not None
        and any(
            not any(holds(when, Values(ground.flow, live).of) for when in whens) for live in values_in(boxes)
        )
        for boxes in combinations
    )


def always_takes(flow: Flow, step: str) -> bool:
    """Whether some answer to a question with a calculated refusal is taken whatever was answered before.

    Looked for at the ends of its classes; where none is found, nothing is known.
    """
    question = _question(flow, step)
    ends = dict.fromkeys(
        end
        for one in Ground(flow, MOST_NODES).cuts[step].lead.classes
        for end in (one.least, one.greatest)
        if end is not None
    )
    return any(_takes(flow, question, end) for end in ends)


def _takes(flow: Flow, question: Question, value: Scalar) -> bool:
    """Whether one answer is never refused: as if it were the only one that the question takes."""
    if isinstance(question.domain, Dates):
        domain: Domain = Dates(str(value), str(value))
    elif isinstance(question.domain, Numbers):
        domain = replace(question.domain, least=Decimal(value), most=Decimal(value))
    else:  # pragma: no cover - only numbers and dates have ends
        return False
    alone = replace(flow, steps={**flow.steps, question.id: replace(question, domain=domain)})
    try:
        ground = Ground(alone, MOST_NODES)
        made = ground.functions
        refused = reduce(made.any_of, [ground.meaning.of(refuse.when) for refuse in question.refuse])
    except (TooLargeError, RecursionError):
        return False
    return made.given(refused, ground.level[question.id, ""], 1) == made.FALSE


def _left_open(made: Functions, refused: Function, units: list[Unit]) -> Iterator[Mapping[str, Class] | None]:
    """The combinations of classes for which it is open; None for one that is not of whole answers."""
    waiting: list[tuple[Function, dict[str, Class] | None]] = [(refused, {})]
    while waiting:
        here, boxes = waiting.pop()
        if made.children[here]:
            unit = units[made.level[here]]
            for branch, child in enumerate(made.children[here]):
                if unit.item or boxes is None:
                    waiting.append((child, None))
                else:
                    waiting.append(
                        (child, boxes | {unit.step: unit.classes[branch - 1]} if branch else boxes)
                    )
        elif len(made.values[here]) > 1:
            yield boxes


def values_in(boxes: Mapping[str, Class]) -> Iterator[dict[str, Value]]:
    """Values of classes, one for each question: ends of numbers and dates in every combination."""
    ends = {end for box in boxes.values() for end in (box.least, box.greatest) if end is not None}
    choices = [_values(box, ends) for box in boxes.values()]
    for chosen in islice(product(*choices), MOST_TRIED):
        yield dict(zip(boxes, chosen, strict=True))


def _values(box: Class, ends: Iterable[Scalar]) -> list[Value]:
    """The witness and the ends of a class, and the ends of others that lie in it."""
    if box.least is None or box.greatest is None:
        return [box.witness]
    within: list[Any] = [box.least, box.greatest]
    inside = [end for end in ends if isinstance(end, str) is isinstance(box.least, str)]
    meeting = sorted(end for end in inside if within[0] <= end <= within[1])
    return list(dict.fromkeys([box.witness, *within, *meeting]))


def accepting(
    flow: Flow, answers: Mapping[str, Value], boxes: Mapping[str, Class]
) -> dict[str, Value] | None:
    """The answers, with other values of the same classes where a refusal turns them away.

    None where no values were found that all questions on the way take.
    """
    given = dict(answers)
    while True:
        trace = follow(flow, given)
        here = trace.asking
        if here is None or here not in given or here in trace.live:
            return given
        open_ones = {one: boxes[one] for one in looked_at(flow, here) if one in boxes and one in given}
        tries = ({**given, **values} for values in values_in(open_ones))
        further = (one for one in tries if len(follow(flow, one).visits) > len(trace.visits))
        found = next(further, None)
        if found is None:
            return None
        given = found


def looked_at(flow: Flow, step: str) -> dict[str, None]:
    """The questions that the refusals of a step look at."""
    asked = flow.steps[step]
    refusals = asked.refuse if isinstance(asked, Question) else ()
    names = dict.fromkeys(name for refuse in refusals for name in names_in(refuse.when))
    return {question: None for name in names for question in sorted(questions_of(flow, name))}


def _question(flow: Flow, step: str) -> Question:
    asked = flow.steps[step]
    assert isinstance(asked, Question)  # noqa: S101 - nothing else refuses
    return asked
