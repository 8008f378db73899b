"""A table is decided by its index as it is rule by rule: in every shipped guide, and in any other."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide import library
from guide.engine import tables
from guide.engine.follow import follow
from guide.engine.trace import Trace
from guide.language.model import Flow
from guide.library import Files
from tests.laws.random_answers import whole_answers
from tests.laws.random_flows import flows

SHIPPED = [library.id_of(path) for path in library.all_flows()]


def shipped(flow_id: str) -> Flow:
    path = library.shipped() / f"{flow_id}.yaml"
    files = library.read(path)
    assert isinstance(files, Files)
    flow = library.flow(files)
    assert isinstance(flow, Flow)
    return flow


def walked(flow: Flow, answers: dict[str, Any], *, short: int) -> Trace:
    """The trace, with tables of more than `short` rules decided by index."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tables, "SHORT", short)
        return follow(flow, answers)


@pytest.mark.parametrize("flow_id", SHIPPED)
def test_a_shipped_guide_leads_to_the_same_end_with_and_without_an_index(flow_id: str) -> None:
    flow = shipped(flow_id)

    @settings(max_examples=25)
    @given(whole_answers(flow))
    def law(answers: dict[str, Any]) -> None:
        assert walked(flow, answers, short=0) == walked(flow, answers, short=10**6)

    law()


@given(flows().flatmap(lambda flow: st.tuples(st.just(flow), whole_answers(flow))))
def test_any_guide_leads_to_the_same_end_with_and_without_an_index(case: tuple[Flow, dict[str, Any]]) -> None:
    flow, answers = case
    assert walked(flow, answers, short=0) == walked(flow, answers, short=10**6)
