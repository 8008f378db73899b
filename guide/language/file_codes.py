"""What a code says, and the codes of files that cannot be read or do not have the shape of a flow file.

Never enters: codes about names, rules and examples (see `codes`, which holds all).
"""

from msgspec import Struct


class Code(Struct, frozen=True):
    """How one kind of problem is worded."""

    severity: str
    message: str
    hint: str
    explain: str


def error(message: str, hint: str, explain: str) -> Code:
    """A code that keeps a flow from being used."""
    return Code("error", message, hint, explain)


def warning(message: str, hint: str, explain: str) -> Code:
    """A code that does not."""
    return Code("warning", message, hint, explain)


def note(message: str, hint: str, explain: str) -> Code:
    """A code of what may well be as it should."""
    return Code("note", message, hint, explain)


FILE_CODES: dict[str, Code] = {
    # Reading the file
    "no-file": error(
        "ファイルが見つかりません。",
        "",
        "指定した場所にファイルやフォルダーがありません。名前のつづりと場所を確かめてください。",
    ),
    "not-readable": error(
        "ファイルを読めません（{problem}）。",
        "",
        "ファイルがフォルダーであるか、読む権限がありません。",
    ),
    "no-flow-here": error(
        "ここに案内のファイルがありません。",
        "city.yaml のとなりに、案内の .yaml を置きます。",
        "調べる場所には、city.yaml と案内の .yaml が入った市のフォルダーか、案内の .yaml を指定します。",
    ),
    "yml-file": warning(
        "{problem} は読みません。",
        "名前の終わりを .yaml にします。",
        "フォルダーを調べるときは、名前が .yaml で終わるファイルだけを読みます。",
    ),
    "wording-alone": error(
        "もとになる {problem} がありません。",
        "名前のつづりを確かめます。{problem} を消したときは、このファイルも消します。",
        "名前が .easy.yaml か .en.yaml で終わるファイルは、となりの案内の文を別の言い方で書くファイルです。",
    ),
    "no-city": error(
        "同じフォルダーに city.yaml がありません。",
        "部署や用語を書いた city.yaml を、案内と同じフォルダーに置きます。",
        "部署、かたち、出典、用語は、市のフォルダーの city.yaml に一度だけ書きます。",
    ),
    "too-large": error(
        "ファイルが大きすぎます（{size} バイト。上限は {limit} バイト）。",
        "案内を二つ以上のファイルに分けてください。",
        "大きすぎるファイルは、まちがって置かれたものとみなして読みません。",
    ),
    "not-utf-8": error(
        "文字コードが UTF-8 ではありません。",
        "編集ソフトで「UTF-8」を選んで保存し直してください。",
        "案内のファイルは UTF-8 で保存します。Shift_JIS などでは読めません。",
    ),
    "empty-file": error(
        "ファイルに何も書かれていません。",
        "",
        "空のファイルか、注釈だけのファイルです。",
    ),
    "too-many-problems": error(
        "問題が多いため、はじめの {limit} 件だけを出しています。",
        "上の問題を直してから、もう一度調べてください。",
        "一つの間違いから、多くの問題が出ることがあります。はじめの問題から直してください。",
    ),
    "yaml-syntax": error(
        "{problem}",
        "",
        "YAML として読めない所があります。示した所と、その前の行を見てください。"
        "字下げにはタブではなく空白を使います。コロンの後には空白を一つ置きます。"
        "「: 」「#」や記号で始まる文は引用符で囲みます。",
    ),
    "duplicate-key": error(
        "'{key}' が二度書かれています（一度目は {first} 行目）。",
        "どちらか一つを消すか、名前を変えます。",
        "同じまとまりに同じ名前は一度だけ書けます。二度目の内容が黙って使われることはありません。",
    ),
    "key-not-text": error(
        "名前のところに、まとまりが書かれています。",
        "",
        "コロンの左には、ふつうの名前を書きます。",
    ),
    "alias": error(
        "別名（& と *）は使えません。",
        "同じ内容は city.yaml に一度書くか、ここに書き写します。",
        "別名は小さなファイルをとても大きくできるため、使えないことにしています。",
    ),
    "tag": error(
        "型の指定（{tag}）は使えません。",
        "! で始まる指定を消します。",
        "案内のファイルには文字と数とまとまりだけを書きます。",
    ),
    "several-documents": error(
        "一つのファイルに文書が二つあります。",
        "--- の行で分けずに、別のファイルにします。",
        "一つのファイルに書ける案内は一つです。",
    ),
    "too-deep": error(
        "入れ子が深すぎます（上限は {limit} 段）。",
        "",
        "まとまりの中のまとまりが深すぎます。書き方を見直してください。",
    ),
    "too-many-values": error(
        "項目が多すぎます（上限は {limit} 個）。",
        "案内を二つ以上のファイルに分けてください。",
        "項目が多すぎるファイルは、まちがって置かれたものとみなして読みません。",
    ),
    "control-character": error(
        "画面に出せない文字（{what}）が入っています。",
        "その文字を消してください。",
        "制御文字や、文字の向きを変える見えない文字は、画面をこわすことがあります。",
    ),
    # The shape of the document
    "unknown-key": error(
        "'{key}' という項目はありません。",
        "",
        "この場所に書ける項目は決まっています。つづりと字下げを確かめてください。",
    ),
    "missing-key": error(
        "'{key}' がありません。",
        "",
        "この場所には、その項目を必ず書きます。",
    ),
    "wrong-type": error(
        "{expected}",
        "",
        "値の種類がちがいます。文字、数、一覧、まとまりのどれを書くかを確かめてください。",
    ),
    "bad-id": error(
        "'{written}' は名前に使えません。",
        "英小文字で始め、英小文字と数字を - でつなぎます（例: start-check）。",
        "ステップや選択肢の名前は、英小文字と数字を - でつないだものです。not, all-of, any-of は使えません。",
    ),
    "format": error(
        "この書式の番号（{written}）は読めません。",
        "format: 1 と書きます。",
        "案内の書式には番号があります。この版が読めるのは 1 です。",
    ),
    "not-a-date": error(
        "'{written}' は日付ではありません。",
        "2026-04-01 のように書きます。",
        "日付は年-月-日を数字で書きます。ない日付は書けません。",
    ),
    "page-with-unit": error(
        "page には番号だけを書きます（例: page: 4、page: 8-10）。",
        "「{written}」から「ページ」や p. を消します。",
        "出典を出すときに「ページ」を付けるため、書いてあると二重になります。",
    ),
    "bad-range": error(
        "'{written}' は範囲として読めません。",
        '">= 5" や "[1..5)" のように書きます。',
        "範囲は >= 5、< 10、[1..5]、[1..5) の形で書きます。丸かっこの端は含みません。",
    ),
    "empty-range": error(
        "範囲 '{written}' には値がありません。",
        "小さい数を先に書きます。",
        "下の端が上の端より大きい範囲は、何にも当てはまりません。質問の範囲は、答えられる数や日付の中に書きます。",
    ),
}
