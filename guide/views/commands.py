"""The commands of `kyodo` and what may be added to each: declared once, read by the parser, told by the help.

Never enters: reading what was typed, what a command does.
"""

from msgspec import Struct

from guide.sentences.wordings import WORDINGS


class Option(Struct, frozen=True):
    """Something that may be added, such as --json; `takes` names the value that follows it, if one does.

    With `choices` it is one of these.
    """

    name: str
    words: str
    takes: str = ""
    needed: bool = False
    choices: tuple[str, ...] = ()

    @property
    def shown(self) -> str:
        """As it is typed."""
        return f"{self.name} {self.takes}".rstrip()


class Command(Struct, frozen=True):
    """A command; `takes` names what follows it, word by word, or with … at its end any number of one.

    `instead` is the option that stands for all that is needed otherwise, if there is one.
    """

    name: str
    words: str
    takes: str = ""
    takes_words: str = ""
    options: tuple[Option, ...] = ()
    instead: str = ""

    @property
    def many(self) -> bool:
        """Whether any number may follow, also none."""
        return self.takes.endswith("…")

    @property
    def typed(self) -> str:
        """How it is typed."""
        parts = ["kyodo", self.name, f"[{self.takes}]" if self.many else self.takes]
        parts += [option.shown if option.needed else f"[{option.shown}]" for option in self.others]
        return " ".join(part for part in parts if part)

    @property
    def typed_instead(self) -> str:
        """How it is typed with the option that stands for all that is needed; "" where there is none."""
        shown = next((option.shown for option in self.options if option.name == self.instead), "")
        return f"kyodo {self.name} {shown} …" if shown else ""

    @property
    def others(self) -> tuple[Option, ...]:
        """The options but the one that stands for all that is needed."""
        return tuple(option for option in self.options if option.name != self.instead)


_PLAIN = Option("--plain", "一行ずつ読む画面で開きます。")
_KIOSK = (
    Option("--kiosk", "だれでも使える場所に置くときの画面です。終われません。ディスクに何も書きません。"),
    Option("--idle", "kiosk で、何もない時間が何秒つづくと確かめるかです（はじめは120）。", "SECONDS"),
)
_WORDING = Option("--wording", "ことばを選びます。", "WORDING", choices=tuple(WORDINGS))
_STAFF = Option("--staff", "窓口の職員の画面です。読み上げる文、メモ、記録が付きます。")
_WHY = Option("--why", "理由、あと何問か、ほかの答えならどうなるかも出します。")
_JSON = Option("--json", "JSON で出します。")
_FLOW = ("FLOW", "案内の名前（例: shinjo/guideline）か、ファイルの場所です。")


def _format(*choices: str) -> Option:
    told = f"出す形です。{'、'.join(choices)} のどれかで、書かなければ {choices[0]} です。"
    return Option("--format", told, "FORMAT", choices=choices)


_SHEETS = ("html", "txt", "md", "pdf")
_ANSWERS = Option("--answers", "答えのファイル（YAML か JSON）です。- は標準入力です。", "FILE", needed=True)
HELP = Option("--help", "この説明を出します。")
VERSION = Option("--version", "版を出します。")

_WANTED = (
    Option("--since", "この日からの記録だけにします（例: 2026-04-01、令和8年4月1日）。", "DAY"),
    Option("--until", "この日までの記録だけにします。", "DAY"),
    Option("--flow", "この案内の記録だけにします（例: shinjo/guideline）。", "FLOW"),
    Option("--result", "この結果の記録だけにします（名前か、題の一部）。", "RESULT"),
    Option("--entry", "一番目に勧めたもの（かたち、課など）の名前か、その一部です。", "NAME"),
)
_MOST = Option("--most", "出す数を変えます（はじめは50）。", "N")
_LEAST = Option("--least", "これより少ない数は出しません。だれのことか分からなくするためです。", "N")
_YES = Option("--yes", "確かめずに消します。")
_OLDER = Option("--older-than", "これより古い記録を消します（例: 3y は3年、6m は6か月、90d は90日）。", "AGE")
_OUTPUT = Option("-o", "このファイルに書きます。なければ、画面に出します。", "FILE")
_RECORD = ("ID", "記録の番号です。始めの何文字かでもかまいません。")
RECORDS = (
    Command("records list", "記録を新しい順に出します。", options=(*_WANTED, _MOST, _JSON)),
    Command(
        "records search",
        "言葉で記録をさがします。",
        "WORD…",
        "メモ、書いた文、結果、市、案内、課の名前にある言葉です。いくつもあれば、どれもある記録をさがします。",
        options=(*_WANTED, _MOST, _JSON),
    ),
    Command("records show", "一つの記録をくわしく出します。", *_RECORD, options=(_JSON,)),
    Command(
        "records delete",
        "記録を消します。消した記録は元に戻せません。",
        "ID…",
        _RECORD[1],
        options=(_OLDER, _YES),
    ),
    Command(
        "records export",
        "記録を CSV か JSON で書き出します。",
        options=(
            *_WANTED,
            Option("--format", "csv か json です。なければ、ファイルの名前で決まります。", "FORMAT"),
            _OUTPUT,
            Option("--overwrite", "同じ名前のファイルがあれば、上書きします。"),
        ),
    ),
    Command("records stats", "記録を数えて、表とグラフで出します。", options=(*_WANTED, _LEAST, _JSON)),
)

