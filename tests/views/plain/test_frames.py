"""What a person at a terminal of 40 columns sees, as a whole: texts to be read, one file each.

After a change that is meant, `KYODO_FRAMES=write pytest tests/views/plain/test_frames.py` writes them anew;
read the difference before it is committed.
"""

import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from guide.japanese.width import cell_width
from tests.making import CITY, flow
from tests.views.plain.walking import Person

FRAMES = Path(__file__).parent / "frames"
FLOW = flow(
    """
title: 協働の進め方をさがす
stages:
  - {id: start, title: スタート}
  - {id: b, title: B 別の進め方, aside: true}
  - {id: goal, title: ゴール}
steps:
  ready:
    kind: checklist
    stage: start
    ask: 次のことは、あてはまりますか。
    help: 分からないものは「わからない」で進めます。
    why: 協働へ進むかどうかを分けるためです。
    items:
      alone: {text: 自分たちだけで進めるのは不安がある, help: できそうなら「いいえ」です。}
      join: まちづくりに参加していきたい
    routes: [{when: {ready: {all: yes}}, to: lead}, {to: own-way}]
  lead:
    kind: choice
    stage: goal
    ask: だれが中心になって進めますか。
    options:
      citizens: {text: 自分たち（市民・コミュニティ）, help: 企画から片付けまで、自分たちで行う場合です。}
      city: 市
      open: {text: まだ決まっていない, unsure: true}
    to: care
  care:
    kind: page
    stage: goal
    title: 始める前に気をつけること
    blocks: [{text: たがいの役割を書いておきます。, points: [連絡する人を決める, お金の分担を決める]}]
    ticks: {record: 活動の記録をとる, money: 決算をまとめる}
    to: end
  end: {kind: outcome, stage: goal, title: 協働を始める, recommend: {forms: [{entry: koen}]}}
  own-way:
    kind: outcome
    stage: b
    title: 自分たちの活動として進める
    summary: 市と組まなくても、今の形で始められます。
    recommend:
      desks: [{entry: seisaku, because: 迷ったときの相談先です。, cite: {page: 2, item: ステップ2}}]
    blocks: [{heading: これからすること, points: [仲間と目的を話し合う, 小さく始める], cite: {page: 1}}]
""",
    city=f"""{CITY}
glossary:
  people: {{term: 市民, text: 市内に住む人などです。, cite: {{page: 3}}}}
  work: {{term: 活動, text: みんなのためにすることです。, cite: {{page: 3}}}}
""",
)


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("checklist", ["1", "w", "b", ""]),
        ("question", ["1", "1", "9", "c", ""]),
        ("page", ["1", "1", "1"]),
        ("result-b", ["1", "2", "1", "q"]),
        ("change", ["1", "1", "2", "c", "1", "", "2", "1"]),
        ("try", ["1", "1", "1", "", "t", "g", "1", "1"]),
        ("help", ["?", "q"]),
    ],
)
def test_at_40_columns_it_reads_as_it_was_approved(
    name: str, lines: Sequence[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    person = Person(lines)
    person.walk(FLOW)
    # The digest of the flow stands in a result; it is not what is read here.
    seen = person.said.replace(FLOW.digest[:8], "00000000")
    assert all(cell_width(row) <= 40 for row in seen.splitlines())
    approved = FRAMES / f"{name}.txt"
    if os.environ.get("KYODO_FRAMES") == "write":
        approved.write_text(seen, encoding="utf-8")
    assert seen == approved.read_text(encoding="utf-8")
