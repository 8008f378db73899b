"""YAML becomes plain data that remembers where it stands, whatever the bytes."""

import pytest

from guide.language import data
from guide.language.data import DEPTH_LIMIT, Listed, Mapped, plain
from guide.language.model import SIZE_LIMIT
from guide.language.source import PROBLEM_LIMIT, Source, read


def codes(source: Source) -> list[tuple[str, int, int]]:
    return [(problem.code, problem.line, problem.column) for problem in source.problems]


def test_every_key_and_value_remembers_where_it_stands() -> None:
    source = read("f", "a: 1\n日本:\n  - x\n  - {b: 語}\n".encode())
    assert source.data == {"a": 1, "日本": ["x", {"b": "語"}]}
    assert source.locate(("a",)) == (1, 4, 1)
    assert source.locate(("a",), at_key=True) == (1, 1, 1)
    assert source.locate(("日本",)) == (2, 1, 2)
    assert source.locate(("日本", 0)) == (3, 5, 1)
    assert source.locate(("日本", 1, "b")) == (4, 9, 1)


def test_places_count_signs_of_any_size_and_lines_of_any_end() -> None:
    written = '# 🈂\r\n"𠮷": {葛\U000e0100: 1, b: "𩸽" }\n\nc: |\n  two\n  lines\nd:\n- - x\n'
    source = read("f", written.encode())
    assert source.locate(("𠮷",), at_key=True) == (2, 1, 3)
    assert source.locate(("𠮷", "葛\U000e0100")) == (2, 11, 1)
    assert source.locate(("𠮷", "b")) == (2, 17, 3)
    assert source.locate(("c",)) == (4, 4, 1)
    assert source.locate(("d", 0)) == (8, 3, 1)
    assert source.locate(("d", 0, 0)) == (8, 5, 1)


def test_a_place_that_is_not_there_is_that_of_its_nearest_parent() -> None:
    source = read("f", b"a:\n  b: 1\n")
    assert source.locate(("a", "b", "c")) == (2, 6, 1)
    assert source.locate(("a", "x")) == (1, 1, 1)
    assert source.locate((9,)) == (1, 1, 1)


def test_one_thing_may_stand_for_a_list_of_it() -> None:
    source = read("f", b"one: {cite: {page: 1}}\nmore: {cite: [{page: 1}]}\n")
    assert source.as_written(("one", "cite", 0, "page")) == ("one", "cite", "page")
    assert source.as_written(("more", "cite", 0, "page")) == ("more", "cite", 0, "page")
    assert source.as_written(("more", "cite", 7, "page")) == ("more", "cite", 7, "page")


@pytest.mark.parametrize(
    "written", ["yes", "no", "on", "2026-04-01", "0233", "1e5", "0x1F", "1:30", ".5", "9" * 41]
)
def test_what_only_looks_like_a_value_stays_text(written: str) -> None:
    assert plain(written) == written


def test_numbers_booleans_and_nothing_are_those_of_yaml_1_2() -> None:
    assert [plain(it) for it in ("true", "False", "~", "", "-5", "1.50")][:5] == [True, False, None, None, -5]
    assert str(plain("1.50")) == "1.50"
    assert read("f", b"a: '5'\nb: \"true\"\n").data == {"a": "5", "b": "true"}


def test_line_ends_of_every_system_count_alike() -> None:
    for end in ("\n", "\r\n", "\r"):
        source = read("f", end.join(["a: 1", "b: 2", "a: 3"]).encode())
        assert codes(source) == [("duplicate-key", 3, 1)]


def test_a_byte_order_mark_shifts_nothing() -> None:
    assert codes(read("f", b"\xef\xbb\xbfa: 1\na: 2\n")) == [("duplicate-key", 2, 1)]


def test_the_first_value_of_a_key_written_twice_is_kept_until_the_author_decides() -> None:
    assert read("f", b"a: 1\na: {b: 2}\n").data == {"a": 1}


def test_other_encodings_are_told_with_their_line() -> None:
    assert codes(read("f", b"a: 1\nb: \x93\x8c\n")) == [("not-utf-8", 2, 1)]
    for encoding in ("utf-16", "utf-16-le", "utf-32-be"):
        assert codes(read("f", "title: a\n".encode(encoding))) == [("not-utf-8", 1, 1)]


