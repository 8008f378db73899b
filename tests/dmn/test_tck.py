"""Decision tables mean what the DMN standard says: its official cases of compliance level 2."""

import pytest

from tests.dmn.conversion import Case, cases, decide

CASES = cases()


def test_all_official_cases_are_there() -> None:
    assert len(CASES) == 51
    assert len({case.model["name"] for case in CASES}) == 17


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_an_official_case_comes_out_as_the_standard_says(case: Case) -> None:
    assert decide(case) == case.expected
