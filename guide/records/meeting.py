"""A saved interview meets a flow: what carries over, what does not, and whether the result is another.

The answers are read as a file of answers is, by the engine alone; what was saved of the result is compared
with what the engine finds now. Pure.

Never enters: files, sentences.
"""

from msgspec import Struct

from guide.engine.interview import Interview, begin
from guide.language.model import Flow
from guide.records.saved import Ranked, Saved, Told


class Meeting(Struct, frozen=True):
    """What became of a saved interview.

    `gone` are answers whose question or page is no more, `refused` those that it does not take any more, each
    with the reason; both in the words that were on the screen. `newly_asked` is the question that stands
    before a result that was reached already, or "".
    """

    interview: Interview
    same_edition: bool
    gone: tuple[Told, ...]
    refused: tuple[tuple[Told, str], ...]
    newly_asked: str
    same_result: bool

    @property
    def changed(self) -> bool:
        """Whether there is anything to tell."""
        return not self.same_edition or bool(self.gone or self.refused)


def meet(saved: Saved, flow: Flow) -> Meeting:
    """The interview that a saved one is in this edition of its flow."""
    interview, refusals = begin(flow, saved.answers, saved.kept)
    words = {told.step: told for told in saved.told}
    told = [(words.get(step, Told(step, step, "")), refusal.sentence, step) for step, refusal in refusals]
    trace = interview.trace
    reached = trace.outcome.id if trace.outcome else ""
    now = tuple(
        Ranked(catalogue, tuple(one.entry for one in entries))
        for catalogue, entries in trace.recommendations.items()
    )
    return Meeting(
        interview,
        same_edition=saved.digest == flow.digest,
        gone=tuple(one for one, _, step in told if not flow.asks(step)),
        refused=tuple((one, why) for one, why, step in told if flow.asks(step)),
        newly_asked=trace.here if saved.outcome and not reached else "",
        same_result=(reached, now) == (saved.outcome, saved.ranked),
    )
