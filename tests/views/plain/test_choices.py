"""What can be looked up beside a question: words are told with what was read, and explained in the list."""

from tests.views.plain.walking import Person, unbroken
from tests.views.tui.stage import shinjo

TO_RESULT = ("1", "1", "1", "1", "1", "1", "1", "1", "", "1", "1", "1", "", "")


def test_a_result_names_the_words_that_can_be_looked_up_before_it_says_how_to_go_on() -> None:
    person = Person(TO_RESULT)
    ended = person.walk(shinjo())
    assert ended.trace.outcome is not None
    told = unbroken(person.said[person.said.rindex("【") :])
    assert "言葉の説明（gで読めます）:後援、協働、市民、" in told
    assert told.index("言葉の説明") < told.index("くわしく読めます")


def test_the_words_of_what_was_looked_up_come_first_and_are_explained_in_the_list() -> None:
    person = Person([*TO_RESULT[:9], "s", "g", ""])
    person.walk(shinjo())
    told = unbroken(person.said[person.said.index("もとになった文書") :])
    assert "言葉の説明（gで読めます）:市民、コミュニティ、" in told
    listed = told[told.index("【用語と読みもの】") :]
    assert listed.index("1.市民") < listed.index("市内に住む人") < listed.index("2.コミュニティ")


def test_a_passage_without_such_words_says_nothing_of_them() -> None:
    person = Person(["?"])
    person.walk(shinjo())
    usage = person.said[person.said.index("【使い方】") : person.said.rindex("番号>")]
    assert "言葉の説明（g" not in usage
