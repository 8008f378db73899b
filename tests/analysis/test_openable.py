"""Only a flow in which no answers go round is opened, and the search is only made where it is needed."""

import subprocess
import sys

from guide.analysis.openable import openable
from guide.language.loader import Loaded, load
from tests.analysis.test_again import ROUND, WALKED
from tests.making import CITY, file

STRAIGHT = "steps: {a: {kind: yes-no, to: b}, b: {kind: outcome}}"


def made(text: str) -> Loaded:
    return load("a/b", ("flow.yaml", file(text)), ("city.yaml", CITY.encode()))


def test_a_flow_is_opened_unless_it_has_mistakes_or_answers_go_round_in_it() -> None:
    for text in (STRAIGHT, ROUND):
        loaded = made(text)
        assert openable(loaded) is loaded.flow
    for text, code in ((WALKED, "walkable-loop"), (STRAIGHT.replace("to: b", "to: c"), "unknown-step")):
        found = openable(made(text))
        assert isinstance(found, tuple)
        assert [one.code for one in found] == [code]


def test_a_flow_without_a_way_back_needs_no_diagram() -> None:
    code = (
        "import sys; from tests.analysis import test_openable as it; "
        "[sys.modules.pop(name) for name in [*sys.modules] if name.startswith('guide.analysis.')]; "
        "from guide.analysis.openable import openable; openable(it.made(it.STRAIGHT)); "
        "assert not {'guide.analysis.again', 'guide.analysis.diagram'} & sys.modules.keys()"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
