"""Every diagnostic code: severity, message, hint, and what `kyodo check --explain CODE` tells.

Messages name the concrete case through facts in braces. One table, so that tests, docs and `--explain`
cannot drift.
"""

from guide.language.file_codes import FILE_CODES, Code, error, warning
from guide.language.text_codes import TEXT_CODES
from guide.language.walk_codes import WALK_CODES

_ELSEWHERE = FILE_CODES | TEXT_CODES | WALK_CODES

CODES: dict[str, Code] = _ELSEWHERE | {
    # Names
    "unknown-step": error(
        "'{written}' という名前のステップはありません。",
        "",
        "行き先には、この案内にあるステップの名前を書きます。",
    ),
    "unknown-stage": error(
        "'{written}' という段階はありません。",
        "",
        "stage には、stages に書いた段階の名前を書きます。",
    ),
    "unknown-source": error(
        "'{written}' という出典はありません。",
        "",
        "出典は city.yaml の sources に書いておきます。",
    ),
    "unknown-catalogue": error(
        "'{written}' という一覧はありません。",
        "",
        "一覧は city.yaml の catalogues に書いておきます。",
    ),
    "unknown-entry": error(
        "一覧 '{catalogue}' に '{written}' はありません。",
        "",
        "勧める先は、city.yaml の一覧に書いておきます。",
    ),
    "unknown-output": error(
        "表 '{table}' に '{written}' という出力はありません。",
        "",
        "表の outputs に書いた名前を使います。",
    ),
    "unknown-name": error(
        "'{written}' という質問、表の出力、計算する値はありません。",
        "",
        "条件と文章には、質問の名前、質問.項目、表.出力、計算する値の名前のどれかを書きます。",
    ),
    "unknown-value": error(
        "'{name}' は '{written}' になりません。",
        "",
        "質問の選択肢や表の出力にある値だけを条件に書けます。",
    ),
    "unknown-option": error(
        "この質問に '{written}' という選択肢はありません。",
        "",
        "exclusive には、options に書いた選択肢の名前を書きます。",
    ),
    "unknown-partial": error(
        "'{written}' という文章は、partials にありません。",
        "",
        "use には、この案内か city.yaml の partials に書いた名前を書きます。",
    ),
    "partial-uses-itself": error(
        "この文章は、自分を使うことになります（{partials}）。",
        "use をどれか一つ消します。",
        "partials の use をたどると、その文章に戻ります。",
    ),
    "partial-too-large": error(
        "文章 '{partial}' は、使っている文章を合わせると大きすぎます（上限は {limit} 個のまとまり）。",
        "use を減らします。",
        "partials がほかの partials を使い、それがまた使うと、短いファイルでもとても長くなります。",
    ),
    "unknown-subflow": error(
        "'{written}' というくり返す質問は、subflows にありません。",
        "",
        "use には、同じファイルか city.yaml の subflows に書いた名前を書きます。",
    ),
    "unknown-end": error(
        "くり返す質問 '{subflow}' に '{written}' という出口はありません。",
        "",
        "ends には、subflows のその質問の ends に書いた出口の名前を書きます。",
    ),
    "missing-end": error(
        "くり返す質問 '{subflow}' の出口 '{end}' から、どこへ進むか書いてありません。",
        "ends: {{{end}: ステップの名前}} のように書きます。",
        "くり返す質問を使う所には、出口ごとに次のステップを書きます。"
        "どの出口でも同じ所へ進むなら、ends のかわりに to と書きます。",
    ),
    "subflow-uses-itself": error(
        "このくり返す質問は、自分を使うことになります（{subflows}）。",
        "use をどれか一つ消します。",
        "subflows の use をたどると、その質問に戻ります。",
    ),
    "subflow-too-large": error(
        "くり返す質問 '{subflow}' を入れると、案内が大きくなりすぎます（上限は{limit}）。",
        "use を減らします。",
        "subflows がほかの subflows を使い、それがまた使うと、短いファイルでもとても大きくなります。",
    ),
    "unused-subflow": warning(
        "くり返す質問 '{subflow}' は、どこでも使われていません。",
        "",
        "kind: subflow のステップの use に名前を書くと、そこに入ります。",
    ),
    "unknown-set": error(
        "'{written}' という値の集まりは、sets にありません。",
        "",
        "in には、この案内か city.yaml の sets に書いた名前を書きます。",
    ),
    "refuse-looks-elsewhere": error(
        "この断り方は '{name}' の答えを見ていないため、どの答えも断ってしまいます。",
        "when に '{name}' の条件を足します。",
        "refuse には、この質問の答えが前の答えと合わないときの条件を書きます。",
    ),
    "never-earlier": error(
        "'{name}' は、このステップより前に聞かれません。",
        "前に聞く質問の名前にするか、質問の順番を変えます。",
        "条件と文章は、そこへ着くまでに聞いた質問だけを使えます。",
    ),
    "not-an-input": error(
        "'{name}' は、この表の inputs にありません。",
        "inputs に書き足します。",
        "規則の when には、表の inputs に書いた名前だけを使います。",
    ),
    "rests-on-itself": error(
        "'{name}' は、自分の結果を使って決まることになります（{names}）。",
        "たどると戻る名前を外します。",
        "表の inputs や計算する値をたどると、同じ表や値に戻ります。",
    ),
    "rests-too-deep": error(
        "'{name}' までに、表や計算する値が {limit} より多く重なっています。",
        "まとめて、重なりを減らします。",
        "表や値が別の表や値を使い、それがまた別のものを使う、という重なりには上限があります。",
    ),
    "bad-operand": error(
        "'{name}' は、計算に使えません。",
        "数の質問、数になる出力、数になる値を使います。引き算には、二つの日付も使えます。",
        "足し算、引き算、掛け算は数だけでできます。日付は、二つの日付の引き算だけに使えます。",
    ),
    "name-taken": error(
        "'{name}' と同じ名前の{other}があります。",
        "どちらかの名前を変えます。",
        "名前を書いた所で見分けられるように、ステップ、表、計算した値には別の名前を付けます。"
        "文章と値の集まりにも、city.yaml とは別の名前を付けます。",
    ),
    "stage-twice": error(
        "段階 '{stage}' が二度書かれています。",
        "どちらかの名前を変えます。",
        "段階の名前は、一つの案内の中で一度だけ使えます。",
    ),
    "bad-test": error(
        "'{name}' に、この比べ方（{written}）は使えません。",
        "{allowed}",
        "質問の種類によって、使える比べ方が決まっています。",
    ),
    "text-never-routes": error(
        "自由に書く質問 '{name}' は、行き先を決めるのに使えません。",
        "選択肢のある質問にします。",
        "自由に書いた文は、確かめようがありません。文章にそのまま出すことはできます。",
    ),
    # Texts
    "stray-brace": error(
        "かっこ '{brace}' の片方がありません。",
        "",
        "半角の波かっこは答えの埋め込みに、全角の波かっこと縦線は読みがなに使います。",
    ),
    "missing-last-text": error(
        "最後の文に条件があるため、何も出ないことがあります。",
        "最後に、when のない文を書きます。",
        "質問、題、結果の要約は、いつも何か出なければなりません。最後の文には条件を付けません。",
    ),
    "dead-text": error(
        "この文は、決して出ません。",
        "when のない文を最後に移します。",
        "文の一覧は、上から見て最初に当てはまるものを出します。when のない文の後ろは使われません。",
    ),
    "echo-not-here": error(
        "ここには、答え（{name}）を埋め込めません。",
        "答えを使わない文にします。",
        "選択肢、案内の説明、版の説明、city.yaml の文は、答えがないときにも出ます。"
        "そのため、答えを埋め込めません。",
    ),
    # Rules of a flow
    "missing-citation": error(
        "出典（cite）がありません。",
        "cite: {{page: 2, item: ステップ2}} のように書きます。",
        "質問、ページ、結果、規則、一覧、用語には、もとの文書のどこにあるかを必ず書きます。",
    ),
    "missing-last-route": error(
        "最後の行き先に条件があるため、進めなくなる答えがあります。",
        "最後に、when のない行き先を書きます。",
        "どの答えでも必ず次へ進めるように、最後の行き先には条件を付けません。",
    ),
    "dead-route": error(
        "この行き先には、決してたどり着きません。",
        "when のない行き先を最後に移します。",
        "when のない行き先は必ず選ばれます。その後ろに書いた行き先は使われません。",
    ),
    "no-outcome": error(
        "結果（kind: outcome）が一つもありません。",
        "",
        "案内は、必ずどれかの結果で終わります。",
    ),
    # Wordings
    "unknown-text": error(
        "もとの案内のここに、'{written}' はありません。",
        "もとの案内と同じ名前を書きます。もとの案内から消した文は、ここからも消します。",
        "言い方のファイル（.easy.yaml、.en.yaml）には、もとの案内にある文だけを、同じ形で書きます。",
    ),
    "not-a-text": error(
        "'{written}' は、画面に出す文ではありません。",
        "この行を消します。",
        "言い方のファイルには文だけを書きます。条件、行き先、出典などは、もとの案内のものが使われます。",
    ),
    "wrong-length": error(
        "もとの案内では {expected} つですが、ここには {written} つ書かれています。",
        "同じ数だけ、同じ順番で書きます。変えないところは空けておきます。",
        "一覧は、もとの案内と順番で組になります。数がちがうと、どの文のことか分かりません。",
    ),
    "unknown-echo": error(
        "もとの文に {{{written}}} はありません。",
        "もとの文にある埋め込みだけを使います。",
        "言い方を変えた文には、もとの文が埋め込んでいる答えと、一覧の名前だけを埋め込めます。",
    ),
}
