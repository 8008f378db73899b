"""The sheet, made and checked: `kyodo sheet`, `kyodo verify`, and what `p` does in a walk."""

import os
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from guide import library
from guide.analysis.insight import insight
from guide.cli import delivery
from guide.cli.ending import BadInputError, Exit
from guide.cli.opening import (
    answers_in,
    diagnostic,
    files_of,
    in_words,
    open_reworded,
    open_worded,
    wording_of,
)
from guide.cli.telling import say, tell_refused
from guide.engine.answers import Refusal, read_all_pages
from guide.engine.interview import Interview, begin
from guide.japanese.clean import clean
from guide.japanese.dates import parse_date
from guide.language.model import Flow
from guide.library import Unreadable
from guide.records.meeting import meet
from guide.records.saved import Unread, decode
from guide.sentences.wordings import ORDINARY, in_a_row, said
from guide.views import streams
from guide.views.arguments import Typed
from guide.views.passage import Line, Passage, Role, body, title
from guide.views.sheet import formats, reading
from guide.views.sheet.content import Extras, sheet
from guide.views.sheet.pdf import MissingExtra
from guide.views.sheet.saved_verdict import saved_verdict, worded_like
from guide.views.sheet.verdict import Finding, Verdict, verdict

_FAILED = "紙を作れませんでした"
_ON_THE_WAY = "まだ結果は出ていません。ここまでの答えと、次の質問を書きました。"
_PRINT = "開いた画面で「印刷」を選ぶと、A4の紙に出ます。"
_LONGEST_NAME = 40
"""Characters of a city and a title in the name of a file: 120 bytes, of which file systems take 255."""


def make(typed: Typed) -> Exit:
    """`kyodo sheet`: the sheet of a file of answers or of a record, as a file or, if text, as output."""
    options = typed.options
    format_, date = _format(options), _date(options.get("--date"))
    notes = (clean(options["--note"]),) if "--note" in options else ()
    extras = Extras(date, notes=notes, by_staff="--by-staff" in options)
    started = _of_record(typed, extras) if "--record" in options else _of_answers(typed, extras)
    tell_refused(started.refused)
    if started.refused:
        return Exit.BAD_INPUT
    interview = started.interview
    content = _written(interview, started.extras, format_)
    if "-o" in options:
        delivery.write_named((content,), Path(options["-o"]), overwrite="--overwrite" in options)
    else:
        streams.print_lines([content.decode().rstrip("\n")])
    return Exit.CONCLUDED if interview.trace.outcome else Exit.MORE_ANSWERS


class _Started(NamedTuple):
    """What a sheet is made of, and the answers that are not taken."""

    interview: Interview
    refused: tuple[tuple[str, Refusal], ...]
    extras: Extras


def _of_answers(typed: Typed, extras: Extras) -> _Started:
    flow = open_worded(typed.given[0], wording_of(typed))
    answers = read_all_pages(flow, answers_in(typed.options["--answers"]))
    return _Started(*begin(flow, answers), extras)


def _of_record(typed: Typed, extras: Extras) -> _Started:
    """A record with the notes that staff chose to print; what a newer edition makes of it is told."""
    from guide.cli.recording import meant
    from guide.views.words.records import met

    if "--answers" in typed.options:
        raise BadInputError("--record と --answers は、どちらか一つにします。")
    record, wording = meant(typed.options["--record"]), wording_of(typed)
    flow = open_worded(typed.given[0] if typed.given else _shipped(record.flow, wording), wording)
    interview, refused = begin(flow, record.answers)
    for sentence in () if refused else met(record, interview):
        streams.tell(sentence)
    printed = tuple(note.text for note in record.notes if note.printed)
    extras = replace(extras, notes=(*printed, *extras.notes), by_staff=record.by_staff or extras.by_staff)
    return _Started(interview, refused, extras)


def _format(options: Mapping[str, str]) -> str:
    """The format that was asked for, or that the name of the file tells; text where nothing tells."""
    given = options.get("--format", "")
    if "-o" not in options:
        if given == formats.PDF:
            raise BadInputError("PDF は画面に出せません。-o FILE で、ファイルの名前を付けてください。")
        return given or "txt"
    ending = Path(options["-o"]).suffix.lower().removeprefix(".")
    if given or ending in formats.FORMATS:
        return given or ending
    raise BadInputError("--format で形を選ぶか、ファイルの名前を .html .txt .md .pdf で終えてください。")


def _date(given: str | None) -> str:
    if given is None:
        return datetime.now().astimezone().date().isoformat()
    date = parse_date(given)
    if date is None:
        raise BadInputError("--date には日付を書いてください（例: 2026-04-01）。")
    return date


def _written(interview: Interview, extras: Extras, format_: str) -> bytes:
    # Of the answers on the path alone, as the seal and the code have them: what was answered before and is
    # not used any more would tell of ways that nobody could compute again.
    used = Interview(interview.flow, interview.trace.live)
    known = insight(used) if used.trace.outcome else None
    try:
        return formats.written(sheet(used, known, extras), format_)
    except MissingExtra as missing:
        raise BadInputError(str(missing)) from None


# In a walk


