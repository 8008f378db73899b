"""Flows of any number of steps, as an author would write them: the same number gives the same file.

A step is a question with four options, explained, cited, and routed on by its own and earlier answers; of
every five questions one is a checklist and one asks for a number. 10,000 steps make 8.8 million bytes.
"""

CITY = """city: ためし市
sources:
  handbook: {title: 手引き, publisher: ためし市, date: 2026年4月}
catalogues:
  departments:
    title: 相談する課
    entries:
      chiiki: {name: 地域づくり課, cite: {page: 3, source: handbook}}
      koen: {name: 公園みどり課, cite: {page: 4, source: handbook}}
"""

_HEAD = """format: 1
title: ためしの案内
summary: 読みこみの速さをはかるために作った案内です。
source: handbook
edition: {date: 2026-11-22}
stages:
  - {id: begin, title: はじめに}
  - {id: goal, title: ゴール}
start: q-0
steps:
"""

_ASKED = """  q-{number}:
    stage: begin
    ask: 活動の{number}番目の点について、いちばんよくあてはまるものはどれですか。
    name: {number}番目の点
    why: 活動の進め方によって、市の受け持ちの課と、そのあとにうかがうことが変わるためです。
    help: 分からないときは、いちばん近いと思うものを選んでください。あとから変えられます。
"""

_CHOICE = """    kind: choice
    options:
      park: 公園の中で行います
      road: 道のわきで行います
      hall: {{text: 集会所で行います, help: 公民館もふくみます}}
      unsure: {{text: まだ決めていません, unsure: true}}
    routes:
      - when: {{q-{number}: park{and_earlier}}}
        to: {further}
      - when: [{{q-{number}: [road, hall]}}, {{not: {{q-{number}: unsure}}}}]
        to: {following}
      - {{to: {further}}}
    cite: {{page: {page}, item: 活動の場所}}
"""

_CHECKLIST = """    kind: checklist
    items:
      roster: 名簿があります
      leader: {{text: 代表者がいます, help: 連絡の取れる人のことです}}
      money: お金の出し入れを書いています
    routes:
      - when: {{q-{number}.roster: yes, q-{number}.leader: [yes, unsure]{and_earlier}}}
        to: {further}
      - when: {{q-{number}: {{count: ">= 2", of: yes}}}}
        to: {following}
      - {{to: {further}}}
    cite: {{page: {page}, item: 団体のようす}}
"""

_NUMBER = """    kind: number
    unit: 人
    least: 1
    most: 500
    refusal: 1人から500人までの数を入れてください。
    routes:
      - when: {{q-{number}: ">= 5"{and_earlier}}}
        to: {further}
      - when: {{q-{number}: "[2..5)"}}
        to: {following}
      - {{to: {further}}}
    cite: [{{page: {page}, item: 集まる人}}, {{section: はじめに}}]
"""

_END = """  end-{name}:
    kind: outcome
    stage: goal
    title: {title}に相談する
    summary: この活動は、{title}が受け付けています。
    recommend:
      departments:
        - {{entry: {name}, because: 受け持ちの課だからです。, cite: {{page: 4}}}}
    cite: {{page: 4}}
"""

_BACK = 5
"""How many questions back a step looks: to one of its own kind."""

_KINDS = (_CHOICE, _CHOICE, _CHECKLIST, _CHOICE, _NUMBER)
_TESTS = ("[park, road]", "{not: unsure}", "{all: yes}", "hall", '"< 20"')


def flow(steps: int) -> str:
    """The text of a flow file with so many steps, at least three."""
    questions = steps - 2
    parts = [_HEAD]
    for number in range(questions):
        parts.append(_ASKED.format(number=number))
        parts.append(
            _KINDS[number % len(_KINDS)].format(
                number=number,
                and_earlier=_and_earlier(number),
                following=_step(number + 1, questions),
                further=_step(number + 2, questions),
                page=1 + number % 90,
            )
        )
    parts += [
        _END.format(name=name, title=title)
        for name, title in (("koen", "公園みどり課"), ("chiiki", "地域づくり課"))
    ]
    return "".join(parts)


def _and_earlier(number: int) -> str:
    return f", q-{number - _BACK}: {_TESTS[number % len(_TESTS)]}" if number >= _BACK else ""


def _step(number: int, questions: int) -> str:
    if number < questions:
        return f"q-{number}"
    return "end-koen" if number == questions else "end-chiiki"
