"""Texts are laid side by side by what they belong to, whatever it is called in the new edition."""

from guide.analysis.diff import match
from guide.language.model import Flow
from guide.views.words.edited import Edited, edited
from tests.making import CITY, flow

TEXT = """
start: a
tables:
  desk:
    title: 相談先の表
    hit-policy: first
    inputs: [a]
    outputs: {to: {catalogue: desks}}
    rules: [{when: {a: yes}, then: {to: kankyo}}, {then: {to: seisaku}}]
steps:
  a: {kind: yes-no, name: 一つ目, ask: 行きますか。, why: 道が分かれるためです。, to: end}
  end: {kind: outcome, title: おわり, recommend: {desks: [{from: desk.to}]}}
"""


def found(*changes: tuple[str, str], city: str = CITY) -> tuple[Edited, ...]:
    text = TEXT
    for before, after in changes:
        assert before in text
        text = text.replace(before, after)
    old, new = flow(TEXT), flow(text, city=city)
    return edited(old, new, match(old, new, {}))


def test_nothing_differs_where_nothing_does() -> None:
    assert found() == ()


def test_lines_that_are_gone_and_that_have_come_stand_apart() -> None:
    assert found(("行きますか。", "来ますか。")) == (
        Edited("質問「一つ目」（a）", ("行きますか。",), ("来ますか。",), "a"),
    )
    assert found(("道が分かれるためです。", "念のためです。"))[0].new == ("念のためです。",)


def test_rules_of_tables_are_told_in_words() -> None:
    (one,) = found(("then: {to: seisaku}", "then: {to: kankyo}"))
    assert one.place == "表「相談先の表」"
    assert "相談先：総合政策課" in one.old[0]
    assert "相談先：環境課" in one.new[0]


def test_entries_that_outcomes_recommend_are_told_and_others_not() -> None:
    told = found(city=CITY.replace("環境課", "みどり課").replace("後援", "応援"))
    assert Edited("相談先「みどり課」（kankyo）", ("環境課",), ("みどり課",)) in told
    assert [one.place for one in told] == ["表「相談先の表」", "相談先「みどり課」（kankyo）"]


def test_a_renamed_question_is_the_same_place() -> None:
    assert (
        found(
            ("a: {kind", "go: {kind"), ("start: a", "start: go"), ("[a]", "[go]"), ("{a: yes}", "{go: yes}")
        )
        == ()
    )


def test_what_is_new_and_what_is_gone_has_one_side() -> None:
    new, *_ = found(
        ("to: end}\n", "to: more}\n  more: {kind: text, name: 二つ目, ask: 何でもどうぞ。, to: end}\n")
    )
    assert (new.place, new.old) == ("質問「二つ目」（more）", ())


def other(text: str) -> Flow:
    return flow(text)


def test_a_step_that_is_gone_is_told_with_all_it_said() -> None:
    old = other(
        "steps: {a: {kind: yes-no, ask: 一, to: b}, b: {kind: text, ask: 二, to: end}, end: {kind: outcome}}"
    )
    new = other("steps: {a: {kind: yes-no, ask: 一, to: end}, end: {kind: outcome}}")
    (gone,) = edited(old, new, match(old, new, {}))
    assert (gone.place, gone.old[0], gone.new) == ("質問「二」（b）", "二", ())
