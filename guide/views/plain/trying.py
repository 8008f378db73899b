"""Trying other answers in line mode, and taking them back.

Never enters: what other answers lead to (see `guide.analysis.whatif`).
"""

from collections.abc import Callable

from guide.analysis.insight import Insight
from guide.engine.interview import Interview
from guide.sentences.wordings import said
from guide.views.passage import Line, Passage, Role, body, title
from guide.views.plain.choices import Explaining
from guide.views.plain.talk import Talk
from guide.views.words import keys
from guide.views.words.whatif import (
    TRY_TITLE,
    nothing_to_try,
    possibilities,
    tried,
)

_HOW = "ためす番号を打ってください。そのまま Enter で戻ります。"


class Trying:
    """Remembers the answers as they were before others were tried."""

    def __init__(self, talk: Talk, words: Explaining) -> None:
        self._talk, self._words = talk, words
        self._before: Interview | None = None

    def own(self, interview: Interview) -> Interview:
        """The person's own answers, also while others are tried."""
        return self._before or interview

    def sheet(self, interview: Interview, make: Callable[[Interview], Passage]) -> Passage:
        """What there is to tell of the sheet; none is made of answers that are only tried."""
        if self._before is not None:
            return (body(said(interview.flow.wording, keys.NO_SHEET)),)
        return make(interview)

    def go(self, interview: Interview, known: Callable[[Interview], Insight]) -> Interview:
        """Let the person try one of the possibilities, or take back what was tried."""
        if self._before is not None:
            before, self._before = self._before, None
            self._talk.say((body(said(interview.flow.wording, keys.TAKEN_BACK)),))
            return before
        wording = interview.flow.wording
        what_if = known(interview).what_if
        found = possibilities(interview, what_if)
        if not found:
            self._talk.say((body(said(wording, nothing_to_try(interview, what_if))),))
            return interview
        told = (
            line
            for number, one in enumerate(found, 1)
            for line in (Line(Role.ENTRY, one.change.strip(), str(number)), body(one.leads))
        )
        chosen = self._words.choose(interview, (title(said(wording, TRY_TITLE)), *told), _HOW, len(found))
        if not chosen:
            return interview
        self._before = interview
        self._talk.say((body(said(wording, keys.TRYING)),))
        return tried(interview, found[chosen[0] - 1])

    def forget(self) -> None:
        """The walk begins again: there is nothing to take back."""
        self._before = None
