"""What to do about paper where none is made, as on a machine that anybody uses: the code is shown to staff.

Never enters: making the sheet.
"""

from guide.engine.code import code_of
from guide.engine.interview import Interview
from guide.language.model import FreeText
from guide.sentences.wordings import said
from guide.views.passage import Line, Passage, Role, body, title


def no_sheet(interview: Interview) -> Passage:
    """How to come to a sheet elsewhere."""
    wording = interview.flow.wording
    if not interview.trace.visits:
        told = ("まだ紙にするものがありません", "質問に一つ答えると、紙にできます。")
        return (title(said(wording, told[0])), body(said(wording, told[1])))
    above = title(said(wording, "紙がほしいとき"))
    code = code_of(interview)
    if code is None:
        how = ("ここでは紙を作れません。", "窓口の職員に伝えてください。")
        return (above, *(body(said(wording, sentence)) for sentence in how))
    lines = [
        above,
        body(said(wording, "紙がほしい方は、この番号を職員に見せてください。")),
        Line(Role.LABEL, code, said(wording, "続きの番号")),
        body(said(wording, "番号は、書き留めても、写真にとってもかまいません。")),
        body(said(wording, "職員が同じ答えを開いて、紙にします。")),
    ]
    if any(isinstance(interview.flow.asking(step).domain, FreeText) for step in interview.trace.live):
        lines.append(body(said(wording, "文字で書いた答えは、番号に入っていません。")))
    return tuple(lines)
