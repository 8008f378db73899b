"""A flow and a city small enough to read, and what loading a changed copy of them tells."""

from pathlib import Path

from guide.language.loader import Loaded, load

CITY = (Path(__file__).parents[1] / "errors" / "city.yaml").read_text(encoding="utf-8")

FLOW = """\
format: 1
title: 協働の進め方をさがす
summary: 質問に答えます。
source: guideline
edition: {date: 2026-11-22}
stages: [{id: start, title: スタート}]
start: lead
tables:
  order:
    title: かたちの順番
    hit-policy: rule-order
    inputs: [lead]
    outputs:
      form: {catalogue: forms}
    rules:
      - {when: {lead: citizens}, then: {form: hojo}, cite: {page: 8}}
steps:
  lead:
    kind: choice
    stage: start
    ask: だれが中心になりますか。
    options: {citizens: 市民, city: 市}
    cite: {page: 8}
    to: fields
  fields:
    kind: choices
    stage: start
    ask: どの分野ですか。
    options: {snow: 雪, health: 健康, none: どれでもない}
    exclusive: [none]
    cite: {page: 8}
    to: ready
  ready:
    kind: checklist
    stage: start
    ask: 準備はできていますか。
    items: {people: 人, money: お金}
    cite: {page: 8}
    to: size
  size: {kind: number, stage: start, ask: 何人ですか。, unit: 人, cite: {page: 8}, to: day}
  day: {kind: date, stage: start, ask: いつですか。, cite: {page: 8}, to: words}
  words: {kind: text, stage: start, ask: 何をしますか。, cite: {page: 8}, to: big}
  big: {kind: yes-no, stage: start, ask: 大きいですか。, unsure: true, cite: {page: 8}, to: read}
  read:
    kind: page
    stage: start
    title: 読んでください
    blocks: [{text: 文, points: [点]}]
    ticks: {record: 記録する}
    cite: {page: 8}
    to: end
  end:
    kind: outcome
    stage: start
    title: 協働を始めます
    summary: 市に相談します。
    cite: {page: 2}
    recommend:
      forms: [{from: order.form}]
    blocks: [{text: 次の一歩}]
"""


def loaded(*changes: tuple[str, str], city: str = CITY) -> Loaded:
    """The flow with each first text replaced by the second, loaded."""
    flow = FLOW
    for old, new in changes:
        assert old in flow, old
        flow = flow.replace(old, new, 1)
    return load("mihon/flow", ("flow.yaml", flow.encode()), ("city.yaml", city.encode()))


def told(*changes: tuple[str, str], city: str = CITY) -> list[str]:
    """Code and message of every problem of the changed flow."""
    return [f"{one.code}: {one.message}" for one in loaded(*changes, city=city).diagnostics]


def when(condition: str) -> tuple[str, str]:
    """The change that gives the page a condition on its block."""
    return ("blocks: [{text: 文, points: [点]}]", f"blocks: [{{text: 文, when: {condition}}}]")
