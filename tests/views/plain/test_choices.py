"""What can be looked up beside a question: words are told with what was read, and explained in the list."""

import json

from tests.making import CITY, flow
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


def test_the_answers_name_their_words_before_they_say_how_to_choose_one() -> None:
    person = Person([*TO_RESULT, "c", ""])
    person.walk(shinjo())
    told = unbroken(person.said[person.said.index("【これまでの答え】") :])
    named = told.index("言葉の説明（gで読めます）:協働事業、")
    assert told.index("9.") < named < told.index("変える答えの番号")


def test_the_words_of_a_list_are_read_on_the_way_and_the_list_is_not_said_again() -> None:
    person = Person([*TO_RESULT, "t", "g", "1", "ｇ", "", "2"])
    ended = person.walk(shinjo())
    told = unbroken(person.said[person.said.index("【ほかの答えなら、どうなるか】") :])
    assert told.index("11.") < told.index("言葉の説明（gで読めます）:") < told.index("ためす番号")
    assert told.count("【用語と読みもの】") == 2
    assert told.count("【ほかの答えなら、どうなるか】") == 1
    assert told.count("ためす番号を打ってください") == 3
    assert "いまはお試しです" in told
    assert ended.trace.outcome is not None


def test_choices_that_were_looked_for_name_their_words_and_a_refusal_names_none() -> None:
    city = f"{CITY}\nglossary: {{snow: {{term: 除雪, text: 雪をのけることです。, cite: {{page: 1}}}}}}"
    options = {f"o{number}": f"除雪{number}" for number in range(10)} | {"last": "除雪と、そのほか"}
    lead = {"kind": "choice", "ask": "どれですか", "options": options, "to": "end"}
    person = Person(["そのほか", "99"])
    person.walk(flow(json.dumps({"steps": {"lead": lead, "end": {"kind": "outcome"}}}), city=city))
    _, found, refused, _ = person.said.split("番号>")
    assert "言葉の説明（g で読めます）: 除雪" in found.split("1件あります。")[1]
    assert "言葉の説明" not in refused


def test_a_list_too_long_to_be_read_out_names_no_words_that_were_not_heard() -> None:
    city = f"{CITY}\nglossary: {{snow: {{term: 除雪, text: 雪をのけることです。, cite: {{page: 1}}}}}}"
    options = {f"o{number}": f"除雪{number}" for number in range(40)}
    lead = {"kind": "choice", "ask": "どれですか", "options": options, "to": "end"}
    person = Person(["除雪1"])
    person.walk(flow(json.dumps({"steps": {"lead": lead, "end": {"kind": "outcome"}}}), city=city))
    asked = person.said.split("番号>")[0]
    assert "40件の中から選びます。" in asked
    assert "言葉の説明" not in asked
