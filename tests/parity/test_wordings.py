"""A walk in English meets nothing Japanese but names of the documents, and leads where it leads in Japanese.

The guide is said in English stand-ins for all its texts, so that whatever Japanese is left was said by the
program itself. Names stand in citations: where in a Japanese document something is.
"""

import re
from functools import cache

import pytest
from msgspec.structs import replace

from guide import library
from guide.engine.interview import Interview
from guide.language.data import Data
from guide.language.loader import load
from guide.language.model import Citation, Flow
from guide.language.shown import Shape, city_texts, flow_texts
from guide.language.skeleton import skeleton
from guide.language.texts import Placeholder, pieces
from guide.language.wording_loader import load_wording
from guide.views.plain.walk import run
from guide.views.wordings import Wordings
from tests.language.worded import every_text
from tests.parity.walks import CASES, Case, last, pressed, typed, walk
from tests.views.plain.walking import Person
from tests.views.tui.stage import app, press, text

JAPANESE = re.compile("[ぁ-んァ-ヶ一-龠々〆、。「」]+")
SHINJO = [case for case in CASES if case.flow.id == "shinjo/guideline" and case.example.outcome]
ENDS = list({case.example.outcome: case for case in SHINJO}.values())
FLOW = ENDS[0].flow
LOOKED_UP = ("?", "w", "s", "c", "")
"""Commands that tell something and lead back."""


def stand_in(words: str) -> str:
    """English words in place of a text, as long and with the same echoes."""
    echoes = [f"{{{piece.written}}}" for piece in pieces(words) if isinstance(piece, Placeholder)]
    return " ".join(["Words in English", *echoes])


def in_english(data: Data, shape: Shape) -> bytes:
    return skeleton(data, every_text(data, shape, stand_in), shape).encode()


@cache
def english() -> Flow:
    """Shinjo's guide with every text in English stand-ins."""
    found = library.find("shinjo/guideline")
    assert not isinstance(found, library.Unreadable)
    files = library.read(found)
    assert isinstance(files, library.Files)
    base = load(files.flow_id, files.flow, files.city)
    flow_words = in_english(base.flow_source.data, flow_texts())
    city_words = in_english(base.city_source.data, city_texts())
    told = load_wording(base, "en", ("flow.en.yaml", flow_words), ("city.en.yaml", city_words))
    assert told.flow is not None, told.diagnostics
    return told.flow


def names(flow: Flow) -> set[str]:
    """The names of places in the documents."""
    cited: list[Citation] = []
    for step in flow.steps.values():
        cited += step.cite
    for table in flow.tables.values():
        cited += [where for rule in table.rules for where in rule.cite]
    for catalogue in flow.city.catalogues.values():
        cited += [where for one in catalogue.entries.values() for where in one.cite]
    rest = re.findall(r"item='([^']*)'|section='([^']*)'", repr(flow))
    return {name for pair in rest for name in pair if name} | {one.item for one in cited if one.item}


def left_over(told: str, flow: Flow) -> set[str]:
    """The Japanese in what was told, without names and what the language is called."""
    for name in sorted(
        (*names(flow), "日本語", "やさしい日本語", "ことばを変えるときは l です。"), key=len, reverse=True
    ):
        told = told.replace("".join(name.split()), "")
    return set(JAPANESE.findall(told))


@pytest.mark.parametrize("case", ENDS, ids=str)
def test_a_walk_in_line_mode_and_all_that_can_be_looked_up_is_english(case: Case) -> None:
    flow = english()
    lines = [line for now, value in walk(case) for line in (*LOOKED_UP, *typed(now, value))]
    person = Person([*lines, "w", "s", "g", "1 20", "1", "x", "q"])
    ended = person.walk(Interview(flow))
    assert ended.trace.path == last(case).trace.path
    assert left_over("".join(person.said.split()), flow) == set()


@pytest.mark.parametrize("case", ENDS[:1], ids=str)
async def test_a_walk_in_the_full_screen_is_english(case: Case) -> None:
    flow = english()
    kyodo = app(flow)
    async with kyodo.run_test(size=(100, 140)) as pilot:
        for now, value in walk(case):
            assert left_over("".join(text(kyodo).split()), flow) == set()
            await press(pilot, " ".join(pressed(now, value)))
        for keys in (
            "",
            "w",
            "escape s",
            "escape c",
            "escape g",
            "escape question_mark",
            "escape q",
            "escape r",
        ):
            await press(pilot, keys)
            assert left_over("".join(text(kyodo).split()), flow) == set(), keys


def test_l_in_line_mode_goes_on_at_the_same_place_in_english_and_back() -> None:
    flows = {wording: replace(flow, wordings=("en",)) for wording, flow in (("", FLOW), ("en", english()))}
    person = Person(["1", "l", "2", "l", "q", "1"])
    begun = Interview(
        FLOW.__class__(**{**{f: getattr(FLOW, f) for f in FLOW.__struct_fields__}, "wordings": ("en",)})
    )
    wordings = Wordings(lambda _, wording: flows[wording], lambda _: ())
    ended = run((), lambda _: "", begun, person.read, person.write, wordings=wordings)
    assert ended is not None
    assert ended.kept == {"start-check": {"alone": "yes", "effect": "no"}}
    assert "The language is now English." in person.said
    assert "2/3" in person.said
