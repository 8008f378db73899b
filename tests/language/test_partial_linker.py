"""A partial stands for its blocks wherever it is used."""

from guide.language.model import Block, Page
from guide.language.partial_linker import LARGEST_PARTIAL
from tests.language.small import CITY, loaded, told

BLOCKS = "blocks: [{text: 文, points: [点]}]"
PARTIALS = "partials:\n  desk: [{text: '{lead}の窓口'}]\n  next: [{use: desk}, {text: 次}]\nsteps:\n"


def blocks(use: str, *, city: str = CITY) -> tuple[Block, ...]:
    flow = loaded(("steps:\n", PARTIALS), (BLOCKS, f"blocks: [{use}]"), city=city).flow
    assert flow is not None
    page = flow.steps["read"]
    assert isinstance(page, Page)
    return page.blocks


def test_a_partial_stands_where_it_is_used_with_those_it_uses() -> None:
    (block,) = blocks("{use: next, when: {lead: city}}")
    assert block.when is not None
    desk, then = block.inside
    assert [inner.text[-1] for inner in desk.inside] == ["の窓口"]
    assert then.text == ("次",)


def test_a_partial_of_the_city_is_shared_and_echoes_no_answers() -> None:
    (block,) = blocks("{use: phone}", city=CITY + "partials: {phone: [{text: 電話}]}\n")
    assert block.inside[0].text == ("電話",)
    (found,) = told(city=CITY + "partials: {phone: [{text: '{lead}'}]}\n")
    assert found.startswith("echo-not-here")


def test_a_partial_has_one_name_in_a_flow_and_its_city() -> None:
    (found,) = told(("steps:\n", PARTIALS), city=CITY + "partials: {next: [{text: a}]}\n")
    assert found == "name-taken: 'next' と同じ名前の文章（city.yaml）があります。"


def test_a_broken_partial_is_told_once_and_its_uses_are_not_told_of() -> None:
    broken = ("steps:\n", "partials: {next: [{txet: a, text: 5}]}\nsteps:\n")
    found = told(broken, (BLOCKS, "blocks: [{use: next}]"))
    assert [one.partition(":")[0] for one in found] == ["unknown-key", "wrong-type"]
    city = CITY + "partials: {phone: [{text: 5}]}\n"
    assert [one.partition(":")[0] for one in told((BLOCKS, "blocks: [{use: phone}]"), city=city)] == [
        "wrong-type"
    ]


def test_a_chain_of_partials_ends_at_the_limit_and_is_told_once() -> None:
    chain = "".join(f"  p{n}: [{{use: p{n + 1}}}]\n" for n in range(3 * LARGEST_PARTIAL))
    found = told(("steps:\n", f"partials:\n{chain}  p{3 * LARGEST_PARTIAL}: [{{text: 文}}]\nsteps:\n"))
    assert {one.partition(":")[0] for one in found} == {"partial-too-large"}
    assert len(found) == 2
