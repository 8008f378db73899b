"""Where texts tell a value, and when people read them."""

from guide.analysis.possible import Place
from guide.analysis.telling import told_at
from guide.language.conditions import names_in
from tests.making import flow

GUIDE = flow("""
tables:
  desk:
    hit-policy: first
    inputs: [a]
    outputs: {to: {catalogue: desks}}
    rules:
      - {when: {a: yes}, then: {to: kankyo}, because: "{a}だから"}
      - {then: {to: seisaku}, because: "{b}だから"}
partials: {note: [{text: "{b}"}]}
steps:
  a: {kind: yes-no, to: b}
  b:
    kind: number
    ask: [{when: {a: yes}, text: "{a}"}, {text: "{a}"}]
    help: "{a}"
    refuse: [{when: {b: 1}, say: "{b}"}, {when: {b: 2}, say: "{b}"}]
    to: page
  page:
    kind: page
    title: "{a}"
    blocks: [{when: {a: yes}, text: "{b}", points: [{when: {b: 3}, text: "{a}"}]}]
    to: end
  end:
    kind: outcome
    title: "{a}"
    summary: "{b}"
    staff: "{a}"
    blocks: [{use: note, when: {a: no}}]
    recommend:
      desks: [{from: desk.to, when: {b: 5}}, {entry: seisaku, when: {b: 6}, because: "{a}"}]
""")


def told(step: str) -> list[tuple[str, str, list[str]]]:
    """The name, the last words of its path, and the names that the conditions read."""
    return [
        (
            str(one.name),
            "/".join(map(str, one.path[2:])),
            [str(name) for when in one.when for name in names_in(when)],
        )
        for one in told_at(GUIDE, GUIDE.steps[step])
    ]


def test_of_several_wordings_each_is_read_where_none_before_it_is() -> None:
    assert told("b")[:3] == [("a", "ask/0/text", ["a"]), ("a", "ask/1/text", ["a"]), ("a", "help", [])]


def test_what_a_refusal_says_is_read_after_the_answer_where_none_before_it_refused() -> None:
    places = [one.place for one in told_at(GUIDE, GUIDE.steps["b"])]
    assert places[-2:] == [Place("b", after_answer=True)] * 2
    assert told("b")[-2:] == [("b", "refuse/0/say", ["b"]), ("b", "refuse/1/say", ["b", "b"])]


def test_blocks_and_points_are_read_under_all_their_conditions() -> None:
    assert told("page") == [
        ("a", "title", []),
        ("b", "blocks/0/text", ["a"]),
        ("a", "blocks/0/points/0/0/text", ["a", "b"]),
    ]


def test_what_a_partial_tells_is_told_where_it_is_used_and_reasons_where_they_count() -> None:
    assert told("end") == [
        ("a", "staff", []),
        ("a", "title", []),
        ("b", "summary", []),
        ("b", "blocks/0/use", ["a"]),
        ("a", "rules/0/because", ["b", "a"]),
        ("b", "rules/1/because", ["b", "a"]),
        ("a", "recommend/desks/1/because", ["b"]),
    ]
