"""Every way of typing a command is read, and what is wrong is said in Japanese with the right use."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.views.arguments import UsageError, parse, usage
from guide.views.commands import COMMANDS, START, Command


def test_nothing_opens_the_start_page() -> None:
    assert parse([]).command is START
    assert parse(["--plain"]).options == {"--plain": ""}


@pytest.mark.parametrize(
    "typed",
    [
        ["answer", "a/b", "--answers", "x", "--json"],
        ["answer", "--json", "--answers=x", "a/b"],
        ["--json", "answer", "--answers", "x", "--", "a/b"],
    ],
)
def test_options_may_stand_anywhere_with_or_without_an_equals_sign(typed: list[str]) -> None:
    read = parse(typed)
    assert (read.command.name, read.given) == ("answer", ("a/b",))
    assert read.options == {"--answers": "x", "--json": ""}


def test_a_dash_alone_is_a_name_and_behind_two_dashes_everything_is() -> None:
    assert parse(["answer", "a", "--answers", "-"]).options["--answers"] == "-"
    assert parse(["check", "-", "--", "--json"]).given == ("-", "--json")


def test_any_number_of_paths_may_be_checked() -> None:
    assert parse(["check"]).given == ()
    assert parse(["check", "a", "b", "c"]).given == ("a", "b", "c")


@pytest.mark.parametrize(
    "typed", [["-h"], ["--help"], ["run", "-h"], ["answer", "--help"], ["list", "x", "--help"]]
)
def test_help_is_given_whatever_else_is_missing(typed: list[str]) -> None:
    assert "--help" in parse(typed).options


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["shwo"], "'shwo' というコマンドはありません"),
        (["show"], "FLOW がありません"),
        (["answer"], "FLOW と --answers FILE がありません"),
        (["answer", "a"], "--answers FILE がありません"),
        (["answer", "a", "--answers"], "--answers の後に FILE がありません"),
        (["answer", "a", "--answers="], "--answers の後に FILE がありません"),
        (["show", "a", "b"], "'b' は余分です"),
        (["list", "a"], "'a' は余分です"),
        (["list", "--jsn"], "'--jsn' という指定はありません"),
        (["list", "--json=1"], "--json の後には何も付けません"),
        (["-x"], "'-x' という指定はありません"),
        (["records"], "records の後に list、search、show、delete、export、stats のどれか"),
        (["records", "lst"], "records の後に"),
        (["records", "show"], "ID がありません"),
    ],
)
def test_what_is_wrong_is_said_and_where_to_read_more(typed: list[str], said: str) -> None:
    with pytest.raises(UsageError) as refused:
        parse(typed)
    assert said in str(refused.value)
    assert "--help で読めます" in str(refused.value)


WORDS = st.sampled_from([*(one.name for one in COMMANDS), "--json", "--answers", "--help", "--", "-", "a"])


@given(st.lists(WORDS | st.text(max_size=6), max_size=6))
def test_whatever_is_typed_is_read_or_refused_in_words(typed: list[str]) -> None:
    try:
        read = parse(typed).command
    except UsageError as problem:
        read = None
        said = str(problem)
    assert "\x1b" not in said if read is None else read in {START, *COMMANDS}


@pytest.mark.parametrize("command", [START, *COMMANDS], ids=lambda command: command.name or "kyodo")
def test_the_help_of_a_command_tells_all_that_may_be_typed(command: Command) -> None:
    told = "\n".join(f"{line.lead} {line.text}" for line in usage(command))
    assert command.typed in told
    assert all(option.shown in told and option.words in told for option in command.options)


def test_the_help_of_all_names_every_command_and_every_exit_code() -> None:
    leads = [line.lead for line in usage(START)]
    assert all(command.name in leads for command in COMMANDS)
    assert [lead for lead in leads if lead[:1].isdigit()] == ["0:", "1:", "2:", "3:"]
