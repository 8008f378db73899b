"""What was typed after `kyodo`, read; and the help made from the same declarations (see `commands`).

The standard library's parser speaks English in its headings and in every message, and has no way to be told
otherwise.

Never enters: what a command does.
"""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from guide.japanese.clean import clean
from guide.views.commands import COMMANDS, HELP, START, VERSION, Command
from guide.views.passage import Line, Passage, Role, body, heading, point


class Typed(Struct, frozen=True):
    """A command as typed: what followed it, and the options by name (with "" for one that takes nothing)."""

    command: Command
    given: tuple[str, ...]
    options: Mapping[str, str]


class UsageError(Exception):
    """What was typed is no command; the text says why, for people."""


def parse(arguments: Sequence[str]) -> Typed:
    """Read what was typed; raises UsageError with a sentence for people."""
    words = list(arguments)
    at = _place_of_command(words)
    command = START if at is None else _command(words, at)
    given, options = _sorted(command, words)
    if not {HELP.name, VERSION.name} & options.keys():
        _refuse_incomplete(command, given, options)
    return Typed(command, tuple(given), options)


def _place_of_command(words: Sequence[str]) -> int | None:
    """Where the first word stands that is no option and no value of one that may stand before a command."""
    taking = {option.name for option in START.options if option.takes}
    values = {index + 1 for index, word in enumerate(words) if word in taking}
    places = (at for at, word in enumerate(words) if not word.startswith("-") and at not in values)
    return next(places, None)


def _command(words: list[str], at: int) -> Command:
    """The command whose name stands there, of one word or two; the name is taken out of the words."""
    name = words.pop(at)
    second = words[at] if at < len(words) else ""
    seconds = [command.name.partition(" ")[2] for command in COMMANDS if command.name.startswith(f"{name} ")]
    if seconds and second not in seconds:
        raise UsageError(f"{name} の後に {'、'.join(seconds)} のどれかを書きます。\n{_pointer(START)}")
    if seconds:
        name = f"{name} {words.pop(at)}"
    for command in COMMANDS:
        if command.name == name:
            return command
    known = "、".join(command.name for command in COMMANDS)
    raise UsageError(
        f"'{clean(name)}' というコマンドはありません。コマンドは {known} です。\n{_pointer(START)}"
    )


def _sorted(command: Command, words: list[str]) -> tuple[list[str], dict[str, str]]:
    """What follows the command, and the options among it; behind -- everything follows."""
    known = {option.name: option for option in (*command.options, HELP, VERSION)}
    given: list[str] = []
    options: dict[str, str] = {}
    rest = iter(words)
    for word in rest:
        name, equals, value = ("--help", "", "") if word == "-h" else word.partition("=")
        if word == "--":
            given += rest
        elif word == "-" or not word.startswith("-"):
            given.append(word)
        elif name not in known:
            raise UsageError(f"'{clean(name)}' という指定はありません。\n{_pointer(command)}")
        elif known[name].takes:
            options[name] = value if equals else next(rest, "")
            if not options[name]:
                raise UsageError(f"{name} の後に {known[name].takes} がありません。\n{_pointer(command)}")
            choices = known[name].choices
            if choices and options[name] not in choices:
                told = "、".join(choices)
                raise UsageError(f"{name} の後に書けるのは {told} のどれかです。\n{_pointer(command)}")
        elif equals:
            raise UsageError(f"{name} の後には何も付けません。\n{_pointer(command)}")
        else:
            options[name] = ""
    return given, options


def _refuse_incomplete(command: Command, given: Sequence[str], options: Mapping[str, str]) -> None:
    wanted = [] if command.many else command.takes.split()
    most = len(given) if command.many else len(wanted)
    missing = [option.shown for option in command.options if option.needed and option.name not in options]
    missing[:0] = wanted[len(given) :]
    if missing and command.instead not in options:
        raise UsageError(f"{' と '.join(missing)} がありません。\n{_pointer(command)}")
    if len(given) > most:
        raise UsageError(f"'{clean(given[most])}' は余分です。\n{_pointer(command)}")


def _pointer(command: Command) -> str:
    more = " ".join(part for part in ("kyodo", command.name, HELP.name) if part)
    or_else = f"または: {command.typed_instead}\n" if command.typed_instead else ""
    how = f"使い方: {command.typed}\n{or_else}" if command.name else ""
    return f"{how}くわしくは {more} で読めます。"


def usage(command: Command) -> Passage:
    """The help of one command, or of all."""
    return tuple(_usage(command))


def _usage(command: Command) -> Iterator[Line]:
    yield body(command.words)
    yield heading("使い方")
    yield body(command.typed)
    if command.typed_instead:
        yield body(command.typed_instead)
    if command is START:
        yield body("kyodo コマンド …")
        yield heading("コマンド")
        for one in COMMANDS:
            yield Line(Role.LABEL, one.words, one.name)
        yield body("それぞれの使い方は kyodo コマンド --help で読めます。")
    if command.takes:
        yield heading(command.takes)
        yield body(command.takes_words)
    yield heading("付けられる指定")
    for option in (*command.options, HELP, *((VERSION,) if command is START else ())):
        yield Line(Role.LABEL, option.words, option.shown)
    if command is START:
        yield heading("終わったときの番号")
        yield point("結果まで進んだとき、問題がないときです。", "0:")
        yield point("check が問題を、diff と verify が違いを見つけたときです。", "1:")
        yield point("指定やファイルが正しくないときです。", "2:")
        yield point("まだ答えていない質問があるときです。", "3:")
