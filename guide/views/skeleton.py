"""The first two files of a new city: a small guide that works at once and says where to write what.

Invariant: the files pass `kyodo check` without a finding, whatever the city is called.

Never enters: writing files, rules of the format.
"""

import json

CITY = """# この市の案内すべてで使うことを、ここに書きます。
# 「# 」の後はメモです。案内には出ません。書き方は docs/authors.md にあります。

city: {city}

# もとの文書。題、出した所、日付を、本物に書きかえます。
sources:
  guideline:
    title: 協働の指針
    publisher: {city}
    date: 2026年4月

# 結果で勧めるもの。左の名前（kyodo など）は英小文字です。案内の中では、この名前で指します。
catalogues:
  departments:
    title: 相談する課
    entries:
      kyodo:
        name: 協働推進課
        facts:
          - {{label: 電話, text: 000-000-0000}}
          - {{label: 窓口での言い方, text: 「協働のことで相談したいです」}}
        cite: {{page: 1, source: guideline}}
      koen:
        name: 公園課
        cite: {{page: 2, source: guideline}}

# 用語。本文に同じ言葉があると、その場で読めます。
glossary:
  kyodo:
    term: 協働
    reading: きょうどう
    text: 市民と市が、それぞれの得意なことを出し合って、いっしょに取り組むことです。
    cite: {{page: 1, source: guideline}}
"""

FLOW = """# 案内は「質問」と「結果」でできています。上から順に書きかえていきます。
# 書きかえたら kyodo check {folder} で調べます。
# kyodo run {folder}/guide.yaml --watch で開いておくと、保存するたびに画面が新しくなります。

format: 1
title: 市といっしょに活動したいとき
summary: 活動を市といっしょに進めたい人が、どの課に相談するかが分かります。
source: guideline            # city.yaml の sources の名前
edition: {{date: {date}}}   # この案内を直した日

# 画面の上に出る順番
stages:
  - {{id: begin, title: はじめに}}
  - {{id: goal, title: ゴール}}

start: place                 # はじめの質問

steps:
  # 質問。kind（種類）には choice のほかに yes-no、checklist、number などがあります。
  place:
    kind: choice
    stage: begin
    ask: どこで活動しますか。
    why: 場所によって、相談する課が変わるためです。
    options:
      park: 公園の中
      elsewhere: そのほかの場所
      unsure: {{text: まだ決めていない, unsure: true}}
    # 上から見て、最初に当てはまる行き先へ進みます。最後の行には when を書きません。
    routes:
      - {{when: {{place: park}}, to: ask-koen}}
      - {{to: ask-kyodo}}
    cite: {{page: 2, item: 場所}}   # もとの文書のどこに書いてあるか

  # 結果。勧めるもの（entry）は city.yaml に書いた名前です。
  ask-koen:
    kind: outcome
    stage: goal
    title: 公園課に相談する
    summary: 公園での活動は、公園課が受け付けています。
    recommend:
      departments:
        - {{entry: koen, because: 公園の中の活動だからです。, cite: {{page: 2}}}}
    cite: {{page: 2}}

  ask-kyodo:
    kind: outcome
    stage: goal
    title: 協働推進課に相談する
    summary: 場所がまだ決まっていないときも、協働推進課が話を聞きます。
    recommend:
      departments:
        - {{entry: kyodo, because: はじめての相談を受け付けているからです。, cite: {{page: 1}}}}
    cite: {{page: 1}}

# 例。この答えならこの結果、という約束です。kyodo check が毎回たしかめます。
# kyodo example {folder}/guide.yaml で、歩いた道から例を作れます。
examples:
  - name: 公園で活動する
    answers: {{place: park}}
    outcome: ask-koen
    departments: [koen]
  - name: 場所はまだ決めていない
    answers: {{place: unsure}}
    outcome: ask-kyodo
    departments: [kyodo]
"""

FLOW_FILE = "guide.yaml"


def files(folder: str, city: str, date: str) -> dict[str, str]:
    """The files of a new city by name; `folder` is where they go, `date` today as YYYY-MM-DD."""
    # A JSON text is a YAML text too, whatever is in it.
    named = json.dumps(city, ensure_ascii=False)
    return {
        "city.yaml": CITY.format(city=named),
        FLOW_FILE: FLOW.format(folder=folder, date=date),
    }
