"""What the tests of the sheet stand on: a small flow with a question of most kinds, and hostile words."""

from typing import Any

from guide.analysis.insight import insight
from guide.engine.interview import Interview, begin
from guide.views.sheet.content import Extras, Sheet, sheet
from tests.making import CITY, flow

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "--><h1>x</h1><!--",
    "</style></title></textarea>",
    "[ここ](javascript:alert(1)) ![絵](http://x.example/a.png)",
    "`a` *b* _c_ ~~d~~ | e | # f",
    '#pdf.attach("x") $x^2$ \\ @a <b> [c] *d* #raw("e")',
    "&lt;b&gt; &amp;",
    "- 一つ\n1. 二つ\n# 三つ\n===\n> 四つ",
    "http://evil.example www.evil.com a@evil.example",
)
"""Words that are markup somewhere."""

FLOW = flow(
    """
steps:
  check:
    kind: checklist
    ask: 確かめましょう
    name: 二つの確認
    items: {own: 自分たちでできる, join: みんなが入れる}
    to: lead
  lead: {kind: choice, ask: 誰が中心ですか, name: 中心, options: {citizens: 市民, city: 市}, to: people}
  people: {kind: number, ask: 何人ですか, unit: 人, to: wish}
  wish: {kind: text, ask: 望むことは何ですか, name: 望み, optional: true, longest: 400, to: read}
  read: {kind: page, title: 読みましょう, ticks: {record: 記録をまとめる, money: 決算をまとめる}, to: end}
  end:
    kind: outcome
    title: 市と進めましょう
    summary: "｛協働｜きょうどう｝を始められます。"
    recommend:
      forms: [{entry: koen, when: {lead: citizens}, because: 名前が要るからです。}, {entry: hojo}]
      desks: [{entry: kankyo, because: 環境のことだからです。}]
    blocks: [{heading: 次の一歩, text: "望みは{wish}です。", points: [課に話す]}]
""",
    city=CITY,
)

ANSWERS: dict[str, Any] = {
    "check": {"own": "yes", "join": "no"},
    "lead": "citizens",
    "people": "12",
    "wish": "長く続けたい",
    "read": ["record"],
}


def walked(**changed: Any) -> Interview:
    """The interview with these answers; None takes one away."""
    begun, refused = begin(FLOW, {**ANSWERS, **changed})
    assert not refused
    return begun


def made(interview: Interview | None = None, **extras: Any) -> Sheet:
    """The sheet of an interview, of the 26th of November."""
    now = interview or walked()
    found = insight(now) if now.trace.outcome else None
    return sheet(now, found, Extras(**{"date": "2026-11-26", **extras}))


def told(one: Sheet) -> list[str]:
    """Every text on a sheet."""
    lines = [*one.when, *one.short, *(line for part in one.sections for line in part.lines), *one.about.lines]
    return [one.guide, one.title, one.summary, *(line.text for line in lines), *one.advice]
