"""Of a flow with errors what can be said is said, and nothing more."""

from pathlib import Path

import pytest

from guide.analysis.partial import Partial, as_far_as_it_goes
from guide.language.loader import load
from tests.making import CITY, file

ERRORS = sorted((Path(__file__).parents[1] / "errors").glob("*/flow.yaml"))

GUIDE = """
start: q
values: {many: {when: {n: "> 3"}}}
tables:
  t:
    hit-policy: unique
    inputs: [q]
    outputs: {o: {catalogue: forms}}
    rules: [{when: {q: a}, then: {o: koen}}]
  u:
    hit-policy: first
    inputs: [n]
    outputs: {o: {catalogue: forms}}
    rules: [{when: {n: 1}, then: {o: koen}}]
steps:
  q: {kind: choice, options: {a: A, b: B, c: C}, routes: [{when: {q: c}, to: n}, {to: end}]}
  n: {kind: number, least: 0, routes: [{when: {many: yes}, to: end}, {to: other}]}
  end: {kind: outcome, recommend: {forms: [{from: t.o}]}}
  other: {kind: outcome, summary: "{n}です。", recommend: {forms: [{from: u.o}]}}
  alone: {kind: outcome}
"""


def judged(*edits: tuple[str, str], city: str = CITY) -> Partial:
    text = GUIDE
    for before, after in edits:
        assert before in text
        text = text.replace(before, after)
    loaded = load("mihon/flow", ("flow.yaml", file(text)), ("city.yaml", city.encode()))
    assert loaded.flow is None
    return as_far_as_it_goes(loaded)


def told(found: Partial) -> list[tuple[str, object]]:
    return [(one.code, one.path[1]) for one in found.findings]


GAP_T, GAP_U, ALONE = ("table-gap", "t"), ("table-gap", "u"), ("unreachable-step", "alone")


def test_with_a_target_that_is_no_step_all_else_is_looked_at() -> None:
    found = judged(("{to: other}", "{to: othre}"))
    # Nobody comes to the other table, but what was meant is near enough not to be called unreachable.
    assert told(found) == [GAP_T, ALONE]
    assert (found.broken, found.walked) == ((), True)
    assert told(judged(("routes: [{when: {q: c}, to: n}, {to: end}]", "to: zzz"))) == [
        ("unreachable-step", name) for name in ("n", "end", "other", "alone")
    ]


def test_a_broken_step_hides_only_what_rests_on_it() -> None:
    found = judged(("kind: number", "kind: nummer"))
    assert told(found) == [GAP_T, ALONE]
    assert found.broken == (("steps", "n"), ("steps", "other"), ("tables", "u"), ("values", "many"))


def test_a_broken_table_hides_what_is_recommended_by_it() -> None:
    found = judged(("inputs: [n]", "inputs: [nobody]"))
    assert told(found) == [GAP_T, ALONE]
    assert found.broken == (("steps", "other"), ("tables", "u"))


def test_an_error_in_a_text_breaks_nothing() -> None:
    found = judged(('"{n}です。"', '"{nobody}です。"'))
    assert told(found) == [GAP_T, GAP_U, ALONE]
    assert found.broken == ()


def test_a_text_that_echoes_something_broken_is_left_out_and_its_step_is_not() -> None:
    broken = ('many: {when: {n: "> 3"}}', 'many: {when: {n: "> 3"}}, less: {sum: [nobody]}')
    for text in (("{kind: choice,", "{kind: choice, help: '{less}',"), ('summary: "{n}', 'summary: "{less}')):
        found = judged(broken, text)
        assert told(found) == [GAP_T, GAP_U, ALONE]
        assert found.broken == (("values", "less"),)
    page = ("  alone: {kind: outcome}", "  alone: {kind: page, title: '{less}', to: end}")
    assert GAP_T in told(judged(broken, page))


FROM_T = "recommend: {forms: [{from: t.o}]}"
MISTAKEN = ("{to: other}", "{to: othre}")


@pytest.mark.parametrize("text", ['summary: "{t.o}"', 'blocks: [{text: "{t.o}"}]', 'staff: "{t.o}"'])
def test_a_text_that_tells_what_a_table_may_not_give_is_told_wherever_it_stands(text: str) -> None:
    assert told(judged(MISTAKEN, (FROM_T, text))) == [GAP_T, ALONE]


def test_a_text_is_judged_by_who_reads_it() -> None:
    assert told(judged(MISTAKEN, (FROM_T, 'blocks: [{when: {q: a}, text: "{t.o}"}]'))) == [ALONE]
    assert told(judged(MISTAKEN, (FROM_T, 'summary: "{n}"'))) == [("no-value", "end"), ALONE]


