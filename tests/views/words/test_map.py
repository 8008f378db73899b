"""The map tells every way on with its condition, in words a person knows."""

from guide.views.words.map import OTHERWISE, Way, flow_map, in_lines, in_number_order
from tests.making import flow

ASKED = flow(
    """
    start: place
    tables:
      desk:
        title: 相談先の表
        hit-policy: first
        inputs: [place]
        outputs: {to: {values: [here, there]}}
        rules: [{when: {place: park}, then: {to: here}}, {then: {to: there}}]
    values: {many: {name: 人が多い, when: {people: ">= 5"}}}
    steps:
      end: {kind: outcome, title: おわり}
      place:
        kind: choice
        name: 場所
        ask: どこですか。
        options: {park: 公園, road: 道, hall: 集会所}
        routes: [{when: {place: [park, road]}, to: people}, {when: {place: {not: hall}}, to: end}, {to: list}]
      people:
        kind: number
        ask: 何人ですか。
        unit: 人
        routes: [{when: {people: ">= 5", place: park}, to: list}, {when: {many: yes}, to: end}, {to: end}]
      list:
        kind: checklist
        ask: 何がありますか。
        items: {roster: 名簿, rules: 会則}
        routes: [{when: {list.roster: yes}, to: end}, {when: {list: {all: yes}}, to: end}, {to: other}]
      other:
        kind: choices
        ask: ほかには。
        options: {a: あ, b: い}
        routes: [{when: {other: {includes: a}}, to: end}, {when: {desk.to: here}, to: end}, {to: end}]
    """
)


def words(step: str) -> list[str]:
    return [way.words for place in flow_map(ASKED).places if place.step == step for way in place.ways]


def test_the_first_step_has_the_number_one_and_the_others_follow_the_file() -> None:
    assert [step.id for step in in_number_order(ASKED)] == ["place", "end", "people", "list", "other"]


def test_each_way_tells_when_it_is_taken() -> None:
    assert words("place") == ["「公園」「道」のどれか", "「集会所」ではない", OTHERWISE]
    assert words("people") == ["5人以上、かつ、「場所」が「公園」", "「人が多い」が「はい」", OTHERWISE]
    assert words("list") == ["「名簿」が「はい」", "すべて「はい」", OTHERWISE]
    assert words("other") == ["「あ」を選ぶ", "「相談先の表」が「here」", OTHERWISE]


def test_ways_lead_to_numbers_and_outcomes_to_none() -> None:
    places = {place.step: place for place in flow_map(ASKED).places}
    assert places["place"].ways[0] == Way("「公園」「道」のどれか", places["people"].number)
    assert places["end"].ways == ()
    assert (places["end"].sort, places["place"].sort) == ("結果", "質問")


def test_the_lines_are_sentences() -> None:
    told = [line.text for line in in_lines(flow_map(ASKED))]
    assert "「公園」「道」のどれかなら、3へ" in told
    assert "そのほかは、2へ" in told
    assert "場所（質問 place）" in told
