"""Sentences that only the full screen needs: they name its keys and its ways of choosing."""

from guide.views.words.keys import Key

OPEN = Key("enter", "Enter", "開く", "選んだものを開きます。")
DECIDE = Key("enter", "Enter", "決める", "選んだ方に決めます。")
CLOSE = Key("escape", "Esc", "閉じる", "前の画面に戻ります。")
SCROLL = Key("down", "上下", "読む", "上下に動かして読みます。")
STAY = Key("enter", "Enter", "続ける", "続けます。")
PICK = Key("enter", "1-9", "くわしく", "その番号のくわしい説明を開きます。")
TAKE_BACK = Key("t", "t", "もどす", "お試しをやめて、もとの答えに戻します。")
LEAVE = Key("q", "q", "終わる", "終わります。")

HELP_TYPED = Key("f1", "F1", "使い方", "この使い方を開きます。")
WORDING_TYPED = Key("f2", "F2", "ことば/English", "ことばを変えます。")
READINGS_TYPED = Key("f3", "F3", "読みがな", "読みがなを変えます。")
THEME_TYPED = Key("f4", "F4", "色", "画面の色を変えます。")
"""Where letters are text."""

TAKE = Key("enter", "Enter", "選ぶ", "さがしたものを選びます。")
STOP = Key("escape", "Esc", "さがすのをやめる", "一覧に戻ります。")

MORE_BELOW = ("下に続きがあります（PageDown）", "下に続きがあります")
MORE_ABOVE = ("上にも続きがあります（PageUp）", "上にも続きがあります")
MORE_BOTH = ("上と下に続きがあります（PageUp / PageDown）", "上と下に続きがあります")
"""What the foot says, and a shorter form for where that does not fit."""

TOO_SMALL = "画面を広げてください。"

NOT_YET = "まだ"

HOW_TO_SEARCH = "/ を押すと、言葉の一部でさがせます。ローマ字でも打てます。"
HOW_TO_MARK = "番号を押すたびに、答えが変わります。"
HOW_TO_NUMBER = "番号を続けて打つときは、間に Space を押します。"
FOUND = "{count}件"
NOT_FOUND = "当てはまるものがありません。"

ANSWERS_TITLE = "答えの一覧"
ANSWERS_HELP = "変えたい答えを選んでください。ほかの答えは残ります。"
NO_ANSWERS = "まだ答えがありません。質問に答えると、ここに並びます。"
CHANGING = "前の答えを変えています。変えないときは Esc で戻ります。"

TRY_HELP = "見てみたいものを選んでください。本当の答えは変わりません。"

GLOSSARY_TITLE = "用語と読みもの"
GLOSSARY_HELP = "読みたいものを選んでください。"
NO_GLOSSARY = "この案内には、用語と読みものがありません。"

LISTED_TITLE = "くわしい説明"
LISTED_HELP = "読みたいものを選んでください。"

CONFIRM_CHANGE = ("答えを変えますか", "はい、変えます", "いいえ、前のままにします")
CONFIRM_RESTART = ("最初からやり直しますか", "はい、最初からやり直します", "いいえ、続けます")
RESTART_WARNING = "今までの答えが消えます。"
CONFIRM_QUIT = ("終わりますか", "はい、終わります", "いいえ、続けます")
QUIT_WARNING = "終わると、今までの答えは残りません。"
NO_WORDING = "この案内には、ほかのことばがありません。"
FIRST_QUESTION = "ここが最初の質問です。"

STILL_THERE = "まだ使いますか"
STILL_THERE_HELP = (
    "続けるときは、キーを一つ押すか、画面にふれてください。",
    "このまま{seconds}秒たつと、答えを消して、最初の画面に戻ります。",
)

COLOURS = (
    "暗い地に、明るい字にしました。",
    "黒い地に、はっきりした白い字にしました。",
    "白い地に、はっきりした黒い字にしました。",
    "明るい地に、暗い字にしました。",
)
"""What is said of the colours, in the order in which they follow one another (`theme.ORDER`)."""
NO_COLOURS = "色を使わない設定（NO_COLOR）なので、色は変わりません。"

DRAWS_WIDE = (
    "この端末は、丸数字や線を2けたで出します。"
    "画面がずれるときは、行を一つずつ読む画面（kyodo --plain）を使えます。"
    "端末の設定で「あいまいな幅の文字」を半角（1けた）にしても、なおります。"
)
