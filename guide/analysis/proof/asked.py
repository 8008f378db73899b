"""What conditions ask of answers in the end, through tables and derived values, as the checker sees it.

Never enters: answers, how the classes of a proof were found.
"""

from collections.abc import Iterable

from guide.analysis.proof.curves import Alone, alone
from guide.language.conditions import Condition, Every, Some, Test, origin
from guide.language.model import Amount, Flow


class SeveralError(Exception):
    """A condition rests on an amount (named in `args`) that the classes of single answers do not decide."""


class Asked:
    """Finds the tests of a flow's conditions; each amount is looked at once."""

    def __init__(self, flow: Flow) -> None:
        self._flow = flow
        self._amounts: dict[str, Alone | None] = {}

    def tests(self, conditions: Iterable[Condition]) -> dict[Test, str]:
        """The tests on which conditions rest, each with the one question whose answer decides it.

        Those of amounts that are made of constants are left out: nothing decides them.
        """
        found: dict[Test, str] = {}
        waiting, seen = [*conditions], set[str]()
        while waiting:
            condition = waiting.pop()
            match condition:
                case Test(name):
                    source, is_question = origin(name)
                    of = None if is_question else self._alone(source)
                    if is_question:
                        found[condition] = source
                    elif of is not None:
                        found |= {condition: of.question} if of.question else {}
                    elif source not in seen:
                        seen.add(source)
                        waiting += self._behind(source)
                case Every(parts) | Some(parts):
                    waiting += parts
                case _:
                    waiting.append(condition.part)
        return found

    def _alone(self, source: str) -> Alone | None:
        """An amount of one answer; None for any other, and for tables and truths."""
        if source not in self._amounts:
            known = source in self._flow.values
            self._amounts[source] = alone(self._flow, source) if known else None
        return self._amounts[source]

    def _behind(self, source: str) -> list[Condition]:
        """The conditions that decide a table or a derived value."""
        if source in self._flow.tables:
            return [rule.when for rule in self._flow.tables[source].rules if rule.when is not None]
        derived = self._flow.values[source]
        if isinstance(derived, Amount):
            raise SeveralError(source)
        return [derived.when]
