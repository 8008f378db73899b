"""One key says everything on the full screen in the next wording, wherever one is, and nothing is lost."""

from msgspec.structs import replace

from guide.engine.interview import Interview
from guide.language.model import Flow
from guide.views.tui.app import Kyodo
from guide.views.wordings import Wordings
from guide.views.words.home import GuideCard
from tests.making import flow
from tests.parity.test_wordings import english
from tests.views.tui.stage import KINDS, cards, load_card, press, shinjo, text

FLOWS = {
    flow.id: {"": replace(flow, wordings=("en",)), "en": replace(worded, wording="en", wordings=("en",))}
    for flow, worded in ((shinjo(), english()), (KINDS, replace(KINDS, title="All kinds")))
}


def in_wording(flow_id: str, wording: str) -> Flow:
    return FLOWS[flow_id][wording]


def worded_cards(wording: str) -> tuple[GuideCard, ...]:
    title = {"": "見本", "en": "All kinds"}[wording]
    return tuple(
        replace(one, title=title if one.flow_id == KINDS.id else one.title, wordings=("en",))
        for one in cards()
    )


def kyodo(interview: Interview | None = None) -> Kyodo:
    wordings = Wordings(in_wording, worded_cards)
    return Kyodo(worded_cards(""), lambda one: in_wording(one, ""), interview, wordings=wordings)


def at(flow: Flow, **answers: object) -> Interview:
    interview = Interview(in_wording(flow.id, ""))
    for step, raw in answers.items():
        following = interview.answer(step.replace("_", "-"), raw)
        assert isinstance(following, Interview)
        interview = following
    return interview


async def test_l_keeps_the_question_and_what_is_marked_and_goes_round() -> None:
    app = kyodo(at(shinjo()))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "1 2 2 ｌ")
        shown = text(app)
        assert "Please answer each with Yes, No or Not sure." in shown
        assert (shown.count("(o) Yes"), shown.count("(o) No")) == (1, 1)
        assert "日本語/Language" in shown
        await press(pilot, "3 enter l")
        assert "よい点の方が困る点より大きい" not in shown
        assert "ことば/English" in text(app)
    assert app.interview is not None
    assert app.interview.flow.wording == ""
    assert app.interview.answers["start-check"] == {"alone": "yes", "effect": "no", "join": "yes"}


async def test_where_letters_are_text_f2_switches_and_the_text_stays() -> None:
    app = kyodo(at(KINDS, agree="yes", fields=["snow"], people=5, day="2026-04-01"))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "l o n g f2")
        assert "long" in text(app)
        assert "You can go on without writing anything." in text(app)
        assert app.interview is not None
        assert app.interview.flow.wording == "en"


async def test_what_is_open_over_the_walk_is_said_anew_too() -> None:
    app = kyodo(at(shinjo()))
    async with app.run_test(size=(80, 24)) as pilot:
        for key, japanese, worded in (
            ("w", "なぜこの質問があるのか", "Why this question is asked"),
            ("s", "文書について", "About the document"),
            ("g", "用語と読みもの", "Words and things to read"),
            ("c", "答えの一覧", "Your answers"),
            ("question_mark", "使い方", "Help"),
        ):
            await press(pilot, key)
            assert japanese in text(app)
            await press(pilot, "l")
            assert worded in text(app)
            assert japanese not in text(app)
            await press(pilot, "l escape")
        assert "三つのことを確かめましょう" in text(app)


async def test_a_result_is_said_anew_with_what_would_differ_and_a_question_before_the_end_too() -> None:
    app = kyodo(
        at(KINDS, agree="yes", fields=["snow"], people=5, day="2026-04-01", wish="x", read=[], last_page=[])
    )
    async with app.run_test(size=(80, 40)) as pilot:
        await press(pilot, "l")
        assert "Your code" in text(app)
        await press(pilot, "q l")
        assert "はい、終わります" in text(app)
        await press(pilot, "l")
        assert "Yes, end" in text(app)
        await press(pilot, "1")
    assert app.interview is not None


async def test_the_start_page_switches_and_guides_open_in_its_wording() -> None:
    app = kyodo()
    async with app.run_test(size=(80, 30)) as pilot:
        await press(pilot, "l")
        assert "Which guide would you like to open?" in text(app)
        assert "All kinds" in text(app)
        await press(pilot, "question_mark")
        assert "Go back one step." in text(app)
        await press(pilot, "escape 2")
        assert "Please choose one." in text(app)
        await press(pilot, "l escape")
        assert "どの案内を開きますか。" in text(app)
        await press(pilot, "2")
        assert "一つ選んでください。" in text(app)


async def test_a_guide_of_one_wording_says_so_and_does_not_offer_the_key() -> None:
    app = Kyodo(cards(), load_card, Interview(KINDS))
    async with app.run_test(size=(80, 24)) as pilot:
        assert "ことば/English" not in text(app)
        await press(pilot, "l")
        assert "この案内には、ほかのことばがありません。" in text(app)


READ = flow(
    """
steps:
  start-check:
    kind: checklist
    ask: "｛献立｜こんだて｝を確かめます。"
    items: {a: "｛献立｜こんだて｝1", b: "二つめ"}
    to: wish
  wish: {kind: text, ask: "｛献立｜こんだて｝は何ですか。", longest: 30, to: end}
  end: {kind: outcome, title: 終わり, summary: "｛献立｜こんだて｝です。"}
"""
)


async def test_y_changes_how_often_readings_are_told_and_keeps_place_and_marks() -> None:
    app = Kyodo(cards(), load_card, Interview(READ))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "1")
        assert text(app).count("（こんだて）") == 1
        for notice, count in (
            ("読みがなを、いつも付けます。", 2),
            ("読みがなを付けません。", 0),
            ("読みがなを、はじめだけ付けます。", 1),
            ("読みがなを、いつも付けます。", 2),
        ):
            await press(pilot, "ｙ")
            assert notice in text(app)
            assert text(app).count("（こんだて）") == count
            assert text(app).count("(o) はい") == 1
        await press(pilot, "y 2 enter")
        assert "献立は何ですか。" in text(app)
        await press(pilot, "y")
        assert app.walk.interview.kept["wish"] == "y"
        await press(pilot, "f3")
        assert "献立（こんだて）は何ですか。" in text(app)
    assert app.interview is not None
    assert app.interview.answers == {"start-check": {"a": "yes", "b": "yes"}}


async def test_readings_stay_as_wished_in_the_next_wording_and_in_what_is_open() -> None:
    app = kyodo(at(shinjo()))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "y y l l g y")
        assert "用語と読みもの" in text(app)
        assert "読みがなを、はじめだけ付けます。" in text(app)
        await press(pilot, "y y")
        assert "読みがなを付けません。" in text(app)


async def test_a_guide_without_readings_says_so() -> None:
    app = Kyodo(cards(), load_card, Interview(KINDS))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "y")
        assert "読みがなの付いた言葉がありません" in text(app)


async def test_the_start_page_has_no_readings_to_change() -> None:
    app = kyodo()
    async with app.run_test(size=(80, 24)) as pilot:
        before = text(app)
        await press(pilot, "y")
        assert text(app) == before
