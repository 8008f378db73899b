"""What opens over a walk: everything that can be looked up, and the questions before something is lost.

Its own module because nothing of it is needed before the first question; the application loads it when a
person first asks for one of these.

Never enters: what closes or changes the walk (functions come from the application).
"""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from textual.app import App

from guide.engine.interview import Interview
from guide.language.conditions import Value
from guide.records.saver import Entry
from guide.views.passage import Passage, body, title
from guide.views.saves import Saves
from guide.views.tui import labels
from guide.views.tui.commands import Command
from guide.views.tui.listing import Item
from guide.views.tui.panels import Panels
from guide.views.words import answers, glossary, keys, saved
from guide.views.words.result import entry, listed
from guide.views.words.sources import sources
from guide.views.words.why import why

Returned = TypeVar("Returned")

Then = Callable[[], object]
"""What follows a yes."""


class Overlays:
    """Opens them over the current screen of an app."""

    def __init__(self, app: App[Returned]) -> None:
        self._panels = Panels(app)

    def forget(self) -> None:
        """Keep nothing of what was shown."""
        self._panels.forget()

    # ------------------------------------------------------------------ to read

    def told(self, now: Interview, passage: Passage) -> None:
        """What to know before going on."""
        self._panels.read(now, passage)

    def usage(self, interview: Interview | None) -> None:
        """The keys and what they do."""
        self._panels.read(interview, keys.usage())

    def passage(self, wanted: Command, now: Interview, step: str) -> None:
        """Why this is asked or recommended, or where it is published, seen from a step."""
        tell: Callable[[Interview], Passage] = why if wanted is Command.WHY else sources
        self._panels.read(now, tell(seen_from(now, step)))

    def entry(self, now: Interview, number: int) -> None:
        """An entry of the result by its number; 0 for the list of all."""
        entries = listed(now)
        if number == 0 and entries:
            above = (title(labels.LISTED_TITLE), body(labels.LISTED_HELP))
            items = tuple(Item(one.name) for one in entries)
            self._panels.choose(now, above, items, lambda index: self.entry(now, index + 1))
        elif 1 <= number <= len(entries):
            wanted = entries[number - 1]
            self._panels.read(now, entry(now.flow, wanted.catalogue, wanted.entry))

    def sheet(self, now: Interview, told: Passage | None) -> None:
        """What there is to tell of the sheet that was made, or that none are."""
        self._panels.read(now, told or keys.no_sheet())

    # ------------------------------------------------------------------ to choose from

    def answers(self, now: Interview, change: Callable[[str], object]) -> None:
        """The answers so far; `change` gets the step of the one that is chosen."""
        rows = [row for row in answers.answered(now) if row.state != "kept" or row.step != now.trace.asking]
        items = tuple(
            Item(row.question, tuple(filter(None, (f"答え: {row.answer}", row.note)))) for row in rows
        )
        above = (title(labels.ANSWERS_TITLE), body(labels.ANSWERS_HELP if rows else labels.NO_ANSWERS))
        self._panels.choose(now, above, items, lambda index: change(rows[index].step))

    def glossary(self, now: Interview, current: int = 0) -> None:
        """The words and pages of the guide; reading one leads back to the list."""
        found = glossary.items(now.flow)
        groups = [
            one.kind if index == 0 or found[index - 1].kind != one.kind else ""
            for index, one in enumerate(found)
        ]
        items = tuple(
            Item(one.title, group=glossary.KINDS.get(group, ""))
            for one, group in zip(found, groups, strict=True)
        )
        above = (title(labels.GLOSSARY_TITLE), body(labels.GLOSSARY_HELP if found else labels.NO_GLOSSARY))

        def read(index: int) -> None:
            opened = glossary.open_item(now.flow, found[index])
            self._panels.read(now, opened, partial(self.glossary, now, index))

        self._panels.choose(now, above, items, read, current=current)

    # ------------------------------------------------------------------ what is saved

    def saved(self, saves: Saves, open_one: Callable[[Entry], object], told: str = "") -> None:
        """All saved interviews, to open or to delete; `told` is said above."""
        entries = saves.entries()
        items = tuple(Item(saved.named(one.saved), saved.stood(one.saved)) for one in entries)
        more = (Item(saved.DELETE_ALL),) if len(entries) > 1 else ()
        said = [told] if told else []
        above = (title(saved.ALL_SAVED), *map(body, [*said, saved.SAVED_HELP if entries else saved.NO_SAVED]))

        def chosen(index: int) -> None:
            if index < len(entries):
                self._one_saved(saves, entries[index], open_one)
            else:
                self._before_delete(saves, entries, open_one)

        self._panels.choose(None, above, (*items, *more), chosen)

    def _one_saved(self, saves: Saves, one: Entry, open_one: Callable[[Entry], object]) -> None:
        above = (title(saved.named(one.saved)), *map(body, saved.stood(one.saved)))
        items = (Item(saved.OPEN_ONE), Item(saved.DELETE_ONE))

        def chosen(index: int) -> None:
            if index == 0:
                open_one(one)
            else:
                self._before_delete(saves, [one], open_one)

        self._panels.choose(None, above, items, chosen)

    def _before_delete(self, saves: Saves, entries: list[Entry], open_one: Callable[[Entry], object]) -> None:
        """Ask before saved answers are gone, then show what is left."""

        def delete() -> None:
            said = dict.fromkeys(saves.delete(one) for one in entries)
            self.saved(saves, open_one, "".join(said))

        one = entries[0].saved
        warning = saved.delete_question(one) if len(entries) == 1 else saved.DELETE_WARNING
        self._panels.confirm(None, saved.CONFIRM_DELETE, warning, delete)

    # ------------------------------------------------------------------ to be sure

    def before_change(self, now: Interview, step: str, raw: Value, then: Then) -> None:
        """Ask before an answer makes others unused."""
        self._panels.confirm(now, labels.CONFIRM_CHANGE, answers.change_warning(now, step, raw), then)

    def before_restart(self, now: Interview, warning: str, then: Then) -> None:
        """Ask before the walk begins again; the warning says what becomes of the answers."""
        self._panels.confirm(now, labels.CONFIRM_RESTART, warning, then)

    def before_end(self, now: Interview, warning: str, then: Then) -> None:
        """Ask before the program ends; the warning says what becomes of the answers."""
        self._panels.confirm(now, labels.CONFIRM_QUIT, warning, then)


def seen_from(interview: Interview, step: str) -> Interview:
    """The interview as it was when it asked `step`: for telling why of a question that is asked again."""
    if step == interview.trace.here or step not in interview.answers:
        return interview
    return Interview(interview.flow, {key: value for key, value in interview.answers.items() if key != step})
