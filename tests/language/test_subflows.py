"""A stretch of steps written once means the same as if it were written out in every place that uses it."""

from msgspec.structs import replace

from guide.analysis.again import problems
from guide.analysis.checks import findings
from guide.language.loader import Loaded, load
from guide.language.model import Flow
from guide.language.subflows import LONGEST_PREFIX

CITY = """
city: 見本市
sources:
  law: {title: 条例, publisher: 見本市, date: 2020年}
  plan: {title: 指針, publisher: 見本市, date: 2022年3月}
catalogues:
  forms:
    title: かたち
    entries:
      hojo: {name: 補助, cite: {page: 8}}
partials:
  desk: [{text: 市役所の2階です。}]
sets:
  ours: [citizens]
"""
SUBFLOWS = """
subflows:
  who:
    start: lead
    ends: [agreed, alone]
    values:
      large: {when: {money: ">= 1000"}}
    tables:
      order:
        title: 順番
        hit-policy: rule-order
        inputs: [lead, large]
        outputs: {form: {catalogue: forms}}
        rules:
          - {when: {lead: {in: ours}}, then: {form: hojo}, because: "{money}だからです。", cite: {page: 8}}
    steps:
      lead:
        kind: choice
        ask: だれですか。
        options: {citizens: 市民, city: 市}
        cite: {page: 8}
        routes: [{when: {lead: city}, to: alone}, {to: money}]
      money:
        kind: number
        ask: いくらですか。
        unit: 円
        cite: {page: 8, source: plan}
        refuse: [{when: {money: "< 0"}, say: "{lead}が負担できる額を入れてください。"}]
        to: read
      read:
        kind: page
        title: [{when: {large: "yes"}, text: 大きい}, {text: "{order.form}"}]
        cite: {page: 8}
        blocks: [{use: desk, when: {money: "> 5"}}]
        to: agreed
"""
HEAD = """
format: 1
title: 見本
summary: 見本です。
source: plan
edition: {date: 2026-04-01}
stages: [{id: all, title: 全部}]
"""
END = """
  end:
    kind: outcome
    stage: all
    title: "{us-money}"
    summary: おわり
    cite: {page: 1}
    recommend: {forms: [{from: us-order.form}]}
    blocks: [{text: 大きい, when: {us-large: "yes"}}]
"""
ANSWERS = "examples: [{name: a, answers: {us-lead: citizens, us-money: 5}, outcome: end, forms: [hojo]}]\n"
USED = f"{HEAD}start: us\nsteps:\n  us: {{kind: subflow, stage: all, use: who, to: end}}\n{END}{ANSWERS}"


def made(flow: str, city: str = CITY + SUBFLOWS) -> Loaded:
    return load("mihon/flow", ("flow.yaml", flow.encode()), ("city.yaml", city.encode()))


def flow_of(flow: str, city: str = CITY + SUBFLOWS) -> Flow:
    loaded = made(flow, city)
    assert loaded.flow is not None, [one.message for one in loaded.diagnostics]
    return loaded.flow


def told(loaded: Loaded) -> list[str]:
    found = loaded.locate(findings(loaded.flow)) if loaded.flow else []
    return [f"{one.file}: {one.message}" for one in (*loaded.diagnostics, *found)]


def written_out(flow: str, prefix: str) -> str:
    """The steps, tables and values of the subflow as an author would write them into a flow by hand."""
    body = SUBFLOWS.split("ends: [agreed, alone]\n")[1].replace("\n    ", "\n").removeprefix("    ")
    for name in ("lead", "money", "read", "order", "large"):
        for sign in ("{", "[", ", ", "  ", "to: "):
            body = body.replace(f"{sign}{name}", f"{sign}{prefix}{name}")
    body = body.replace("to: agreed", "to: end").replace("to: alone", "to: end")
    body = body.replace("cite: {page: 8}", "cite: {page: 8, source: law}").replace(
        "    kind:", "    stage: all\n    kind:"
    )
    return flow.replace("steps:\n", body).replace(
        f"  {prefix[:-1]}: {{kind: subflow, stage: all, use: who, to: end}}\n", ""
    )


def same(one: Flow, other: Flow) -> bool:
    return replace(one, digest="") == replace(other, digest="")


def test_using_a_subflow_of_the_city_means_the_same_as_writing_it_out() -> None:
    by_hand = written_out(USED.replace("start: us", "start: us-lead"), "us-")
    assert "us-lead" in by_hand
    assert "kind: subflow" not in by_hand
    assert same(flow_of(USED), flow_of(by_hand, CITY))
    assert told(made(USED)) == []


def test_a_subflow_of_the_flow_cites_the_source_of_the_flow() -> None:
    own = flow_of(USED.replace("steps:\n", SUBFLOWS.lstrip() + "steps:\n", 1), CITY)
    assert own.asking("us-lead").cite[0].source == "plan"
    assert flow_of(USED).asking("us-lead").cite[0].source == "law"


def test_one_subflow_is_used_twice_under_two_names_and_left_by_its_ends() -> None:
    twice = USED.replace(
        "use: who, to: end}",
        "use: who, ends: {agreed: them, alone: end}}\n  them: {kind: subflow, stage: all, use: who, to: end}",
    )
    flow = flow_of(twice)
    assert list(flow.steps) == [
        "us-lead",
        "us-money",
        "us-read",
        "them-lead",
        "them-money",
        "them-read",
        "end",
    ]
    assert [route.to for route in flow.asking("us-lead").routes] == ["end", "us-money"]
    assert [route.to for route in flow.asking("us-read").routes] == ["them-lead"]
    assert {"us-order", "them-order"} == set(flow.tables)


