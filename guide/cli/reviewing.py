"""The commands that tell what a flow does with every answer: its ways, and what a new edition changes."""

from pathlib import Path
from typing import TYPE_CHECKING

from guide import library
from guide.cli.ending import BadInputError, Exit
from guide.cli.opening import diagnostic, in_words, open_flow
from guide.cli.telling import say
from guide.language.model import Flow
from guide.library import Files, Unreadable
from guide.sentences.wordings import WORDINGS
from guide.views import streams
from guide.views.arguments import Typed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guide.analysis.diff import Matching
    from guide.views.words.diff import Editions
    from guide.views.words.edited import Reworded

_MOST = 10_000
"""Ways that are listed if nothing else is said."""


def paths(typed: Typed) -> Exit:
    """`kyodo paths`: every way through to its result."""
    from guide.analysis.diagram import OUTCOME, compile_flow
    from guide.analysis.paths import Ways
    from guide.views import listing
    from guide.views.words import paths as words

    flow = open_flow(typed.given[0])
    about = typed.options.get("--about", OUTCOME)
    most = _number(typed.options.get("--limit", str(_MOST)))
    diagram = compile_flow(flow)
    aspect = diagram.aspects.get(about)
    if aspect is None:
        raise BadInputError(words.nothing_about(diagram, about))
    ways = Ways(diagram, aspect)
    head, rows = words.head(ways, about, most), words.rows(ways, about, most)
    match typed.options.get("--format", "markdown"):
        case "csv":
            streams.print_lines(listing.csv(rows))
            streams.tell(head)
        case "json":
            plain = not streams.carries_japanese()
            streams.print_lines(listing.as_json(head, ways.number, rows, ascii_only=plain))
        case _:
            streams.print_lines(listing.markdown(head, rows))
    return Exit.CONCLUDED


def _number(written: str) -> int:
    if not (written.isascii() and written.isdigit() and len(written) <= len(str(10**9))):
        raise BadInputError("--limit には、数を書きます（例: 100）。")
    return int(written)


def diff(typed: Typed) -> Exit:
    """`kyodo diff`: what a new edition changes, for whom."""
    from guide.views.words import diff as words

    said = _renames(typed.options.get("--rename", ""))
    pairs, alone = _editions(typed)
    compared = [_compared(_files(old), _files(new), said) for old, new in pairs]
    if "--json" in typed.options:
        from guide.views import json_diff

        streams.print_json([*map(json_diff.told, compared), *map(json_diff.alone, alone)])
    else:
        for two in compared:
            say(words.told(two))
        streams.print_lines(map(words.alone, alone))
    return Exit.CONCLUDED if not alone and all(two.same for two in compared) else Exit.FINDINGS


def _renames(written: str) -> dict[str, str]:
    pairs = [one.partition("=") for one in written.split(",") if one]
    if not all(old and equals for old, equals, _ in pairs):
        raise BadInputError("--rename には、前の名前=今の名前 と書きます（例: --rename lead=leader）。")
    return {old.strip(): new.strip() for old, _, new in pairs}


def _files(files: Files | Unreadable) -> Files:
    if isinstance(files, Unreadable):
        raise BadInputError(in_words([diagnostic(files)]))
    return files


def _flow(files: Files) -> Flow:
    found = library.flow(files)
    if isinstance(found, tuple):
        raise BadInputError(in_words(found))
    return found


def _compared(old_files: Files, new_files: Files, said: dict[str, str]) -> "Editions":
    from guide.analysis.diff import compare, match
    from guide.views.words.diff import Editions, doubtful
    from guide.views.words.edited import edited

    old, new = _flow(old_files), _flow(new_files)
    matching = match(old, new, said)
    if matching.doubts:
        raise BadInputError(doubtful(matching.doubts))
    texts = edited(old, new, matching)
    other = tuple(_reworded((old, new), (old_files, new_files), matching))
    return Editions(old, new, matching, compare(old, new, matching), texts, other)


def _reworded(
    plain: tuple[Flow, Flow], files: tuple[Files, Files], matching: "Matching"
) -> "Iterator[Reworded]":
    """What differs in the other wordings of the texts."""
    from guide.views.words.edited import Reworded, reworded

    for wording in WORDINGS:
        there = [wording in one.wordings for one in files]
        if all(there):
            old, new = (library.worded(one, wording) for one in files)
            if not isinstance(old, Flow) or not isinstance(new, Flow):
                yield Reworded(wording, only="broken")
            elif found := reworded(plain, (old, new), matching):
                yield Reworded(wording, found)
        elif any(there):
            yield Reworded(wording, only="old" if there[0] else "new")


# Finding the two editions

_Pair = tuple[Files | Unreadable, Files | Unreadable]


def _editions(typed: Typed) -> tuple[list[_Pair], list[tuple[str, bool]]]:
    """The editions to compare, flow by flow; flows that only one has, with whether that is the new one."""
    wanted = typed.given
    revision = typed.options.get("--git")
    if len(wanted) != 1 + (revision is None):
        how = "--git を付けたときは今の版を一つ、付けないときは前の版と今の版の二つを書きます。"
        raise BadInputError(how)
    old = f"{revision}:{_place(wanted[-1])}" if revision else wanted[0]
    before, after = _folder(old), _folder(wanted[-1])
    if before is None and after is None:
        return [(_one(old), _one(wanted[-1]))], []
    if before is None or after is None:
        raise BadInputError("ファイルとフォルダーはくらべられません。どちらかにそろえてください。")
    pairs = [(before[name], after[name]) for name in before if name in after]
    alone = [(name, name in after) for name in sorted(before.keys() ^ after.keys())]
    return [(_one(one), _one(other)) for one, other in pairs], alone


def _place(wanted: str) -> str:
    """The path of what is named, so that git can be asked for it."""
    found = library.find(wanted)
    return wanted if isinstance(found, Unreadable) else str(found)


def _one(wanted: str) -> Files | Unreadable:
    from guide import revisions

    at = revisions.split(wanted)
    if at:
        return revisions.files_at(*at)
    path = library.find(wanted)
    return path if isinstance(path, Unreadable) else library.read(path)


def _folder(wanted: str) -> dict[str, str] | None:
    """The flows of a city's folder by file name, as they would be named; None if it is no folder."""
    from guide import revisions

    at = revisions.split(wanted)
    if at is None:
        folder = Path(wanted)
        return {path.name: str(path) for path in library.flow_files(folder)} if folder.is_dir() else None
    revision, folder = at
    if not folder.is_dir():
        return None
    names = revisions.flows_at(revision, folder)
    if isinstance(names, Unreadable):
        raise BadInputError(in_words([diagnostic(names)]))
    return {name: f"{revision}:{folder / name}" for name in names}
