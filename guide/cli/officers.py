"""The commands of those who keep flow files: begin a city, make an example, see a flow as a whole."""

import datetime as dt
import gc
import re
from collections.abc import Mapping
from pathlib import Path

from guide import library
from guide.cli.ending import BadInputError, Exit
from guide.cli.opening import answers_in, load, open_flow
from guide.cli.telling import say, tell_refused
from guide.folders import OWN_FLOWS
from guide.trouble import why
from guide.views import streams
from guide.views.arguments import Typed

_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


def new(typed: Typed) -> Exit:
    """`kyodo new`: the folder of a city with a first guide, which passes `kyodo check` at once."""
    from guide.japanese.clean import clean
    from guide.views import skeleton

    folder = Path(typed.given[0])
    shown = library.shown(folder)
    if not _NAME.fullmatch(folder.name):
        raise BadInputError(
            f"'{clean(folder.name)}' は名前に使えません。英小文字と数字を - でつないだ名前にします。"
        )
    city = " ".join(clean(typed.options.get("--name", "")).split()) or f"{folder.name}市"
    problem = _create(folder, skeleton.files(shown, city, dt.date.today().isoformat()))  # noqa: DTZ011 - the day here
    if problem:
        raise BadInputError(f"{shown} を作れません（{problem}）。")
    streams.print_lines(
        [
            f"{shown} に、city.yaml と {skeleton.FLOW_FILE} を作りました。",
            f"調べる: kyodo check {shown}",
            f"開く: kyodo run {shown}/{skeleton.FLOW_FILE} --watch",
            f"一覧に加える: 環境変数 {OWN_FLOWS} に {clean(str(folder.absolute().parent))} と書く",
        ]
    )
    return Exit.CONCLUDED


def _create(folder: Path, files: Mapping[str, str]) -> str:
    """Make a folder with these text files in it; "", or what stood in the way.

    Nothing that is there is ever changed: a folder that exists is refused.
    """
    try:
        folder.mkdir()
        for name, text in files.items():
            with (folder / name).open("x", encoding="utf-8", newline="\n") as file:
                file.write(text)
    except (OSError, ValueError) as error:
        return why(error)
    return ""


def example(typed: Typed) -> Exit:
    """`kyodo example`: a finished walk as a test case to paste into the flow file."""
    from guide.engine.answers import read_all_pages
    from guide.engine.interview import begin
    from guide.views import yaml
    from guide.views.plain.walk import run as walk

    flow = open_flow(typed.given[0])
    if "--answers" in typed.options:
        interview, refused = begin(flow, read_all_pages(flow, answers_in(typed.options["--answers"])))
        tell_refused(refused)
        if refused:
            return Exit.BAD_INPUT
    else:
        gc.enable()
        begun, _ = begin(flow, {})
        # What is asked goes to the error stream, so that the example alone can be written into a file.
        interview = walk((), load, begun, streams.read_line_aside, streams.tell_part) or begun
    if interview.trace.outcome is None:
        streams.tell("結果まで進んでいないので、例は作れません。")
        return Exit.MORE_ANSWERS
    streams.print_lines(yaml.example_of(interview, typed.options.get("--name", "")))
    return Exit.CONCLUDED


def map_(typed: Typed) -> Exit:
    """`kyodo map`: the flow with its conditions on the ways between its steps."""
    from guide.views.words.map import flow_map, in_lines

    drawn = flow_map(open_flow(typed.given[0]))
    match typed.options.get("--format", "text"):
        case "mermaid":
            from guide.views.drawing.mermaid import mermaid

            streams.print_lines(mermaid(drawn))
        case "dot":
            from guide.views.drawing.dot import dot

            streams.print_lines(dot(drawn))
        case "svg":
            from guide.views.drawing.svg import svg

            streams.print_lines(svg(drawn))
        case _:
            say(in_lines(drawn))
    return Exit.CONCLUDED


def booklet(typed: Typed) -> Exit:
    """`kyodo booklet`: the whole flow on paper."""
    from guide.views import booklet as layout
    from guide.views.plain.layout import columns
    from guide.views.words.booklet import booklet as made

    told = made(open_flow(typed.given[0]))
    if typed.options.get("--format") == "html":
        streams.print_lines(layout.html(told))
    else:
        streams.print_lines(layout.text(told, columns()))
    return Exit.CONCLUDED
