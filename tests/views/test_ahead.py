"""A flow is compiled beside the person, once, and waited for where it is needed."""

from guide.analysis.insight import compiled, insight
from guide.engine.interview import Interview
from guide.views.ahead import Ahead
from tests.making import flow


def test_a_flow_is_compiled_once_it_was_begun_and_waited_for() -> None:
    made = flow("steps: {lead: {kind: yes-no, to: end}, end: {kind: outcome}}")
    ahead = Ahead(made)
    assert not ahead.begun
    assert compiled(made) is None
    ahead.begin()
    ahead.begin()
    assert ahead.insight(Interview(made)) == insight(Interview(made))
    assert compiled(made) is not None
