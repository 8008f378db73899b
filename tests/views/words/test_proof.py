"""What a proof says in words: what holds for all answers, or why nothing is claimed."""

import msgspec
import pytest

from guide.analysis.proof import Doubt, Proof, Unproven, prove
from guide.analysis.proof.certificate import digits
from guide.analysis.ruling import Left
from guide.views.words.proof import _DOUBTS, _REASONS, refused, sheet
from tests.analysis.diff.test_comparing import CALCULATED
from tests.analysis.proof.test_prover import TWO
from tests.making import flow


def test_a_sheet_tells_that_all_paths_end_and_how_many_there_are() -> None:
    guide = flow(TWO)
    assert sheet(guide, prove(guide), 9) == [
        "mihon/flow: すべての答えについて確かめました。",
        "  どの道も必ず結果で終わります。結果 2 件のどれにも着けます。",
        "  道すじは 3 通りです。質問は 1 問から 2 問です。",
    ]


def test_a_number_of_ways_that_nobody_could_read_is_told_by_its_size() -> None:
    guide = flow(TWO)
    proof = prove(guide)
    assert isinstance(proof, Proof)
    huge = msgspec.structs.replace(proof, ways=digits(7 * 10**5000))
    assert "道すじは、10 の 5000 乗通りより多くあります。" in sheet(guide, huge, 9)[2]


def test_a_sheet_names_the_outcomes_that_cannot_be_reached() -> None:
    guide = flow(TWO.replace("to: other", "to: end"))
    assert "結果 2 件のうち、other には着けません。" in sheet(guide, prove(guide), 9)[1]


@pytest.mark.parametrize("reason", _REASONS)
def test_what_is_not_proven_is_said_with_its_reason(reason: str) -> None:
    told, left_out, *instead = sheet(flow(TWO), Unproven(reason, "q"), 1000)
    assert told.startswith("mihon/flow: すべての答えについては確かめていません。")
    assert "{" not in told
    assert left_out == "  着けないステップと、進まない行き先は、調べていません。"
    assert bool(instead) is (reason == "arithmetic")  # what an author can do instead


def test_what_was_left_open_of_a_table_is_named_with_the_limits() -> None:
    guide = flow(TWO)
    left = [Left("order", "never-used", 3), Left("order", "table-gap", 1)]
    told = sheet(guide, prove(guide), 9, left=left)
    assert told[3:] == [
        "  表 order に、使われるかどうかを確かめていない規則が 3 件あります。",
        "  表 order に、すき間があるかどうかは、確かめていません。",
        "  調べる回数（200 回）か、1回の場合の数（50,000）が、上限を超えたためです。",
    ]


def test_where_answers_are_refused_for_what_is_calculated_numbers_are_numbers_at_most() -> None:
    guide = flow(CALCULATED)
    proof = prove(guide)
    assert isinstance(proof, Proof)
    told = [
        "mihon/flow: すべての答えについて確かめました。",
        "  断られない答えで進むと、必ず結果で終わります。結果 2 件のどれにも着けます。",
        "  道すじは多くて 2 通りです。質問は少なくて 1 問、多くて 3 問です。",
        "  計算する値で答えを断ることがある質問: saved。",
    ]
    assert sheet(guide, proof, 9) == told
    left = sheet(guide, proof, 9, left=[Left("saved", "refuses-all", 1)])
    assert left == [*told, "  質問 saved が、すべての答えを断ることがあるかどうかは、確かめていません。"]
    huge = msgspec.structs.replace(proof, ways=digits(7 * 10**50))
    assert "道すじは、多くて 10 の 51 乗通りです。" in sheet(guide, huge, 9)[2]


def test_texts_that_were_not_looked_at_are_counted() -> None:
    told = sheet(flow(TWO), prove(flow(TWO)), 9, left=[Left("", "no-value", 2)])
    assert "  値のない名前が出るかどうかを確かめていない文章が 2 件あります。" in told


@pytest.mark.parametrize("reason", _DOUBTS)
def test_a_refused_proof_is_told_with_its_reason(reason: str) -> None:
    told = refused(Doubt(reason, "q"))
    assert told.startswith("証明を認められません。")
    assert "{" not in told