START = Command("", "案内をえらぶ画面を開きます。", options=(_PLAIN, _WORDING, _STAFF, *_KIOSK))
COMMANDS = (
    Command(
        "run",
        "案内を開きます。",
        *_FLOW,
        options=(
            _PLAIN,
            _WORDING,
            _STAFF,
            Option("--answers", "答えのファイル（YAML か JSON）から始めます。", "FILE"),
            Option("--watch", "案内のファイルを直すたびに、同じ質問のまま新しくします。問題も出します。"),
            *_KIOSK,
        ),
    ),
    Command(
        "resume",
        "前の答えから続けます。",
        "CODE",
        "結果に付く続きの番号（例: 7QTD-K7E0-2CXJ）か、保存した答えのファイルです。"
        "番号は、大文字でも小文字でもかまいません。",
        options=(Option("--flow", "一覧にない案内なら、案内のファイルの場所です。", "FLOW"), _PLAIN),
    ),
    Command(
        "answer",
        "答えのファイルから結果を出します。",
        *_FLOW,
        options=(_ANSWERS, _WHY, _WORDING, _JSON),
    ),
    Command("show", "案内の質問、選択肢、結果の名前を出します。", *_FLOW, options=(_JSON,)),
    Command(
        "table",
        "案内の決め方の表を出します。",
        "FLOW TABLE",
        "FLOW は案内の名前（例: shinjo/guideline）か、ファイルの場所です。"
        "TABLE は表の名前です（kyodo show で見られます）。",
        options=(_JSON,),
    ),
    Command(
        "sheet",
        "持ち帰る紙を作ります。",
        *_FLOW,
        options=(
            _ANSWERS,
            Option(
                "--record",
                "FLOW と --answers のかわりに、窓口の記録から作ります（番号は始めの何文字かでも）。"
                "印刷すると決めたメモものります。",
                "ID",
            ),
            Option(
                "--format", "紙の形です。なければ、ファイルの名前で決まります。", "FORMAT", choices=_SHEETS
            ),
            Option("-o", "書くファイルの名前です。なければ、画面に出します。", "FILE"),
            Option("--overwrite", "同じ名前のファイルがあれば、上書きします。"),
            Option("--date", "紙に書く日付です。なければ、今日です。", "DATE"),
            Option("--note", "紙にのせる職員のメモです。", "TEXT"),
            Option("--by-staff", "職員が入力した答えだと、紙に書きます。"),
            _WORDING,
        ),
        instead="--record",
    ),
    Command(
        "verify",
        "紙か保存した答えが、今の案内と合うかを確かめます。",
        "FILE",
        "紙（html、txt、md、pdf）か、保存した答え（json）のファイルです。",
        options=(Option("--flow", "案内のファイルの場所です。", "FLOW"), _WORDING),
    ),
    Command("list", "案内の一覧を出します。", options=(_JSON,)),
    Command(
        "check",
        "案内のファイルを調べます。",
        "PATH…",
        "案内のファイルか、市のフォルダーです。なければ、すべての案内を調べます。",
        options=(
            _JSON,
            Option("--explain", "問題の種類をくわしく説明します。", "CODE"),
            Option("--proof", "すべての答えについて成り立つことの証明を、ファイルに書きます。", "FILE"),
            Option("--overwrite", "証明と同じ名前のファイルがあれば、上書きします。"),
            Option("--mutate", "案内を1か所ずつ変えて、例が気づくかをためします。"),
            Option("--verify-proof", "証明のファイルを、今の案内で確かめ直します。", "FILE"),
        ),
    ),
    Command(
        "wording",
        "案内の文を別の言い方で書くためのファイルを出します。",
        "FLOW WORDING",
        "FLOW は案内の名前か、ファイルの場所です。"
        f"WORDING は {'、'.join(f'{key}（{name}）' for key, name in WORDINGS.items())} のどれかです。",
        options=(Option("--city", "市の案内に共通の文（city.yaml）の分を出します。"),),
    ),
    Command(
        "new",
        "新しい市のフォルダーを、はじめの案内といっしょに作ります。",
        "CITY",
        "作るフォルダーの場所です。名前は英小文字にします（例: hanamizuki）。",
        options=(Option("--name", "市の名前（例: はなみずき市）です。", "NAME"),),
    ),
    Command(
        "example",
        "結果まで歩いて、examples に書く例を出します。",
        *_FLOW,
        options=(
            Option("--answers", "歩くかわりに使う、答えのファイルです。- は標準入力です。", "FILE"),
            Option("--name", "例の名前です。", "NAME"),
        ),
    ),
    Command(
        "map",
        "案内の地図（質問のつながりと条件）を出します。",
        *_FLOW,
        options=(_format("text", "mermaid", "dot", "svg"),),
    ),
    Command(
        "booklet",
        "紙で歩ける冊子を出します。決裁や見直しに使えます。",
        *_FLOW,
        options=(_format("text", "html"),),
    ),
    Command(
        "paths",
        "結果までの道すじを、決め手の答えといっしょに全部出します。",
        *_FLOW,
        options=(
            _format("markdown", "csv", "json"),
            Option(
                "--about", "何が決まる道すじか。一覧の名前（例: departments）で、なければ結果です。", "NAME"
            ),
            Option("--limit", "出す道すじの数です。なければ 10000 です。", "NUMBER"),
        ),
    ),
    Command(
        "diff",
        "二つの版をくらべて、結果が変わる答えと、変わった文を出します。",
        "PATH…",
        "前の版と今の版です。ファイルか、市のフォルダーか、git の 版:場所（例: HEAD~1:flows/a/b.yaml）です。"
        "--git を付けたときは、今の版だけを書きます。",
        options=(
            Option("--git", "前の版にする git の版（例: HEAD~1）です。", "REVISION"),
            Option("--rename", "名前が変わったものです（前=今。いくつもあれば , でつなぎます）。", "OLD=NEW"),
            _JSON,
        ),
    ),
    Command("schema", "編集ソフトのための JSON Schema を出します。"),
    *RECORDS,
)
