"""A city.yaml becomes a City in which every name is known."""

import pytest

from tests.language.small import CITY, loaded, told

MORE = (
    CITY
    + """\
glossary:
  kyodo: {term: 協働, reading: きょうどう, text: '｛協働｜きょうどう｝です。', cite: {page: 3}}
articles:
  what: {title: 協働とは, blocks: [{text: '{forms/koen}など'}], cite: {page: 3}}
"""
)


def test_what_flows_share_is_linked_once() -> None:
    flow = loaded(
        city=MORE.replace("hojo: {name: 補助,", "hojo: {name: 補助, facts: [{label: 例, points: [a]}],")
    ).flow
    assert flow is not None
    city = flow.city
    assert (city.id, city.name) == ("mihon", "みほん市")
    assert city.glossary["kyodo"].reading == "きょうどう"
    assert city.articles["what"].blocks[0].text[-1] == "など"
    hojo = city.catalogues["forms"].entries["hojo"]
    assert (hojo.facts[0].heading, hojo.facts[0].points) == ("例", (("a",),))
    assert hojo.cite[0].source == "guideline"
    assert city.sources["guideline"].publisher == "みほん市"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("text: '｛協働｜きょうどう｝です。', cite: {page: 3}", "text: a", "missing-citation: 出典"),
        ("'{forms/koen}など'", "'{lead}'", "echo-not-here: ここには、答え（lead）"),
        ("'{forms/koen}など'", "'{forms/koan}'", "unknown-entry: 一覧 'forms' に 'koan'"),
        ("koen: {name: 後援, cite: {page: 8}}", "koen: {name: 後援}", "missing-citation: 出典"),
        (
            "koen: {name: 後援, cite: {page: 8}}",
            "koen: {name: a, cite: {page: 8, source: x}}",
            "unknown-source: 'x'",
        ),
    ],
)
def test_problems_of_the_city_are_told_in_its_file(old: str, new: str, message: str) -> None:
    (found,) = told(city=MORE.replace(old, new))
    assert found.startswith(message)


def test_a_city_has_at_least_one_document() -> None:
    (found,) = told(city="city: 市\nsources: {}\n")[:1]
    assert found == "wrong-type: ここには少なくとも 1 つ書きます。"
