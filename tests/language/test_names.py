"""Each name of a flow has the values its question or table can give."""

from guide.language.conditions import AnswerOf, MarkOf, OutputOf
from guide.language.model import MARKS
from guide.language.names import Names, Sort, broken_use
from tests.language.small import loaded, told, when


def names() -> Names:
    flow = loaded().flow
    assert flow is not None
    domains = {step.id: flow.asking(step.id).domain for step in flow.steps.values() if flow.asks(step.id)}
    ids = {name: name for name in (*domains, *flow.tables)}
    return Names(ids, domains, dict(flow.tables), ghosts={"broken", *broken_use("used")})


def test_a_name_is_found_as_an_author_writes_it() -> None:
    known = names()
    assert known.find("lead") == AnswerOf("lead")
    assert known.find("ready.people") == MarkOf("ready", "people")
    assert known.find("order.form") == OutputOf("order", "form")
    for unknown in ("end", "lead.x", "ready.x", "order", "order.x", "", ".", "order.form.x"):
        assert known.find(unknown) is None


def test_broken_parts_are_known_by_name_only() -> None:
    assert names().is_ghost("broken.item")
    assert not names().is_ghost("lead")
    assert not names().is_ghost("broken-typo")


def test_a_broken_use_of_a_subflow_hides_all_that_it_would_have_brought() -> None:
    assert all(names().is_ghost(name) for name in ("used", "used.item", "used-lead", "used-order.form"))
    assert not names().is_ghost("use")


def test_a_broken_step_does_not_hide_an_unknown_name_that_begins_like_it() -> None:
    problems = told(("ask: 何人ですか。", "ask: 5"), when("{size-typo: 'yes', size: 1}"))
    assert [one.partition(":")[0] for one in problems] == ["wrong-type", "unknown-name"]


def test_each_name_has_the_values_it_can_have() -> None:
    known = names()
    sorts = {name: known.vocabulary(AnswerOf(name)).sort for name in known.domains}
    assert sorts == {
        "lead": Sort.ONE,
        "fields": Sort.SOME,
        "ready": Sort.MARKED,
        "size": Sort.NUMBER,
        "day": Sort.DATE,
        "words": Sort.TEXT,
        "big": Sort.ONE,
        "read": Sort.SOME,
    }
    assert known.vocabulary(MarkOf("ready", "people")).values == MARKS
    assert known.vocabulary(AnswerOf("fields")).counted == {"snow", "health"}
    assert known.vocabulary(OutputOf("order", "form")).values == ("hojo", "koen")


def test_all_names_can_be_offered() -> None:
    assert {"lead", "ready", "ready.people", "order.form"} <= set(names().written())
