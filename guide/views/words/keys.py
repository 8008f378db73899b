"""The keys, declared once: bindings, line of hints, help and the words of line mode all come from here."""

from msgspec import Struct

from guide.sentences.wordings import said
from guide.views.passage import Line, Passage, Role, body, heading, point, title


class Key(Struct, frozen=True):
    """A key: its name for Textual, how it is shown, a word for the line of hints, a sentence for the help.

    `plain` is what is typed in line mode, or "" where line mode has no such command.
    """

    key: str
    shown: str
    word: str
    help: str
    plain: str = ""


NEXT = Key("enter", "Enter", "次へ", "次へ進みます。")
BACK = Key("escape", "Esc", "戻る", "一つ前に戻ります。答えは残ります。", "b")
CHOOSE = Key("1", "1-9", "選ぶ", "その番号を選びます。")
MOVE = Key("up", "上下", "動く", "選ぶところを動かします。")
MARK = Key("space", "Space", "印", "印を付けたり、答えを切り替えたりします。")
SEARCH = Key("slash", "/", "さがす", "長い一覧から、言葉でさがします。")
ANSWERS = Key("c", "c", "答え", "答えの一覧を開きます。前の答えを変えられます。", "c")
WHY = Key("w", "w", "なぜ", "なぜこの質問か、なぜこの結果かを読みます。", "w")
SOURCES = Key("s", "s", "出典", "もとの文書のどこにあるかを見ます。", "s")
GLOSSARY = Key("g", "g", "用語", "用語と読みものを開きます。この画面の言葉が先です。", "g")
TRY = Key("t", "t", "ためす", "ほかの答えならどうなるかを、ためします。もとに戻せます。", "t")
TRYING = "いまはお試しです。前の答えはそのままです。t で戻ります。"
"""Said as long as other answers are tried."""

TAKEN_BACK = "もとの答えに戻しました。"
NO_SHEET = "お試しの間は、紙を作れません。t で戻ってから、p を押してください。"
"""Said when a sheet is asked for meanwhile: a sheet of other answers than the screen's would surprise."""

PRINT = Key("p", "p", "印刷", "持ち帰る紙を作ります。", "p")
RESTART = Key("r", "r", "最初から", "最初からやり直します（先に確かめます）。", "r")
HELP = Key("question_mark", "?", "使い方", "この使い方を開きます。", "?")
WORDING = Key("l", "l", "ことば/English", "やさしい日本語や英語に変えます。答えは残ります。", "l")
READINGS = Key("y", "y", "読みがな", "読みがなを変えます。はじめだけ・いつも・なし の三つです。", "y")
THEME = Key("v", "v", "色", "画面の色を変えます。はっきり見える色もあります。")
QUIT = Key("q", "q", "終わる", "終わります（先に確かめます）。", "q")

ALOUD = Key("a", "a", "読み上げ", "読み上げる文、職員へのことば、メモを開きます。", "a")
NOTE = Key("n", "n", "メモ", "職員のメモを書きます。書いたメモは、変えることも消すこともできます。", "n")
NEXT_GROUP = Key("x", "x", "次の組", "次の組を始めます。前の組の記録は残ります。", "x")
STAGES = Key("j", "j", "段階", "段階をえらんで、その質問へ行きます。", "j")
RECORDS = Key("o", "o", "記録", "開いている組と、前の記録を開きます。", "o")
STAFF = (ALOUD, NOTE, NEXT_GROUP, STAGES, RECORDS)
"""What only counter staff have."""

PAPER = Key("p", "p", "紙がほしいとき", "番号を職員に見せて、紙にしてもらいます。")
AFRESH = Key("r", "r", "はじめからやり直す", "はじめからやり直します（先に確かめます）。")
END = Key("q", "q", "おわる（すべて消えます）", "おわります。答えはすべて消えます（先に確かめます）。")
_PUBLIC = {PRINT: PAPER, RESTART: AFRESH, QUIT: END}


def public(key: Key) -> Key:
    """A key where anybody may walk up: it makes no paper there, and leaves nothing behind."""
    return _PUBLIC.get(key, key)


WALK = (
    *(NEXT, BACK, CHOOSE, MOVE, MARK, SEARCH, ANSWERS, WHY, SOURCES, GLOSSARY),
    *(TRY, PRINT, WORDING, READINGS, THEME, RESTART, HELP, QUIT),
)
"""All keys of the walk, in the order of the help."""

COMMANDS = (
    *(BACK, ANSWERS, WHY, SOURCES, GLOSSARY),
    *(TRY, PRINT, WORDING, READINGS, RESTART, HELP, QUIT),
)
"""What can be typed in line mode beside an answer."""


IN_LINES = "番号を打って、Enter を押します。使い方は ?、終わるときは q です。"
"""What is to be known before the first question in lines."""


def usage(
    wording: str = "", *, wordings: bool = False, staff: bool = False, to_public: bool = False
) -> Passage:
    """The help of the full screen, in a wording; `wordings` where there are others to change to."""
    lines: list[Line] = [
        title(said(wording, "使い方")),
        body(said(wording, "質問に一つずつ答えると、最後に結果と相談先が出ます。")),
        heading(said(wording, "キー")),
    ]
    told = (key for key in (*WALK, *(STAFF if staff else ())) if key is not WORDING or wordings)
    shown = [public(key) for key in told] if to_public else told
    lines += [Line(Role.POINT, said(wording, key.help), said(wording, key.shown)) for key in shown]
    lines.append(heading(said(wording, "そのほか")))
    besides = _BESIDES if to_public else (*_BESIDES, _IN_LINES)
    lines += [point(said(wording, sentence)) for sentence in besides]
    if wordings:
        lines.append(point(said(wording, "文を書いているときは、F2 でことばを変えます。")))
    return tuple(lines)


_BESIDES = (
    "左の矢印キーでも、一つ前に戻ります。",
    "マウスや指でも選べます。",
    "上のキーと、画面の下のキーは、マウスや指でも押せます。",
    "答えは、いつでも変えられます。",
    "数と日付は、画面の数字を押しても入れられます。",
    "* の付いた言葉の説明は、g で読めます。",
    "文を書いているときは、F1 でこの使い方を開きます。",
    "文を書いているときは、F3 で読みがなを、F4 で色を変えます。",
)
_IN_LINES = "行を一つずつ読む画面は、kyodo --plain で開きます。"


def plain_usage(wording: str = "", *, wordings: bool = False, staff: bool = False) -> Passage:
    """The help of line mode, as `usage`."""
    lines: list[Line] = [
        title(said(wording, "使い方")),
        body(said(wording, "番号を打って Enter を押すと、次へ進みます。")),
        heading(said(wording, "番号のほかに打てるもの")),
    ]
    told = (key for key in (*COMMANDS, *(STAFF if staff else ())) if key is not WORDING or wordings)
    lines += [Line(Role.POINT, said(wording, key.help), key.plain) for key in told]
    lines.append(body(said(wording, "文で答える質問では、/b のように、前に / を付けて打ちます。")))
    return tuple(lines)
