"""Whatever a wording says, the same answers lead the same way: only what people read differs."""

import json
import os
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide import library
from guide.engine.answers import read_all_pages
from guide.engine.follow import follow
from guide.engine.interview import begin
from guide.engine.trace import Trace
from guide.language.loader import Loaded, load
from guide.language.model import Flow
from guide.language.shown import city_texts, flow_texts
from guide.language.wording_loader import load_wording
from guide.library import Files
from tests.language.worded import every_text
from tests.laws.random_answers import some_answers
from tests.laws.random_conditions import Dice
from tests.laws.random_flows import flow_data
from tests.making import CITY, file

FILES = [files for path in library.all_flows() if isinstance(files := library.read(path), Files)]
CASES = [(files, wording) for files in FILES for wording in files.wordings]


def route(trace: Trace) -> tuple[Any, ...]:
    """All of a trace but its words."""
    recommended = {
        catalogue: [(one.entry, one.rank) for one in ranked]
        for catalogue, ranked in trace.recommendations.items()
    }
    runs = {table: (run.hits, run.conflict) for table, run in trace.tables.items()}
    visits = [(visit.step, visit.value, visit.taken, visit.tried) for visit in trace.visits]
    return visits, trace.path, trace.here, trace.live, trace.unused, recommended, runs


@st.composite
def loaded_flows(draw: st.DrawFn) -> Loaded:
    """A flow with its files, which a wording is laid over."""
    dice = Dice(lambda least, most: draw(st.integers(least, most)))
    data = flow_data(dice, most_steps=6, most_tables=2)
    written = file(json.dumps(data, ensure_ascii=False))
    return load("mihon/flow", ("flow.yaml", written), ("city.yaml", CITY.encode()))


@settings(max_examples=int(os.environ.get("KYODO_EXAMPLES", "30")))
@given(loaded_flows(), st.data())
def test_a_flow_with_every_text_in_other_words_goes_the_same_way(base: Loaded, data: st.DataObject) -> None:
    assert base.flow is not None
    flow_words = every_text(base.flow_source.data, flow_texts(), _other)
    city_words = every_text(base.city_source.data, city_texts(), _other)
    files = [
        (name, json.dumps(words, ensure_ascii=False).encode())
        for name, words in (("flow.en.yaml", flow_words), ("city.en.yaml", city_words))
    ]
    told = load_wording(base, "en", files[0], files[1])
    assert not told.diagnostics
    assert told.flow is not None
    # It was linked only now: what loading did not find, linking does not find either.
    assert not (*told.flow_words.problems, *told.city_words.problems)
    assert told.flow.title == _other(base.flow.title)
    assert [count.worded for count in told.counts] == [count.texts for count in told.counts]
    answers = data.draw(some_answers(base.flow))
    assert route(follow(told.flow, answers)) == route(follow(base.flow, answers))


def _other(words: str) -> str:
    return f"In other words: {words}"


@pytest.mark.parametrize(("files", "wording"), CASES, ids=lambda one: getattr(one, "flow_id", one))
def test_every_shipped_wording_goes_the_same_way_as_its_flow(files: Files, wording: str) -> None:
    base, worded = library.flow(files), library.worded(files, wording)
    assert isinstance(base, Flow)
    assert isinstance(worded, Flow)
    assert (list(worded.steps), list(worded.tables), worded.digest) == (
        list(base.steps),
        list(base.tables),
        base.digest,
    )
    for example in base.examples:
        answers = begin(base, read_all_pages(base, example.answers))[0].answers
        assert route(follow(worded, answers)) == route(follow(base, answers))