NESTED = """
  both:
    start: first
    ends: [over]
    steps:
      first: {kind: subflow, use: who, ends: {agreed: second, alone: over}}
      second: {kind: subflow, use: who, to: over}
"""


def test_a_subflow_that_uses_another_begins_and_ends_with_it() -> None:
    used = USED.replace("use: who", "use: both").replace("us-money", "us-second-money")
    flow = flow_of(
        used.replace("us-order", "us-first-order").replace(ANSWERS, "").replace("us-large", "us-first-large"),
        CITY + SUBFLOWS + NESTED,
    )
    assert flow.start == "us-first-lead"
    assert [route.to for route in flow.asking("us-first-lead").routes] == ["end", "us-first-money"]
    assert [route.to for route in flow.asking("us-first-read").routes] == ["us-second-lead"]
    assert {step.stage for step in flow.steps.values()} == {"all"}


def test_the_names_of_the_flow_are_not_at_hand_in_a_subflow() -> None:
    city = CITY + SUBFLOWS.replace("when: {money:", "when: {us-money:", 1)
    assert told(made(USED, city)) == ["city.yaml: 'us-money' という質問、表の出力、計算する値はありません。"]
    partial = HEAD + "partials: {own: [{text: a}]}\n" + USED.removeprefix(HEAD)
    assert told(made(partial, CITY + SUBFLOWS.replace("use: desk", "use: own"))) == [
        "city.yaml: 'own' という文章は、partials にありません。"
    ]


def test_a_mistake_in_a_subflow_is_told_once_however_often_it_is_used() -> None:
    names = [f"u{number}" for number in range(9)]
    uses = "".join(
        f"  {name}: {{kind: subflow, stage: all, use: who, to: {after}}}\n"
        for name, after in zip(names, [*names[1:], "end"], strict=True)
    )
    flow = f"{HEAD}start: u0\nsteps:\n{uses}{END.replace('us-', 'u0-')}"
    city = CITY + SUBFLOWS.replace("to: money}", "to: mony}")
    assert told(made(flow, city)) == ["city.yaml: 'mony' という名前のステップはありません。"]


def test_a_way_back_through_the_second_use_is_told() -> None:
    looping = USED.replace(
        "use: who, to: end}",
        "use: who, to: them}\n"
        "  them: {kind: subflow, stage: all, use: who, ends: {agreed: them, alone: end}}",
    )
    (problem,) = problems(made(looping))
    assert (problem.code, problem.file) == ("walkable-loop", "city.yaml")
    assert "them-lead" in problem.message
    assert problem.place == "くり返す質問 'who' › ステップ 'lead'（flow.yaml のステップ 'them' が使う所）"


def test_what_a_subflow_works_out_need_not_be_used_by_every_flow() -> None:
    unused = USED.replace("    recommend: {forms: [{from: us-order.form}]}\n", "").replace(
        ", forms: [hojo]", ""
    )
    city = CITY + SUBFLOWS.replace('{text: "{order.form}"}', "{text: 小さい}")
    assert told(made(unused, city)) == []


def test_uses_within_uses_end_before_their_names_grow_too_long() -> None:
    name = "n" * (LONGEST_PREFIX - 2)
    city = CITY + SUBFLOWS + NESTED.replace("first", name)
    flow = f"{HEAD}start: us\nsteps:\n  us: {{kind: subflow, stage: all, use: both, to: end}}\n" + lean(END)
    assert [one.partition(": ")[2] for one in told(made(flow, city))] == [
        "くり返す質問 'who' を入れると、案内が大きくなりすぎます（上限は名前 100 文字）。"
    ]


def lean(end: str) -> str:
    """The outcome without what it reads."""
    lines = end.split("\n")
    return "\n".join(line for line in lines if "recommend" not in line and "blocks" not in line).replace(
        '"{us-money}"', "おわり"
    )


def test_an_unknown_or_broken_subflow_is_told_and_nothing_that_only_follows_from_it() -> None:
    assert told(made(USED.replace("use: who", "use: hwo"))) == [
        "flow.yaml: 'hwo' というくり返す質問は、subflows にありません。"
    ]
    misshapen = USED.replace("use: who, to: end", "use: who, to: 5")
    assert [one.code for one in made(misshapen).diagnostics] == ["wrong-type"]
    broken = SUBFLOWS.replace("    ends: [agreed, alone]\n", "")
    assert told(made(USED, CITY + broken)) == ["city.yaml: 'ends' がありません。"]


def test_what_a_use_whose_name_is_taken_would_bring_is_not_called_unknown() -> None:
    echoing = """
      after: {kind: page, title: "{first-money}", cite: {page: 8}, to: over}
"""
    city = CITY + SUBFLOWS + NESTED.replace("use: who, to: over", "use: who, to: after") + echoing
    flow = USED.replace("us:", "us-first:").replace("us-", "us-first-").replace("us-first-first", "us-first")
    flow = flow.replace("start: us", "start: us-first").replace("use: who, to: end", "use: who, to: us")
    flow = flow.replace("  end:", "  us: {kind: subflow, stage: all, use: both, to: end}\n  end:")
    assert [(one.code, one.facts["name"]) for one in made(flow, city).diagnostics] == [
        ("name-taken", "us-first")
    ]
