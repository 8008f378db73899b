"""Texts before anyone has answered name what will be filled in."""

from guide.language.model import Question
from guide.views.words.unfilled import short_title_of, title_of, unfilled
from tests.making import flow

ASKED = flow(
    """
    start: n
    values: {left: {difference: [5, n], unit: 人}}
    steps:
      n: {kind: number, name: 人数, ask: 何人ですか。, to: q}
      q:
        kind: yes-no
        ask:
          - {when: {n: ">= 5"}, text: "{n}で{desks/kankyo}へ行きますか。"}
          - {text: ｛独｜ひと｝りで行きますか。}
        help: 残りは{left}です。
        to: end
      end: {kind: outcome, title: おわり}
    """
)


def test_every_wording_is_told_with_its_condition() -> None:
    assert title_of(ASKED, ASKED.steps["q"]) == (
        "（「人数」が5以上なら）〔「人数」の答え〕で環境課へ行きますか。\n（そのほか）独（ひと）りで行きますか。"
    )


def test_a_short_title_is_one_line_and_the_name_where_there_is_one() -> None:
    assert "\n" not in short_title_of(ASKED, ASKED.asking("q"))
    assert short_title_of(ASKED, ASKED.asking("n")) == "人数"
    assert title_of(ASKED, ASKED.steps["end"]) == "おわり"


def test_a_value_without_a_name_is_called_by_its_id() -> None:
    step = ASKED.asking("q")
    assert isinstance(step, Question)
    assert unfilled(ASKED, step.help) == "残りは〔left〕です。"
