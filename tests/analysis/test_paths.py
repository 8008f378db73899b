"""Ways tell what decides, how many answers go them, and answers that do."""

from guide.analysis.diagram import Stop, compile_flow
from guide.analysis.paths import Way, Ways, answers_with, witness
from guide.engine.follow import follow
from guide.language.model import Flow
from tests.making import flow

ASKED = flow(
    """
    start: colour
    steps:
      colour: {kind: choice, ask: 色, options: {red: 赤, blue: 青}, to: list}
      list:
        kind: checklist
        ask: 項目
        items: {a: あ, b: い, c: う}
        routes: [{when: {list.a: yes, list.b: yes}, to: some}, {to: no}]
      some:
        kind: choices
        ask: いくつか
        options: {x: 一, y: 二, z: 三, none: なし}
        exclusive: [none]
        least: 2
        routes: [{when: {some: {includes: x}}, to: yes}, {when: {some: {includes: none}}, to: no}, {to: no}]
      yes: {kind: outcome}
      no: {kind: outcome}
    """
)


def ways(asked: Flow, about: str = "") -> list[Way]:
    diagram = compile_flow(asked)
    return list(Ways(diagram, diagram.aspects[about]))


def test_what_leads_on_alike_decides_nothing() -> None:
    diagram = compile_flow(ASKED)
    found = Ways(diagram, diagram.aspects[""])
    assert found.number == 4
    assert {diagram.units[one.unit].step for way in found for one in way.deciding} == {"list", "some"}
    assert [way.end for way in found] == ["no", "yes", "no", "no"]


def test_all_answers_go_one_way() -> None:
    # 2 colours; of 27 marks 3 go on; there are 4 ways to choose two or three.
    assert sum(way.answers for way in ways(ASKED)) == 2 * (27 - 3) + 2 * 3 * 4


def test_a_witness_goes_its_way_and_chooses_as_many_as_it_must() -> None:
    diagram = compile_flow(ASKED)
    for way in ways(ASKED):
        given = witness(diagram, way)
        assert given is not None
        trace = follow(ASKED, given)
        assert trace.outcome is not None
        assert trace.outcome.id == way.end


def test_answers_are_filled_in_where_any_will_do() -> None:
    diagram = compile_flow(ASKED)
    lead = {(unit.step, unit.item): index for index, unit in enumerate(diagram.units)}
    given = answers_with(
        diagram, {lead["colour", ""]: None, lead["list", ""]: None, lead["list", "a"]: "yes"}
    )
    assert given == {"colour": "red", "list": {"a": "yes", "b": "no", "c": "no"}}


def test_an_option_that_stands_alone_is_chosen_where_nothing_else_can_be() -> None:
    asked = flow(
        """
        steps:
          q:
            kind: choices
            ask: いくつか
            options: {x: 一, none: なし}
            exclusive: [none]
            routes: [{when: {q: {includes: x}}, to: a}, {to: b}]
          a: {kind: outcome}
          b: {kind: outcome}
        """
    )
    diagram = compile_flow(asked)
    given = [(witness(diagram, way) or {})["q"] for way in ways(asked)]
    assert sorted(map(str, given)) == ["('none',)", "('x',)"]


def test_where_arithmetic_parts_the_ways_both_are_told() -> None:
    asked = flow(
        """
        values: {left: {difference: [m, n]}}
        start: m
        steps:
          m: {kind: number, ask: 別の数, least: 0, most: 9, to: n}
          n: {kind: number, ask: 数, least: 0, most: 9, routes: [{when: {left: ">= 3"}, to: a}, {to: b}]}
          a: {kind: outcome}
          b: {kind: outcome}
        """
    )
    assert {way.end for way in ways(asked)} == {"a", "b"}


def test_ticks_are_given_as_they_are_read() -> None:
    asked = flow(
        """
        steps:
          p: {kind: page, ticks: {t: 読んだ, u: まだ}, routes: [{when: {p: {includes: t}}, to: a}, {to: b}]}
          a: {kind: outcome}
          b: {kind: outcome}
        """
    )
    diagram = compile_flow(asked)
    assert {way.end: (witness(diagram, way) or {})["p"] for way in ways(asked)} == {"a": ("t",), "b": ()}


REFUSED = """
values: {apart: {difference: [more, less]}}
steps:
  less: {kind: number, ask: 少, least: 1, most: 9, to: more}
  more:
    kind: number
    ask: 多
    least: 1
    most: 9
    refuse: [{when: {apart: "< 3"}, say: だめです。}]
    routes: [{when: {less: "> 3"}, to: a}, {to: b}]
  a: {kind: outcome}
  b: {kind: outcome}
"""


def test_a_witness_is_not_refused_for_what_is_calculated() -> None:
    asked = flow(REFUSED)
    diagram = compile_flow(asked)
    for way in ways(asked):
        assert follow(asked, witness(diagram, way) or {}).here == way.end
    never = flow(REFUSED.replace('"< 3"}, say', '"< 2"}, say: だめ}, {when: {apart: "[2..8)"}, say'))
    told = {way.end: witness(compile_flow(never), way) for way in ways(never)}
    assert told["a"] is None
    assert told["b"] == {"less": 1, "more": 9}


def test_a_way_that_ends_with_a_refusal_has_answers_that_are_refused_whatever_else_is_calculated() -> None:
    strict = flow(
        """
    values:
      both: {sum: [many, few]}
    start: few
    steps:
      few: {kind: number, ask: 少, least: 0, most: 3, to: many}
      many:
        kind: number
        ask: いくつ
        least: 0
        most: 9
        refuse:
          - {when: {many: '>= 5'}, say: 多すぎます。}
          - {when: {both: '> 6'}, say: 合わせると多すぎます。}
        to: yes
      yes: {kind: outcome}
    """
    )
    diagram = compile_flow(strict)
    ends = {}
    for way in Ways(diagram, diagram.aspects[""]):
        given = witness(diagram, way)
        assert given is not None
        ends[way.end] = follow(strict, given).here
    assert ends == {"yes": "yes", Stop.REFUSED: "many"}
