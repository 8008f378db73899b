"""The file of one interview: a record, and the words that were on the screen. Pure; `files` reads and writes.

The words are no state (an interview is its answers alone); they tell what was asked when an edition no
longer has a question of that name.

Invariant: any bytes are a saved interview or get a sentence, and what comes out is clean text and plain
values. A file that was changed after it was written can be read, and says so.

Never enters: files, clocks.
"""

import datetime as dt
import hashlib
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.structs import asdict, replace

from guide.engine.follow import value_of
from guide.engine.interview import Interview
from guide.engine.wording import answer_in_words, fill
from guide.japanese.clean import clean
from guide.language.model import Page
from guide.records.files import SIZE_LIMIT
from guide.records.record import Kept, Record, record_of

KIND, FORMAT = "kyodo interview", 1
"""What the files are, and a number that grows when an older program could no longer read them."""


class Told(Struct, frozen=True):
    """An answer as it was on the screen."""

    step: str
    question: str
    answer: str


class Ranked(Struct, frozen=True):
    """The ids of what was recommended from one catalogue, best first."""

    catalogue: str
    entries: tuple[str, ...]


class Saved(Record, frozen=True, kw_only=True):
    """A record as a file holds it. `seal` is a digest of all the rest, made when it is written."""

    told: tuple[Told, ...]
    ranked: tuple[Ranked, ...]
    kind: str = KIND
    format: int = FORMAT
    seal: str = ""

    @property
    def altered(self) -> bool:
        """Whether somebody changed the file after it was written."""
        return self.seal != _seal(self)


class Unread(Struct, frozen=True):
    """Why bytes are no saved interview, for people, and whether they are damaged or only not for us."""

    sentence: str
    damaged: bool = True


class _Head(Struct):
    kind: str
    format: int


def saved_of(interview: Interview, beside: Kept) -> Saved:
    """An interview as its file holds it."""
    flow, trace = interview.flow, interview.trace
    lookup = value_of(flow, trace)
    told = []
    for step_id, value in interview.answers.items():
        step = flow.asking(step_id)
        asks = step.title if isinstance(step, Page) else step.ask
        words = answer_in_words(flow, step_id, value)
        told.append(Told(step_id, step.name or fill(asks, flow, lookup), words))
    ranked = tuple(
        Ranked(catalogue, tuple(one.entry for one in entries))
        for catalogue, entries in trace.recommendations.items()
    )
    return Saved(**asdict(record_of(interview, beside)), told=tuple(told), ranked=ranked)


def encode(saved: Saved) -> bytes:
    """The text of the file, sealed."""
    sealed = replace(saved, seal=_seal(saved))
    return msgspec.json.format(msgspec.json.encode(sealed), indent=2) + b"\n"


def decode(content: bytes) -> Saved | Unread:
    """The saved interview in the bytes of a file, or why there is none. Any bytes may come."""
    if len(content) > SIZE_LIMIT:
        return Unread("保存した答えのファイルとしては、大きすぎます。")
    try:
        text = content.decode()  # whole, since what msgspec passes over it does not look into
        saved = msgspec.json.decode(content, type=Saved)
    except (msgspec.MsgspecError, RecursionError, UnicodeError):
        return _why_not(content)
    if (saved.kind, saved.format) != (KIND, FORMAT) or not (
        _is_moment(saved.begun) and _is_moment(saved.changed)
    ):
        return _why_not(content)
    return _clean_one(saved, text)


def _why_not(content: bytes) -> Unread:
    try:
        head = msgspec.json.decode(content, type=_Head)
    except (msgspec.MsgspecError, RecursionError, UnicodeError):
        return Unread("保存した答えのファイルではないか、こわれています。")
    if head.kind != KIND:
        return Unread("保存した答えのファイルではありません。")
    if head.format != FORMAT:
        newer = "このプログラムより新しい版で保存したファイルです。新しい版で開いてください。"
        return Unread(newer, damaged=False)
    return Unread("保存した答えのファイルですが、こわれています。")


def _clean_one(saved: Saved, text: str) -> Saved:
    if "\\" not in text and clean(text) == text:
        return saved
    # Built anew from cleaned data, so that no text of it can be forgotten. It stays as altered as it was.
    cleaned = msgspec.convert(_cleaned(msgspec.to_builtins(saved)), Saved)
    return replace(cleaned, seal="" if saved.altered else _seal(cleaned))


def _is_moment(text: str) -> bool:
    """Whether this is a time as records have it (2026-11-26T10:47:00Z), which any zone can show."""
    try:
        moment = dt.datetime.fromisoformat(text)
    except ValueError:
        return False
    written = f"{moment:%Y-%m-%dT%H:%M:%SZ}"
    return text == written and 1990 <= moment.year <= 9000  # noqa: PLR2004 - far from the calendar's ends


def _seal(saved: Saved) -> str:
    """A digest of everything else in the file, whatever its layout."""
    return hashlib.sha256(msgspec.json.encode(replace(saved, seal=""))).hexdigest()[:16]


def _cleaned(data: Any) -> Any:  # noqa: ANN401 - the builtin values of a Saved, whose depth is bounded
    if isinstance(data, str):
        return clean(data)
    if isinstance(data, list | tuple):
        return [_cleaned(one) for one in data]
    if isinstance(data, dict):
        return {_cleaned(key): _cleaned(value) for key, value in data.items()}
    return data
