"""A new city's files pass the check at once, whatever the city is called."""

import pytest

from guide.analysis.checks import findings
from guide.language.loader import load
from guide.views.skeleton import FLOW_FILE, files

HOSTILE = ["はなみずき市", 'a: "b" # {c}', "{city} %s \\ '", "- [x", "&a *b !c", "true", "123"]


@pytest.mark.parametrize("city", HOSTILE)
def test_the_files_pass_the_check_whatever_the_city_is_called(city: str) -> None:
    made = files("hanamizuki", city, "2026-11-26")
    given = [(name, made[name].encode()) for name in (FLOW_FILE, "city.yaml")]
    loaded = load("hanamizuki/guide", given[0], given[1])
    assert loaded.diagnostics == ()
    assert loaded.flow is not None
    assert loaded.flow.city.name == city
    assert list(findings(loaded.flow)) == []


def test_what_to_type_next_names_the_folder() -> None:
    assert "kyodo check some/hanamizuki" in files("some/hanamizuki", "市", "2026-11-26")[FLOW_FILE]
