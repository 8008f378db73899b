"""Notes on the full screen: to write one, and to change, print or delete one that is seen.

Never enters: where notes are kept, what is said of them (`guide.views.recorded` has both).
"""

from collections.abc import Callable
from typing import TypeAlias

from guide.engine.interview import Interview
from guide.records.record import Note
from guide.views.passage import body, title
from guide.views.recorded import Recorded
from guide.views.tui import labels
from guide.views.tui.listing import Item
from guide.views.tui.panels import Panels
from guide.views.words import staff as words

Ask: TypeAlias = Callable[[Interview, str, Callable[[str], object]], object]
"""Opens a field with a text in it; what is typed is given to what comes last."""

Tell: TypeAlias = Callable[[str], object]


class Noting:
    """The notes of the group at hand; `ask` has a line typed, `tell` says what became of it."""

    def __init__(self, recorded: Recorded, panels: Panels, ask: Ask, tell: Tell) -> None:
        self._recorded = recorded
        self._panels = panels
        self._ask = ask
        self._tell = tell

    def open(self, now: Interview, step: str) -> None:
        """A field where nothing is noted yet; otherwise what can be done with the notes seen at this step."""
        seen = self._recorded.seen(now, step)
        if not seen:
            self._write(now, step)
        elif [note.step for note in seen] == [step]:
            self._one(now, seen[0])
        else:
            self._several(now, step, seen)

    def _several(self, now: Interview, step: str, seen: tuple[Note, ...]) -> None:
        items = [Item(note.text, (words.about(now, note),)) for note in seen]
        if all(note.step != step for note in seen):
            items.append(Item(words.ANOTHER_NOTE))

        def chosen(index: int) -> None:
            if index < len(seen):
                self._one(now, seen[index])
            else:
                self._write(now, step)

        above = (title(words.NOTE_TITLE), body(words.NOTES_HELP))
        self._panels.choose(now, above, tuple(items), chosen)

    def _one(self, now: Interview, note: Note) -> None:
        above = (title(words.NOTE_TITLE), body(note.text), body(words.about(now, note)))

        def chosen(index: int) -> None:
            if index == 0:
                self._write(now, note.step, note)
            elif index == 1:
                self._keep(note.step, note.text, printed=not note.printed)
            else:
                self._panels.confirm(
                    now, words.DELETE_NOTE, f"{note.text}\n{words.DELETE_NOTE_WARNING}", delete
                )

        def delete() -> None:
            self._keep(note.step, "", printed=False)

        items = tuple(map(Item, words.ways_with(note)))
        self._panels.choose(now, above, items, chosen, enter=labels.DECIDE)

    def _write(self, now: Interview, step: str, before: Note | None = None) -> None:
        def written(text: str) -> None:
            if before or not text.strip():
                self._keep(step, text, printed=bool(before and before.printed))
                return
            question, *ways = words.WHERE_PRINTED
            self._panels.choose(
                now,
                (title(question), body(text)),
                tuple(map(Item, ways)),
                lambda index: self._keep(step, text, printed=index == 1),
                enter=labels.DECIDE,
            )

        self._ask(now, before.text if before else "", written)

    def _keep(self, step: str, text: str, *, printed: bool) -> None:
        self._tell(self._recorded.note(step, text.strip(), printed=printed))
