"""Names mean what the answers so far make of them."""

from msgspec.structs import replace

from guide.engine.values import Values
from guide.language import conditions
from guide.language.conditions import Among, Answered, AnswerOf, MarkOf, Name, OutputOf
from guide.language.model import Aggregate, Flow, HitPolicy, Output, Rule, Table
from tests.making import flow

FLOW = flow(
    """
tables:
  t:
    hit-policy: first
    inputs: [n, check.a]
    outputs: {o: {values: [small, large]}}
    rules: [{when: {n: "< 5"}, then: {o: small}}, {when: {check.a: yes}, then: {o: large}}]
steps:
  n: {kind: number, to: check}
  check: {kind: checklist, items: {a: A, b: B}, to: note}
  note: {kind: text, to: end}
  end: {kind: outcome}
"""
)


def test_a_name_has_no_value_before_its_answer() -> None:
    values = Values(FLOW)
    assert values.of(AnswerOf("n")) is None
    assert values.of(MarkOf("check", "a")) is None
    assert values.of(OutputOf("t", "o")) is None


def test_a_mark_is_that_of_its_item() -> None:
    values = Values(FLOW)
    values.give("check", {"a": "yes", "b": "no"})
    assert values.of(MarkOf("check", "b")) == "no"
    assert values.of(MarkOf("check", "gone")) is None


def test_an_answer_that_is_no_checklist_has_no_marks() -> None:
    assert Values(FLOW, {"note": "text"}).of(MarkOf("note", "a")) is None


def test_a_table_is_decided_again_after_every_answer() -> None:
    values = Values(FLOW)
    values.give("n", 3)
    assert values.of(OutputOf("t", "o")) == "small"
    values.give("n", 8)
    assert values.of(OutputOf("t", "o")) is None
    values.give("check", {"a": "yes", "b": "no"})
    assert values.of(OutputOf("t", "o")) == "large"


def test_a_table_is_decided_once_between_two_answers_and_only_if_it_is_read() -> None:
    values = Values(FLOW, {"n": 3})
    assert values.runs == {}
    first = values.table("t")
    assert values.runs == {"t": first}
    assert values.table("t") is first


def test_what_was_read_before_is_not_decided_again() -> None:
    first = Values(FLOW, {"n": 3}).table("t")
    assert first is not None
    assert Values(FLOW, {"n": 3}, {"t": first}).table("t") is first


def chain(*reads: tuple[str, Name, tuple[Name, ...]]) -> Flow:
    """A flow whose table `id` gives "yes" if the name it reads has a value; the last part are its inputs."""
    tables = {
        key: Table(
            key,
            key,
            HitPolicy.FIRST,
            Aggregate.LIST,
            inputs,
            (Output("o"),),
            (Rule(conditions.Test(name, Answered()), ("yes",), (), ()),),
        )
        for key, name, inputs in reads
    }
    return replace(FLOW, tables=tables)


def test_a_chain_of_ten_thousand_tables_is_worked_off() -> None:
    links = [
        (f"t{at}", name, (name,))
        for at in range(10_000)
        for name in [OutputOf(f"t{at - 1}", "o") if at else AnswerOf("n")]
    ]
    made = chain(*links)
    assert Values(made, {"n": 1}).of(OutputOf("t9999", "o")) == "yes"
    assert Values(made).of(OutputOf("t9999", "o")) is None


def test_a_table_read_over_many_ways_is_still_decided_once() -> None:
    one, two = OutputOf("a", "o"), OutputOf("b", "o")
    made = chain(("a", AnswerOf("n"), (AnswerOf("n"),)), ("b", one, (one,)), ("c", two, (one, two)))
    values = Values(made, {"n": 1})
    assert values.of(OutputOf("c", "o")) == "yes"
    assert list(values.runs) == ["a", "b", "c"]


def test_tables_that_read_each_other_end_without_a_value() -> None:
    one, two = OutputOf("a", "o"), OutputOf("b", "o")
    for inputs in [((two,), (one,)), ((), ())]:
        made = chain(("a", two, inputs[0]), ("b", one, inputs[1]))
        assert Values(made, {"n": 1}).of(one) is None
        assert Values(made, {"n": 1}).of(two) is None


def test_a_table_that_reads_itself_finds_nothing_there() -> None:
    itself = OutputOf("a", "o")
    made = chain(("a", itself, ()))
    assert Values(made).of(itself) is None
    given = replace(
        made.tables["a"],
        rules=(Rule(conditions.Test(itself, Among()), ("yes",), (), ()), Rule(None, ("no",), (), ())),
    )
    assert Values(replace(made, tables={"a": given})).of(itself) == "no"
