"""What opens over a walk: everything that can be looked up, and the questions before something is lost.

Its own module because nothing of it is needed before the first question; the application loads it when a
person first asks for one of these.

Never enters: what closes or changes the walk (functions come from the application).
"""

import threading
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import TypeVar

from textual.app import App

from guide.analysis.insight import insight_by_now
from guide.engine.interview import Interview
from guide.language.conditions import Value
from guide.records.saver import Entry
from guide.sentences.wordings import in_a_row, said
from guide.views.passage import Passage, Role, body, title
from guide.views.saves import Saves
from guide.views.tui import labels
from guide.views.tui.commands import Command, command_of
from guide.views.tui.listing import Item
from guide.views.tui.panels import Panels
from guide.views.words import answers, glossary, keys, saved
from guide.views.words.glossary import Item as Word
from guide.views.words.paper import no_sheet
from guide.views.words.result import entry, listed
from guide.views.words.sources import sources
from guide.views.words.whatif import TRY_TITLE, nothing_to_try, possibilities, tried
from guide.views.words.why import why

Returned = TypeVar("Returned")

HandOut = Callable[[Interview], Passage]
"""Makes the sheet of a walk and gives what to tell of it."""

Then = Callable[[], object]
"""What follows a yes."""

Becomes = Callable[[], str]
"""What becomes of the answers, said in the wording of the moment."""


