"""Finding and reading what a command names: flows and answers, or what to tell people when there are none."""

from pathlib import Path
from typing import TYPE_CHECKING

from guide import library
from guide.cli.ending import BadInputError
from guide.engine.answers import Refusal
from guide.japanese.clean import clean
from guide.language.model import Flow
from guide.library import Files, Unreadable
from guide.sentences.wordings import WORDINGS, name_of, said
from guide.views.arguments import Typed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from guide.engine.code import Restored
    from guide.language.diagnostics import Diagnostic
    from guide.views.words.home import GuideCard


_OF_RECORD = {"id", "flow", "digest", "answers"}
"""What tells the JSON of a record from a file of answers alone."""


def diagnostic(unreadable: Unreadable) -> "Diagnostic":
    """What could not be read, as a problem like those of flow files."""
    from guide.language.diagnostics import make

    facts = {"problem": unreadable.problem}
    return make(unreadable.code, unreadable.file, (1, 1, 1), path=(), snippet="", facts=facts)


def open_flow(wanted: str) -> Flow:
    """The flow; raises BadInputError with what to tell people when there is none."""
    return _opened(library.flow(files_of(wanted)))


def open_worded(wanted: str, wording: str) -> Flow:
    """The flow in a wording; raises BadInputError where it carries none."""
    files = files_of(wanted)
    if wording and wording not in files.wordings:
        raise BadInputError(f"この案内には、{name_of(wording)}の文がありません。")
    worded = library.worded(files, wording) if wording else library.flow(files)
    return _opened((diagnostic(worded),) if isinstance(worded, Unreadable) else worded)


def open_reworded(wanted: str, wording: str) -> Flow:
    """The flow in a wording, or in its own words where it carries none; raises as `open_flow`."""
    return _opened(_worded(files_of(wanted), wording))


def load(wanted: str, wording: str = "") -> Flow | str:
    """The flow in a wording, or what to tell people when there is none."""
    try:
        return open_worded(wanted, wording)
    except BadInputError as problem:
        return str(problem)


def files_of(wanted: str) -> Files:
    """The files of a flow; raises BadInputError where there are none."""
    path = library.find(wanted)
    files = path if isinstance(path, Unreadable) else library.read(path)
    if isinstance(files, Unreadable):
        names = _names_like(wanted) if files.code == "no-file" else ""
        raise BadInputError(in_words([diagnostic(files)]) + names)
    return files


def _names_like(wanted: str) -> str:
    """Which guide may have been meant by a name that is none."""
    from guide.language.diagnostics import nearest

    known = [*map(library.id_of, library.all_flows()), *(str(path) for path in Path().glob("*/*.yaml"))]
    near = nearest(clean(wanted), known)
    meant = f"'{clean(near)}' のことですか。" if near else ""
    return f"{meant}案内の名前は kyodo list で見られます。"


def known_wording(wanted: str) -> str:
    """The wording that was typed; raises BadInputError where there is no such wording."""
    if wanted not in WORDINGS:
        known = "、".join(f"{key}（{name}）" for key, name in WORDINGS.items())
        raise BadInputError(f"'{clean(wanted)}' という言い方はありません。言い方は {known} です。")
    return wanted


def wording_of(typed: Typed) -> str:
    """The wording that was asked for, or "" for the ordinary one."""
    return typed.options.get("--wording", "")


def _worded(files: Files, wording: str) -> "Flow | tuple[Diagnostic, ...]":
    """The flow in a wording, or in its own words where it carries none or one with problems."""
    worded = library.worded(files, wording) if wording in files.wordings else None
    return worded if isinstance(worded, Flow) else library.flow(files)


def _opened(flow: "Flow | tuple[Diagnostic, ...]") -> Flow:
    if isinstance(flow, Flow):
        return flow
    raise BadInputError(in_words(flow))


def restored(typed: str, wording: str = "", only: Flow | None = None) -> "Restored | str":
    """The interview of a code on paper, or what to tell people in the wording when there is none.

    `only` is a flow that lies anywhere: no other is then looked for.
    """
    from guide.engine.code import flow_number, read_code, restore

    code = read_code(typed, wording)
    if isinstance(code, Refusal):
        return code.sentence
    told = said(wording, "この番号の案内が、この機械にありません。番号は、同じ案内のある機械で使えます。")
    named = [(only.id, "")] if only else [(library.id_of(path), str(path)) for path in library.all_flows()]
    for flow_id, place in named:
        if flow_number(flow_id) != code.flow:
            continue
        flow = only or load(place)
        found = restore(flow, code, wording) if isinstance(flow, Flow) else Refusal(flow)
        if not isinstance(found, Refusal):
            return found
        told = found.sentence
    return told


def card(flow: Flow) -> "GuideCard":
    """A guide that can be opened."""
    from guide.engine.wording import spoken
    from guide.views.words.home import GuideCard
    from guide.views.words.sources import edition

    told = (flow.city.name, flow.title, spoken(flow.summary), edition(flow))
    return GuideCard(flow.id, *told, wordings=flow.wordings)


def cards(wording: str = "") -> "list[GuideCard]":
    """The guides of the start page, those that carry the wording in it."""
    from guide.views.words.home import GuideCard

    cards = []
    for path in library.all_flows():
        files = library.read(path)
        flow = () if isinstance(files, Unreadable) else _worded(files, wording)
        if isinstance(flow, Flow):
            cards.append(card(flow))
        else:
            problem = said(wording, "ファイルに問題があるため、開けません。kyodo check で調べられます。")
            cards.append(GuideCard(library.id_of(path), path.parent.name, path.stem, "", "", problem))
    return cards


def answers_in(name: str) -> dict[str, object]:
    """The answers in a YAML or JSON file, a saved interview or the JSON of a record; - is standard input."""
    from guide.language import source
    from guide.records.saved import KIND

    content = library.standard_input() if name == "-" else library.content(Path(name))
    if isinstance(content, Unreadable):
        raise BadInputError(in_words([diagnostic(content)]))
    read = source.read(library.STANDARD_INPUT if name == "-" else library.shown(Path(name)), content)
    if read.problems:
        raise BadInputError(in_words(read.problems))
    if not isinstance(read.data, dict):
        how = "答えのファイルには「質問の名前: 答え」を書きます。kyodo show で名前を見られます。"
        raise BadInputError(how)
    of_record = read.data.get("kind") == KIND or read.data.keys() >= _OF_RECORD
    saved = read.data.get("answers") if of_record else None
    return dict(saved if isinstance(saved, dict) else read.data)


def in_words(problems: "Sequence[Diagnostic]") -> str:
    """Why a file cannot be used: its first problems, and how many more there are."""
    from guide.views.findings import message, render

    told = [render(problem) if problem.snippet else message(problem) for problem in problems[:3]]
    left = len(problems) - len(told)
    return "\n\n".join([*told, *([f"ほかに{left}件の問題があります。"] if left else [])])
