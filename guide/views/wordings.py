"""Where a view gets what it says in another wording: flows and the guides of the start page.

Never enters: files, what a wording is called.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from guide.engine.interview import Interview
from guide.language.model import Flow
from guide.sentences.wordings import ORDINARY, after, said
from guide.views.words.home import GuideCard

if TYPE_CHECKING:
    from guide.language.readings import Readings

NO_WORDING = "この案内には、ほかのことばがありません。"

READINGS_TOLD: Mapping[str, str] = {
    "first": "読みがなを、はじめだけ付けます。",
    "always": "読みがなを、いつも付けます。",
    "none": "読みがなを付けません。",
}
"""What is said of how often readings are told, by `guide.language.readings.Readings`."""

NO_READINGS = "この案内には、読みがなの付いた言葉がありません。"


class Wordings(Struct, frozen=True):
    """What comes from outside.

    `flow` gives a flow by its id and wording, or a sentence that says why it cannot be had. `cards` gives the
    guides of the start page in a wording. `first` is the wording to begin with.
    """

    flow: Callable[[str, str], Flow | str]
    cards: Callable[[str], Sequence[GuideCard]]
    first: str = ORDINARY


class Rewording:
    """The wording of the moment and how often readings are told, for a person who may switch both."""

    def __init__(self, wordings: Wordings | None, wording: str = ORDINARY) -> None:
        self._wordings = wordings
        self.wording = wording or (wordings.first if wordings else ORDINARY)
        self.readings: Readings | None = None
        """How often readings are told; None as long as nobody asked for a change."""

    def worded(self, interview: Interview) -> Interview:
        """The interview in the wording of the moment, if its flow carries it, and with its readings."""
        flow = self._read(self._in_wording(interview.flow))
        return interview if flow is interview.flow else interview.worded(flow)

    def _in_wording(self, flow: Flow) -> Flow:
        if flow.wording == self.wording or self._wordings is None:
            return flow
        wording = self.wording if self.wording in flow.wordings else ORDINARY
        found = flow if wording == flow.wording else self._wordings.flow(flow.id, wording)
        return found if isinstance(found, Flow) else flow

    def _read(self, flow: Flow) -> Flow:
        if self.readings is None:
            return flow
        from guide.language.readings import read_as  # noqa: PLC0415 - a flow comes with them as most people want

        return read_as(flow, self.readings)

    def next_readings(self, interview: Interview) -> tuple[Interview, str]:
        """The interview with its readings told more often, or less, and a sentence about that."""
        from guide.language.readings import Readings, read_as  # noqa: PLC0415 - as above

        flow = interview.flow
        if all(read_as(flow, how) is flow for how in Readings):
            return interview, said(flow.wording, NO_READINGS)
        self.readings = (self.readings or Readings.FIRST).following
        return interview.worded(self._read(flow)), said(flow.wording, READINGS_TOLD[self.readings])

    def next_of(self, interview: Interview) -> Interview | str:
        """The interview in the next wording of its flow, or why there is none."""
        flow = interview.flow
        wording = after(flow.wording, flow.wordings)
        if wording == flow.wording or self._wordings is None:
            return said(flow.wording, NO_WORDING)
        found = self._wordings.flow(flow.id, wording)
        if isinstance(found, str):
            return found
        self.wording = wording
        return interview.worded(self._read(found))

    def next_of_cards(self, cards: Sequence[GuideCard]) -> None:
        """Go on to the next wording that any of the guides carries."""
        self.wording = after(self.wording, [one for card in cards for one in card.wordings])

    def cards(self, cards: Sequence[GuideCard]) -> Sequence[GuideCard]:
        """These guides of the start page in the wording of the moment."""
        return cards if self._wordings is None else self._wordings.cards(self.wording)
