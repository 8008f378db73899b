"""Random flows of the whole language, for laws that must hold of every flow.

A flow is drawn as the data of a file and goes through the real loader, so what the laws see is what an
author could have written. It uses every kind of step, routes with every kind of test, tables with every hit
policy, derived values that read answers, tables and each other, recommendations from tables and by
conditions, and texts with echoes and with wordings for different answers. Questions refuse some answers, also
for what is calculated with them, outcomes use partials, tests name sets of values. It has no way back: a step
leads only to later ones, and reads only what can have been asked before it.

Never here: answers (see `random_answers`), what must hold (see the laws), how flows are evaluated.
"""

import json
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from random import Random
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from guide.language.model import MARKS, Flow
from tests.laws.random_conditions import DAYS, SETS, Data, Dice, Named, condition
from tests.making import flow

FORMS = ["koen", "hojo", "itaku"]
OPTIONS = ["a", "b", "c", "d"]
KINDS = ("yes-no", "choice", "choices", "checklist", "number", "date", "text", "page")
COUNTING = ("yes-no", "choice", "number", "number", "number", "date")
"""Kinds for a flow in which much is calculated."""

LISTS = ["rule-order", "output-order", "collect"]
POLICIES = ["unique", "any", "first", "priority", *LISTS]
_MOST_STEPS = 7
AGGREGATES = ["list", "count", "sum", "min", "max"]


def flows() -> SearchStrategy[Flow]:
    """A flow that the loader takes: one of twice as many as a law has examples, with the fewest steps first.

    Loading a flow costs far more than following it, so all laws share those that were loaded. They differ in
    the answers that they try with them; a run that is not CI's takes other flows every time.
    """
    examples = settings().max_examples
    return _among(examples * (2 if settings().derandomize else 100))


@cache
def _among(number: int) -> SearchStrategy[Flow]:
    """One of so many; some laws ask for them anew with every example."""
    return st.sampled_from(sorted(range(number), key=_number_of_steps)).map(seeded_flow)


def _number_of_steps(seed: int) -> int:
    """The number of steps of a seeded flow: it is thrown first."""
    return Random(seed).randint(1, _MOST_STEPS)  # noqa: S311 - chance for tests, not for secrets


@lru_cache(maxsize=1000)
def seeded_flow(
    seed: int, *, most_steps: int = _MOST_STEPS, most_tables: int = 3, kinds: Sequence[str] = KINDS
) -> Flow:
    """The flow of a number, the same every time."""
    dice = Dice(Random(seed).randint)  # noqa: S311 - chance for tests, not for secrets
    return flow_of(flow_data(dice, most_steps=most_steps, most_tables=most_tables, kinds=kinds))


def flow_of(data: Data) -> Flow:
    """The flow of such data."""
    # JSON is read as the YAML it is.
    return flow(json.dumps(data, ensure_ascii=False))


def flow_data(dice: Dice, *, most_steps: int, most_tables: int, kinds: Sequence[str] = KINDS) -> Data:
    """The data of a flow file: `start`, `steps` and `tables`; its questions are of some of these kinds."""
    ids = [f"q{number}" for number in range(dice.throw(1, most_steps))]
    ends = [f"end{number}" for number in range(dice.throw(1, 3))]
    steps = {step: _question(dice, kinds) for step in ids}
    names = {step: list(_names_of(step, steps[step])) for step in ids}
    answers = [name for step in ids for name in names[step]]
    values, derived = _values(dice, answers)
    tables, outputs = _tables(dice, [*answers, *derived], most_tables)
    more, of_tables = _of_tables(dice, outputs, answers)
    values |= more
    derived += of_tables
    before = {step: set[str]() for step in (*ids, *ends)}
    reached = {ids[0]}

    def usable(known: set[str]) -> list[Named]:
        asked = [name for one in ids if one in known for name in names[one]]
        return asked + [name for name in (*outputs, *derived) if name.can_be_known(known)]

    for place, step in enumerate(ids):
        targets = [dice.one([*ids[place + 1 :], *ends]) for _ in range(dice.throw(1, 3))]
        for target in targets if step in reached else ():
            before[target] |= before[step] | {step}
            reached.add(target)
        known = usable(before[step] | {step})
        routes = [{"when": condition(dice, known), "to": target} for target in targets[:-1]]
        steps[step] |= {"routes": [*routes, {"to": targets[-1]}], "why": _text(dice, usable(before[step]))}
        if steps[step]["kind"] != "page":
            steps[step]["refuse"] = _refusals(dice, names[step], known)
            sums = [name for name in known if name.all_of and step in name.questions]
            if sums and dice.chance():
                when = condition(dice, sums, depth=0)
                steps[step]["refuse"].append({"when": when, "say": _text(dice, known)})
    partials: Data = {}
    for end in ends:
        steps[end] = _outcome(dice, usable(before[end]), tables)
        partials[f"about-{end}"] = _blocks(dice, usable(before[end]))
        steps[end]["blocks"] = [{"use": f"about-{end}"}, *_blocks(dice, usable(before[end]))]
    shared = {"values": values, "partials": partials, "sets": SETS}
    return {"start": ids[0], "tables": tables, "steps": steps} | shared


