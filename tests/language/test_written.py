"""Every text that people who are guided read is found once, with its place and what it is for."""

from pathlib import Path

from guide.language.source import read
from guide.language.written import Written, texts_of

FLOW = """
format: 1
title: 題
summary: 要約です。
source: plan
edition: {date: 2026-04-01, note: 版の説明}
stages: [{id: all, title: 全部}]
start: title
sets: {some: [a, b]}
values: {many: {name: 人数, when: {people: ">= 5"}, unit: 人}}
steps:
  title:
    kind: choice
    ask: [{when: {a: b}, text: 一つめの問い}, {text: 二つめの問い}]
    options: {text: 選択肢, help: {text: もう一つ, help: 説明, unsure: true}}
    refuse: [{when: {a: b}, say: 断り}]
    routes: [{when: {title: text}, to: end}]
    cite: {page: 3, item: 項目}
  end:
    kind: outcome
    blocks:
      - {heading: 小見出し, points: [点, {when: {a: b}, text: 条件つきの点}]}
      - text: 本文
    recommend: {desks: [{entry: a, because: 理由}]}
tables:
  order: {title: 表, outputs: {name: {values: [x]}}, rules: [{when: {a: b}, then: {text: y}, because: わけ}]}
examples: [{name: 例, answers: {title: text}}]
"""


def found(text: str) -> list[Written]:
    return list(texts_of(read("flow.yaml", text.encode()).data))


def test_each_text_has_a_kind_and_ids_that_look_like_keys_are_no_texts() -> None:
    assert [(one.kind, one.text) for one in found(FLOW)] == [
        ("title", "題"),
        ("summary", "要約です。"),
        ("note", "版の説明"),
        ("title", "全部"),
        ("name", "人数"),
        ("name", "人"),
        ("ask", "一つめの問い"),
        ("ask", "二つめの問い"),
        ("option", "選択肢"),
        ("option", "もう一つ"),
        ("help", "説明"),
        ("refusal", "断り"),
        ("source", "項目"),
        ("title", "小見出し"),
        ("point", "点"),
        ("point", "条件つきの点"),
        ("text", "本文"),
        ("because", "理由"),
        ("title", "表"),
        ("because", "わけ"),
    ]


def test_a_text_is_at_its_path() -> None:
    read_in = read("flow.yaml", FLOW.encode())
    for one in texts_of(read_in.data):
        line, column, length = read_in.locate(one.path)
        assert read_in.lines[line - 1][column - 1 : column - 1 + length] == one.text


def test_a_city_has_texts_too() -> None:
    city = Path(__file__).parents[2] / "flows" / "shinjo" / "city.yaml"
    kinds = {one.kind for one in texts_of(read("city.yaml", city.read_bytes()).data)}
    assert kinds >= {"name", "source", "title", "summary", "text", "point", "note"}


def test_what_has_not_the_shape_of_a_file_gives_the_texts_it_has() -> None:
    misshapen = "- 1\n- [x]\n- {steps: x, options: [y], edition: 3, examples: 4, text: z}"
    assert found(misshapen) == [Written((2, "text"), "text", "z")]
    assert found("null") == []
