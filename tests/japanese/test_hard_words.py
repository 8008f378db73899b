"""Words of offices are found however they are written, and ordinary ones are not."""

from guide.japanese.hard_words import KNOWN_LETTERS, OFFICIALESE, TERMS, officialese_in, terms_in


def test_a_term_is_found_with_what_might_be_said_instead_with_or_without_its_dot() -> None:
    assert list(terms_in("指定管理者とパブリック・コメント")) == [
        ("指定管理者", TERMS["指定管理者"]),
        ("パブリック・コメント", TERMS["パブリックコメント"]),
    ]


def test_letters_that_stand_for_words_are_terms_unless_everybody_knows_them() -> None:
    assert [word for word, _ in terms_in("PTAとNPOとA市とkyodo.PDCA/X")] == ["NPO"]
    assert "PTA" in KNOWN_LETTERS


def test_a_word_of_offices_is_found_and_an_order_of_pages_is_none() -> None:
    assert officialese_in("市民並びに団体") == ("並びに", OFFICIALESE["並びに"])
    assert officialese_in("44ページの並びに合わせます") is None
    assert officialese_in("市民と団体") is None


def test_no_word_is_in_both_lists_and_none_is_said_by_itself() -> None:
    assert not TERMS.keys() & OFFICIALESE.keys()
    assert all(word not in said for words in (TERMS, OFFICIALESE) for word, said in words.items())
