"""What is known where a person stands, found beside the screen and told when it is there.

Invariant: nothing of the analysis is loaded before the first question is on the screen; a flow is compiled
once, however fast the person goes on.

Never enters: what is shown of it.
"""

from threading import Lock, Thread
from typing import TYPE_CHECKING

from guide.engine.interview import Interview

if TYPE_CHECKING:
    from collections.abc import Callable

    from guide.analysis.insight import Insight


class Knowing:
    """Finds what is known in a thread of its own; a daemon, so that ending the program never waits for it."""

    def __init__(self) -> None:
        self._by_now: Callable[[Interview], Insight | None] = _nothing_yet
        self._one_at_a_time = Lock()

    def by_now(self, interview: Interview) -> "Insight | None":
        """What is known where an interview stands, if its flow has been compiled by now."""
        return self._by_now(interview)

    def find(self, interview: Interview, then: "Callable[[Insight], object]") -> None:
        """Compile the flow, and give what is known to `then`, in the thread."""

        def search() -> None:
            from guide.analysis.insight import insight, insight_by_now  # noqa: PLC0415

            with self._one_at_a_time:
                known = insight(interview)
            self._by_now = insight_by_now
            then(known)

        Thread(target=search, daemon=True).start()


def _nothing_yet(_: Interview) -> None:
    """What is known before anything was compiled."""
