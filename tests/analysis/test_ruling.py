"""Tables are judged by the answers that come to them."""

import pytest

from guide.analysis import ruling
from guide.analysis.possible import Unknown
from guide.analysis.ruling import Left
from guide.analysis.table import together
from tests.analysis.test_reach import codes, looked
from tests.making import flow

TABLE = """
tables:
  t:
    hit-policy: {policy}
    inputs: [q]
    outputs: {{o: {{catalogue: forms}}}}
    rules:
      - {{when: {{q: a}}, then: {{o: koen}}}}
      - {{when: {{q: [a, b]}}, then: {{o: hojo}}}}
start: q
steps:
  q: {{kind: choice, options: {{a: A, b: B, c: C}}, routes: [{routes}]}}
  end: {{kind: outcome, recommend: {{forms: [{item}]}}}}
  other: {{kind: outcome}}
"""
ALL = "{to: end}"
NOT_C = "{when: {q: c}, to: other}, {to: end}"


def find_nothing_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if everything that is asked of the flow took too much."""
    monkeypatch.setattr(ruling, "possible", lambda *_: Unknown())
    monkeypatch.setattr(ruling, "first_possible", lambda *_: {})


@pytest.mark.parametrize(
    ("policy", "routes", "item", "expected"),
    [
        ("first", ALL, "{from: t.o}", [("table-gap", "t")]),
        ("first", NOT_C, "{from: t.o}", []),
        ("first", ALL, "{from: t.o, when: {q: [a, b]}}", []),
        ("first", ALL, "{from: t.o, when: {q: a}}", [("never-used", 1)]),
        ("unique", NOT_C, "{from: t.o}", [("rules-conflict", 1)]),
        ("any", NOT_C, "{from: t.o}", [("rules-conflict", 1)]),
        ("priority", NOT_C, "{from: t.o}", []),
        ("rule-order", ALL, "{from: t.o}", []),
        (
            "unique",
            "{when: {q: a}, to: other}, {to: end}",
            "{from: t.o}",
            [("never-used", 0), ("table-gap", "t")],
        ),
    ],
)
def test_tables_are_judged_by_the_answers_that_come_to_them(
    policy: str, routes: str, item: str, expected: list[tuple[str, object]]
) -> None:
    found = codes(TABLE.format(policy=policy, routes=routes, item=item))
    assert [one for one in found if one[0] != "unreachable-step"] == expected


def test_a_rule_below_one_that_always_hits_is_never_used() -> None:
    text = TABLE.format(policy="first", routes=ALL, item="{from: t.o}")
    text = text.replace("{when: {q: a}, then: {o: koen}}", "{then: {o: koen}}")
    assert ("never-used", 1) in codes(text)


def test_an_example_that_shows_a_contradiction_is_enough() -> None:
    text = TABLE.format(policy="unique", routes=NOT_C, item="{from: t.o}")
    text += "examples: [{name: 例, answers: {q: a}, outcome: end}]"
    assert [code for code, _ in codes(text)] == ["table-conflict"]


def test_what_would_take_too_long_is_counted_and_not_claimed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ruling, "MOST_ASKED", 0)
    guide = flow(
        TABLE.format(policy="unique", routes="{when: {q: a}, to: other}, {to: end}", item="{from: t.o}")
    )
    found = looked(guide)
    assert found.findings
    assert {one.code for one in found.findings} == {"no-example"}
    left = (Left("t", "never-used", 1), Left("t", "table-gap", 1), Left("t", "rules-conflict", 1))
    assert found.left == left
    monkeypatch.setattr(ruling, "MOST_ASKED", 9)
    find_nothing_out(monkeypatch)
    assert looked(guide).left == left


def test_what_the_table_by_itself_answers_is_not_left_open(monkeypatch: pytest.MonkeyPatch) -> None:
    find_nothing_out(monkeypatch)
    text = TABLE.format(policy="first", routes=ALL, item="{from: t.o}")
    text = text.replace("q: [a, b]}, then: {o: hojo}", "q: [b, c]}, then: {o: hojo}")
    assert looked(flow(text)).left == (Left("t", "never-used", 1),)
    text = text.replace("{when: {q: a}, then", "{when: {q: [a, b, c]}, then")
    found = looked(flow(text))
    assert [one.path[-1] for one in found.findings if one.code == "never-used"] == [1]
    assert found.left == ()


def test_a_table_that_nothing_reads_is_only_told_to_be_unused() -> None:
    text = TABLE.format(policy="unique", routes=ALL, item="{entry: koen}")
    assert codes(text) == [("unreachable-step", "other"), ("unused-table", "t"), ("changes-nothing", "q")]


def test_every_reachable_contradiction_is_told_however_many_there_are() -> None:
    rules = "\n".join("      - {when: {q: a}, then: {o: koen}}" for _ in range(9))
    text = TABLE.format(policy="unique", routes="{when: {q: b}, to: end}, {to: other}", item="{from: t.o}")
    text = text.replace("    rules:\n", f"    rules:\n{rules}\n")
    # With a nobody comes to the table, and 45 pairs of rules meet only there.
    assert not [one for one in codes(text) if one[0] == "rules-conflict"]
    text = text.replace("{when: {q: a}, then: {o: koen}}", "{when: {q: b}, then: {o: koen}}")
    assert [one for one in codes(text) if one[0] == "rules-conflict"] == [("rules-conflict", 1)]


def test_contradictions_are_found_where_an_input_is_too_large_for_a_grid(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(together, "MOST_TOGETHER", 1)
    text = """
    tables:
      t:
        hit-policy: unique
        inputs: [c]
        outputs: {o: {catalogue: forms}}
        rules:
          - {when: {c: {count: ">= 2"}}, then: {o: koen}}
          - {when: {c: {all: yes}}, then: {o: koen}}
          - {when: {c: {all: no}}, then: {o: hojo}}
    steps:
      c: {kind: checklist, items: {a: A, b: B, c: C}, to: end}
      end: {kind: outcome, recommend: {forms: [{from: t.o}]}}
    """
    found = [one for one in looked(flow(text)).findings if one.code == "rules-conflict"]
    assert [(one.facts["one"], one.facts["other"]) for one in found] == [(1, 2)]


@pytest.mark.parametrize(
    ("policy", "second", "expected"),
    [
        ("first", "{when: {q: [a, b]}, then: {o: koen}}", [("never-matters", 0)]),
        ("first", "{when: {q: [a, b]}, then: {o: koen}, because: 近いからです。}", []),
        ("first", "{when: {q: b}, then: {o: koen}}", []),
        ("any", "{when: {q: [a, b]}, then: {o: koen}}", [("never-matters", 0)]),
        ("rule-order", "{when: {q: [a, b]}, then: {o: koen}}", [("never-matters", 0)]),
        ("unique", "{when: {q: b}, then: {o: koen}}", []),
    ],
)
def test_a_rule_that_another_stands_in_for_never_matters(
    policy: str, second: str, expected: list[tuple[str, object]], monkeypatch: pytest.MonkeyPatch
) -> None:
    text = TABLE.format(policy=policy, routes=NOT_C, item="{from: t.o}")
    text = text.replace("{when: {q: [a, b]}, then: {o: hojo}}", second)
    text += "examples: [{name: 例, answers: {q: a}, outcome: end}]"
    seen = [one for one in codes(text) if one[0] in {"never-matters", "never-used"}]
    assert seen == expected
    monkeypatch.setattr(ruling, "MOST_ASKED", 1)
    find_nothing_out(monkeypatch)
    left = {one.code for one in looked(flow(text)).left}
    assert ("never-matters" in left) is bool(expected)


def test_a_rule_matters_whose_twin_steps_in_for_only_some_answers() -> None:
    text = TABLE.format(policy="first", routes=ALL, item="{from: t.o}")
    text = text.replace("{q: a}, then: {o: koen}", "{q: [a, b]}, then: {o: koen}")
    text = text.replace("{q: [a, b]}, then: {o: hojo}", "{q: b}, then: {o: hojo}}\n      - {then: {o: koen}")
    assert not [one for one in codes(text) if one[0] == "never-matters"]


def test_a_table_that_another_one_reads_is_looked_at_too() -> None:
    assert codes(
        """
        tables:
          one:
            hit-policy: first
            inputs: [q]
            outputs: {o: {values: [x, y]}}
            rules: [{then: {o: x}}, {then: {o: y}}]
          two:
            hit-policy: rule-order
            inputs: [one.o]
            outputs: {o: {catalogue: forms}}
            rules: [{when: {one.o: x}, then: {o: koen}}, {when: {one.o: y}, then: {o: hojo}}]
        steps:
          q: {kind: yes-no, routes: [{when: {q: yes}, to: end}, {to: end}]}
          end: {kind: outcome, recommend: {forms: [{from: two.o}]}}
        """
    ) == [("never-used", 1), ("never-used", 1)]


@pytest.mark.parametrize(
    ("way", "expected"), [("{to: n}", []), ("{when: {q: a}, to: n}, {to: end}", ["never-used"])]
)
def test_the_table_by_itself_is_believed_only_where_all_it_reads_was_asked(
    way: str, expected: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    find_nothing_out(monkeypatch)
    text = f"""
    tables:
      t:
        hit-policy: first
        inputs: [n]
        outputs: {{o: {{catalogue: forms}}}}
        rules: [{{when: {{n: ">= 0"}}, then: {{o: koen}}}}, {{when: {{not: {{n: 5}}}}, then: {{o: hojo}}}}]
    steps:
      q: {{kind: choice, options: {{a: A, b: B}}, routes: [{way}]}}
      n: {{kind: number, least: 0, to: end}}
      end: {{kind: outcome, recommend: {{forms: [{{from: t.o}}]}}}}
    """
    found = looked(flow(text))
    # Who is not asked for a number uses the second rule.
    assert [one.code for one in found.findings if one.code == "never-used"] == (
        ["never-used"] if not expected else []
    )
    assert [one.code for one in found.left if one.code == "never-used"] == expected


def test_a_table_that_is_read_by_the_answer_itself_has_all_it_needs() -> None:
    found = codes(
        """
        tables:
          t:
            hit-policy: unique
            inputs: [q]
            outputs: {o: {values: [x, y]}}
            rules: [{when: {q: yes}, then: {o: x}}, {when: {q: [yes, no]}, then: {o: y}}]
        steps:
          q: {kind: yes-no, routes: [{when: {t.o: x}, to: end}, {to: other}]}
          end: {kind: outcome}
          other: {kind: outcome}
        """
    )
    assert ("rules-conflict", 1) in found
