"""Wordings have names, follow one another in a round, and say what their tables have."""

from guide.sentences.wordings import EASY, ENGLISH, ORDINARY, after, in_a_row, name_of, said


def test_a_sentence_is_said_as_its_table_has_it_and_in_japanese_where_it_has_none() -> None:
    assert said(ORDINARY, "はい") == "はい"
    assert said(ENGLISH, "はい") == "Yes"
    assert said(EASY, "はい") == "はい"
    assert said(ENGLISH, "どの表にもない文です。") == "どの表にもない文です。"


def test_facts_are_filled_in_and_braces_without_facts_stay_braces() -> None:
    assert said(ORDINARY, "あと{left}つです。", left=3) == "あと3つです。"
    assert said(ENGLISH, "{brace}") == "{brace}"
    assert said(ORDINARY, "{words}です。", words="{lead}") == "{lead}です。"


def test_switching_goes_round_through_the_wordings_that_are_carried() -> None:
    both = (ENGLISH, EASY)
    assert [after(one, both) for one in (ORDINARY, EASY, ENGLISH)] == [EASY, ENGLISH, ORDINARY]
    assert [after(one, (ENGLISH,)) for one in (ORDINARY, ENGLISH, EASY)] == [ENGLISH, ORDINARY, ORDINARY]
    assert after(ORDINARY, ()) == ORDINARY


def test_sentences_stand_one_after_another_as_the_language_has_it() -> None:
    assert in_a_row(ORDINARY, "", "はい", "いいえ") == "はいいいえ"
    assert in_a_row(ENGLISH, "はい", "", "いいえ") == "Yes No"


def test_every_wording_has_the_name_its_readers_know() -> None:
    assert [name_of(one) for one in (ORDINARY, EASY, ENGLISH)] == [
        "ふつうの日本語",
        "やさしい日本語",
        "English",
    ]
