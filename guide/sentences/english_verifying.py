"""English for sheets and saved answers that are checked (see `english`)."""

VERIFYING = {
    # What was found
    "この紙は、今の案内で作るものと同じです。": "This sheet is the same as the one the guide makes now.",
    "この紙は、前の版で作られたものです。書きかえはありません。": "This sheet was made with an earlier edition. Nothing was changed by hand.",
    "この紙は、作られた後に書きかえられています。": "This sheet was changed after it was made.",
    "この保存した答えは、保存したときのままです。今の案内とも合います。": "These saved answers are as they were saved. They fit the guide of today.",
    "この保存した答えは、前の版で作られたものです。書きかえはありません。": "These saved answers are of an earlier edition. Nothing was changed by hand.",
    "この保存した答えは、保存した後に書きかえられています。": "These saved answers were changed after they were saved.",
    "答えから計算できるものを確かめました。日付と職員のメモが本当かどうかは、確かめていません。": "What follows from the answers was checked. Whether the date and the notes of staff are true was not.",
    # Of which edition
    "この紙の案内": "Guide of this sheet",
    "{guide} {edition}": "{guide}, {edition}",
    "保存したときの版": "Edition when saved",
    "保存した日": "Saved on",
    # What a newer edition made of it
    "今の案内では、まだ答えていない質問があります。": "The guide of today asks a question that is not answered yet.",
    "同じ答えで、今も同じ結果になります。": "The same answers lead to the same result today.",
    "同じ答えで、今は次の結果になります。": "Today the same answers lead to this result.",
    "今の案内では使えない答え": "Answers that the guide of today does not take",
    # What differs
    "違うところ": "What differs",
    "この紙: ": "This sheet:",
    "今の案内: ": "The guide now:",
    "ファイル: ": "File:",
    "計算した内容: ": "Computed:",
    "（ありません）": "(nothing)",
    "（まだ結果は出ていません）": "(no result yet)",
    "ほかに{count}か所あります。": "Further places: {count}.",
    "日付、職員のメモ、機械が確かめるところの、どれかが違います。": "The date, the notes of staff or what a machine checks is different.",
    "文字は同じです。日付、職員のメモ、見た目、上に書きたしたものの、どれかが違います。": "The words are the same. The date, the notes of staff, what shapes the page or what was written over it is different.",
    "文字は同じです。見た目を決めるところだけが違います。": "The words are the same. Only what shapes the page is different.",
    "文字は同じです。機械が確かめるところが違います。": "The words are the same. What a machine checks is different.",
    "答えと結果の言葉は合っています。日時やメモなど、ほかのところが変わっています。": "The words of the answers and the result fit. Something else was changed, such as times or notes.",
    # What cannot be checked
    "協働ナビの紙ではないか、機械が確かめるところがありません。": "This is no sheet of Kyodo Navi, or the part that a machine checks is missing.",
    "ファイルが大きすぎます。協働ナビの紙ではありません。": "The file is too large. It is no sheet of Kyodo Navi.",
    "文字のファイルとして読めません。": "It cannot be read as a file of text.",
    'PDF を読む部品がありません。pip install "kyodo-guide[pdf]" で入ります。': 'What reads a PDF is missing. To get it: pip install "kyodo-guide[pdf]"',
    "案内（{name}）が、ここにありません。": "The guide ({name}) is not here.",
    "案内のファイルがあれば、--flow FILE で指定できます。": "If you have its file, name it with --flow FILE.",
    # In the PDF itself
    'PDF を作る部品がありません。pip install "kyodo-guide[pdf]" で入ります。': 'What makes a PDF is missing. To get it: pip install "kyodo-guide[pdf]"',
    "HTML の紙は、そのままで作れます。": "A sheet as HTML can be made as it is.",
    "この紙を kyodo verify で確かめるためのものです。": "It is there for kyodo verify to check this sheet.",
}