def hand_out(
    interview: Interview, notes: Sequence[str] = (), *, by_staff: bool = False, opens: bool = True
) -> Passage:
    """Write the sheet of a walk where people look for it, have it opened if it can be, and tell of it.

    `notes` are those of staff that are printed. Whatever goes wrong is told too: it must not cost the walk.
    """
    try:
        return _handed_out(interview, Extras(_date(None), tuple(notes), by_staff), opens=opens)
    except Exception as fault:
        if os.environ.get("KYODO_DEBUG"):
            raise
        told = ("思わぬ問題が起きました（{fault}）。", "案内はこのまま続けられます。")
        return _passage(interview, _FAILED, *told, fault=type(fault).__name__)


def _handed_out(interview: Interview, extras: Extras, *, opens: bool) -> Passage:
    if not interview.trace.visits:
        return _passage(interview, "まだ紙にするものがありません", "質問に一つ答えると、紙にできます。")
    format_ = formats.FORMATS[0]
    content = _written(interview, extras, format_)
    path = delivery.put(content, f"協働ナビ_{_file_name(interview.flow)}_{extras.date}", format_)
    if path is None:
        told = ("書ける場所が見つかりません。", "場所は、環境変数 {name} で決められます。")
        return _passage(interview, _FAILED, *told, name=delivery.FOLDER)
    shown = opens and delivery.open_by_system(path)
    wording = interview.flow.wording
    places = (
        Line(Role.LABEL, clean(path.name), said(wording, "ファイル")),
        Line(Role.LABEL, clean(str(path.parent)), said(wording, "フォルダー")),
    )
    on_the_way = () if interview.trace.outcome else (_ON_THE_WAY,)
    how = (
        "新しい画面に開きました。" if shown else "次に、フォルダーからこのファイルを開いてください。",
        _PRINT,
    )
    above = _passage(interview, "紙の用意ができました", *on_the_way)
    elsewhere = _elsewhere(interview, path)
    return (*above, *places, *elsewhere, *_passage(interview, "", *how))


def _elsewhere(interview: Interview, path: Path) -> Passage:
    """That the folder that was named took nothing, for whoever looks for the sheet there."""
    named = delivery.named()
    if named is None or path.parent == named:
        return ()
    told = "{name} のフォルダーに書けないため、ここに置きました（{place}）。"
    return _passage(interview, "", told, name=delivery.FOLDER, place=clean(str(named)))


def _passage(interview: Interview, above: str, *sentences: str, **facts: str) -> Passage:
    """A title above ("" for none) and sentences, in the wording of the walk."""
    wording = interview.flow.wording
    named = (title(said(wording, above)),) if above else ()
    return (*named, *(body(said(wording, sentence, **facts)) for sentence in sentences))


def _file_name(flow: Flow) -> str:
    """City and title, as far as every file system takes them."""
    named = f"{flow.city.name}_{flow.title}"[:_LONGEST_NAME]
    return "".join(one if one.isalnum() else "_" for one in named)


# Checking


def verify(typed: Typed) -> Exit:
    """`kyodo verify`: whether a sheet is what its answers give now, of an older edition, or altered."""
    content = library.content(Path(typed.given[0]))
    if isinstance(content, Unreadable):
        raise BadInputError(in_words([diagnostic(content)]))
    wording = wording_of(typed)
    try:
        found = _verdict(content, typed.options.get("--flow", ""), wording)
    except MissingExtra as missing:
        raise BadInputError(said(wording, str(missing))) from None
    say(found.told)
    return Exit.CONCLUDED if found.finding is Finding.SAME else Exit.FINDINGS


def _verdict(content: bytes, flow_at: str, wording: str) -> Verdict:
    taken = reading.take_apart(content)
    if isinstance(taken, str):
        return _of_saved(content, flow_at, taken, wording)
    seal = taken.seal
    place = flow_at or _shipped(seal.flow, wording)
    interview, _ = begin(open_worded(place, seal.wording), seal.answers)
    again = reading.take_apart(
        _written(interview, Extras(seal.date, seal.notes, seal.by_staff), taken.format)
    )
    if isinstance(again, str):
        raise BadInputError(said(wording, again))
    # Told in words that may be others than those of the sheet.
    return verdict(taken, again, *begin(open_reworded(place, wording), seal.answers), wording)


def _of_saved(content: bytes, flow_at: str, no_sheet: str, wording: str) -> Verdict:
    """The verdict on a saved interview; raises BadInputError where it is none either."""
    saved = decode(content)
    if isinstance(saved, Unread):
        raise BadInputError(said(wording, saved.sentence if content.lstrip().startswith(b"{") else no_sheet))
    place = flow_at or _shipped(saved.flow, wording)
    alike = None
    if saved.altered:
        ways = (ORDINARY, *files_of(place).wordings)
        alike = worded_like(saved, [meet(saved, open_reworded(place, way)) for way in ways])
    return saved_verdict(saved, meet(saved, open_reworded(place, wording)), alike, wording)


def _shipped(flow_id: str, wording: str) -> str:
    """The file of a shipped flow by its id; an id from a foreign file never opens another file."""
    for path in library.all_flows():
        if library.id_of(path) == flow_id:
            return str(path)
    gone = said(wording, "案内（{name}）が、ここにありません。", name=clean(flow_id)[:80])
    raise BadInputError(in_a_row(wording, gone, "案内のファイルがあれば、--flow FILE で指定できます。"))
