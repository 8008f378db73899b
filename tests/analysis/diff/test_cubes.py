"""What is said of sets of answers as numbers is true of the answers one by one."""

import os
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from guide.analysis.diff.cubes import Cube, Cubes
from guide.analysis.diff.joint import JointClass, Part

SIZES = (2, 3, 1, 2)
PARTS = tuple(
    Part(f"q{index}", "", index, index, tuple(JointClass(one, one, 1) for one in range(size)))
    for index, size in enumerate(SIZES)
)
MADE = Cubes(PARTS)
SOME = int(os.environ.get("KYODO_EXAMPLES", "60"))

Chosen = dict[int, frozenset[int]]
SETS = st.fixed_dictionaries(
    {},
    optional={part: st.frozensets(st.integers(0, size - 1), min_size=1) for part, size in enumerate(SIZES)},
)


def cube(chosen: Chosen) -> Cube:
    made = MADE.anything
    for part, classes in chosen.items():
        made &= ~MADE.fields[part] | MADE.of(part, classes)
    return made


def answers(chosen: Chosen) -> set[tuple[int | None, ...]]:
    """Every way to answer: None where a part is not asked, which a set that asks nothing of it holds too."""
    rows = [chosen.get(part, {None, *range(size)}) for part, size in enumerate(SIZES)]
    return set(product(*rows))


def walked(chosen: Chosen) -> set[tuple[int | None, ...]]:
    """The answers of a path that asks these parts and no other."""
    return set(product(*(chosen.get(part, {None}) for part in range(len(SIZES)))))


@settings(max_examples=SOME)
@given(SETS, SETS)
def test_a_set_lies_in_another_and_meets_it_as_its_answers_do(one: Chosen, other: Chosen) -> None:
    assert (cube(one) & cube(other) == cube(one)) == (answers(one) <= answers(other))
    assert MADE.meets(cube(one), cube(other)) == bool(walked(one) & answers(other))
    assert MADE.asked(cube(one)) == sorted(one)
    assert all(MADE.classes(cube(one), part) == sorted(classes) for part, classes in one.items())


@settings(max_examples=SOME)
@given(SETS, st.lists(SETS, max_size=3))
def test_a_piece_that_no_set_holds_is_found_where_there_is_one(path: Chosen, sets: list[Chosen]) -> None:
    held = set().union(*map(answers, sets)) if sets else set()
    left = MADE.uncovered(cube(path), map(cube, sets))
    if left is None:
        assert walked(path) <= held
    else:
        piece = {part: frozenset(MADE.classes(left, part)) for part in MADE.asked(left)}
        assert walked(piece) <= walked(path) - held
        assert walked(piece)


@settings(max_examples=SOME)
@given(SETS)
def test_the_answers_of_a_path_are_told_one_by_one_the_last_turning_first(path: Chosen) -> None:
    order = sorted(path)
    points = [tuple(MADE.classes(point, part) for part in order) for point in MADE.points(cube(path), order)]
    assert points == [tuple([one] for one in row) for row in product(*(sorted(path[part]) for part in order))]


@settings(max_examples=SOME)
@given(SETS, SETS)
def test_what_lies_between_two_sets_lies_in_one_or_the_other(one: Chosen, other: Chosen) -> None:
    for part in one.keys() & other.keys():
        both = MADE.between(cube(one), cube(other), part)
        shared = one[part] & other[part]
        rest = [at for at in one.keys() & other.keys() if at != part]
        nothing = shared in (one[part], other[part]) or not all(one[at] & other[at] for at in rest)
        assert (both is None) == nothing
        if both is not None:
            found = {at: frozenset(MADE.classes(both, at)) for at in MADE.asked(both)}
            assert answers(found) <= answers(one) | answers(other)
            assert found[part] == one[part] | other[part]
