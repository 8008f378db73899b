"""One rule of a flow's data changed, as an author might: of a route, a refusal, a table, a value and so on.

Never here: whether it makes a difference.
"""

import copy
from random import Random
from typing import TYPE_CHECKING

from tests.laws.random_conditions import Data

if TYPE_CHECKING:
    from collections.abc import Callable


def with_a_rule_changed(data: Data, dice: Random) -> Data:
    """The data with one rule otherwise, whatever rule: none where the flow has none of the sort chosen."""
    new: Data = copy.deepcopy(data)
    dice.choice([_route, _refusal, _table, _table, _recommendation, _value])(new, dice)
    return new


def with_other_options_read(data: Data, dice: Random) -> Data:
    """The data with a route gone, or other numbers of options to choose: other options matter then."""
    new: Data = copy.deepcopy(data)
    steps = [*new["steps"].values()]
    routes = [step["routes"] for step in steps if len(step.get("routes", ())) > 1]
    several = [step for step in steps if step["kind"] == "choices"]
    match dice.randrange(3):
        case 0 if routes:
            dice.choice(routes).pop(0)
        case 1 if several:
            step = dice.choice(several)
            step["least"] = 1 - min(step.get("least", 1), 1)
        case _ if several:
            step = dice.choice(several)
            step.pop("most", None)
            step["least"] = 2
    return new


def _route(new: Data, dice: Random) -> None:
    routes = dice.choice([step["routes"] for step in new["steps"].values() if "routes" in step])
    if dice.random() < 0.5:
        dice.choice(routes)["to"] = dice.choice(routes)["to"]
    _otherwise(dice.choice(routes), dice)


def _refusal(new: Data, dice: Random) -> None:
    refusing = [step["refuse"] for step in new["steps"].values() if step.get("refuse")]
    if refusing:
        _otherwise(dice.choice(dice.choice(refusing)), dice)


def _table(new: Data, dice: Random) -> None:
    for table in list(new["tables"].values())[:1]:
        rule = dice.choice(table["rules"])
        change: Callable[[Data, Random], None] = dice.choice([_otherwise, _gives_otherwise])
        change(rule, dice)
        if dice.random() < 0.3 and len(table["rules"]) > 1:
            table["rules"].remove(rule)


def _gives_otherwise(rule: Data, dice: Random) -> None:
    output = dice.choice([*rule["then"]])
    value = rule["then"][output]
    swaps: dict[object, object] = {
        "koen": "hojo",
        "hojo": "itaku",
        "itaku": "koen",
        "high": "low",
        "low": "high",
    }
    rule["then"][output] = swaps.get(value, 2 if value == 5 else 5 if isinstance(value, int) else value)


def _recommendation(new: Data, dice: Random) -> None:
    items = [
        item
        for step in new["steps"].values()
        for items in step.get("recommend", {}).values()
        for item in items
    ]
    if items:
        _otherwise(dice.choice(items), dice)


def _value(new: Data, dice: Random) -> None:
    amounts = [value for value in new["values"].values() if "when" not in value]
    if amounts:
        amount = dice.choice(amounts)
        how = next(key for key in ("sum", "difference", "product") if key in amount)
        if len(amount[how]) == 2 and isinstance(amount[how][-1], int):
            amount[how][-1] += 1


def _otherwise(rule: Data, dice: Random) -> None:
    """The rule under the opposite condition."""
    if "when" in rule:
        rule["when"] = {"not": rule["when"]} if dice.random() < 0.7 else {"all-of": [rule["when"]]}
