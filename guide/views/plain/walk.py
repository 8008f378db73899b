"""The walk in line mode: the interview, words and reasons of the full screen, one prompt after the other.

Every prompt takes a number (or what the question asks for) or a command of `guide.views.words.keys`. A
command that only tells something leads back to the same prompt; one that moves leads back to the loop.
Nothing calls itself, so that a walk may go on for ever.
"""

from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import TypeAlias

from guide.engine.answers import Refusal, accept
from guide.engine.interview import Interview
from guide.language.conditions import Value
from guide.sentences.wordings import in_a_row, name_of, said
from guide.views.ahead import Ahead
from guide.views.passage import Passage, body
from guide.views.plain import reading
from guide.views.plain.checklist import Checklist
from guide.views.plain.choices import Explaining, choose_answer, how_to_open
from guide.views.plain.guides import Cards, Load, choose_guide
from guide.views.plain.staff import Staff
from guide.views.plain.talk import Left, Read, Talk, Write, numbers
from guide.views.plain.trying import Trying
from guide.views.recorded import Recorded
from guide.views.saves import Saves
from guide.views.watching import Changed
from guide.views.wordings import Rewording, Wordings
from guide.views.words import keys, saved
from guide.views.words.answers import answer_words, change_warning
from guide.views.words.marking import named
from guide.views.words.paper import no_sheet
from guide.views.words.progress import progress
from guide.views.words.result import entry, listed, result
from guide.views.words.sources import sources
from guide.views.words.steps import Asked, asked
from guide.views.words.why import why

HandOut: TypeAlias = Callable[[Interview], Passage]
"""Makes the sheet of a walk and gives what to tell of it."""

_Reader: TypeAlias = Callable[[str], Value | Refusal | reading.Found]
"""What a typed line means, or what to type instead, or what there is to choose from."""


def run(  # noqa: PLR0913 - all that a walk has from outside
    cards: Cards,
    load: Load,
    interview: Interview | None,
    read: Read,
    write: Write,
    *,
    hand_out: HandOut | None = None,
    saves: Saves | None = None,
    wordings: Wordings | None = None,
) -> Interview | None:
    """Walk in line mode; gives the interview as it was when the walk ended, None if no guide was opened.

    Without `hand_out` no sheets are made. `saves` is where the walk is saved, and what the start page offers
    to go on with; `wordings` is what is said in other wordings.
    """
    talk = Talk(read, write)
    rewording = Rewording(wordings, interview.flow.wording if interview else "")
    (saves or Saves(None, load)).rewording = rewording
    ended = interview
    with suppress(Left):
        if interview is None:
            interview = choose_guide(cards, load, talk, saves, rewording)
        elif saves and saves.told:
            talk.say(saves.told)
        talk.say((body(said(rewording.wording, keys.IN_LINES)),))
        ended = _Walk(interview, talk, hand_out, saves, rewording).go()
    talk.say((body(said(rewording.wording, "終わります。")),))
    return ended


