"""Words of the glossary are found where they stand by themselves, marked once, and named for line mode."""

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from guide.engine.interview import Interview
from guide.sentences.wordings import ENGLISH
from guide.views.passage import body, point, title
from guide.views.words.marking import SIGN, marked, marker, met_at, met_in, named, question, texts_of
from guide.views.words.steps import asked
from tests.making import CITY, flow

FLOW = flow(
    """
steps:
  lead:
    kind: choice
    ask: 後援がほしいですか。
    help: 後援は、NPOや協働推進課が行います。
    options: {own: {text: 共催がよい, help: 共催と後援です。}, city: コミュニティセンター}
    to: end
  end: {kind: outcome, title: 終わり, summary: 助成の案内です。}
""",
    city=CITY
    + """
glossary:
  koen: {term: 後援, text: 支えです。, cite: {page: 1}}
  kyosai: {term: 共催, text: いっしょに開きます。, cite: {page: 1}}
  kyodo: {term: 協働, text: 力を合わせます。, cite: {page: 1}}
  npo: {term: NPO, text: 団体です。, cite: {page: 1}}
  community: {term: コミュニティ, text: 集まりです。, cite: {page: 1}}
  hojo: {term: 補助・助成, text: お金です。, cite: {page: 1}}
""",
)
LEAD = asked(Interview(FLOW), "lead")


def test_a_word_is_marked_where_it_first_stands() -> None:
    read = question(LEAD, FLOW)
    assert read.title == "後援*がほしいですか。"
    assert read.help == "後援は、NPO*や協働推進課が行います。"
    assert [(one.text, one.help) for one in read.choices] == [
        ("共催*がよい", "共催と後援です。"),
        ("コミュニティセンター", ""),
    ]
    assert read.instruction == "一つ選んでください。* の言葉は g で読めます。"
    assert read.given == LEAD.given


def test_english_sets_the_sentence_about_the_sign_apart() -> None:
    english = replace(FLOW, wording=ENGLISH)
    read = question(asked(Interview(english), "lead"), english)
    assert read.instruction == "Please choose one. For words with *, press g."


def test_a_word_inside_a_longer_one_is_another_word() -> None:
    mark = marker(FLOW)
    assert mark("後援会、名義後援、NPOS、コミュニティバス") == "後援会、名義後援、NPOS、コミュニティバス"
    assert mark("コミュニティの後援") == "コミュニティ*の後援*"


def test_a_term_of_several_words_explains_each_and_is_marked_once() -> None:
    assert marker(FLOW)("補助も助成もあります") == "補助*も助成もあります"


def test_an_english_word_is_found_without_its_japanese_name_and_with_either_first_letter() -> None:
    english = flow(
        "steps: {end: {kind: outcome, title: 終わり, summary: 案内です。}}",
        city=CITY
        + """
glossary:
  kyosai: {term: Co-hosting (共催), text: 開きます。, cite: {page: 1}}
  ink: {term: Ｉｎｋ, text: 全角です。, cite: {page: 1}}
""",
    )
    assert (
        marker(english)("Form: co-hosting. Co-hosting is joint.") == "Form: co-hosting*. Co-hosting is joint."
    )
    assert marker(english)("Co-hosting (共催)") == "Co-hosting (共催)*"
    assert marker(english)("co-hostings, \u017fo, Ｉｎｋ") == "co-hostings, \u017fo, Ｉｎｋ*"


def test_titles_and_citations_stay_as_they_are_printed() -> None:
    passage = (title("後援"), body("後援です。"), point("協働と後援"))
    assert [line.text for line in marked(passage, marker(FLOW))] == ["後援", "後援*です。", "協働*と後援"]


def test_the_words_of_a_screen_are_known_in_the_order_they_are_met() -> None:
    assert met_in(FLOW, texts_of(LEAD)) == ("koen", "npo", "kyosai")
    assert met_at(Interview(FLOW), "lead") == ("koen", "npo", "kyosai")
    assert met_at(Interview(FLOW, {"lead": "own"}), "end") == ("hojo",)


def test_line_mode_names_the_words_below_and_nothing_where_there_are_none() -> None:
    [line] = named(FLOW, texts_of(LEAD))
    assert line.text == "言葉の説明（g で読めます）: 後援、NPO、共催"
    assert named(FLOW, ("ありません。",)) == ()


def test_a_flow_without_a_glossary_marks_nothing() -> None:
    bare = flow("steps: {end: {kind: outcome}}")
    assert marker(bare)("後援") == "後援"
    assert met_in(bare, ("後援",)) == ()


def test_a_question_without_hard_words_says_nothing_of_them() -> None:
    plain = flow("steps: {lead: {kind: yes-no, to: end}, end: {kind: outcome}}")
    asks = asked(Interview(plain), "lead")
    assert question(asks, plain) == asks


@given(st.text("後援会協働共催NPOコミュ。、のか", max_size=30))
def test_only_signs_are_added(text: str) -> None:
    assert marker(FLOW)(text).replace(SIGN, "") == text
