"""Every diagnostic code: severity, message, hint, and what `kyodo check --explain CODE` tells.

Messages name the concrete case through facts in braces. One table, so that tests, docs and `--explain`
cannot drift.
"""

from msgspec import Struct


class Code(Struct, frozen=True):
    """How one kind of problem is worded."""

    severity: str
    message: str
    hint: str
    explain: str


def _error(message: str, hint: str, explain: str) -> Code:
    return Code("error", message, hint, explain)


def _warning(message: str, hint: str, explain: str) -> Code:
    return Code("warning", message, hint, explain)


CODES: dict[str, Code] = {
    # Reading the file
    "no-file": _error(
        "ファイルが見つかりません。",
        "",
        "指定した場所にファイルやフォルダーがありません。名前のつづりと場所を確かめてください。",
    ),
    "not-readable": _error(
        "ファイルを読めません（{problem}）。",
        "",
        "ファイルがフォルダーであるか、読む権限がありません。",
    ),
    "no-flow-here": _error(
        "ここに案内のファイルがありません。",
        "city.yaml のとなりに、案内の .yaml を置きます。",
        "調べる場所には、city.yaml と案内の .yaml が入った市のフォルダーか、案内の .yaml を指定します。",
    ),
    "no-city": _error(
        "同じフォルダーに city.yaml がありません。",
        "部署や用語を書いた city.yaml を、案内と同じフォルダーに置きます。",
        "部署、かたち、出典、用語は、市のフォルダーの city.yaml に一度だけ書きます。",
    ),
    "too-large": _error(
        "ファイルが大きすぎます（{size} バイト。上限は {limit} バイト）。",
        "案内を二つ以上のファイルに分けてください。",
        "大きすぎるファイルは、まちがって置かれたものとみなして読みません。",
    ),
    "not-utf-8": _error(
        "文字コードが UTF-8 ではありません。",
        "編集ソフトで「UTF-8」を選んで保存し直してください。",
        "案内のファイルは UTF-8 で保存します。Shift_JIS などでは読めません。",
    ),
    "empty-file": _error(
        "ファイルに何も書かれていません。",
        "",
        "空のファイルか、注釈だけのファイルです。",
    ),
    "too-many-problems": _error(
        "問題が多いため、はじめの {limit} 件だけを出しています。",
        "上の問題を直してから、もう一度調べてください。",
        "一つの間違いから、多くの問題が出ることがあります。はじめの問題から直してください。",
    ),
    "yaml-syntax": _error(
        "{problem}",
        "",
        "YAML として読めない所があります。示した所と、その前の行を見てください。"
        "字下げにはタブではなく空白を使います。コロンの後には空白を一つ置きます。"
        "「: 」「#」や記号で始まる文は引用符で囲みます。",
    ),
    "duplicate-key": _error(
        "'{key}' が二度書かれています（一度目は {first} 行目）。",
        "どちらか一つを消すか、名前を変えます。",
        "同じまとまりに同じ名前は一度だけ書けます。二度目の内容が黙って使われることはありません。",
    ),
    "key-not-text": _error(
        "名前のところに、まとまりが書かれています。",
        "",
        "コロンの左には、ふつうの名前を書きます。",
    ),
    "alias": _error(
        "別名（& と *）は使えません。",
        "同じ内容は city.yaml に一度書くか、ここに書き写します。",
        "別名は小さなファイルをとても大きくできるため、使えないことにしています。",
    ),
    "tag": _error(
        "型の指定（{tag}）は使えません。",
        "! で始まる指定を消します。",
        "案内のファイルには文字と数とまとまりだけを書きます。",
    ),
    "several-documents": _error(
        "一つのファイルに文書が二つあります。",
        "--- の行で分けずに、別のファイルにします。",
        "一つのファイルに書ける案内は一つです。",
    ),
    "too-deep": _error(
        "入れ子が深すぎます（上限は {limit} 段）。",
        "",
        "まとまりの中のまとまりが深すぎます。書き方を見直してください。",
    ),
    "too-many-values": _error(
        "項目が多すぎます（上限は {limit} 個）。",
        "案内を二つ以上のファイルに分けてください。",
        "項目が多すぎるファイルは、まちがって置かれたものとみなして読みません。",
    ),
    "control-character": _error(
        "画面に出せない文字（{what}）が入っています。",
        "その文字を消してください。",
        "制御文字や、文字の向きを変える見えない文字は、画面をこわすことがあります。",
    ),
    # The shape of the document
    "unknown-key": _error(
        "'{key}' という項目はありません。",
        "",
        "この場所に書ける項目は決まっています。つづりと字下げを確かめてください。",
    ),
    "missing-key": _error(
        "'{key}' がありません。",
        "",
        "この場所には、その項目を必ず書きます。",
    ),
    "wrong-type": _error(
        "{expected}",
        "",
        "値の種類がちがいます。文字、数、一覧、まとまりのどれを書くかを確かめてください。",
    ),
    "bad-id": _error(
        "'{written}' は名前に使えません。",
        "英小文字で始め、英小文字と数字を - でつなぎます（例: start-check）。",
        "ステップや選択肢の名前は、英小文字と数字を - でつないだものです。not, all-of, any-of は使えません。",
    ),
    "format": _error(
        "この書式の番号（{written}）は読めません。",
        "format: 1 と書きます。",
        "案内の書式には番号があります。この版が読めるのは 1 です。",
    ),
    "not-a-date": _error(
        "'{written}' は日付ではありません。",
        "2026-04-01 のように書きます。",
        "日付は年-月-日を数字で書きます。ない日付は書けません。",
    ),
    "bad-range": _error(
        "'{written}' は範囲として読めません。",
        '">= 5" や "[1..5)" のように書きます。',
        "範囲は >= 5、< 10、[1..5]、[1..5) の形で書きます。丸かっこの端は含みません。",
    ),
    "empty-range": _error(
        "範囲 '{written}' には値がありません。",
        "小さい数を先に書きます。",
        "下の端が上の端より大きい範囲は、何にも当てはまりません。",
    ),
    # Names
    "unknown-step": _error(
        "'{written}' という名前のステップはありません。",
        "",
        "行き先には、この案内にあるステップの名前を書きます。",
    ),
    "unknown-stage": _error(
        "'{written}' という段階はありません。",
        "",
        "stage には、stages に書いた段階の名前を書きます。",
    ),
    "unknown-source": _error(
        "'{written}' という出典はありません。",
        "",
        "出典は city.yaml の sources に書いておきます。",
    ),
    "unknown-catalogue": _error(
        "'{written}' という一覧はありません。",
        "",
        "一覧は city.yaml の catalogues に書いておきます。",
    ),
    "unknown-entry": _error(
        "一覧 '{catalogue}' に '{written}' はありません。",
        "",
        "勧める先は、city.yaml の一覧に書いておきます。",
    ),
    "unknown-output": _error(
        "表 '{table}' に '{written}' という出力はありません。",
        "",
        "表の outputs に書いた名前を使います。",
    ),
    "unknown-name": _error(
        "'{written}' という質問や表の出力はありません。",
        "",
        "条件と文章には、質問の名前、質問.項目、表.出力のどれかを書きます。",
    ),
    "unknown-value": _error(
        "'{name}' は '{written}' になりません。",
        "",
        "質問の選択肢や表の出力にある値だけを条件に書けます。",
    ),
    "unknown-option": _error(
        "この質問に '{written}' という選択肢はありません。",
        "",
        "exclusive には、options に書いた選択肢の名前を書きます。",
    ),
    "never-earlier": _error(
        "'{name}' は、このステップより前に聞かれません。",
        "前に聞く質問の名前にするか、質問の順番を変えます。",
        "条件と文章は、そこへ着くまでに聞いた質問だけを使えます。",
    ),
    "not-an-input": _error(
        "'{name}' は、この表の inputs にありません。",
        "inputs に書き足します。",
        "規則の when には、表の inputs に書いた名前だけを使います。",
    ),
    "table-reads-itself": _error(
        "表 '{table}' は、自分の結果を使って決まることになります（{tables}）。",
        "inputs から、たどると戻る名前を外します。",
        "表の inputs をたどると、その表に戻ります。",
    ),
    "tables-too-deep": _error(
        "表 '{table}' までに、表が {limit} より多く重なっています。",
        "表をまとめて、重なりを減らします。",
        "表が別の表の結果を使い、その表がまた別の表を使う、という重なりには上限があります。",
    ),
    "name-taken": _error(
        "表 '{table}' と同じ名前のステップがあります。",
        "どちらかの名前を変えます。",
        "条件の中で見分けられるように、ステップと表には別の名前を付けます。",
    ),
    "stage-twice": _error(
        "段階 '{stage}' が二度書かれています。",
        "どちらかの名前を変えます。",
        "段階の名前は、一つの案内の中で一度だけ使えます。",
    ),
    "bad-test": _error(
        "'{name}' に、この比べ方（{written}）は使えません。",
        "{allowed}",
        "質問の種類によって、使える比べ方が決まっています。",
    ),
    "text-never-routes": _error(
        "自由に書く質問 '{name}' は、行き先を決めるのに使えません。",
        "選択肢のある質問にします。",
        "自由に書いた文は、確かめようがありません。文章にそのまま出すことはできます。",
    ),
    # Texts
    "stray-brace": _error(
        "かっこ '{brace}' の片方がありません。",
        "",
        "半角の波かっこは答えの埋め込みに、全角の波かっこと縦線は読みがなに使います。",
    ),
    "echo-not-here": _error(
        "ここには、答え（{name}）を埋め込めません。",
        "答えを使わない文にします。",
        "選択肢、案内の説明、版の説明、city.yaml の文は、答えがないときにも出ます。"
        "そのため、答えを埋め込めません。",
    ),
    # Rules of a flow
    "missing-citation": _error(
        "出典（cite）がありません。",
        "cite: {{page: 2, item: ステップ2}} のように書きます。",
        "質問、ページ、結果、規則、一覧、用語には、もとの文書のどこにあるかを必ず書きます。",
    ),
    "missing-last-route": _error(
        "最後の行き先に条件があるため、進めなくなる答えがあります。",
        "最後に、when のない行き先を書きます。",
        "どの答えでも必ず次へ進めるように、最後の行き先には条件を付けません。",
    ),
    "dead-route": _error(
        "この行き先には、決してたどり着きません。",
        "when のない行き先を最後に移します。",
        "when のない行き先は必ず選ばれます。その後ろに書いた行き先は使われません。",
    ),
    "no-outcome": _error(
        "結果（kind: outcome）が一つもありません。",
        "",
        "案内は、必ずどれかの結果で終わります。",
    ),
    "loop": _error(
        "{steps} を通ると、同じ所へ戻って終わりません。",
        "行き先を、先のステップに変えます。",
        "同じ答えでは同じ道を通るため、一度通ったステップに戻ると終わりません。",
    ),
    "unreachable-step": _warning(
        "ステップ '{step}' には、どこからも着きません。",
        "行き先に書くか、消します。",
        "start から行き先をたどっても、このステップには着きません。",
    ),
    "unused-table": _warning(
        "表 '{table}' は、どこでも使われていません。",
        "",
        "条件、文章、結果のどこからも使われない表です。",
    ),
    "no-example": _warning(
        "結果 '{step}' で終わる例がありません。",
        "examples に、この結果になる答えを書き足します。",
        "例は、案内を直したときに結果が変わっていないかを確かめるためのものです。",
    ),
    # Examples
    "example-answer": _error(
        "例「{example}」の '{question}' の答えを使えません: {refusal}",
        "",
        "例の answers は、画面で答えられる値だけを書きます。",
    ),
    "example-unknown-question": _error(
        "例「{example}」の '{written}' という質問はありません。",
        "",
        "answers には、この案内の質問の名前を書きます。",
    ),
    "example-fails": _error(
        "例「{example}」では {what} が {expected} になるはずですが、{actual} になります。",
        "案内が正しければ例を、例が正しければ案内を直します。",
        "例に書いた答えで案内を歩いた結果が、書いてあるものとちがいます。",
    ),
    "example-says-nothing": _error(
        "例「{example}」に、outcome も asking もありません。",
        "outcome: に結果のステップの名前を書きます。",
        "例には、答えの後に着く結果（outcome）か、次に聞かれる質問（asking）を書きます。",
    ),
}
