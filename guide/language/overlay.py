"""A wording laid over a file: the same data with some of its texts in other words.

A wording file mirrors the file it belongs to and holds nothing but texts; what it leaves out, or leaves
empty, stays as it is. Only texts are ever replaced, so routes, rules and names are the same by construction.
Everything in a wording file that is no text of the other file is reported.

Never enters: linking, what an echo means.
"""

from collections.abc import Iterator, Mapping
from itertools import zip_longest

from guide.language.data import Data
from guide.language.diagnostics import Path
from guide.language.reporter import Report
from guide.language.shown import Each, Shape, Words
from guide.language.texts import Placeholder, Stray, pieces

_MAPPING = "ここには「名前: 文」のまとまりを書きます。"
_TEXT = "ここには一文字以上の文を書きます。条件は書きません。"
_LIST = "ここには一覧（- で始まる行）を書きます。もとの案内では {count} つです。"

TEXT_OF_AN_OPTION = "text"
"""The part that a text alone stands for, where an option may be written as its text."""


class Overlay:
    """Lays wordings over data, and reports what does not fit.

    `more` are entries that texts name and those they stand for do not, stray braces, and "" if a text stands
    for an empty one: what may not be written at all may be written so.
    """

    def __init__(self, report: Report) -> None:
        self._report = report
        self.more: set[str] = set()

    def lay(self, base: Data, over: Data, shape: Shape, path: Path = ()) -> Data:
        """The data of `base` with the texts of `over` where it has them; `base` itself stays as it is."""
        if over is None:
            return base
        if isinstance(shape, Words):
            return self._cases(base, over, path) if isinstance(base, list) else self._words(base, over, path)
        if isinstance(shape, Each):
            if isinstance(base, list):
                return self._list(base, over, shape.inside, path)
            return self._mapping(base, over, dict.fromkeys(base, shape.inside), path)
        if not isinstance(base, Mapping):
            base = {TEXT_OF_AN_OPTION: base}
        if not isinstance(over, Mapping) and TEXT_OF_AN_OPTION in shape.inside:
            over = {TEXT_OF_AN_OPTION: over}
        return self._mapping(base, over, shape.inside, path)

    def _mapping(
        self, base: Mapping[str, Data], over: Data, shapes: Mapping[str, Shape], path: Path
    ) -> Mapping[str, Data]:
        if not isinstance(over, Mapping):
            self._report("wrong-type", path, expected=_MAPPING)
            return base
        laid = dict(base)
        for key, value in over.items():
            if base.get(key) is None:
                known = [one for one in shapes if base.get(one) is not None]
                self._report("unknown-text", (*path, key), written=key, known=known, at_key=True)
            elif key not in shapes:
                self._report("not-a-text", (*path, key), written=key, at_key=True)
            else:
                laid[key] = self.lay(base[key], value, shapes[key], (*path, key))
        return laid

    def _list(self, base: list[Data], over: Data, shape: Shape, path: Path) -> list[Data]:
        if not self._fits(base, over, path):
            return base
        both = enumerate(zip(base, over, strict=True))
        return [self.lay(old, new, shape, (*path, index)) for index, (old, new) in both]

    def _cases(self, base: list[Data], over: Data, path: Path) -> list[Data]:
        """The cases of a text: its conditions stay, its words are given in the same order."""
        if isinstance(over, str) and len(base) == 1:
            over = [over]
        if not self._fits(base, over, path):
            return base
        named = {name for case in base for name in _named(case["text"])}
        return [
            case if new is None else self._words(case, new, (*path, index), named)
            for index, (case, new) in enumerate(zip(base, over, strict=True))
        ]

    def _words(self, base: Data, over: Data, path: Path, named: set[str] | None = None) -> Data:
        """One text, by itself or in its case; `named` is what all cases name."""
        if not isinstance(over, str) or not over:
            self._report("wrong-type", path, expected=_TEXT)
            return base
        case = isinstance(base, Mapping)
        text = base["text"] if case else base
        known = _named(text) if named is None else named
        more = _named(over) - known
        if not text:
            self.more.add(text)
        if more:
            echoes = {name for name in known if _is_echo(name)}
            for name in sorted(filter(_is_echo, more)):
                self._report("unknown-echo", path, written=name, known=echoes)
            self.more |= more
        return {**base, "text": over} if case else over

    def _fits(self, base: list[Data], over: Data, path: Path) -> bool:
        if not isinstance(over, list):
            self._report("wrong-type", path, expected=_LIST.format(count=len(base)))
        elif len(over) != len(base):
            self._report("wrong-length", path, expected=len(base), written=len(over))
        return isinstance(over, list) and len(over) == len(base)


def _named(text: str) -> set[str]:
    """What a text names: echoes, entries, and braces that open or close nothing, told apart by a slash."""
    return {
        f"/{piece.brace}" if isinstance(piece, Stray) else piece.written
        for piece in pieces(text)
        if isinstance(piece, Placeholder | Stray)
    }


def _is_echo(name: str) -> bool:
    """Whether it is the name of an answer or a result; those of entries are known everywhere."""
    return "/" not in name


def places(base: Data, over: Data, shape: Shape) -> list[tuple[str, str | None]]:
    """Each text of `base` with what `over` says instead of it, or None. `over` was laid without a problem."""
    found: list[tuple[str, str | None]] = []
    _gather(found, base, over, shape)
    return found


def _gather(found: list[tuple[str, str | None]], base: Data, over: Data, shape: Shape) -> None:
    if isinstance(shape, Words):
        if isinstance(base, str):
            found.append((base, over))
        else:
            found += _cases(base, over)
    elif isinstance(shape, Each) and isinstance(base, list):
        for old, new in zip_longest(base, over or ()):
            _gather(found, old, new, shape.inside)
    elif isinstance(shape, Each):
        given = over or {}
        for key, old in base.items():
            _gather(found, old, given.get(key), shape.inside)
    else:
        old_parts, new_parts = parts(base), parts(over)
        for key, inside in shape.inside.items():
            if old_parts.get(key) is not None:
                _gather(found, old_parts[key], new_parts.get(key), inside)


def parts(written: Data) -> Mapping[str, Data]:
    """The parts of something that may be written as its text alone."""
    if isinstance(written, Mapping):
        return written
    return {} if written is None else {TEXT_OF_AN_OPTION: written}


def _cases(base: Data, over: Data) -> Iterator[tuple[str, str | None]]:
    cases = base if isinstance(base, list) else [base]
    given = over if isinstance(over, list) else [over] * len(cases)
    for case, new in zip(cases, given, strict=True):
        yield case["text"], new
