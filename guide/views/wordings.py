"""Where a view gets what it says in another wording: flows and the guides of the start page.

Never enters: files, what a wording is called.
"""

from collections.abc import Callable, Sequence

from msgspec import Struct

from guide.engine.interview import Interview
from guide.language.model import Flow
from guide.sentences.wordings import ORDINARY, after, said
from guide.views.words.home import GuideCard

NO_WORDING = "この案内には、ほかのことばがありません。"


class Wordings(Struct, frozen=True):
    """What comes from outside.

    `flow` gives a flow by its id and wording, or a sentence that says why it cannot be had. `cards` gives the
    guides of the start page in a wording. `first` is the wording to begin with.
    """

    flow: Callable[[str, str], Flow | str]
    cards: Callable[[str], Sequence[GuideCard]]
    first: str = ORDINARY


class Rewording:
    """The wording of the moment, for a person who may switch it."""

    def __init__(self, wordings: Wordings | None, wording: str = ORDINARY) -> None:
        self._wordings = wordings
        self.wording = wording or (wordings.first if wordings else ORDINARY)

    def worded(self, interview: Interview) -> Interview:
        """The interview in the wording of the moment, if its flow carries it."""
        flow = interview.flow
        if flow.wording == self.wording or self._wordings is None:
            return interview
        wording = self.wording if self.wording in flow.wordings else ORDINARY
        found = flow if wording == flow.wording else self._wordings.flow(flow.id, wording)
        return interview.worded(found) if isinstance(found, Flow) else interview

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
        return interview.worded(found)

    def next_of_cards(self, cards: Sequence[GuideCard]) -> None:
        """Go on to the next wording that any of the guides carries."""
        self.wording = after(self.wording, [one for card in cards for one in card.wordings])

    def cards(self, cards: Sequence[GuideCard]) -> Sequence[GuideCard]:
        """These guides of the start page in the wording of the moment."""
        return cards if self._wordings is None else self._wordings.cards(self.wording)
