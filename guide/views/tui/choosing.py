"""An answer while it is being chosen: what is marked so far, and which row is current.

Pure and immutable: every key gives a new state. Marking follows the kind of question: one choice follows the
current row as radio buttons do, several choices are switched one by one (an exclusive one alone), a checklist
item goes from はい over いいえ to わからない. Nothing is marked until the person does it. In a long list,
digits typed one after another are one number, and words that are typed leave only the choices that hold them.

Never enters: what may be answered in the end (`guide.engine.answers` says so), rows and widths, keys.
"""

from collections.abc import Mapping
from types import MappingProxyType

from msgspec import Struct, field
from msgspec.structs import replace

from guide.language.conditions import Value
from guide.language.model import MARKS
from guide.views.tui.typed import Typing
from guide.views.words.finding import is_long, matches
from guide.views.words.steps import Asked

ONE, SOME, MARKED = "one", "some", "marked"
MODES = {"yes-no": ONE, "choice": ONE, "choices": SOME, "page": SOME, "checklist": MARKED}
"""How a kind of question is answered; kinds that are typed are not among them."""


class Choosing(Struct, frozen=True):
    """The state of one question.

    `marks` maps a choice to its mark; except in a checklist, any mark means chosen. `sought` is what is being
    looked for, None while nothing is. `number` is what was typed of a number that may go on, 0 if none, and
    `before` how it was marked before.
    """

    asked: Asked
    current: int = 0
    marks: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    sought: Typing | None = None
    number: int = 0
    before: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def mode(self) -> str:
        """How marking works here."""
        return MODES[self.asked.kind]

    @property
    def value(self) -> Value | None:
        """The raw answer as marked so far; None while nothing is marked where something must be."""
        chosen = tuple(choice.id for choice in self.asked.choices if choice.id in self.marks)
        if self.mode == ONE:
            return chosen[0] if chosen else None
        if self.mode == SOME:
            return chosen
        return MappingProxyType({choice: self.marks[choice] for choice in chosen})

    @property
    def is_long(self) -> bool:
        """Whether the number keys alone do not reach every choice."""
        return is_long(self.asked.kind, self.asked.choices)

    @property
    def shown(self) -> tuple[int, ...]:
        """The choices that are shown: those with the words looked for."""
        return matches(self.asked.choices, self.sought.text if self.sought else "")

    def look_for(self, sought: Typing | None) -> "Choosing":
        """Looking for other words, or for none; the current choice stays so if it is shown."""
        looking = replace(self, sought=sought, number=0)
        shown = looking.shown
        return looking if self.current in shown or not shown else replace(looking, current=shown[0])

    def take(self) -> "Choosing":
        """With the current choice marked and all shown again; nothing changes if none is shown."""
        return self.mark(self.current).look_for(None) if self.shown else self

    def digit(self, digit: int) -> "Choosing":
        """With a digit typed: it goes on with the number before it if there is such a choice."""
        longer = 10 * self.number + digit
        goes_on = self.number > 0 and longer <= len(self.asked.choices)
        number, before = (longer, self.before) if goes_on else (digit, self.marks)
        pressed = replace(self, marks=before, number=0).press(number - 1)
        return replace(pressed, number=number, before=before) if self.is_long else pressed

    def space(self) -> "Choosing":
        """What Space does: it ends a number, so that the next digit begins another; else it presses."""
        if self.number or not self.shown:
            return replace(self, number=0)
        return self.press(self.current)

    def at(self, index: int) -> "Choosing":
        """With another row current; one choice is marked by it."""
        if not 0 <= index < len(self.asked.choices):
            return self
        moved = replace(self, current=index, number=0)
        return moved.mark(index) if self.mode == ONE else moved

    def press(self, index: int) -> "Choosing":
        """What a number key, Space or a click on a row does; a choice that is not shown then is."""
        if not 0 <= index < len(self.asked.choices):
            return self
        pressed = self._press(index)
        return pressed if index in self.shown else pressed.look_for(None)

    def _press(self, index: int) -> "Choosing":
        choice = self.asked.choices[index].id
        if self.mode == MARKED:
            now = self.marks.get(choice)
            return self.mark(index, MARKS[(MARKS.index(now) + 1) % len(MARKS)] if now else MARKS[0])
        if self.mode == SOME and choice in self.marks:
            return replace(self, current=index, marks=self._without({choice}), number=0)
        return self.mark(index)

    def mark(self, index: int, mark: str = MARKS[0]) -> "Choosing":
        """With a choice marked; what cannot stand beside it is unmarked."""
        choice = self.asked.choices[index].id
        exclusive = self.asked.exclusive
        if self.mode == ONE or (self.mode == SOME and choice in exclusive):
            others = set(self.marks)
        else:
            others = set(exclusive) if self.mode == SOME else set()
        marks = MappingProxyType({**self._without(others), choice: mark})
        return replace(self, current=index, marks=marks, number=0)

    def go_to(self, choice: str) -> "Choosing":
        """With the row of a choice current, nothing marked by it."""
        ids = [one.id for one in self.asked.choices]
        return replace(self, current=ids.index(choice)) if choice in ids else self

    def _without(self, choices: set[str]) -> Mapping[str, str]:
        return MappingProxyType({key: mark for key, mark in self.marks.items() if key not in choices})


def begin(asked: Asked) -> Choosing:
    """The state a question opens with: what was given before, and the row of it."""
    given = asked.given
    if isinstance(given, Mapping):
        marks = {str(key): str(mark) for key, mark in given.items()}
    elif isinstance(given, tuple):
        marks = {str(choice): MARKS[0] for choice in given}
    elif given is None:
        marks = {}
    else:
        marks = {str(given): MARKS[0]}
    started = Choosing(asked, marks=MappingProxyType(marks))
    return started.go_to(next(iter(marks))) if marks and started.mode == ONE else started
