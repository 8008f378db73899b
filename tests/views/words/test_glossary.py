"""Words and readings are listed in an order people can find them in, and open whole."""

from msgspec.structs import replace

from guide.sentences.wordings import EASY, ENGLISH
from guide.views.words.glossary import KINDS, items, open_item
from tests.making import CITY, flow

FLOW = flow(
    "steps: {lead: {kind: page, to: end}, end: {kind: outcome}}",
    city=CITY
    + """
glossary:
  npo: {term: NPO, text: 団体です, cite: {page: 3}}
  shimin: {term: 市民, reading: しみん, text: 住む人です, cite: {page: 3}}
  kyodo: {term: 協働, reading: きょうどう, text: 力を合わせることです, cite: {page: 3}}
articles: {what: {title: 協働って, blocks: [{text: 読みものの文}], cite: {page: 4}}}
""",
)


def test_readings_come_first_then_the_words_by_how_they_are_read() -> None:
    assert [(KINDS[one.kind], one.title) for one in items(FLOW)] == [
        ("読みもの", "協働って"),
        ("用語", "NPO"),
        ("用語", "協働"),
        ("用語", "市民"),
    ]


def test_words_of_what_is_being_read_come_before_all_and_only_once() -> None:
    assert [(KINDS[one.kind], one.title) for one in items(FLOW, ("shimin", "npo"))] == [
        ("この画面の言葉", "市民"),
        ("この画面の言葉", "NPO"),
        ("読みもの", "協働って"),
        ("用語", "協働"),
    ]
    assert open_item(FLOW, items(FLOW, ("shimin",))[0])[0].text == "市民"


def test_a_word_opens_with_its_reading_and_its_place() -> None:
    told = {one.id: [line.text for line in open_item(FLOW, one)] for one in items(FLOW)}
    assert told["kyodo"] == ["協働", "読み: きょうどう", "力を合わせることです", "「見本の指針」3ページ"]
    assert told["npo"] == ["NPO", "団体です", "「見本の指針」3ページ"]
    assert told["what"] == ["協働って", "読みものの文", "「見本の指針」4ページ"]


def test_in_easier_japanese_words_are_listed_with_their_readings() -> None:
    easy = replace(FLOW, wording=EASY)
    assert [one.title for one in items(easy, ("shimin",))] == [
        "市民（しみん）",
        "協働って",
        "NPO",
        "協働（きょうどう）",
    ]


def test_in_english_words_are_listed_by_their_letters() -> None:
    city = (
        CITY
        + """
glossary:
  shimin: {term: citizens (市民), reading: shimin, text: people, cite: {page: 3}}
  kyodo: {term: Working together (協働), reading: kyodo, text: joining forces, cite: {page: 3}}
  npo: {term: NPO, text: groups, cite: {page: 3}}
"""
    )
    english = replace(
        flow("steps: {lead: {kind: page, to: end}, end: {kind: outcome}}", city=city), wording=ENGLISH
    )
    assert [one.id for one in items(english)] == ["shimin", "npo", "kyodo"]
