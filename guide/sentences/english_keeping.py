"""English for what is kept: the sheet to take home, and saved walks (see `english`)."""

KEEPING = {
    # The sheet
    "この紙は、公開された文書をもとにした案内の結果です。": "This sheet is the result of a guide that rests on a published document.",
    "課の名前や連絡先は、市に確かめてください。": "Please check names and contacts of departments with the city.",
    "書きこむところ": "Notes",
    "話した人・課": "Person and department I talked to",
    "電話番号": "Phone number",
    "次に会う日": "Next meeting",
    "ここまでの答え": "Your answers so far",
    "まだ結果は出ていません。次の質問から続けられます。": "There is no result yet. You can go on from the next question.",
    "次の質問": "The next question",
    "そのほかの答え": "Other answers",
    "職員のメモ": "Note by staff",
    "作った日": "Made on",
    "案内": "Guide",
    "この紙について": "About this sheet",
    # What is saved
    "続きから": "Go on",
    "前の答え": "Earlier answers",
    "保存した答え": "Saved answers",
    "ほかに{count}件": "and {count} more",
    "結果は「{title}」{names}です。": 'Result: "{title}"{names}.',
    "{when} に保存しました。": "Saved on {when}. ",
    "職員が入れた答えです。": "Entered by staff.",
    "「{title}」から続きます。": 'Goes on at "{title}".',
    "紙の番号から続ける": "Go on with a code on paper",
    "紙の番号があるときは、そのまま打ってください。": "If you have a code on paper, type it here.",
    "はじめから": "From the beginning",
    "はじめから答えるとき": "From the beginning",
    "答えは保存してあります。次に開くと、続きから始められます。": "Your answers are saved. Next time you can go on from here.",
    "今までの答えは保存したままにして、新しく始めます。": "Your answers so far stay saved, and a new walk begins.",
}