class Overlays:
    """Opens them over the current screen of an app."""

    def __init__(self, app: App[Returned], *, staff: bool = False, to_public: bool = False) -> None:
        self._app = app
        self._staff, self._to_public = staff, to_public
        self.panels = Panels(app)
        """The two screens that all of it is shown on; an app has no others of their names."""
        self._again: Callable[[Interview], object] = lambda _: None
        self._alone: Then | None = None
        """What is open without a walk."""

    def again(self, now: Interview | None, wording: str) -> None:
        """Show what is open once more, in another wording; without a walk, the help or what is saved."""
        if now is not None:
            self._again(now)
        elif self._alone:
            self._alone()
        else:
            self.usage(None, wording)

    def forget(self) -> None:
        """Keep nothing of what was shown."""
        self._again = lambda _: None
        self.panels.forget()

    # ------------------------------------------------------------------ to read

    def told(self, now: Interview, passage: Passage) -> None:
        """What to know before going on."""
        self._again = lambda later: self.told(later, passage)
        self.panels.read(now, passage)

    def usage(self, now: Interview | None, wording: str) -> None:
        """The keys and what they do."""
        self._again, self._alone = lambda later: self.usage(later, later.flow.wording), None
        wordings = now is None or bool(now.flow.wordings)
        clicks = {said(wording, key.shown): command_of(key) for key in (*keys.WALK, *keys.STAFF)}
        told = keys.usage(wording, wordings=wordings, staff=self._staff, to_public=self._to_public)
        self.panels.read(now or wording, told, targets=clicks)

    def passage(self, wanted: Command, now: Interview, step: str) -> None:
        """Why this is asked or recommended, or where it is published, seen from a step."""
        self._again = lambda later: self.passage(wanted, later, step)
        seen = seen_from(now, step)
        told = why(seen, insight_by_now(seen)) if wanted is Command.WHY else sources(seen)
        self.panels.read(now, told)

    def entry(self, now: Interview, number: int) -> None:
        """An entry of the result by its number; 0 for the list of all."""
        self._again = lambda later: self.entry(later, number)
        entries = listed(now)
        if number == 0 and entries:
            above = _above(now, labels.LISTED_TITLE, labels.LISTED_HELP)
            items = tuple(Item(one.name) for one in entries)
            self.panels.choose(now, above, items, lambda index: self.entry(now, index + 1))
        elif 1 <= number <= len(entries):
            wanted = entries[number - 1]
            self.panels.read(now, entry(now.flow, wanted.catalogue, wanted.entry))

    def hand_out(self, now: Interview, make: HandOut | None) -> None:
        """Make the sheet beside the screen, and show what there is to tell of it."""
        if make is None:
            self.sheet(now, None)
            return

        def made() -> None:
            told = make(now)
            with suppress(RuntimeError):  # the screen is gone
                self._app.call_later(self.sheet, now, told)

        threading.Thread(target=made).start()  # no daemon: a sheet that was begun is finished

    def sheet(self, now: Interview, told: Passage | None) -> None:
        """What there is to tell of the sheet that was made, or that none are."""
        self._again = lambda later: self.sheet(later, told)
        told = told or no_sheet(now)
        # The name of a file stays as it is.
        self.panels.read(now, told, known="".join(line.text for line in told if line.role is Role.LABEL))

    # ------------------------------------------------------------------ to choose from

    def tries(self, now: Interview, try_out: Callable[[Interview], object]) -> None:
        """Ways to other ends; `try_out` gets the interview with the answers of the one that is chosen."""
        self._again = lambda later: self.tries(later, try_out)
        known = insight_by_now(now)
        found = possibilities(now, known.what_if) if known else ()
        items = tuple(Item(one.change.strip(), (one.leads,)) for one in found)
        nothing = nothing_to_try(now, known.what_if if known else None)
        above = _above(now, TRY_TITLE, labels.TRY_HELP if items else nothing)
        self.panels.choose(now, above, items, lambda index: try_out(tried(now, found[index])))

    def answers(self, now: Interview, change: Callable[[str], object]) -> None:
        """The answers so far; `change` gets the step of the one that is chosen."""
        self._again = lambda later: self.answers(later, change)
        rows = [row for row in answers.answered(now) if row.state != "kept" or row.step != now.trace.asking]
        told = [(_said(now, "答え: {answer}", answer=row.answer), row.note) for row in rows]
        items = tuple(
            Item(row.question, tuple(filter(None, under))) for row, under in zip(rows, told, strict=True)
        )
        above = _above(now, labels.ANSWERS_TITLE, labels.ANSWERS_HELP if rows else labels.NO_ANSWERS)
        self.panels.choose(now, above, items, lambda index: change(rows[index].step))

    def words(self, now: Interview) -> None:
        """The words of what is open, and all others; it comes back when they are closed."""
        self.glossary(now, self.panels.met, left=self._again)

    def glossary(
        self,
        now: Interview,
        here: tuple[str, ...],
        current: int = 0,
        left: Callable[[Interview], object] | None = None,
    ) -> None:
        """The words and pages of the guide, those met `here` first and told.

        Reading one leads back to the list; `left` follows when that is closed.
        """
        self._again = partial(self.glossary, here=here, left=left)
        found = glossary.items(now.flow, here)
        groups = [
            one.kind if index == 0 or found[index - 1].kind != one.kind else ""
            for index, one in enumerate(found)
        ]
        items = tuple(
            Item(one.title, glossary.told(now.flow, one), _said(now, glossary.KINDS[group]) if group else "")
            for one, group in zip(found, groups, strict=True)
        )
        above = _above(now, labels.GLOSSARY_TITLE, labels.GLOSSARY_HELP if found else labels.NO_GLOSSARY)
        self.panels.look_up(
            now,
            above,
            items,
            lambda index: self._read(now, here, found[index], left),
            current=current,
            left=partial(left, now) if left else None,
        )

    def _read(
        self, now: Interview, here: tuple[str, ...], item: Word, left: Callable[[Interview], object] | None
    ) -> None:
        """One word or page, and then the list again, at the same one."""
        self._again = lambda later: self._read(later, here, item, left)
        ids = [one.id for one in glossary.items(now.flow, here)]
        back = partial(self.glossary, now, here, ids.index(item.id), left)
        self.panels.read(now, glossary.open_item(now.flow, item), then=back, known=item.title)

    # ------------------------------------------------------------------ what is saved

    def saved(self, saves: Saves, open_one: Callable[[Entry], object], told: str = "") -> None:
        """All saved interviews, to open or to delete; `told` is said above."""
        self._alone = lambda: self.saved(saves, open_one)
        entries, wording = saves.entries(), saves.wording
        items = tuple(Item(saved.named(one.saved), saved.stood(one.saved, wording)) for one in entries)
        more = (Item(said(wording, saved.DELETE_ALL)),) if len(entries) > 1 else ()
        lines = [told] if told else []
        lines += (
            [said(wording, saved.SAVED_HELP), saves.place] if entries else [said(wording, saved.NO_SAVED)]
        )
        above = (title(said(wording, saved.ALL_SAVED)), *map(body, lines))

        def chosen(index: int) -> None:
            if index < len(entries):
                self._one_saved(saves, entries[index], open_one)
            else:
                self._before_delete(saves, entries, open_one)

        self.panels.choose(wording, above, (*items, *more), chosen)

    def _one_saved(self, saves: Saves, one: Entry, open_one: Callable[[Entry], object]) -> None:
        self._alone = lambda: self._one_saved(saves, one, open_one)
        wording = saves.wording
        above = (title(saved.named(one.saved)), *map(body, saved.stood(one.saved, wording)))
        items = (Item(said(wording, saved.OPEN_ONE)), Item(said(wording, saved.DELETE_ONE)))

        def chosen(index: int) -> None:
            if index == 0:
                open_one(one)
            else:
                self._before_delete(saves, [one], open_one)

        self.panels.choose(wording, above, items, chosen)

    def _before_delete(self, saves: Saves, entries: list[Entry], open_one: Callable[[Entry], object]) -> None:
        """Ask before saved answers are gone, then show what is left."""
        self._alone = lambda: self._before_delete(saves, entries, open_one)

        def delete() -> None:
            told = dict.fromkeys(saves.delete(one) for one in entries)
            self.saved(saves, open_one, in_a_row(saves.wording, *told))

        wording = saves.wording
        one, asked = entries[0].saved, tuple(said(wording, words) for words in saved.CONFIRM_DELETE)
        alone = saved.delete_question(one, wording) if len(entries) == 1 else ""
        warning = alone or said(wording, saved.DELETE_WARNING)
        self.panels.confirm(wording, asked, warning, delete)

    # ------------------------------------------------------------------ to be sure

    def before_change(self, now: Interview, step: str, raw: Value, then: Then) -> None:
        """Ask before an answer makes others unused."""
        self._again = lambda later: self.before_change(later, step, raw, then)
        self._confirm(now, labels.CONFIRM_CHANGE, answers.change_warning(now, step, raw), then)

    def before_restart(self, now: Interview, warning: Becomes, then: Then) -> None:
        """Ask before the walk begins again; the warning says what becomes of the answers."""
        self._again = lambda later: self.before_restart(later, warning, then)
        self._confirm(now, labels.CONFIRM_RESTART, _said(now, warning()), then)

    def before_end(self, now: Interview, warning: Becomes, then: Then) -> None:
        """Ask before the program ends; the warning says what becomes of the answers."""
        self._again = lambda later: self.before_end(later, warning, then)
        told = f"{_said(now, warning())}\n{saved.to_write_down(now)}".strip()
        self._confirm(now, labels.CONFIRM_QUIT, told, then)

    def _confirm(self, now: Interview, asked: tuple[str, str, str], warning: str, then: Then) -> None:
        question, yes, no = asked
        self.panels.confirm(now, (_said(now, question), _said(now, yes), _said(now, no)), warning, then)


def _said(now: Interview, sentence: str, **facts: object) -> str:
    return said(now.flow.wording, sentence, **facts)


def _above(now: Interview, name: str, how: str) -> Passage:
    """What stands above a list."""
    return (title(_said(now, name)), body(_said(now, how)))


def seen_from(interview: Interview, step: str) -> Interview:
    """The interview as it was when it asked `step`: for telling why of a question that is asked again."""
    if step == interview.trace.here or step not in interview.answers:
        return interview
    return Interview(interview.flow, {key: value for key, value in interview.answers.items() if key != step})