class _Walk:
    """One walk. The interview and the answer that is being changed (if one is) are its only state."""

    def __init__(
        self,
        interview: Interview,
        talk: Talk,
        hand_out: HandOut | None,
        saves: Saves | None,
        rewording: Rewording,
    ) -> None:
        self._interview, self._changing = interview, ""
        self._saves, self._rewording = saves, rewording
        self._talk, self._words = talk, Explaining(talk, lambda: self._interview.flow)
        self._trying = Trying(talk, self._words)
        self._ahead = Ahead(interview.flow)
        self._checklist = Checklist(talk, self._line, self._keep)
        self._commands: dict[keys.Key, Callable[[], None]] = {
            keys.BACK: self._back,
            keys.ANSWERS: self._answers,
            keys.WHY: lambda: self._words.say(why(self._interview, self._ahead.insight(self._interview))),
            keys.SOURCES: lambda: self._words.say(sources(self._interview)),
            keys.GLOSSARY: lambda: self._words.look_up(self._interview, self._changing),
            keys.TRY: self._try,
            keys.PRINT: lambda: talk.say(self._trying.sheet(self._interview, hand_out or no_sheet)),
            keys.RESTART: self._restart,
            keys.WORDING: self._next_wording,
            keys.READINGS: self._next_readings,
            keys.HELP: self._help,
            keys.QUIT: self._quit,
        }
        self._staff = Staff(saves, talk) if isinstance(saves, Recorded) else None
        if self._staff:
            self._staff.unfinished()
            self._commands |= self._staff.commands(lambda: (self._interview, self._changing), self._go_to)

    def _go_to(self, interview: Interview, changing: str) -> None:
        self._ahead = Ahead(interview.flow)
        self._interview, self._changing = interview, changing

    def _said(self, sentence: str, **facts: object) -> str:
        return said(self._interview.flow.wording, sentence, **facts)

    def _tell(self, sentence: str, **facts: object) -> None:
        self._talk.say((body(self._said(sentence, **facts)),))

    def go(self) -> Interview:
        """Until the person leaves or the input ends."""
        while True:
            try:
                if self._changing:
                    self._change()
                elif self._interview.trace.outcome:
                    self._result()
                else:
                    self._question()
            except Left:
                return self._trying.own(self._interview)
            except Changed as changed:
                self._follow(changed)

    def _follow(self, changed: Changed) -> None:
        """Go on with what the file says now."""
        fresh = changed.fresh(self._interview)
        self._interview = fresh.interview
        if self._changing not in self._interview.trace.live:
            self._changing = ""
        self._talk.say(fresh.told)

    def _move_to(self, interview: Interview) -> None:
        """Go on with this interview, saved before anything of it is said."""
        self._interview = interview
        trouble = self._saves.save(interview) if self._saves else ""
        if trouble:
            self._talk.say((body(trouble),))

    def _line(
        self, prompt: str, again: Passage, read: _Reader, *, slashed: bool = False, back: str | None = None
    ) -> Value | None:
        """Ask until a line was read, or None when a command moved elsewhere.

        After any other command `again` is said. `back` is given instead of going back, if it is not None.
        """
        while True:
            self._ahead.begin()
            given = self._talk.ask(prompt)
            command = reading.command(given, self._commands, slashed=slashed)
            if command is None:
                value = read(given)
                if not isinstance(value, Refusal | reading.Found):
                    return value
                self._words.instead_of_an_answer(value)
                continue
            if command is keys.BACK and back is not None:
                return back
            interview, changing = self._interview, self._changing
            self._commands[command]()
            if self._interview is not interview or self._changing != changing:
                return None
            self._talk.say(again)

    # Questions and results

    def _question(self) -> None:
        asks = asked(self._interview)
        if (value := self._answer(asks)) is not None:
            self._give(asks.step, value)

    def _change(self) -> None:
        """Ask one question again; the rest of the walk stays as it is."""
        asks = asked(self._interview, self._changing)
        if (value := self._answer(asks)) is None:
            return
        self._changing = ""
        warning = change_warning(self._interview, asks.step, value)
        if not warning or self._sure(warning):
            self._give(asks.step, value)

    def _give(self, step: str, value: Value) -> None:
        answered_now = self._interview.answer(step, value)
        if isinstance(answered_now, Refusal):  # taken by itself, but not with the answers before it
            self._talk.say((body(answered_now.sentence),))
        else:
            self._move_to(answered_now)

    def _answer(self, asks: Asked) -> Value | None:
        """The answer to a question, or None when a command moved elsewhere."""
        if self._staff:
            self._staff.beside(self._interview, asks.step)
        step, words = self._interview.flow.asking(asks.step), named(self._interview.flow, reading.heard(asks))
        wording, sentence = self._interview.flow.wording, self._progress()
        if asks.kind == "checklist":
            self._talk.say(reading.question(asks, sentence, "", wording, explained=words))
            return self._checklist.go_through(asks, wording)
        before = "" if asks.given is None else answer_words(self._interview, step, asks.given)
        told = reading.question(asks, sentence, before, wording, explained=words)
        self._talk.say(told)

        def read(given: str) -> Value | Refusal | reading.Found:
            raw = reading.raw_answer(asks, given, wording)
            return raw if isinstance(raw, Refusal | reading.Found) else accept(step, raw, wording)

        return self._line(reading.prompt(asks, wording), told, read, slashed=asks.kind == "text")

    def _progress(self) -> str:
        """How far the walk is. The first question waits for nothing, so it does not tell what is left."""
        if self._changing:
            return self._said("答えを変えます。")
        known = self._ahead.insight(self._interview) if self._ahead.begun else None
        return progress(self._interview, known.horizon if known else None).sentence

    def _keep(self, step: str, marks: Mapping[str, str]) -> None:
        """Keep the marks so far; those of a change wait for the last one."""
        if not self._changing:
            self._move_to(self._interview.keep(step, marks))

    def _result(self) -> None:
        known, entries = self._ahead.insight(self._interview), listed(self._interview)
        told = result(self._interview, known, own=self._trying.own(self._interview) is self._interview)
        hint = how_to_open(len(entries), self._interview.flow.wording)
        self._words.say(told, body(hint))
        if self._staff:
            self._staff.beside(self._interview, self._interview.trace.here)

        def read(given: str) -> Value | Refusal:
            return tuple(numbers(given, len(entries))) or Refusal(hint)

        while isinstance(chosen := self._line(self._said("番号"), (body(hint),), read), tuple):
            for number in chosen:
                one = entries[int(number) - 1]
                self._words.say(entry(self._interview.flow, one.catalogue, one.entry))

    # Commands

    def _back(self) -> None:
        if self._changing:
            self._changing = ""
            self._tell("答えは変えていません。")
        elif self._interview.trace.visits:
            self._move_to(self._interview.back())
        else:
            self._tell("ここが最初です。")

    def _restart(self) -> None:
        kept = self._saves and self._saves.before_restart()
        if self._sure(kept or "今の答えは消えます。", "最初からやり直しますか。"):
            self._interview, self._changing = self._interview.restart(), ""
            if self._saves:
                self._saves.begin(self._interview)
            self._trying.forget()

    def _quit(self) -> None:
        kept = (self._saves and self._saves.before_end()) or saved.NOT_KEPT
        sure = kept, saved.to_write_down(self._trying.own(self._interview)), "終わりますか。"
        if self._interview.trace.outcome or not self._interview.answers or self._sure(*sure):
            raise Left

    def _sure(self, *question: str) -> bool:
        wording = self._interview.flow.wording
        return self._talk.confirm(in_a_row(wording, *question), wording)

    def _help(self) -> None:
        flow, staff = self._interview.flow, self._staff is not None
        self._talk.say(keys.plain_usage(flow.wording, wordings=bool(flow.wordings), staff=staff))

    def _next_wording(self) -> None:
        """Go on at the same place in the next wording; the answers stay."""
        worded = self._rewording.next_of(self._interview)
        if isinstance(worded, str):
            self._talk.say((body(worded),))
        else:
            self._interview = worded
            self._checklist.stay()
            self._tell("ことばを「{name}」に変えました。", name=name_of(worded.flow.wording))

    def _next_readings(self) -> None:
        """Go on at the same place with readings more often, or less."""
        read, told = self._rewording.next_readings(self._interview)
        if read is not self._interview:
            self._interview = read
            self._checklist.stay()
        self._talk.say((body(told),))

    def _answers(self) -> None:
        self._changing = choose_answer(self._interview, self._talk, self._words) or self._changing

    def _try(self) -> None:
        # Not saved: these are not the person's own answers.
        self._interview = self._trying.go(self._interview, self._ahead.insight)
