"""Where a table is read, also through others that rest on it."""

from guide.analysis.possible import Place
from guide.analysis.tables_read import Reading, tables_behind, tables_read
from guide.language.conditions import AnswerOf, OutputOf
from tests.making import flow

GUIDE = flow(
    """
tables:
  t:
    hit-policy: first
    inputs: [q]
    outputs: {o: {values: [x, y]}}
    rules: [{when: {q: a}, then: {o: x}}, {then: {o: y}}]
values: {v: {when: {t.o: x}}}
steps:
  q: {kind: choice, options: {a: A, b: B}, routes: [{when: {v: yes}, to: far}, {to: end}]}
  far: {kind: choice, options: {a: A, b: B}, routes: [{when: {t.o: x}, to: end}, {to: end}]}
  end: {kind: outcome}
"""
)


def test_a_table_is_read_where_what_rests_on_it_is() -> None:
    assert tables_read(GUIDE)["t"] == [
        Reading(Place("q", after_answer=True), None, recommends=False),
        Reading(Place("far", after_answer=True), None, recommends=False),
    ]
    assert tables_behind(GUIDE, OutputOf("t", "o")) == ["t"]
    assert tables_behind(GUIDE, AnswerOf("q")) == []
