"""The start page in lines: guides to choose, saved interviews to go on with or to delete, a code to type.

Never enters: walking.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

from guide.engine.code import is_like_code
from guide.engine.interview import Interview
from guide.japanese.numerals import search_key
from guide.language.model import Flow
from guide.records.saver import Entry
from guide.sentences.wordings import in_a_row, said
from guide.views.passage import Line, Passage, Role, body, heading, title
from guide.views.plain.pages import about, card
from guide.views.plain.talk import Left, Talk, numbers
from guide.views.saves import CameBack, Saves, Start
from guide.views.wordings import Rewording
from guide.views.words import keys, saved
from guide.views.words.home import CHOOSE_GUIDE, NO_GUIDES, GuideCard

Cards: TypeAlias = Sequence[GuideCard]

Load: TypeAlias = Callable[[str], Flow | str]
"""A flow by its id, or a sentence that says why it cannot be opened."""

_BACK = "戻るときは、そのまま Enter です。"
_SURE = "消しますか。"


def choose_guide(
    cards: Cards, load: Load, talk: Talk, saves: Saves | None, rewording: Rewording
) -> Interview:
    """The interview that the person begins or goes on with; raises Left if none."""
    page = _Page(cards, load, talk, saves, rewording)
    talk.say(about(rewording.wording))
    return rewording.worded(page.choose())


class _Page:
    """The start page, with the numbers and letters of the full screen."""

    def __init__(
        self, cards: Cards, load: Load, talk: Talk, saves: Saves | None, rewording: Rewording
    ) -> None:
        self._rewording = rewording
        self._cards = cards
        self._load = load
        self._talk = talk
        self._saves = saves
        self._choices: dict[str, Callable[[], Interview | None]] = {}

    def choose(self) -> Interview:
        """Until there is an interview."""
        self._say()
        while True:
            chosen = self._chosen()
            if chosen is not None:
                return chosen

    def _say(self) -> None:
        """Everything there is, with its number."""
        self._choices = {}
        start = self._saves.start() if self._saves else Start()
        told = [body(note) for note in start.notes]
        if not self._cards and not start.latest and not start.others:
            self._talk.say((*told, body(self._said(NO_GUIDES))))
            raise Left
        for lead, (passage, choose) in zip(saved.WAYS, self._back(start), strict=False):
            told += [] if self._choices else [heading(self._said(saved.BEFORE))]
            told += self._led(lead, passage, choose)
        if self._cards:
            alone = start.latest and len(self._cards) == 1
            told.append(heading(self._said(saved.FROM_START if alone else CHOOSE_GUIDE)))
        for number, one in enumerate(self._cards, 1):
            # The name and the edition of a guide are for those who make it.
            lines = tuple(
                line for line in card(one, "", self._rewording.wording) if line.role is not Role.NOTE
            )
            told += self._led(str(number), lines, self._begin_with(one))
        if self._carried():
            told.append(body(self._said("ことばを変えるときは l です。/ For English, type l.")))
        self._talk.say(tuple(told))

    def _said(self, sentence: str, **facts: object) -> str:
        return said(self._rewording.wording, sentence, **facts)

    def _carried(self) -> bool:
        """Whether a guide can be had in another wording."""
        return any(one.wordings for one in self._cards)

    def _reword(self) -> None:
        self._rewording.next_of_cards(self._cards)
        self._cards = self._rewording.cards(self._cards)
        self._talk.say(about(self._rewording.wording))
        self._say()

    def _back(self, start: Start) -> Iterator[tuple[Passage, Callable[[], Interview | None]]]:
        """The ways back to an earlier walk, as the full screen has them."""
        wording = self._rewording.wording
        if self._saves and self._saves.codes:
            told = (Line(Role.ENTRY, self._said(saved.FROM_CODE)), body(self._said(saved.TYPE_CODE_HERE)))
            yield told, self._ask_code
        if start.latest:
            what = self._said(saved.GO_ON)
            yield _entry(start.latest, what, wording=wording), self._go_on_with(start.latest)
        if start.others:
            what = saved.all_saved(start.others, wording, also=start.latest is not None)
            yield (Line(Role.ENTRY, what),), self._list

    def _ask_code(self) -> Interview | None:
        self._talk.say((*(body(self._said(one)) for one in saved.TYPE_CODE), body(self._said(_BACK))))
        while self._saves and (given := self._talk.ask(self._said("続きの番号"))):
            if opened := self._opened(self._saves.from_code(given)):
                return opened
            self._talk.say((body(self._said(_BACK)),))
        self._say()
        return None

    def _led(self, lead: str, passage: Passage, choose: Callable[[], Interview | None]) -> Passage:
        self._choices[lead] = choose
        first, *rest = passage
        return (Line(first.role, first.text, lead), *rest)

    def _chosen(self) -> Interview | None:
        """What a line leads to; None where it leads back here."""
        given = self._talk.ask(self._said("番号"))
        if search_key(given) == keys.QUIT.plain:
            raise Left
        if search_key(given) == keys.WORDING.plain and self._carried():
            self._reword()
            return None
        if self._saves and is_like_code(given):
            return self._opened(self._saves.from_code(given))
        chosen = numbers(given, len(self._cards))
        choose = self._choices.get(str(chosen[0]) if len(chosen) == 1 else search_key(given))
        if choose:
            return choose()
        how = "上の番号か文字を、一つ打ってください。終わるときは q です。"
        self._talk.say((body(self._said(how)),))
        return None

    # What a number does

    def _begin_with(self, one: GuideCard) -> Callable[[], Interview | None]:
        def begin() -> Interview | None:
            flow = self._load(one.flow_id)
            if isinstance(flow, str):
                self._talk.say((body(flow),))
                return None
            if self._saves:
                self._saves.begin(Interview(flow))
            return Interview(flow)

        return begin

    def _go_on_with(self, entry: Entry) -> Callable[[], Interview | None]:
        return lambda: self._opened(self._saves.go_on(entry)) if self._saves else None

    def _opened(self, came_back: CameBack | str) -> Interview | None:
        if isinstance(came_back, str):
            self._talk.say((body(came_back),))
            return None
        if came_back.told:
            self._talk.say(came_back.told)
        return came_back.interview

    def _list(self) -> Interview | None:
        """All that is saved, to open or to delete; the page is said again when the person comes back."""
        opened = self._from_list()
        if opened is None:
            self._say()
        return opened

    def _from_list(self) -> Interview | None:
        while self._saves and (entries := self._saves.entries()):
            wording = self._rewording.wording
            told = [title(self._said(saved.ALL_SAVED)), body(self._said(saved.SAVED_HELP))]
            told.append(body(self._saves.place))
            for number, entry in enumerate(entries, 1):
                told += _entry(entry, "", str(number), wording)
            last = len(entries) + 1 if len(entries) > 1 else 0
            if last:
                told.append(Line(Role.ENTRY, self._said(saved.DELETE_ALL), str(last)))
            self._talk.say((*told, body(self._said(_BACK))))
            chosen = numbers(self._talk.ask(self._said("番号")), len(entries) + bool(last))
            if len(chosen) != 1:
                return None
            if chosen[0] == last:
                self._delete(self._saves, entries)
            elif self._wants(entries[chosen[0] - 1]):
                return self._opened(self._saves.go_on(entries[chosen[0] - 1]))
        self._talk.say((body(self._said(saved.NO_SAVED)),))
        return None

    def _wants(self, entry: Entry) -> bool:
        """Whether a saved interview is to be opened; deletes it where that is wanted."""
        ways = (saved.OPEN_ONE, saved.DELETE_ONE)
        choices = (Line(Role.ENTRY, self._said(way), str(number)) for number, way in enumerate(ways, 1))
        about = _entry(entry, "", wording=self._rewording.wording)
        self._talk.say((*about, *choices, body(self._said(_BACK))))
        chosen = numbers(self._talk.ask(self._said("番号")), len(ways))
        if chosen == [2] and self._saves:
            self._delete(self._saves, [entry])
        return chosen == [1]

    def _delete(self, saves: Saves, entries: Sequence[Entry]) -> None:
        wording = self._rewording.wording
        alone = saved.delete_question(entries[0].saved, wording) if len(entries) == 1 else ""
        if self._talk.confirm(in_a_row(wording, alone or saved.DELETE_WARNING, _SURE), wording):
            self._talk.say(tuple(map(body, dict.fromkeys(saves.delete(one) for one in entries))))


def _entry(entry: Entry, what: str, number: str = "", wording: str = "") -> Passage:
    name = saved.named(entry.saved)
    return (
        Line(Role.ENTRY, f"{what}: {name}" if what else name, number),
        *map(body, saved.stood(entry.saved, wording)),
    )
