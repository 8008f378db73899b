"""Compiling a flow ahead, beside the person: begun once a question is on the screen, waited for when needed.

Never enters: what is made of it.
"""

from threading import Thread

from guide.analysis.insight import Insight, diagram_of, insight
from guide.engine.interview import Interview
from guide.language.model import Flow


class Ahead:
    """One flow, compiled in a thread of its own, which ends with the program."""

    def __init__(self, flow: Flow) -> None:
        self._thread = Thread(target=diagram_of, args=(flow,), daemon=True)
        self.begun = False

    def begin(self) -> None:
        """Begin, unless it was begun before."""
        if not self.begun:
            self.begun = True
            self._thread.start()

    def insight(self, interview: Interview) -> Insight:
        """What is known where an interview through this flow stands; waits for the thread."""
        self.begin()
        self._thread.join()
        return insight(interview)
