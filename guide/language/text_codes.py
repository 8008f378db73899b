"""Codes of the text gate: warnings about texts that a citizen would find hard to read.

None keeps a flow from being used. What is judged, and what is not, is told by `--explain`.

Never enters: finding anything (see `guide.analysis.texts`).
"""

from guide.language.file_codes import Code, warning

_QUOTED = "「 」の中は、もとの名前や引用なので調べません。"

TEXT_CODES: dict[str, Code] = {
    "long-sentence": warning(
        "文が長すぎます（{length}文字。{limit}文字までにします）。",
        "二つの文に分けます。",
        "一つの文には、一つのことだけを書きます。長い文は、途中で意味が分からなくなります。"
        "「 」の中は、長くても10文字と数えます。読みがなは数えません。",
    ),
    "not-polite": warning(
        "文の終わりが「です」「ます」ではありません（…{written}）。",
        "「です」「ます」で終えます。",
        "案内の文は、です・ますで書きます。「。」や「？」で終わるものを文とみなします。"
        "質問、説明、要約、理由、断りには、文を書きます。箇条書きと選択肢は、言葉だけでもかまいません。",
    ),
    "double-negative": warning(
        "「{written}」は、二度打ち消しています。",
        "{instead} のように、まっすぐ言います。",
        "打ち消しが重なると、できるのか、できないのかが分かりにくくなります。" + _QUOTED,
    ),
    "kanji-chain": warning(
        "漢字が{length}文字続いています（{written}）。",
        "「の」「を」などを入れて分けます。名前なら「 」に入れます。",
        "漢字が長く続くと、どこで切って読むのかが分かりません。7文字までにします。"
        "一覧、用語、出典にある名前は数えません。" + _QUOTED,
    ),
    "undefined-word": warning(
        "「{written}」の説明が、用語（glossary）にありません。",
        "city.yaml の glossary に書きます。",
        "市のしごとで使う言葉を、市民は知りません。使うときは、city.yaml の glossary で説明します。"
        "同じ文で「言葉（説明）」と書いてもかまいません。一つのファイルで、はじめの一か所だけを知らせます。"
        + _QUOTED,
    ),
    "office-word": warning(
        "「{written}」は、役所の言葉です。",
        "「{instead}」のように言いかえます。",
        "ふだんの言葉で言えることは、ふだんの言葉で書きます。題、名前、選択肢は、もとの文書のとおりでかまいません。"
        + _QUOTED,
    ),
    "beyond-joyo": warning(
        "「{written}」は、常用漢字ではありません。",
        "｛{word}｜よみ｝ のように読みがなを付けるか、ひらがなで書きます。",
        "常用漢字（2,136字）は、学校で習う漢字です。ほかの漢字には読みがなを付けます。"
        "市の名前の漢字と、一覧や用語や出典にある名前は調べません。" + _QUOTED,
    ),
    "no-reading": warning(
        "「{written}」に、読みがながありません。",
        "｛{written}｜よみ｝ か {written}（よみ） のように読みがなを付けるか、ひらがなで書きます。",
        "やさしい日本語のファイル（*.easy.yaml）だけで調べます。小学校3年生までに習う440字のほかの漢字には、"
        "読みがなを付けます。題や名前では、言葉のうしろに（よみ）と書いてもかまいません。用語（term）と市の名前は調べません。"
        + _QUOTED,
    ),
    "japanese-left": warning(
        "英語の文に、日本語が残っています（{written}）。",
        "英語にします。もとの名前なら ( ) か「 」に入れます。",
        "英語のファイル（*.en.yaml）だけで調べます。日本語を読めない人には、何の言葉かが分かりません。"
        "窓口で見せる名前は、英語のうしろの ( ) の中に書きます（例: Endorsement (後援)）。",
    ),
    "era-alone": warning(
        "「{written}」が、西暦で何年かが分かりません。",
        "{instead} のように書きます。",
        "元号だけでは、何年前かがすぐに分かりません。西暦を先に書き、かっこに元号を入れます。"
        "同じ文章に西暦が一度あれば、あとは元号だけでもかまいません。" + _QUOTED,
    ),
    "unclear-sign": warning(
        "「{written}」は、画面によって幅が変わるか、声で読むと分からない記号です。",
        "言葉で書きます。",
        "矢印、絵文字、半角のかな、ほかの国の文字に似た字は、画面で重なったり、読み上げで抜けたりします。"
        "①やⅠのような番号は使えます。" + _QUOTED,
    ),
    "does-not-fit": warning(
        "{columns}けたの画面で{lines}行になります（{limit}行までにします）。",
        "短くするか、二つに分けます。",
        "細い画面でも、質問と答えをいっしょに見られるようにします。題、名前、質問、選択肢は短くします。"
        "40、60、80けたの画面で、行の数を調べます。",
    ),
}
