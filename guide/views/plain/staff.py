"""What counter staff can do in line mode beside a walk: note, begin the next group, go to stages and records.

Never enters: what is recorded and how (`guide.views.recorded` says so).
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from guide.engine.interview import Interview
from guide.records.record import Note
from guide.views.passage import Line, Passage, Role, body, heading, point, title
from guide.views.plain.talk import Talk, numbers
from guide.views.recorded import Recorded, stages_behind
from guide.views.words import keys
from guide.views.words import staff as words

if TYPE_CHECKING:
    from collections.abc import Callable


class Staff:
    """The commands of staff at one keyboard."""

    def __init__(self, recorded: Recorded, talk: Talk) -> None:
        self._recorded = recorded
        self._talk = talk

    def commands(
        self, where: "Callable[[], tuple[Interview, str]]", go: "Callable[[Interview, str], None]"
    ) -> "dict[keys.Key, Callable[[], None]]":
        """What staff can type; `where` tells the walk and the answer being changed, `go` sets both."""

        def next_group() -> None:
            go(self.next_group(), "")

        def stage() -> None:
            interview, changing = where()
            go(interview, self.stage(interview) or changing)

        def record() -> None:
            chosen = self.record()
            if chosen:
                go(chosen, "")

        def note() -> None:
            interview, changing = where()
            self.note(interview, changing or interview.trace.here)

        def aloud() -> None:
            interview, changing = where()
            step = changing or interview.trace.here
            if self._recorded.beside(interview, step):
                self.beside(interview, step)
            else:
                self._say(words.NOTHING_BESIDE)

        return {
            keys.ALOUD: aloud,
            keys.NOTE: note,
            keys.NEXT_GROUP: next_group,
            keys.STAGES: stage,
            keys.RECORDS: record,
        }

    def unfinished(self) -> None:
        """Say that groups left before their result, if any did."""
        if told := self._recorded.unfinished():
            self._say(told)

    def beside(self, interview: Interview, step: str) -> None:
        """Say what staff read aloud and what is noted at a step."""
        told = self._recorded.beside(interview, step)
        if told:
            self._talk.say(told)

    def note(self, interview: Interview, step: str) -> None:
        """Ask for a note, or for what to do with one that is seen here; an empty line leaves all as it is."""
        seen = self._recorded.seen(interview, step)
        if not seen:
            self._write(step)
        elif [note.step for note in seen] == [step]:
            self._one(interview, seen[0])
        else:
            self._several(interview, step, seen)

    def _several(self, interview: Interview, step: str, seen: tuple[Note, ...]) -> None:
        more = [] if any(note.step == step for note in seen) else [(words.ANOTHER_NOTE, "")]
        told = [*((note.text, words.about(interview, note)) for note in seen), *more]
        lines = [line for number, one in enumerate(told, 1) for line in _listed(number, one[0], one[1:])]
        self._talk.say((title(words.NOTE_TITLE), body(words.NOTES_HELP), *lines, body(words.NOTE_IN_LINES)))
        chosen = numbers(self._talk.ask("番号"), len(told))
        if not chosen:
            return
        if chosen[0] <= len(seen):
            self._one(interview, seen[chosen[0] - 1])
        else:
            self._write(step)

    def _one(self, interview: Interview, note: Note) -> None:
        ways = [point(way, f"{number}.") for number, way in enumerate(words.ways_with(note), 1)]
        told = (body(note.text), body(words.about(interview, note)))
        self._talk.say((title(words.NOTE_TITLE), *told, *ways, body(words.NOTE_IN_LINES)))
        match numbers(self._talk.ask("番号"), len(ways)):
            case [1, *_]:
                self._write(note.step, note)
            case [2, *_]:
                self._say(self._recorded.note(note.step, note.text, printed=not note.printed))
            case [3, *_]:
                if self._talk.confirm(f"{words.DELETE_NOTE_WARNING}{words.DELETE_NOTE[0]}。"):
                    self._say(self._recorded.note(note.step, "", printed=False))
            case _:
                pass

    def _write(self, step: str, before: Note | None = None) -> None:
        self._talk.say((title(words.NOTE_TITLE), body(words.NOTE_HELP), body(words.NOTE_IN_LINES)))
        text = self._talk.ask(words.NOTE_TITLE)
        if text:
            printed = before.printed if before else self._talk.confirm(f"{words.WHERE_PRINTED[0]}。")
            self._say(self._recorded.note(step, text, printed=printed))

    def next_group(self) -> Interview:
        """The next group."""
        fresh = self._recorded.next_group()
        self._say(self._recorded.next_told)
        return fresh

    def stage(self, interview: Interview) -> str:
        """The first question of a stage that is chosen, or ""."""
        stages = stages_behind(interview)
        if not stages:
            self._say(words.NO_STAGES)
            return ""
        listed = [point(stage, f"{number}.") for number, (stage, _) in enumerate(stages, 1)]
        self._talk.say((title(words.STAGES_TITLE), *listed, body(words.STAGES_HELP)))
        chosen = numbers(self._talk.ask("番号"), len(stages))
        return stages[chosen[0] - 1][1] if chosen else ""

    def record(self) -> Interview | None:
        """A group or a record that is chosen, to go on with; None for none."""
        self._talk.say((title(words.RECORDS_TITLE), body(words.SEEK_HELP)))
        typed = self._talk.ask(words.SEEK)
        listed, told = self._recorded.listing(typed)
        if told:
            self._say(told)
        if not listed:
            return None
        lines: list[Line] = []
        group = ""
        for number, one in enumerate(listed, 1):
            lines += [heading(one.group)] if one.group != group else []
            lines += _listed(number, one.text, one.under)
            group = one.group
        self._talk.say((*lines, body(words.RECORDS_IN_LINES)))
        chosen = numbers(self._talk.ask("番号"), len(listed))
        if not chosen:
            return None
        came_back = listed[chosen[0] - 1].go_on()
        if isinstance(came_back, str):
            self._say(came_back)
            return None
        if came_back.told:
            self._talk.say(came_back.told)
        return came_back.interview

    def _say(self, sentence: str) -> None:
        self._talk.say((body(sentence),))


def _listed(number: int, text: str, under: Iterable[str]) -> Passage:
    return (Line(Role.ENTRY, text, str(number)), *(Line(Role.NOTE, line) for line in under if line))
