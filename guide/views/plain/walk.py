"""The walk in line mode: the same interview, words and reasons as the full screen, one prompt after the other.

Every prompt takes a number (or what the question asks for) or one of the commands of `guide.views.words.keys`. The end
of the input ends the walk; nothing is asked twice without a reason being given first.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

from guide.analysis.whatif import alternatives
from guide.engine.answers import Refusal
from guide.engine.interview import Interview
from guide.engine.wording import MARK_WORDS
from guide.japanese.clean import clean
from guide.japanese.numerals import search_key
from guide.language.model import Flow, MarkEach
from guide.views.passage import Line, Passage, Role, body, heading, point, title
from guide.views.plain.layout import columns, lines
from guide.views.plain.pages import about, card
from guide.views.words import keys
from guide.views.words.answers import answered, change_warning
from guide.views.words.glossary import KINDS, items, open_item
from guide.views.words.home import CHOOSE_GUIDE, NO_GUIDES, GuideCard
from guide.views.words.progress import progress
from guide.views.words.result import entry, listed, result
from guide.views.words.sources import sources
from guide.views.words.steps import Asked, Choice, asked
from guide.views.words.why import why

Read: TypeAlias = Callable[[str], str]
Write: TypeAlias = Callable[[str], None]
Load: TypeAlias = Callable[[str], Flow | str]

_MARKS = tuple(MARK_WORDS)


class _Left(Exception):  # noqa: N818 - not an error: the person ends the walk
    """The person ends the walk, or the input has ended."""


def run(
    cards: Sequence[GuideCard], load: Load, interview: Interview | None, read: Read, write: Write
) -> Interview | None:
    """Walk in line mode; gives the interview as it was when the walk ended, None if no guide was opened."""
    talk = _Talk(read, write)
    try:
        if interview is None:
            talk.say(about())
            interview = _choose_guide(cards, load, talk)
        return _Walk(interview, talk).go()
    except _Left as left:
        talk.say((body("終わります。"),))
        return left.args[0] if left.args else None


class _Talk:
    """Says passages and asks for a line."""

    def __init__(self, read: Read, write: Write) -> None:
        self._read = read
        self._write = write

    def say(self, passage: Passage) -> None:
        """Write a passage and an empty line."""
        self._write("".join(f"{row}\n" for row in lines(passage, columns())) + "\n")

    def ask(self, prompt: str) -> str:
        """One line, cleaned, without blanks around it."""
        try:
            return clean(self._read(f"{prompt}> ")).strip()
        except (EOFError, UnicodeDecodeError):
            self._write("\n")
            raise _Left from None

    def confirm(self, question: str) -> bool:
        """Whether the answer is はい; asks again until it is はい or いいえ."""
        while True:
            self.say((body(question), point("はい", "1."), point("いいえ", "2.")))
            given = search_key(self.ask("番号"))
            if given in {"1", "y", "yes", "はい"}:
                return True
            if given in {"2", "n", "no", "いいえ", "b"}:
                return False


def numbers(given: str, most: int) -> list[int] | None:
    """The numbers in a line such as 「1 3」 or 「１、３」, each from 1 to `most`; None if it is anything else."""
    parts = given.translate(str.maketrans("、，,・。．.", "       ", "")).split()
    found = [int(key) for part in parts if (key := search_key(part)).isascii() and key.isdigit() and len(key) <= 4]
    if not parts or len(found) != len(parts) or not all(1 <= number <= most for number in found):
        return None
    return found


def _choose_guide(cards: Sequence[GuideCard], load: Load, talk: _Talk) -> Interview:
    if not cards:
        talk.say((body(NO_GUIDES),))
        raise _Left
    while True:
        listing = [line for number, guide in enumerate(cards, 1) for line in card(guide, str(number))]
        talk.say((body(CHOOSE_GUIDE), *listing))
        given = talk.ask("番号")
        if search_key(given) == keys.QUIT.plain:
            raise _Left
        chosen = numbers(given, len(cards))
        if not chosen or len(chosen) != 1:
            talk.say((body(f"1から{len(cards)}までの番号を打ってください。終わるときは q です。"),))
            continue
        flow = load(cards[chosen[0] - 1].flow_id)
        if isinstance(flow, Flow):
            return Interview(flow)
        talk.say((body(flow),))


class _Walk:
    """One walk; `interview` is its only state."""

    def __init__(self, interview: Interview, talk: _Talk) -> None:
        self.interview = interview
        self._talk = talk

    def go(self) -> Interview:
        """Until the person leaves or the input ends."""
        try:
            while True:
                if self.interview.trace.outcome:
                    self._result()
                else:
                    self._step(asked(self.interview))
        except _Left:
            raise _Left(self.interview) from None

    # Questions

    def _step(self, asks: Asked) -> None:
        self._talk.say(self._question(asks))
        answer = self._read_answer(asks)
        if answer is not None:
            self._give(asks.step, answer)

    def _question(self, asks: Asked) -> Passage:
        told: list[Line] = [Line(Role.NOTE, progress(self.interview).sentence), title(asks.title)]
        if asks.help:
            told.append(body(asks.help))
        told += asks.blocks
        if asks.kind != "checklist":  # its items are asked one by one
            for number, choice in enumerate(asks.choices, 1):
                told += _choice(choice, f"{number}.")
        told.append(body(asks.instruction))
        return tuple(told)

    def _read_answer(self, asks: Asked) -> object:
        """A raw answer, or None when a command was obeyed instead."""
        if asks.kind == "checklist":
            return self._read_marks(asks)
        prompt = {"text": "文", "number": "数", "date": "日付", "page": "Enter で次へ"}.get(asks.kind, "番号")
        given = self._talk.ask(prompt)
        if self._obey(given, slash_only=asks.kind == "text"):
            return None
        if asks.kind in {"text", "number", "date"}:
            return given
        if asks.kind == "page" and not given:
            return ()
        chosen = numbers(given, len(asks.choices))
        single = asks.kind in {"yes-no", "choice"}
        if not chosen or (single and len(chosen) != 1):
            self._talk.say((body(_which(asks, single=single)),))
            return None
        ids = [asks.choices[number - 1].id for number in chosen]
        return ids[0] if single else ids

    def _read_marks(self, asks: Asked) -> object:
        """The marks of a checklist, item by item; what was answered before a command is kept."""
        kept = asks.given if isinstance(asks.given, Mapping) and asks.step not in self.interview.answers else {}
        marks: dict[str, str] = dict(kept)
        for number, choice in enumerate(asks.choices, 1):
            while choice.id not in marks:
                item = _choice(choice, f"{number}/{len(asks.choices)}")
                self._talk.say((*item, body("1 はい、2 いいえ、3 わからない")))
                given = self._talk.ask("番号")
                if self._obey(given):
                    return None
                chosen = numbers(given, len(_MARKS))
                if chosen and len(chosen) == 1:
                    marks[choice.id] = _MARKS[chosen[0] - 1]
                    self.interview = self.interview.keep(asks.step, dict(marks))
                else:
                    self._talk.say((body("1、2、3 のどれかを打ってください。使い方は ? です。"),))
        return marks

    def _give(self, step: str, raw: object) -> bool:
        answered_now = self.interview.answer(step, raw)
        if isinstance(answered_now, Refusal):
            self._talk.say((body(answered_now.sentence),))
            return False
        self.interview = answered_now
        return True

    # Results

    def _result(self) -> None:
        found = alternatives(self.interview.flow, self.interview.answers)
        self._talk.say(result(self.interview, found))
        entries = listed(self.interview)
        while self.interview.trace.outcome:
            before = self.interview
            hint = f"1から{len(entries)}の番号で、くわしく読めます。" if entries else ""
            self._talk.say((body(f"{hint}終わるときは q、使い方は ? です。"),))
            given = self._talk.ask("番号")
            if self._obey(given):
                if self.interview is not before:
                    return
                continue
            chosen = numbers(given, len(entries))
            if chosen:
                for number in chosen:
                    one = entries[number - 1]
                    self._talk.say(entry(self.interview.flow, one.catalogue, one.entry))

    # Commands

    def _obey(self, given: str, *, slash_only: bool = False) -> bool:
        """Do what a command says; whether it was one."""
        command = given.strip()
        if slash_only and not command.startswith(("/", "／")):
            return False
        action = {
            keys.BACK.plain: self._back,
            keys.ANSWERS.plain: self._answers,
            keys.WHY.plain: lambda: self._talk.say(why(self.interview)),
            keys.SOURCES.plain: lambda: self._talk.say(sources(self.interview)),
            keys.GLOSSARY.plain: self._glossary,
            keys.RESTART.plain: self._restart,
            keys.HELP.plain: lambda: self._talk.say(keys.plain_usage()),
            keys.QUIT.plain: self._quit,
        }.get(search_key(command).removeprefix("/"))
        if action is None:
            return False
        action()
        return True

    def _back(self) -> None:
        asking = self.interview.asking
        if asking and isinstance(asking.domain, MarkEach) and self.interview.kept.get(asking.id):
            self._talk.say((body("この質問の初めに戻ります。"),))
            self.interview = self.interview.keep(asking.id, {})
            return
        if not self.interview.trace.visits:
            self._talk.say((body("ここが最初です。"),))
        self.interview = self.interview.back()

    def _restart(self) -> None:
        if self._talk.confirm("最初からやり直しますか。今の答えは消えます。"):
            self.interview = self.interview.restart()

    def _quit(self) -> None:
        if not self.interview.answers or self.interview.trace.outcome or self._talk.confirm("終わりますか。"):
            raise _Left(self.interview)

    def _answers(self) -> None:
        rows = answered(self.interview)
        if not rows:
            self._talk.say((body("まだ答えはありません。"),))
            return
        told: list[Line] = [title("これまでの答え")]
        for number, row in enumerate(rows, 1):
            told.append(point(f"{row.question} → {row.answer}", f"{number}."))
            if row.note:
                told.append(Line(Role.NOTE, f"（{row.note}）"))
        self._talk.say((*told, body("変える答えの番号を打ってください。そのまま Enter で戻ります。")))
        chosen = numbers(self._talk.ask("番号"), len(rows))
        if chosen:
            self._change(rows[chosen[0] - 1].step)

    def _change(self, step: str) -> None:
        """Ask one question again; the rest of the walk stays as it is."""
        before = self.interview
        asks = asked(self.interview, step)
        self._talk.say(self._question(asks))
        raw: object = self._read_answer(asks)
        if raw is None or self.interview.answers is not before.answers:
            return
        warning = change_warning(self.interview, step, raw)
        if not warning or self._talk.confirm(warning):
            self._give(step, raw)

    def _glossary(self) -> None:
        found = items(self.interview.flow)
        told: list[Line] = [title("用語と読みもの")]
        for number, item in enumerate(found, 1):
            if number == 1 or item.kind != found[number - 2].kind:
                told.append(heading(KINDS[item.kind]))
            told.append(point(item.title, f"{number}."))
        self._talk.say((*told, body("読む番号を打ってください。そのまま Enter で戻ります。")))
        for number in numbers(self._talk.ask("番号"), len(found)) or []:
            self._talk.say(open_item(self.interview.flow, found[number - 1]))


def _choice(choice: Choice, lead: str) -> tuple[Line, ...]:
    told = point(choice.text, lead)
    return (told, point(choice.help, " " * len(lead))) if choice.help else (told,)


def _which(asks: Asked, *, single: bool) -> str:
    last = len(asks.choices)
    how = "番号を一つ" if single else "番号を（二つ以上は空白で区切って）"
    return f"1から{last}までの{how}打ってください。使い方は ? です。"
