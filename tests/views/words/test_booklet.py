"""What a booklet says of each step; that it leads rightly is shown in tests/views/test_booklet.py."""

from guide.views.words.booklet import booklet, on_way
from guide.views.words.map import Way
from tests.making import flow

ASKED = flow(
    """
    start: q
    partials: {shared: [{heading: 連絡先, text: 二階です。}]}
    steps:
      q:
        kind: checklist
        ask: 何がありますか。
        items: {a: {text: 名簿, help: 紙でも。}, b: 会則}
        to: page
      page: {kind: page, title: 読む, blocks: [{use: shared, when: {q.a: yes}}], ticks: {t: 読んだ}, to: date}
      date:
        kind: date
        ask: いつですか。
        refuse: [{when: {date: "< 2026-04-01"}, say: 四月からです。}]
        to: end
      end:
        kind: outcome
        title: おわり
        summary: 以上です。
        recommend: {desks: [{entry: kankyo, when: {q.b: no}}]}
    """
)


def told(step: str) -> list[str]:
    return [line.text for entry in booklet(ASKED).entries if entry.step == step for line in entry.lines]


def test_a_question_shows_what_may_be_answered_and_what_is_not_taken() -> None:
    assert told("q")[:3] == [
        "名簿　はい□　いいえ□　わからない□",
        "紙でも。",
        "会則　はい□　いいえ□　わからない□",
    ]
    assert told("date")[0] == "「いつですか。」が2026年4月1日より前なら、答え直します。四月からです。"


def test_a_page_shows_shared_texts_with_their_condition() -> None:
    assert told("page")[:4] == ["（「名簿」が「はい」なら）", "連絡先", "二階です。", "読んだ"]


def test_an_outcome_tells_what_is_recommended_when() -> None:
    assert told("end")[:3] == ["以上です。", "相談先", "（「会則」が「いいえ」なら）環境課"]


def test_the_answer_sheet_has_a_line_for_each_question_and_page() -> None:
    assert booklet(ASKED).asked == ((1, "何がありますか。"), (2, "読む"), (3, "いつですか。"))


def test_a_way_names_its_number() -> None:
    assert on_way(Way("「いいえ」", 7)) == "「いいえ」 → 7へ"
    assert on_way(Way("", 2)) == "次 → 2へ"
