"""The text gate: each text is judged by what it is for, and by what its city explains."""

import pytest

from guide.analysis.texts import findings, known_in
from guide.language.written import Written
from guide.sentences.wordings import EASY, ENGLISH
from tests.making import flow

KNOWN = known_in(
    flow(
        """
steps: {end: {kind: outcome, title: 終わり}}
""",
        city="""
city: 新庄市
sources: {plan: {title: 見本の指針, publisher: 見本市総合政策推進委員会, date: 2022年3月}}
catalogues: {desks: {title: 相談先, entries: {a: {name: 広報地域活動推進課, cite: {page: 1}}}}}
glossary:
  a: {term: 補助・助成, text: お金の支えです。, cite: {page: 1}}
  b: {term: 指定管理者制度, text: 任せる制度です。, cite: {page: 1}}
  c: {term: パブリック・コメント, text: 意見を出すしくみです。, cite: {page: 1}}
""",
    ).city
)


def codes(kind: str, *texts: str) -> list[str]:
    return [one.code for one in findings([Written((kind,), kind, text) for text in texts], KNOWN)]


def facts(kind: str, text: str) -> dict[str, object]:
    [found] = findings([Written((kind,), kind, text)], KNOWN)
    return dict(found.facts)


PLAIN = (
    "市がとても長い時間をかけて、花だんの手入れを、"
    "町内会の人たちとよくゆっくり話し合って、みんなで決めるのである。"
)


def test_a_reason_is_judged_as_sentences_and_a_title_is_as_it_was_printed() -> None:
    assert codes("why", PLAIN) == ["long-sentence", "not-polite"]
    assert codes("title", PLAIN[20:]) == []
    assert codes("source", PLAIN + "→" * 90) == []


def test_a_point_may_be_a_few_words_but_a_sentence_in_it_is_polite() -> None:
    assert codes("point", "名簿") == []
    assert codes("point", "名簿を持って行く。") == ["not-polite"]
    assert codes("because", "合うから") == ["not-polite"]
    assert codes("ask", "何がほしいですか？（いくつでも選べます）") == []


def test_readings_and_quotations_do_not_make_a_sentence_long() -> None:
    assert codes("text", "｛主催者｜しゅさいしゃ｝と" * 11 + "です。") == []
    assert codes("text", f"「{'とても長い題' * 12}」を読みます。") == []


def test_an_echo_counts_as_a_word() -> None:
    assert facts("text", "{people}" * 13 + "です。")["length"] == 13 * 4 + 3


def test_a_word_is_explained_by_any_term_about_it() -> None:
    assert codes("text", "補助金、助成、指定管理者、パブリックコメントです。") == []
    assert codes("text", "協定です。", "協定と審議会です。") == ["undefined-word", "undefined-word"]
    assert codes("text", "審議会（委員の会議）です。") == []
    assert codes("option", "審議会") == ["undefined-word"]
    assert "glossary" in str(facts("text", "審議会です。")["hint"])
    assert facts("text", "PDCAです。")["hint"] == ""


def test_names_of_the_city_are_no_chains_and_have_no_hard_kanji() -> None:
    assert codes("text", "見本市総合政策推進委員会と広報地域活動推進課です。") == []
    assert codes("text", "新庄市総合政策推進本部です。") == ["kanji-chain"]
    assert codes("text", "新庄の人です。") == []
    assert facts("text", "花蕾と｛蕾｜つぼみ｝です。") == {"written": "蕾", "word": "花蕾"}
    assert codes("text", "「蕾」と｛蕾｜つぼみ｝です。") == []
    assert codes("name", "蕾の会") == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("名簿を出さなければなりません。", "double-negative"),
        ("天気を勘案します。", "office-word"),
        ("令和8年です。", "era-alone"),
        ("名簿→市役所", "unclear-sign"),
        ("はい😀です。", "unclear-sign"),
    ],
)
def test_every_rule_is_asked(text: str, code: str) -> None:
    assert codes("text", text) == [code]


def test_a_text_has_its_room_at_every_width() -> None:
    assert codes("option", "あ" * 51) == []
    assert facts("option", "あ" * 60) == {"columns": 40, "lines": 4, "limit": 3}
    assert facts("title", "あ" * 54) == {"columns": 40, "lines": 4, "limit": 3}
    assert facts("help", "\n".join("あいうえおか" for _ in range(5))) == {
        "columns": 60,
        "lines": 5,
        "limit": 4,
    }


def test_the_spaces_of_easier_japanese_hide_no_double_negative() -> None:
    assert codes("text", "名前を 書かなければ なりません。") == ["double-negative"]
    assert codes("text", "市に 資する ことです。") == ["office-word"]


def test_easier_japanese_needs_readings_where_a_beginner_cannot_read() -> None:
    def judged(text: str, *path: str | int) -> list[str]:
        written = Written(path or ("steps", "a", "help"), "help", text)
        return [one.code for one in findings([written], KNOWN, EASY)]

    assert judged("｛活動｜かつどう｝を する ｛市民｜しみん｝です。") == []
    assert judged("｛活動｜かつどう｝を する 市民です。") == ["no-reading"]
    assert judged("「市民」の 会です。") == []
    assert judged("市民です。", "glossary", "a", "term") == []
    assert judged("市民です。", "sources", "a", "title") == []
    assert codes("help", "市民です。") == []


def test_english_is_judged_by_its_signs_and_its_room_which_is_a_third_more() -> None:
    def judged(kind: str, text: str) -> list[str]:
        return [one.code for one in findings([Written((kind,), kind, text)], KNOWN, ENGLISH)]

    assert judged("ask", "We have not decided that this is no good for {desk} (審議会 (または委員会)).") == []
    assert judged("text", "It is called 「審議会」.") == []
    assert judged("text", "It is called 審議会.") == ["japanese-left"]
    assert judged("text", "From here → there.") == ["unclear-sign"]
    words = "It works. " * 12
    assert codes("option", words) == ["does-not-fit"]
    assert judged("option", words) == []
    assert judged("option", words * 2) == ["does-not-fit"]


def test_a_broken_reading_is_judged_as_it_can_be() -> None:
    assert codes("text", "市｛です。") == []
