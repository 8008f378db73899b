"""A flow is looked up, never asked what it means."""

from guide.language.model import options_of
from tests.language.small import loaded


def test_the_options_of_a_question_are_those_a_person_sees() -> None:
    flow = loaded().flow
    assert flow is not None
    seen = {
        step: [option.id for option in options_of(flow.asking(step).domain)]
        for step in flow.steps
        if flow.asks(step)
    }
    assert seen["lead"] == ["citizens", "city"]
    assert seen["fields"] == ["snow", "health", "none"]
    assert seen["ready"] == ["people", "money"]
    assert seen["read"] == ["record"]
    assert seen["size"] == seen["day"] == seen["words"] == []
