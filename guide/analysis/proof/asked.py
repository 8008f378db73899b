"""What conditions ask of answers in the end, through tables and derived values, as the checker sees it.

Never enters: answers, how the classes of a proof were found.
"""

from collections.abc import Iterable

from msgspec import Struct

from guide.analysis.proof.curves import Alone
from guide.analysis.proof.given import Given, given
from guide.language.conditions import Condition, Every, Some, Test, origin
from guide.language.model import Amount, Flow


class SeveralError(Exception):
    """A condition rests on an amount (named in `args`) that the classes of single answers do not decide."""


class Ask(Struct, frozen=True):
    """A test of one answer, or of an amount that rests on one with what tables give put in."""

    test: Test
    put: Given = ()


class Asked:
    """Finds what a flow's conditions ask; each amount is looked at once."""

    def __init__(self, flow: Flow) -> None:
        self._flow = flow
        self._amounts: dict[str, dict[Given, Alone] | None] = {}

    def tests(self, conditions: Iterable[Condition]) -> dict[Ask, str]:
        """What conditions ask in the end, each with the one question whose answer decides it.

        What is asked of amounts that are made of constants is left out: nothing decides it.
        """
        found: dict[Ask, str] = {}
        waiting, seen = [*conditions], set[str]()
        while waiting:
            condition = waiting.pop()
            match condition:
                case Test(name):
                    source, is_question = origin(name)
                    if is_question:
                        found[Ask(condition)] = source
                        continue
                    told = self._given(source) or {}
                    found |= {Ask(condition, put): of.question for put, of in told.items() if of.question}
                    if source not in seen:
                        seen.add(source)
                        waiting += self._behind(source)
                case Every(parts) | Some(parts):
                    waiting += parts
                case _:
                    waiting.append(condition.part)
        return found

    def _given(self, source: str) -> dict[Given, Alone] | None:
        """An amount of one answer, by what tables give; None for any other, and for tables and truths."""
        if source not in self._amounts:
            known = isinstance(self._flow.values.get(source), Amount)
            self._amounts[source] = given(self._flow, source) if known else None
        return self._amounts[source]

    def _behind(self, source: str) -> list[Condition]:
        """The conditions that decide a table, a truth, or what the tables give that an amount reads."""
        if source in self._flow.tables:
            return [rule.when for rule in self._flow.tables[source].rules if rule.when is not None]
        derived = self._flow.values[source]
        if not isinstance(derived, Amount):
            return [derived.when]
        told = self._given(source)
        if told is None:
            raise SeveralError(source)
        tables = dict.fromkeys(output.table for put in told for output, _ in put)
        return [when for table in tables for when in self._behind(table)]
