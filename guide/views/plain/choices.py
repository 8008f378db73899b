"""What can be chosen from by number beside a question: answers to change, words to read, entries of a result.

Never enters: what follows from a number.
"""

from collections.abc import Callable, Sequence

from guide.engine.answers import Refusal
from guide.engine.interview import Interview
from guide.language.model import Flow
from guide.sentences.wordings import said
from guide.views.passage import Line, Passage, Role, body, heading, point, title
from guide.views.plain import reading
from guide.views.plain.talk import Talk, numbers
from guide.views.words import glossary, keys
from guide.views.words.answers import AnswerRow, answered
from guide.views.words.glossary import KINDS, Item, items, open_item
from guide.views.words.marking import LEFT_ALONE, met_at, met_in, named


def answers_in_lines(rows: Sequence[AnswerRow], wording: str) -> Passage:
    """The answers so far."""
    told: list[Line] = [title(said(wording, "これまでの答え"))]
    for number, row in enumerate(rows, 1):
        words = said(wording, "{question}：{answer}", question=row.question, answer=row.answer)
        told.append(point(words, f"{number}."))
        if row.note:
            told.append(Line(Role.NOTE, said(wording, "（{words}）", words=row.note).strip()))
    return tuple(told)


class Explaining:
    """Says passages with the words in them that can be looked up, and lets a person look them up."""

    def __init__(self, talk: Talk, flow: Callable[[], Flow]) -> None:
        self._talk = talk
        self._flow = flow
        self._met: tuple[str, ...] = ()

    def say(self, passage: Passage, *behind: Line) -> None:
        """Say a passage, the words of it that the glossary explains, and what stands behind."""
        flow = self._flow()
        texts = tuple(line.text for line in passage if line.role not in LEFT_ALONE)
        self._met = met_in(flow, texts)
        self._talk.say((*passage, *named(flow, texts), *behind))

    def instead_of_an_answer(self, told: Refusal | reading.Found) -> None:
        """Say why a line was no answer, or the choices it led to with the words of them."""
        if isinstance(told, Refusal):
            self._talk.say((body(told.sentence),))
        else:
            self.say(told.passage)

    def choose(self, interview: Interview, listed: Passage, how: str, most: int) -> list[int]:
        """Say a list with the words of it and how to choose; the numbers that are chosen, none to go back.

        Its words can be looked up meanwhile. Then only how to choose is said again: who listens need not hear
        the list twice.
        """
        flow = interview.flow
        texts = tuple(line.text for line in listed if line.role is not Role.TITLE)
        asks = body(said(flow.wording, how))
        self._talk.say((*listed, *named(flow, texts), asks))
        while True:
            given = self._talk.ask(said(flow.wording, "番号"))
            if reading.command(given, (keys.GLOSSARY,)) is None:
                return numbers(given, most)
            self._met = met_in(flow, texts)
            self.look_up(interview, "")
            self._talk.say((asks,))

    def look_up(self, interview: Interview, changing: str) -> None:
        """Ask which words and pages are to be read, those just said and those of the step first; say them."""
        flow, wording = interview.flow, interview.flow.wording
        here = met_at(interview, changing or interview.trace.here)
        found = items(flow, tuple(dict.fromkeys((*self._met, *here))))
        self._met = ()
        self._talk.say(items_in_lines(flow, found))
        for number in numbers(self._talk.ask(said(wording, "番号")), len(found)):
            self._talk.say(open_item(flow, found[number - 1]))


def items_in_lines(flow: Flow, listed: Sequence[Item]) -> Passage:
    """The words and pages of a guide, to read some; words that are met here with what they mean."""
    wording = flow.wording
    told: list[Line] = [title(said(wording, "用語と読みもの"))]
    for number, one in enumerate(listed, 1):
        if number == 1 or one.kind != listed[number - 2].kind:
            told.append(heading(said(wording, KINDS[one.kind])))
        told.append(point(one.title, f"{number}."))
        told += [Line(Role.NOTE, explained) for explained in glossary.told(flow, one)]
    return (*told, body(said(wording, "読む番号を打ってください。そのまま Enter で戻ります。")))


def how_to_open(entries: int, wording: str) -> str:
    """How to go on at a result with so many entries."""
    if not entries:
        how = "紙にするときは p、終わるときは q、使い方は ? です。"
    elif entries == 1:
        how = "1 で、くわしく読めます。紙にするときは p、終わるときは q、使い方は ? です。"
    else:
        how = (
            "1から{most}までの番号 で、くわしく読めます。紙にするときは p、終わるときは q、使い方は ? です。"
        )
    return said(wording, how, most=entries)


_CHANGE = "変える答えの番号を打ってください。そのまま Enter で戻ります。"


def choose_answer(interview: Interview, talk: Talk, words: Explaining) -> str:
    """Ask which answer is to be changed; its step, or "" for none."""
    wording = interview.flow.wording
    rows = answered(interview)
    if not rows:
        talk.say((body(said(wording, "まだ答えはありません。")),))
        return ""
    chosen = words.choose(interview, answers_in_lines(rows, wording), _CHANGE, len(rows))
    return rows[chosen[0] - 1].step if chosen else ""