@pytest.mark.parametrize("wrong", ["{zzz: yes}", "{q: zzz}", "{less: {answered: true}}"])
@pytest.mark.parametrize(
    ("before", "after", "left"),
    [
        (FROM_T, "summary: TEXT", [GAP_U, ALONE]),
        (FROM_T, "recommend: {forms: [{entry: koen, because: TEXT}]}", [GAP_U, ALONE]),
        (FROM_T, "blocks: [{use: hours}]", [GAP_U, ALONE]),
        ("{when: {q: a}, then: {o: koen}}", "{then: {o: koen}, because: TEXT}", [GAP_U, ALONE]),
    ],
)
def test_of_a_text_nothing_is_told_where_an_error_may_change_who_reads_it(
    wrong: str, before: str, after: str, left: list[tuple[str, str]]
) -> None:
    text = f'[{{when: {wrong}, text: "{{n}}"}}, {{text: 使えます。}}]'
    broken = ('many: {when: {n: "> 3"}}', 'many: {when: {n: "> 3"}}, less: {sum: [nobody]}')
    shared = ("start: q", f"start: q\npartials: {{hours: [{{text: {text}}}]}}")
    assert told(judged(broken, shared, (before, after.replace("TEXT", text)))) == left


@pytest.mark.parametrize(
    "edit",
    [
        ("start: q", "start: nowhere"),
        ("start: q", "start: n"),
        ("start: q", "start: q\nformat: 9"),
        ("start: q", "start: q\nstages: []"),
    ],
)
def test_where_everything_rests_on_an_error_no_walk_is_looked_at(edit: tuple[str, str]) -> None:
    found = judged(edit, ("kind: number", "kind: nummer"))
    assert (found.findings, found.walked) == ((), False)


@pytest.mark.parametrize(
    ("edit", "city"),
    [
        (("start: q", "start: q\nsource: nowhere"), ("", "")),
        (("start: q", "start: q\ntitle: 3"), ("", "")),
        (("start: q", "start: q\nedition: 2026年"), ("", "")),
        (("start: q", "start: q\nstages: [{id: all}]"), ("", "")),
        (("start: q", "start: qq"), ("", "")),
        (("", ""), ("koen: {name: 後援, cite: {page: 8}}", "koen: 後援")),
        (("", ""), ("koen: {name: 後援, cite: {page: 8}}", "koen: {nama: 後援, cite: {page: 8}}")),
        (("", ""), ("koen: {name: 後援, cite: {page: 8}}", "koen: {name: 後援}")),
        (("", ""), ("title: 協働のかたち", "titel: 協働のかたち")),
        (("", ""), ("city: 見本市", "town: 見本市")),
        (("", ""), ("plan: {title: 見本の指針,", "plan: {")),
    ],
)
def test_what_only_says_something_may_be_wrong_and_all_walks_are_looked_at(
    edit: tuple[str, str], city: tuple[str, str]
) -> None:
    before, after = city
    assert before in CITY
    found = judged(edit, city=CITY.replace(before, after))
    assert told(found) == [GAP_T, GAP_U, ALONE]
    assert (found.broken, found.walked) == ((), True)


def test_a_broken_set_or_shared_subflow_hides_only_the_steps_that_use_it() -> None:
    broken = CITY + "sets: {few: {no: list}}\n"
    found = judged(("{when: {q: c}, to: n}", "{when: {q: {in: few}}, to: n}"), city=broken)
    assert set(found.broken) == {("sets", "few"), ("steps", "q"), ("tables", "t"), ("steps", "end")}
    aside = ("  alone: {", "  aside: {kind: subflow, stage: all, use: leader, to: end}\n  alone: {")
    subflow = """
subflows:
  leader:
    start: who
    ends: [done]
    steps: {who: {kind: yes-no, ask: 誰ですか。, cite: {page: 1}, to: nowhere}}
  group:
    start: it
    ends: [done]
    steps: {it: {kind: subflow, use: leader, to: done}}
"""
    found = judged(aside, city=CITY + subflow)
    assert told(found) == [GAP_T, GAP_U, ALONE]
    assert found.broken == (("subflows", "leader"), ("subflows", "group"), ("steps", "aside"))


def test_what_a_broken_use_of_a_subflow_would_bring_is_broken_too() -> None:
    subflow = """
subflows:
  leader:
    start: who
    ends: [done]
    steps: {who: {kind: yes-no, ask: 誰ですか。, cite: {page: 1}, to: done}}
steps:
  group: {kind: subflow, stage: all, use: leader, to: END, ends: {nowhere: end}}
"""
    found = judged(("\nsteps:\n", subflow.replace("END", "end")))
    assert found.walked
    assert ("steps", "group") in found.broken


@pytest.mark.parametrize("path", ERRORS, ids=lambda path: path.parent.name)
def test_whatever_is_wrong_it_ends_without_a_traceback(path: Path) -> None:
    city = path.with_name("city.yaml")
    city = city if city.is_file() else path.parents[1] / "city.yaml"
    loaded = load("city/flow", ("flow.yaml", path.read_bytes()), ("city.yaml", city.read_bytes()))
    found = as_far_as_it_goes(loaded)
    assert all(one.code for one in loaded.locate(found.findings))