# Steps


def _refusals(dice: Dice, own: list[Named], known: list[Named]) -> list[Data]:
    """None, or one that looks at the answer itself."""
    if not dice.chance(4):
        return []
    mine = condition(dice, own, depth=0)
    return [{"when": condition(dice, known, depth=0) | mine, "say": _text(dice, known)}]


def _question(dice: Dice, kinds: Sequence[str]) -> Data:
    kind = dice.one(kinds)
    step: Data = {"kind": kind, "name": dice.one(["", "呼び名"])}
    options = {option: f"選択{option}" for option in OPTIONS[: dice.throw(2, 4)]}
    match kind:
        case "yes-no":
            step["unsure"] = dice.chance()
        case "choice":
            step["options"] = options
        case "choices":
            step |= {"options": options, "exclusive": dice.some(list(options), least=0, most=1)}
            step |= {
                "least": dice.throw(0, 1),
                "most": dice.one([None, 1, 2, 3]),
                "refusal": "数がちがいます",
            }
        case "checklist":
            step["items"] = options
        case "number":
            step |= {"decimals": dice.throw(0, 1), "unit": dice.one(["", "円"])}
            step |= {"least": dice.one([None, 0, 1, 2]), "most": dice.one([None, 5, 9])}
        case "date":
            step |= {"least": dice.one([None, DAYS[0]]), "most": dice.one([None, DAYS[-1]])}
        case "text":
            step |= {"optional": dice.chance(), "longest": 9}
        case "page" if dice.chance():
            step["ticks"] = options
    return {key: value for key, value in step.items() if value is not None}


def _names_of(step: str, data: Data) -> Iterable[Named]:
    match data["kind"]:
        case "yes-no":
            yield Named(step, "one", ["yes", "no", "unsure"] if data["unsure"] else ["yes", "no"], {step})
        case "choice":
            yield Named(step, "one", list(data["options"]), {step})
        case "choices" | "page":
            yield Named(step, "some", list(data.get("options") or data.get("ticks") or ()), {step})
        case "checklist":
            yield Named(step, "marked", list(MARKS), {step})
            yield from (Named(f"{step}.{item}", "one", list(MARKS), {step}) for item in data["items"])
        case "number":
            yield Named(step, "number", [0, 1, 2, 5, 7], {step})
        case "date":
            yield Named(step, "date", DAYS, {step})
        case "text":
            yield Named(step, "any", [], {step})


def _outcome(dice: Dice, usable: list[Named], tables: Data) -> Data:
    written = {name.written for name in usable}
    sources = [
        f"{table}.{output}"
        for table, data in tables.items()
        for output, column in data["outputs"].items()
        if "catalogue" in column and f"{table}.{output}" in written
    ]
    items: list[Data] = [{"from": source} for source in sources if not dice.chance(4)]
    items += [{"entry": form, "because": "理由"} for form in dice.some(FORMS, least=0, most=2)]
    for item in items:
        if usable and dice.chance():
            item["when"] = condition(dice, usable)
    recommend = {"forms": dice.some(items, least=len(items))} if items else {}
    return {"kind": "outcome", "summary": _text(dice, usable), "recommend": recommend}


def _blocks(dice: Dice, usable: list[Named]) -> list[Data]:
    block: Data = {"heading": "見出し", "text": _text(dice, usable)}
    if usable and dice.chance():
        block |= {"points": [{"when": condition(dice, usable), "text": _plain_text(dice, usable)}]}
        block |= {"when": condition(dice, usable)}
    return [block]


def _text(dice: Dice, usable: list[Named]) -> Data:
    if not usable or not dice.chance(3):
        return _plain_text(dice, usable)
    wording = {"when": condition(dice, usable), "text": _plain_text(dice, usable)}
    return [wording, {"text": _plain_text(dice, usable)}]


def _plain_text(dice: Dice, usable: list[Named]) -> str:
    return "文" + "".join(f"、{{{name.written}}}" for name in dice.some(usable, least=0, most=2))


# Derived values


