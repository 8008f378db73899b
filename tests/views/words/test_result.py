"""The result holds what a person leaves with, in the same order every time."""

import json
from typing import Any

from guide.analysis.insight import insight
from guide.engine.code import code_of
from guide.engine.interview import Interview, begin
from guide.views.passage import Passage, Role
from guide.views.words.result import WHY_LINES, entry, listed, result
from tests.making import CITY, flow

FACTS = CITY.replace(
    "koen: {name: 後援, cite: {page: 8}}",
    """koen:
        name: 後援
        summary: 名前を使えます
        facts:
          - {label: 内容, text: 本文}
          - {label: 例, points: [祭り, 講座]}
          - {label: 両方, text: 文, points: [点]}
        cite: {page: 8}""",
)
FLOW = flow(
    """
steps:
  lead:
    kind: choice
    ask: 誰ですか
    options: {citizens: 市民, city: 市}
    routes: [{when: {lead: city}, to: own}, {to: read}]
  read: {kind: page, ticks: {record: 記録する, money: {text: 計算する, cite: {page: 7}}}, to: goal}
  goal:
    kind: outcome
    title: 終点
    summary: まとめ
    recommend:
      forms: [{entry: koen, because: 合うからです}, {entry: hojo, because: 次に合います}]
      desks: [{entry: seisaku, because: 窓口です}]
    blocks: [{heading: 次の一歩, points: [話す]}, {text: 見えない, when: {lead: city}}]
  own: {kind: outcome, title: 市の道, recommend: {forms: [{entry: itaku, when: {lead: citizens}}]}}
""",
    city=FACTS,
)


def ended(**answers: Any) -> Interview:
    begun, refused = begin(FLOW, answers)
    assert not refused
    assert begun.trace.outcome
    return begun


GOAL = ended(lead="citizens", read=["record"])


def words(passage: Passage) -> list[str]:
    return [line.text for line in passage]


def test_the_result_comes_in_its_order() -> None:
    told = words(result(GOAL, insight(GOAL)))
    order = ["終点", "まとめ", "合うからです", "結果を決めた答え", "総合政策課"]
    order += ["これから準備すること", "計算する", "準備できたこと", "記録する", "次の一歩", "話す"]
    order += ["ほかの答えなら", "補助・助成", "この結果のもと"]
    rest = iter(told)
    assert [word for word in order if word not in rest] == []
    assert "見えない" not in told


def test_the_code_on_paper_stands_on_the_result_and_says_what_it_leaves_out() -> None:
    code = code_of(GOAL)
    assert code is not None
    told = [(line.lead, line.text) for line in result(GOAL, None)]
    assert ("番号", code) in told
    assert told.index(("続きの番号", code)) < told.index(("", "まとめ"))
    assert code not in [line.text for line in result(GOAL, None, own=False)]
    left_out = "文字で書いた答えは、番号に入っていません。"
    assert left_out not in words(result(GOAL, None))
    texts = flow("steps: {q: {kind: text, to: end}, end: {kind: outcome}}")
    assert left_out in words(result(begin(texts, {"q": "橋"})[0], None))


def test_answers_that_fit_into_no_code_are_told_as_such() -> None:
    items = {f"i{number}": "項目" for number in range(60)}
    steps = {"q": {"kind": "checklist", "items": items, "to": "end"}, "end": {"kind": "outcome"}}
    many = begin(flow(json.dumps({"steps": steps})), {"q": dict.fromkeys(items, "no")})[0]
    assert "保存した答えのファイルで続けられます。" in words(result(many, None))


def test_points_that_were_ticked_need_no_preparing_and_are_told_as_done() -> None:
    told = [(line.lead, line.text) for line in result(GOAL, None)]
    assert ("[x]", "記録する") in told
    assert ("[ ]", "計算する") in told
    done = ended(lead="citizens", read=["record", "money"])
    all_done = words(result(done, insight(done)))
    assert "これから準備すること" not in all_done
    nothing_done = words(result(ended(lead="citizens", read=[]), insight(ended(lead="citizens", read=[]))))
    assert "準備できたこと" not in nothing_done


def test_recommended_entries_are_numbered_through_the_whole_result() -> None:
    assert [(one.number, one.name) for one in listed(GOAL)] == [
        (1, "後援"),
        (2, "補助・助成"),
        (3, "総合政策課"),
    ]
    leads = [line.lead for line in result(GOAL, None) if line.role is Role.ENTRY]
    assert sorted(leads) == ["1", "2", "3"]


def test_an_entry_tells_all_its_facts_behind_their_labels() -> None:
    facts = [(line.lead, line.text) for line in entry(FLOW, "forms", "koen") if line.role is Role.LABEL]
    assert facts == [("内容", "本文"), ("例", "祭り"), ("", "講座"), ("両方", "文"), ("", "点")]
    assert "名前を使えます" in words(entry(FLOW, "forms", "koen"))


def test_a_result_that_recommends_nothing_still_says_why() -> None:
    told = words(result(ended(lead="city"), insight(ended(lead="city"))))
    assert "結果を決めた答え" in told or "誰ですか：市" in told
    assert listed(ended(lead="city")) == ()


def test_without_an_outcome_there_is_no_result() -> None:
    assert result(Interview(FLOW), None) == ()


def test_more_deciding_answers_than_can_be_taken_in_are_counted() -> None:
    many = flow(
        "steps: {"
        + ", ".join(
            f"q{n}: {{kind: choice, options: {{a: あ, b: い}}, "
            f"routes: [{{when: {{q{n}: a}}, to: q{n + 1}}}, {{to: own}}]}}"
            for n in range(7)
        )
        + ", q7: {kind: page, to: end}, end: {kind: outcome}, own: {kind: outcome}}"
    )
    interview, _ = begin(many, {f"q{n}": "a" for n in range(7)} | {"q7": []})
    told = words(result(interview, insight(interview)))
    assert sum("：あ" in text for text in told) == WHY_LINES
    assert any("ほかに二つ" in text for text in told)
