"""A problem is a value with a place in words and a message made from its facts."""

from guide.language.diagnostics import LONGEST_FACT, Severity, breadcrumbs, make, nearest


def test_a_place_is_told_in_the_authors_words() -> None:
    assert breadcrumbs(("steps", "lead", "routes", 1, "to")) == "ステップ 'lead' › 行き先 2 › to"
    assert breadcrumbs(("steps",)) == "ステップ"
    assert breadcrumbs(("exclusive", 0)) == "exclusive › 1番目"
    assert breadcrumbs(()) == ""


def test_the_near_miss_is_the_hint_when_there_is_one() -> None:
    facts = {"written": "suport", "near": "support"}
    problem = make("unknown-step", "f", (1, 1, 1), (), "", facts)
    assert problem.message == "'suport' という名前のステップはありません。"
    assert problem.hint == "'support' のことですか。"
    assert make("format", "f", (1, 1, 1), (), "", {"written": 2}).hint == "format: 1 と書きます。"
    assert (
        make("missing-key", "f", (1, 1, 1), (), "", {"key": "to", "hint": "書きます。"}).hint == "書きます。"
    )


def test_severity_comes_from_the_code() -> None:
    assert make("unused-table", "f", (1, 1, 1), (), "", {}).severity is Severity.WARNING
    assert make("empty-file", "f", (1, 1, 1), (), "", {}).severity is Severity.ERROR


def test_words_of_the_file_cannot_spoil_a_message() -> None:
    written = "a\x1b[2J\nb{key}" + "あ" * 500
    message = make("unknown-step", "f", (1, 1, 1), (), "", {"written": written}).message
    assert message.startswith("'a b{key}あ")
    assert len(message) < LONGEST_FACT + 40
    assert "\x1b" not in breadcrumbs(("steps", written))


def test_only_a_name_that_is_near_is_offered() -> None:
    assert nearest("suport", ["support", "report"]) == "support"
    assert nearest("xyz", ["support", "report"]) == ""
    assert nearest("s" * 1000, ["s" * 999]) == ""
