"""A wording file to be filled in shows every text, and reading it gives what is there already."""

from functools import partial
from pathlib import Path

import pytest

from guide.language.overlay import Overlay, places
from guide.language.reporter import Reporter
from guide.language.shown import city_texts, flow_texts
from guide.language.skeleton import skeleton
from guide.language.source import Source, read
from tests.language.worded import every_text

HERE = Path(__file__).parent
FLOWS = HERE.parents[1] / "flows"
FILES = [HERE / "rich.yaml", *sorted(FLOWS.glob("*/city.yaml")), FLOWS / "shinjo" / "guideline.yaml"]


def test_a_text_stands_as_a_comment_above_the_place_for_its_words() -> None:
    base = read("x", "title: 題\nstages: [{id: a, title: 一}]\nsummary: |\n  一行め\n\n  三行め\n".encode())
    assert skeleton(base.data, {"stages": [{"title": "One"}]}, flow_texts()).splitlines() == [
        *("# 題", "title:"),
        *("stages:", "  -", "    # 一", "    title: One"),
        *("# 一行め", "#", "# 三行め", "summary:"),
    ]


def test_members_without_a_text_keep_their_place_and_parts_without_any_are_left_out() -> None:
    base = read(
        "x", b"start: a\nsteps: {a: {kind: outcome, recommend: {forms: [{from: a.b}, {because: R}]}}}"
    )
    assert skeleton(base.data, None, flow_texts()).splitlines() == [
        *("steps:", "  a:", "    recommend:", "      forms:"),
        *("        -", "        -", "          # R", "          because:"),
    ]


@pytest.mark.parametrize("file", FILES, ids=lambda file: "-".join(file.parts[-2:]))
def test_what_is_given_reads_as_the_same_wording_again(file: Path) -> None:
    base = read("x", file.read_bytes())
    shape = city_texts() if file.name == "city.yaml" else flow_texts()
    for form in ("- {}: 5", "{}\n\n  x\n", "a\n{}"):
        say = partial(str.replace, form, "{}")
        over = every_text(base.data, shape, say)
        again = read("y", skeleton(base.data, over, shape).encode())
        assert not again.problems
        told = Source("z")
        lay = Overlay(Reporter(told)).lay
        assert lay(base.data, again.data, shape) == lay(base.data, over, shape)
        assert not told.problems
        assert all(new == say(old) for old, new in places(base.data, again.data, shape))
    empty = read("y", skeleton(base.data, None, shape).encode())
    assert all(new is None for _, new in places(base.data, empty.data, shape))