def _values(dice: Dice, names: list[Named]) -> tuple[Data, list[Named]]:
    """Truths and amounts of answers and of those before them."""
    values: Data = {}
    derived: list[Named] = []
    for number in range(dice.throw(0, 3)):
        key = f"v{number}"
        usable = [*derived, *names]
        numbers = [name for name in usable if name.sort == "number"]
        dates = [name for name in names if name.sort == "date"]
        if dates and dice.chance():
            operands = (dice.some(dates, least=2, most=2) * 2)[:2]
            values[key] = {"difference": [name.written for name in operands]}
        elif numbers and dice.chance():
            operands = dice.some(numbers, least=dice.throw(1, 2), most=2)
            how = dice.one(["sum", "difference", "product"])
            values[key] = {how: _operands(dice, operands, how), "unit": "円"}
        else:
            operands = [dice.one(usable)]
            values[key] = {"when": condition(dice, operands)}
        truth = "when" in values[key]
        questions = set[str]().union(*(name.questions for name in operands))
        fits: tuple[str, list[Any]] = ("one", ["yes", "no"]) if truth else ("number", [-1, 0, 2, 30])
        derived.append(Named(key, *fits, questions, all_of=not truth))
    return values, derived


def _operands(dice: Dice, names: list[Named], how: str) -> list[Any]:
    """Two or three: names, some of them twice, and constants in any place."""
    written = [name.written for name in names]
    size = 2 if how == "difference" else dice.throw(2, 3)
    more = [dice.one([-1, 0, 3, 1000, 0.5, *written]) for _ in range(size - len(written))]
    return written + more if dice.chance() else more + written


def _of_tables(dice: Dice, outputs: list[Named], answers: list[Named]) -> tuple[Data, list[Named]]:
    """Amounts that read tables: without a value where no rule gives one."""
    values: Data = {}
    derived: list[Named] = []
    read = [name for name in outputs if name.sort == "number"]
    numbers = [*read, *(name for name in answers if name.sort == "number")]
    for number in range(dice.throw(0, 2) if read else 0):
        operands = [dice.one(read), *dice.some(numbers, least=0, most=1)]
        how = dice.one(["sum", "difference", "product"])
        written = [*(name.written for name in operands), 2][:2]
        values[f"w{number}"] = {how: written, "unit": "円"}
        questions = set[str]().union(*(name.questions for name in operands))
        derived.append(Named(f"w{number}", "number", [-1, 0, 2, 30], questions, all_of=True))
    return values, derived


# Tables


def _tables(dice: Dice, names: list[Named], most: int) -> tuple[Data, list[Named]]:
    tables: Data = {}
    outputs: list[Named] = []
    for number in range(dice.throw(0, most)):
        inputs = dice.some([*outputs, *names])
        table = tables[f"t{number}"] = _table(dice, inputs)
        outputs += _outputs_of(f"t{number}", table, set().union(*(name.questions for name in inputs)))
    return tables, outputs


def _table(dice: Dice, inputs: list[Named]) -> Data:
    policy = dice.one(POLICIES)
    aggregate = dice.one(AGGREGATES) if policy == "collect" else "list"
    columns = [_column(dice, numbers=aggregate in {"sum", "min", "max"}) for _ in range(dice.throw(1, 2))]
    if policy in {"priority", "output-order"}:
        columns[0] = ({"catalogue": "forms"}, FORMS)
    rules = []
    for _ in range(dice.throw(1, 4)):
        then = {f"o{number}": dice.one(values) for number, (_, values) in enumerate(columns)}
        rule: Data = {"then": then, "because": dice.one(["その一", "その二"])}
        if not dice.chance(5):
            rule["when"] = condition(dice, inputs)
        rules.append(rule)
    outputs = {}
    for number, (column, values) in enumerate(columns):
        outputs[f"o{number}"] = column | ({"default": dice.one(values)} if dice.chance() else {})
    data = {
        "hit-policy": policy,
        "inputs": [name.written for name in inputs],
        "outputs": outputs,
        "rules": rules,
    }
    return data | ({"aggregate": aggregate} if policy == "collect" else {})


def _column(dice: Dice, *, numbers: bool) -> tuple[Data, list[Any]]:
    """A column as written, and what its rules may give."""
    amounts: list[tuple[Data, list[Any]]] = [({"type": "number"}, [1, 2, 5]), ({"values": [5, 2]}, [5, 2])]
    words: list[tuple[Data, list[Any]]] = [
        ({"catalogue": "forms"}, FORMS),
        ({"values": ["high", "low"]}, ["high", "low"]),
        ({"type": "text"}, ["文一", "文二"]),
    ]
    return dice.one(amounts if numbers else words + amounts)


def _outputs_of(table: str, data: Data, questions: set[str]) -> Iterable[Named]:
    for output, column in data["outputs"].items():
        given = list(dict.fromkeys(rule["then"][output] for rule in data["rules"]))
        values = FORMS if "catalogue" in column else column.get("values", given)
        sort = "number" if isinstance(given[0], int) else "one"
        if data["hit-policy"] in LISTS:
            sort = "some" if data.get("aggregate", "list") == "list" else "number"
        yield Named(
            f"{table}.{output}", sort, [0, 1, 3, 5] if sort == "number" else list(values), set(questions)
        )
