"""The booklet leads every reader to the outcome that the program leads to, and holds the whole flow."""

import os
import random
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from itertools import islice
from typing import Any

import pytest

from guide import library
from guide.analysis.diagram import compile_flow
from guide.analysis.paths import Ways, witness
from guide.engine.answers import Refusal, accept, read_all_pages
from guide.engine.follow import follow
from guide.language.conditions import Value
from guide.language.model import MARKS, Asking, Flow, MarkEach, OneOf, Outcome, SomeOf
from guide.views.booklet import html, text
from guide.views.words.booklet import booklet
from guide.views.words.map import in_number_order
from tests.making import flow
from tests.views.reader import Reader


def shipped() -> list[Flow]:
    files = [library.read(path) for path in library.all_flows()]
    flows = [library.flow(one) for one in files if isinstance(one, library.Files)]
    return [one for one in flows if isinstance(one, Flow)]


FLOWS = shipped()
EXAMPLES = int(os.environ.get("KYODO_EXAMPLES", "200"))
each_flow = pytest.mark.parametrize("asked", FLOWS, ids=[one.id for one in FLOWS])


def answers(asked: Flow, draw: random.Random) -> dict[str, Value]:
    """An answer to every question and page."""
    given: dict[str, Value] = {}
    for step in asked.steps.values():
        if not isinstance(step, Outcome):
            value = accept(step, _drawn(step, draw))
            assert not isinstance(value, Refusal), value.sentence
            given[step.id] = value
    return given


def _drawn(step: Asking, draw: random.Random) -> Any:
    match step.domain:
        case OneOf(options):
            return draw.choice(list(options))
        case MarkEach(items):
            likely = draw.choice([("yes",), MARKS])
            return {item: draw.choice(likely) for item in items}
        case SomeOf(options, exclusive, least, most):
            alone = [[one] for one in exclusive]
            free = [one for one in options if one not in exclusive]
            return draw.choice([*alone, draw.sample(free, draw.randint(least, most or len(free)))])
        case _:
            return draw.choice([least for least in (getattr(step.domain, "least", ""),) if least] or ["5"])


def cases(asked: Flow) -> Iterator[dict[str, Value]]:
    """What the examples of the flow answer, the rest drawn; each distinct way; answers drawn at random."""
    draw = random.Random(asked.id)  # noqa: S311 - no secret
    for example in asked.examples:
        given = read_all_pages(asked, example.answers)
        taken = {key: accept(asked.asking(key), raw) for key, raw in given.items()}
        yield answers(asked, draw) | {k: one for k, one in taken.items() if not isinstance(one, Refusal)}
    diagram = compile_flow(asked)
    for way in islice(Ways(diagram, diagram.aspects[""]), 500):
        yield answers(asked, draw) | (witness(diagram, way) or {})
    for _ in range(EXAMPLES):
        yield answers(asked, draw)


@each_flow
def test_a_reader_of_the_booklet_and_the_program_end_alike(asked: Flow) -> None:
    told = booklet(asked)
    numbers = {step.id: number for number, step in enumerate(in_number_order(asked), 1)}
    reader = Reader(asked, told)
    ended: set[int] = set()
    for given in cases(asked):
        trace = follow(asked, given)
        if trace.problems:
            continue  # the booklet says to answer again, and a drawn answer stays what it is
        walked = reader.walk(given)
        assert walked == [numbers[step] for step in trace.path]
        ended.add(walked[-1])
    assert ended == {entry.number for entry in told.entries if not entry.ways}


@each_flow
def test_paper_and_file_hold_the_same_entries_and_ways(asked: Flow) -> None:
    told = booklet(asked)
    page = "\n".join(html(told))
    lines = list(text(told, 100_000))
    ways = re.findall(r'<a href="#n(\d+)">', page)
    assert ways == [line.rpartition("→ ")[2].removesuffix("へ") for line in lines if " → " in line]
    assert re.findall(r'id="n(\d+)"', page) == [str(entry.number) for entry in told.entries]
    assert set(ways) <= set(re.findall(r'id="n(\d+)"', page))


NASTY = '<script>alert(1)</script><img src=x onerror="y"> & ]]>'
HOSTILE = f"""
start: q
values:
  left: {{name: '{NASTY}', difference: [n, 3], unit: 円}}
  t: {{name: t, when: {{n: ">= 1"}}}}
tables:
  desk:
    title: '{NASTY}'
    hit-policy: first
    inputs: [n]
    outputs: {{d: {{catalogue: desks}}}}
    rules: [{{when: {{n: ">= 5"}}, then: {{d: kankyo}}}}, {{then: {{d: seisaku}}}}]
steps:
  q:
    kind: choices
    ask: '{NASTY}'
    help: '{NASTY}'
    options: {{a: '{NASTY}', b: {{text: 'い', help: '{NASTY}'}}, c: う}}
    exclusive: [b]
    to: n
  n:
    kind: number
    ask: [{{when: {{q: {{includes: a}}}}, text: 'あなら'}}, {{text: '{{q}}なら'}}]
    refuse: [{{when: {{n: "< 0"}}, say: 0以上です。}}]
    to: p
  p:
    kind: page
    title: 読む
    blocks:
      - {{heading: '{NASTY}', text: '{{left}}と{{t}}', when: {{left: ">= 1", t: yes}}}}
      - {{points: [一, 二]}}
    routes: [{{when: {{n: ">= 5"}}, to: end}}, {{to: end}}]
  end:
    kind: outcome
    title: '{NASTY}'
    recommend:
      desks: [{{from: desk.d, when: {{n: ">= 2"}}}}, {{entry: kankyo, because: '{NASTY}'}}]
"""


def test_the_file_loads_nothing_and_runs_nothing_whatever_the_texts_are() -> None:
    told = booklet(flow(HOSTILE))
    page = "\n".join(html(told))
    for forbidden in ("<script", "<img", 'onerror="', "http:", "https:", "@import", "url("):
        assert forbidden not in page
    ET.fromstring(page.partition("\n")[2].replace('<meta charset="utf-8">', ""))  # noqa: S314 - our own
    lines = "\n".join(text(told, 72))
    assert "「n」の" not in lines
    assert "（「あなら」" not in lines
    assert all(len(line) <= 72 for line in lines.split("\n"))


def test_values_that_are_calculated_are_told_with_their_sum() -> None:
    asked = flow(
        """
        start: n
        values:
          all: {name: 合計, sum: [n, 1000], unit: 円}
          left: {name: 残り, difference: [5000, all], unit: 円}
          twice: {product: [n, 2]}
          many: {name: 多い, when: {all: ">= 2000"}}
        steps:
          n:
            kind: number
            name: 人数
            ask: 何人ですか。
            routes: [{when: {many: yes, left: "> 0", twice: 4}, to: a}, {to: b}]
          a: {kind: outcome}
          b: {kind: outcome}
        """
    )
    told = [line.text for line in booklet(asked).values]
    assert told == [
        "「合計」は、「人数」＋1,000円 です。",
        "「残り」は、5,000円－「合計」 です。",
        "「twice」は、「人数」×2 です。",
        "「多い」は、「合計」が2,000円以上なら「はい」、そうでなければ「いいえ」です。",
    ]
