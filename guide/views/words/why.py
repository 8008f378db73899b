"""Why this question is asked, or why this result came out."""

from guide.analysis.why import deciding
from guide.engine.interview import Interview
from guide.language.model import Outcome, Page
from guide.sentences.wordings import said
from guide.views.passage import Line, Passage, Role, body, heading, point, title
from guide.views.words.answers import answer_line, answered
from guide.views.words.sources import cited, in_full, say


def why(interview: Interview) -> Passage:
    """What `なぜ` tells where the interview stands."""
    step = interview.flow.steps[interview.trace.here]
    return _why_result(interview, step) if isinstance(step, Outcome) else _why_question(interview)


def _why_question(interview: Interview) -> Passage:
    step = interview.asking
    if step is None:
        return ()
    wording = interview.flow.wording
    name = "なぜこのページがあるのか" if isinstance(step, Page) else "なぜこの質問があるのか"
    lines: list[Line] = [title(said(wording, name))]
    lines.append(heading(in_full(interview, step)))
    order = said(wording, "もとの文書に、この順番で書かれています。")
    lines.append(body(say(interview, step.why) or order))
    lines += cited(interview.flow, step.cite)
    before = answered(interview)
    used = [row for row in before if row.state == "used"]
    if used:
        lines.append(heading(said(wording, "ここまでの答え")))
        lines += [answer_line(row, wording) for row in used]
    return tuple(lines)


def _why_result(interview: Interview, outcome: Outcome) -> Passage:
    decided = deciding(interview.flow, interview.trace)
    rows = [row for row in answered(interview) if row.state == "used"]
    wording = interview.flow.wording
    lines: list[Line] = [title(said(wording, "なぜこの結果なのか")), heading(say(interview, outcome.title))]
    lines.append(heading(said(wording, "結果を決めた答え")))
    lines += [answer_line(row, wording) for row in rows if row.step in decided]
    for catalogue, ranked in interview.trace.recommendations.items():
        shelf = interview.flow.city.catalogues[catalogue]
        lines.append(heading(said(wording, "{catalogue}の順番の理由", catalogue=shelf.title)))
        for one in ranked:
            lines.append(Line(Role.ENTRY, shelf.entries[one.entry].name, str(one.rank)))
            for reason in one.reasons:
                lines += [point(words)] if (words := say(interview, reason.text)) else []
                lines += cited(interview.flow, reason.cite)
    others = [row for row in rows if row.step not in decided]
    if others:
        lines.append(heading(said(wording, "結果に関わらなかった答え")))
        lines += [answer_line(row, wording) for row in others]
    lines += [heading(said(wording, "もとの文書")), *cited(interview.flow, outcome.cite)]
    return tuple(lines)