def test_a_file_over_the_limit_is_not_looked_at() -> None:
    source = read("f", b"a: 1\n" * (SIZE_LIMIT // 5 + 1))
    assert codes(source) == [("too-large", 1, 1)]
    assert source.data is None


def test_a_file_with_nothing_in_it_is_told() -> None:
    for nothing in (b"", b"\n\n", b"# x\n", b"---\n", b"null\n", b"\xef\xbb\xbf"):
        assert codes(read("f", nothing)) == [("empty-file", 1, 1)]


def test_aliases_anchors_and_tags_are_refused_wherever_they_stand() -> None:
    assert codes(read("f", b"a: &x 1\nb: *x\n*x : 2\n")) == [
        ("alias", 1, 4),
        ("alias", 2, 4),
        ("alias", 3, 1),
    ]
    tags = b"a: !!python/object:os.system x\nb: !y {c: 1}\nd: !!set [e]\n!f g: 1\n"
    assert codes(read("f", tags)) == [("tag", 1, 4), ("tag", 2, 4), ("tag", 3, 4), ("tag", 4, 1)]


def test_a_key_that_is_no_text_goes_with_its_value() -> None:
    source = read("f", b"? [a, b]\n: {c: 1}\n{d: e}: 2\nf: 3\n")
    assert codes(source) == [("key-not-text", 1, 3), ("key-not-text", 3, 1)]
    assert source.data == {"f": 3}


def test_a_second_document_is_told_and_not_read() -> None:
    source = read("f", b"a: 1\n---\nb: [\n")
    assert codes(source) == [("several-documents", 2, 1)]
    assert source.data == {"a": 1}


def test_nesting_has_a_limit_and_a_hundred_thousand_brackets_are_no_danger() -> None:
    allowed = b"[" * DEPTH_LIMIT + b"]" * DEPTH_LIMIT
    assert not read("f", allowed).problems
    assert codes(read("f", b"- " * 100_000)) == [("too-deep", 1, 2 * DEPTH_LIMIT + 1)]
    # Told where it was noticed: the library may read ahead to a limit of its own.
    ((code, line, column),) = codes(read("f", b"[" * 100_000))
    assert (code, line) == ("too-deep", 1)
    assert column > DEPTH_LIMIT


def test_unsafe_signs_are_told_where_they_stand_and_shift_nothing() -> None:
    text = "あ: \x00い\r\nb: \u202eう\u2028え\n# \x1b[2J\nb: 1\n"
    found = codes(read("f", text.encode()))
    control = "control-character"
    assert found == [
        (control, 1, 4),
        (control, 2, 4),
        (control, 2, 6),
        (control, 3, 3),
        ("duplicate-key", 4, 1),
    ]


def test_a_sequence_that_hides_other_signs_is_taken_apart() -> None:
    source = read("f", b"a: \x1b]0;\x01b\x1b\\\n")
    assert codes(source)[0] == ("control-character", 1, 4)
    assert source.data == {"a": "\ufffd]0;\ufffdb\ufffd\\"}


def test_escapes_cannot_bring_in_what_the_text_may_not_hold() -> None:
    source = read("f", b'a: "\\e[2J"\nb: "\\u202E"\n"\\0": 1\n')
    assert codes(source) == [
        ("control-character", 1, 4),
        ("control-character", 2, 4),
        ("control-character", 3, 1),
    ]


def test_every_sign_of_unicode_can_stand_in_a_file() -> None:
    signs = "".join(map(chr, [*range(0xD800), *range(0xE000, 0x11000), *range(0x1F000, 0x20000), 0x10FFFF]))
    for start in range(0, len(signs), 100):
        quoted = "\n".join(f"- '{sign}'" for sign in signs[start : start + 100] if sign not in "'\r\n")
        assert {problem.code for problem in read("f", quoted.encode()).problems} <= {"control-character"}


def test_only_the_first_problems_are_told() -> None:
    for many in (b"a: 1\n" * 5000, b"\x01" * 5000, b"a: 1\n" * 5000 + b"]"):
        source = read("f", many)
        assert len(source.problems) == PROBLEM_LIMIT + 1
        assert source.problems[-1].code == "too-many-problems"
        source.note("empty-file")
        assert len(source.problems) == PROBLEM_LIMIT + 1


def test_what_only_follows_from_a_problem_at_the_same_place_is_not_told() -> None:
    source = read("f", b"a: *x\nb: 1\n")
    source.note("wrong-type", ("a",), {"expected": "x"})
    source.note("wrong-type", ("b",), {"expected": "x"})
    assert codes(source) == [("alias", 1, 4), ("wrong-type", 2, 4)]


def test_a_file_of_too_many_values_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(data, "VALUE_LIMIT", 5)
    assert not read("f", b"a: [b, c]\n").problems
    source = read("f", b"a: [b, c, d]\n")
    assert codes(source) == [("too-many-values", 1, 11)]
    assert source.data is None
    assert codes(read("f", b"a: 1\nb: 2\nc: 3\n")) == [("too-many-values", 3, 1)]


def test_json_is_read_as_it_is() -> None:
    made = read("f", b'{\n\t"a": [1, 2.5, null, true],\n\t"b": "\\u65e5\\/"\n}\n').data
    assert isinstance(made, Mapped)
    assert isinstance(made["a"], Listed)
    assert made["b"] == "日/"


def test_lists_count_as_values_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(data, "VALUE_LIMIT", 5)
    assert [code for code, _, _ in codes(read("f", b"[[], [], [], [], [], [], []]"))] == ["too-many-values"]
