"""What is different in words: certain where it is certain, open where it is left open."""

from guide.analysis.diff import compare, match
from guide.views import json_diff
from guide.views.words.diff import Editions, told
from guide.views.words.edited import edited
from tests.analysis.diff.test_comparing import CALCULATED, SKIPPED
from tests.making import flow


def editions(*changes: tuple[str, str], text: str = CALCULATED) -> Editions:
    new = text
    for before, after in changes:
        assert before in new
        new = new.replace(before, after)
    old_flow, new_flow = flow(text), flow(new)
    matching = match(old_flow, new_flow, {})
    compared = compare(old_flow, new_flow, matching)
    return Editions(old_flow, new_flow, matching, compared, edited(old_flow, new_flow, matching))


def words(two: Editions) -> str:
    return "\n".join(line.text for line in told(two))


def test_what_is_proven_the_same_is_said_to_be_with_a_number_at_most() -> None:
    two = editions()
    assert two.same
    assert (
        "結果は1件も変わりません。\n両方の版にある答え 多くて 2,004,003通りを、すべて確かめました。"
        in words(two)
    )


def test_a_refusal_that_may_refuse_others_now_is_named_and_nothing_called_the_same() -> None:
    two = editions(('"< 0"', '"<= 0"'))
    assert not two.same
    assert "断る答えが変わったかもしれない質問: 「いくらありますか。」。" in words(two)
    assert "1件も変わりません" not in words(two)
    assert json_diff.told(two)["refusals"] == ["saved"]


def test_a_refusal_of_a_new_question_is_named_too() -> None:
    more = (
        "to: more\n  more: {kind: number, ask: 追加, refuse: [{when: {twice: '> 9'}, say: も。}], to: end}\n"
    )
    two = editions(("to: end\n", more), ("values: {", "values: {twice: {sum: [more, cost]}, "))
    assert "断る答えが変わったかもしれない質問: 「追加」。" in words(two)


def test_what_arithmetic_leaves_open_is_said_to_be_open() -> None:
    route = "    routes: [{when: {over: '> 500'}, to: away}, {to: end}]\n"
    two = editions(("'> 500'", "'> 500.5'"), text=CALCULATED.replace("    to: end\n", route))
    assert not two.same
    assert "変わるかどうか分からない答えがあるもの: 結果、協働のかたち。" in words(two)
    assert "1件も変わりません" not in words(two)
    assert json_diff.told(two)["undecided"] == ["", "forms"]


def test_numbers_that_are_numbers_at_most_are_said_to_be() -> None:
    assert "多めに数えています。" in words(editions(('{cost: ">= 100"}', '{cost: ">= 200"}')))


def test_a_value_that_is_calculated_otherwise_is_told() -> None:
    two = editions(("[cost, saved]", "[saved, cost]"))
    (value,) = (one for one in two.edited if one.place == "計算する値「over」")
    assert (value.old, value.new) == (
        ("「over」は、「いくらですか。」－「いくらありますか。」 です。",),
        ("「over」は、「いくらありますか。」－「いくらですか。」 です。",),
    )


def test_a_question_that_more_or_fewer_are_asked_is_told_though_results_are_the_same() -> None:
    two = editions(("{when: {a: no}, to: end}", "{when: {a: no}, to: b}"), text=SKIPPED)
    assert not two.same
    assert "「い」：結果は同じで、前は聞かれず、今は聞かれる人がいます。" in words(two)
    assert {"step": "b", "only_in": "new"} in json_diff.told(two)["asked"]
    back = editions(("{when: {a: no}, to: end}, {to: b}", "{when: {a: no}, to: b}, {to: end}"), text=SKIPPED)
    assert "「い」：結果は同じで、前は聞かれ、今は聞かれない人がいます。" in words(back)


def test_a_question_that_may_be_asked_of_others_is_said_to_be_perhaps() -> None:
    two = editions(("{who: no}", "{who: [no, unsure]}"), ("away: {", "gone: {"), ("to: away", "to: end"))
    assert "人がいるかもしれません。" in words(two)
