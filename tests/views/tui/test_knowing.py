"""What is known is found beside the screen, and only once for a flow."""

from threading import Event

from guide.analysis.insight import Insight, diagram_of, insight
from guide.engine.interview import Interview
from guide.views.tui.knowing import Knowing
from tests.making import flow


def test_nothing_is_known_at_first_and_everything_once_it_was_found() -> None:
    made = flow("steps: {lead: {kind: yes-no, to: end}, end: {kind: outcome}}")
    knowing, found, there = Knowing(), list[Insight](), Event()
    assert knowing.by_now(Interview(made)) is None

    def then(known: Insight) -> None:
        found.append(known)
        there.set()

    knowing.find(Interview(made), then)
    assert there.wait(10)
    assert found == [insight(Interview(made))]
    diagram = diagram_of(made)
    assert knowing.by_now(Interview(made, {"lead": "yes"})) == insight(Interview(made, {"lead": "yes"}))
    assert diagram_of(made) is diagram
