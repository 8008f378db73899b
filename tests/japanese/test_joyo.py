"""The kanji of general use are the 2,136 of the notice."""

from guide.japanese.joyo import DESIGNS, JOYO, beyond_joyo, hard_kanji


def test_there_are_2136_kanji_each_once() -> None:
    assert len(JOYO) == len(set(JOYO)) == 2136
    assert not set(DESIGNS) & set(JOYO)


def test_the_table_of_2010_is_meant_not_that_of_1981() -> None:
    assert set("鬱茨岡阪奈鹿熊塡剝頰𠮟") <= set(JOYO)
    assert not set("勺錘銑脹匁") & set(JOYO)


def test_other_kanji_are_told_each_once_and_in_order() -> None:
    assert beyond_joyo("髙橋と𠮷野と髙山、庄内、\ufa19社") == ("髙", "𠮷", "庄", "\ufa19")
    assert beyond_joyo("市民と人々が叱る、ヶ所、ABC") == ()
    assert beyond_joyo("ABC") == ()


def test_a_kanji_is_told_with_the_word_it_stands_in() -> None:
    assert hard_kanji("花の蕾と花蕾、庄内町") == (("蕾", "蕾"), ("庄", "庄内町"))
