"""Two files become a flow, or all their problems at once."""

import subprocess
import sys

import pytest

from guide.language.diagnostics import Finding, make
from guide.language.loader import has_errors, in_file_order, load
from tests.language.small import CITY, FLOW, loaded, told

FLOW_FILE, CITY_FILE = ("flow.yaml", FLOW.encode()), ("city.yaml", CITY.encode())


def test_problems_of_both_files_are_told_in_file_order_and_each_once() -> None:
    found = told(
        ("to: fields", "to: feilds"),
        ("stage: start\n    ask: だれ", "stage: x\n    ask: だれ"),
        city=CITY + "x: 1\n",
    )
    assert [one.partition(":")[0] for one in found] == ["unknown-key", "unknown-stage", "unknown-step"]
    twice = make("empty-file", "f", (1, 1, 1), (), "", {})
    assert in_file_order([twice, twice]) == (twice,)


def test_what_is_told_of_a_city_for_one_flow_is_not_told_again_for_the_next() -> None:
    city = ("city.yaml", CITY.encode() + b"x: 1\n")
    first, second = (load("a/b", FLOW_FILE, city) for _ in range(2))
    assert (
        [one.code for one in second.diagnostics] == [one.code for one in first.diagnostics] == ["unknown-key"]
    )
    first.city_source.note("wrong-type", ("city",), {"expected": "x"})
    later = load("a/b", FLOW_FILE, city)
    assert len(first.city_source.problems) == 2
    assert len(second.city_source.problems) == len(later.city_source.problems) == 1


def test_a_flow_is_handed_out_only_without_errors() -> None:
    assert loaded().flow is not None
    assert loaded(("to: fields", "to: feilds")).flow is None
    assert loaded(city=CITY.replace("title: 協働のかたち", "titel: a")).flow is None
    warning = make("unused-table", "f", (1, 1, 1), (), "", {})
    assert not has_errors([warning])


def test_the_edition_changes_with_either_file() -> None:
    digests = {
        load("a/b", ("f", FLOW.encode() + flow), ("c", CITY.encode() + city)).flow.digest  # type: ignore[union-attr]
        for flow, city in [(b"", b""), (b"#", b""), (b"", b"#")]
    }
    assert len(digests) == 3


@pytest.mark.parametrize(
    "text", [b"", b"5", b"[]", b"abc", b"- a", b"steps: 5", b"steps: []", b"steps: {a: 5}"]
)
def test_a_file_that_is_no_flow_at_all_is_told(text: bytes) -> None:
    assert load("a/b", ("flow.yaml", text), CITY_FILE).diagnostics
    assert load("a/b", FLOW_FILE, ("city.yaml", text)).diagnostics


def test_another_format_is_told_and_nothing_else() -> None:
    assert told(("format: 1", "format: 2"), ("to: fields", "to: nowhere")) == [
        "format: この書式の番号（2）は読めません。"
    ]


def test_one_run_tells_of_shapes_names_and_structure_together() -> None:
    changes = [
        ("summary: 質問に答えます。", "summary: 質問に答えます。\nsumary: 1"),
        ("unit: 人", "unitt: 人"),
        ("cite: {page: 8}, to: words}", "cite: {page: 8}, to: ready}"),
        ("because: a", "because: a") if "because: a" in FLOW else ("{text: 文,", "{txt: 1, text: '{laed}',"),
    ]
    codes = sorted(one.partition(":")[0] for one in told(*changes))
    assert codes == ["unknown-key", "unknown-key", "unknown-key", "unknown-name"]


def test_broken_examples_steps_and_articles_do_not_hide_the_rest() -> None:
    changed = FLOW.replace("to: fields", "to: feilds") + "examples: [{name: 5, answers: {}}]\n"
    city = CITY + "articles:\n  a: {title: 5}\n"
    found = load("a/b", ("flow.yaml", changed.encode()), ("city.yaml", city.encode())).diagnostics
    codes = [one.code for one in found]
    assert codes == ["missing-key", "wrong-type", "unknown-step", "wrong-type"]
    only = load("a/b", ("flow.yaml", b"format: 1\nsteps:\n  a: {kind: x}\n"), CITY_FILE)
    assert {one.code for one in only.diagnostics} == {"missing-key", "wrong-type"}
    one_step = FLOW[: FLOW.index("steps:")] + "steps:\n  lead: {kind: x, y: 1}\n"
    assert [one.code for one in load("a/b", ("f", one_step.encode()), CITY_FILE).diagnostics] == [
        "wrong-type"
    ]


def test_a_flood_of_problems_ends() -> None:
    flood = FLOW + "".join(f"k{number}: 1\n" for number in range(5000))
    found = load("a/b", ("flow.yaml", flood.encode()), CITY_FILE).diagnostics
    assert found[-1].code == "too-many-problems"
    names = FLOW.replace("{text: 文,", "{when: [" + "{x: y}," * 5000 + "], text: 文,")
    assert load("a/b", ("flow.yaml", names.encode()), CITY_FILE).diagnostics[-1].code == "too-many-problems"


def test_findings_of_later_checks_are_located_in_the_flow_file() -> None:
    (found,) = loaded().locate(
        [Finding("unused-table", ("tables", "order"), {"table": "order"}, at_key=True)]
    )
    assert (found.file, FLOW.split("\n")[found.line - 1]) == ("flow.yaml", "  order:")


def test_walking_a_flow_loads_neither_yaml_nor_a_validator() -> None:
    code = (
        "import sys, guide.language.model, guide.language.conditions, guide.language.texts\n"
        "print(sorted({'yaml', 'pydantic', 'pydantic_core'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_a_step_broken_twice_over_does_not_hide_the_rest() -> None:
    changes = [("ask: だれが中心になりますか。", "ask: 5\n    aks: 1"), ("to: ready\n", "to: raedy\n")]
    assert [one.partition(":")[0] for one in told(*changes)] == ["wrong-type", "unknown-key", "unknown-step"]
