"""From a typed line to an answer: numbers of the choices shown, their words, or what the question asks for.

Never enters: which answers a question takes (the engine refuses those it does not).
"""

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from guide.engine.answers import Refusal
from guide.engine.wording import mark_in_words
from guide.japanese.numerals import search_key
from guide.language.model import MARK_WORDS
from guide.sentences.wordings import said
from guide.views.passage import Line, Passage, Role, body, point, title
from guide.views.plain.talk import numbers
from guide.views.words import keys
from guide.views.words.finding import MOST_LISTED, is_long, matches
from guide.views.words.keys import Key
from guide.views.words.marking import texts_of
from guide.views.words.steps import Asked, Choice


def marks(wording: str) -> tuple[Choice, ...]:
    """What each item of a checklist may be answered with."""
    return tuple(Choice(mark, mark_in_words(mark, wording), "") for mark in MARK_WORDS)


NOTHING = "0"
"""What is typed to choose none, or to empty a text."""

EVERYTHING = frozenset({"全部", "ぜんぶ", "all"})
"""What is typed to have all of a long list read out."""

_SAME = "前の答え: {before}。そのまま Enter で、同じ答えになります。"


def command(given: str, known: Iterable[Key] = keys.COMMANDS, *, slashed: bool = False) -> Key | None:
    """The command that was typed; `slashed` where it needs a slash, as any other line may be an answer."""
    if slashed and not given.startswith(("/", "／")):
        return None
    typed = search_key(given).removeprefix("/")
    return next((key for key in known if key.plain == typed), None)


class Found(Struct, frozen=True):
    """Choices of a long list that were asked for by a part of their words."""

    passage: Passage


def raw_answer(asks: Asked, given: str, wording: str = "") -> object:
    """What a line answers to a question (other than a checklist).

    A Refusal says what to type instead, Found what there is to choose from.
    """
    if not given and asks.given is not None:
        return asks.given
    answer = _raw_answer(asks, given, wording)
    looked_for = isinstance(answer, Refusal) and is_long(asks.kind, asks.choices)
    return (found(asks.choices, given, wording) if looked_for else None) or answer


def _raw_answer(asks: Asked, given: str, wording: str) -> object:
    match asks.kind:
        case "number" | "date":
            return given
        case "text":
            return "" if given == f"/{NOTHING}" else given
        case "yes-no" | "choice":
            return one_of(asks.choices, given, wording)
        case _:
            return some_of(asks.choices, given, wording)


def some_of(choices: tuple[Choice, ...], given: str, wording: str = "") -> tuple[str, ...] | Refusal:
    """The choices a line means; nothing typed is none."""
    if search_key(given) in {"", NOTHING}:
        return ()
    if not choices:
        return Refusal(said(wording, "読んだら、そのまま Enter で進みます。使い方は ? です。"))
    chosen = _named(choices, given) or [choices[number - 1].id for number in numbers(given, len(choices))]
    some = "1から{most}までの番号を、空白で区切って打ってください。使い方は ? です。"
    return tuple(chosen) or _refused(choices, some, wording)


def one_of(choices: tuple[Choice, ...], given: str, wording: str = "") -> str | Refusal:
    """The one choice a line means."""
    named = _named(choices, given)
    chosen = named or [choices[number - 1].id for number in numbers(given, len(choices))]
    if len(chosen) != 1:
        return _refused(choices, "1から{most}までの番号を一つ打ってください。使い方は ? です。", wording)
    return chosen[0]


def _refused(choices: tuple[Choice, ...], how: str, wording: str) -> Refusal:
    """How to answer with numbers; where there is but one, it is named."""
    sentence = how if len(choices) > 1 else "1の番号を打ってください。使い方は ? です。"
    return Refusal(said(wording, sentence, most=len(choices)))


def found(choices: tuple[Choice, ...], given: str, wording: str = "") -> Found | None:
    """The choices that hold what was typed, with their numbers; None if there are none, or nothing was."""
    key = search_key(given)
    if not key or key.isdigit():
        return None
    everything = key in EVERYTHING
    places = tuple(range(len(choices))) if everything else matches(choices, given)
    if not places:
        return None
    listed = places if everything else places[:MOST_LISTED]
    told = [line for place in listed for line in _in_lines(choices[place], f"{place + 1}.")]
    more = len(places) - len(listed)
    if more:
        sentence = "ほかに{more}件あります。もう少し長く打つと、少なくなります。"
        told.append(body(said(wording, sentence, more=more)))
    count = said(wording, "{count}件あります。", count=len(places))
    return Found((body(count), *told, body(said(wording, "選ぶ番号を打ってください。"))))


def _named(choices: tuple[Choice, ...], given: str) -> list[str]:
    key = search_key(given)
    return [choice.id for choice in choices if key and key in {choice.id, search_key(choice.text)}][:1]


# What is said before a line is read


def question(
    asks: Asked, progress: str, before: str, wording: str = "", *, explained: Passage = ()
) -> Passage:
    """A question or page; `before` is the answer it had. A checklist's items are asked one by one.

    `explained` names the words of it that can be looked up.
    """
    told: list[Line] = [Line(Role.NOTE, progress), title(asks.title)]
    if asks.help:
        told.append(body(asks.help))
    told += asks.blocks
    if _is_unlisted(asks):
        told.append(body(said(wording, "{count}件の中から選びます。", count=len(asks.choices))))
        told.append(body(said(wording, "言葉の一部を打つと、番号が出ます。全部 と打つと、全部出ます。")))
    elif asks.kind != "checklist":
        told += choices_in_lines(asks.choices)
    told += explained
    told.append(body(asks.instruction))
    if asks.kind == "text":
        told.append(body(said(wording, "戻るときは /b、使い方は /? です。")))
    if asks.kind != "checklist" and before:
        told.append(body(_same(asks, before, wording)))
    return tuple(told)


def heard(asks: Asked) -> tuple[str, ...]:
    """The texts that are said of a question: of a list too long to be read out, none of its choices."""
    return texts_of(replace(asks, choices=()) if _is_unlisted(asks) else asks)


def _is_unlisted(asks: Asked) -> bool:
    return is_long(asks.kind, asks.choices) and len(asks.choices) > MOST_LISTED


def _same(asks: Asked, before: str, wording: str) -> str:
    if asks.kind in {"choices", "page"}:
        sentence = "前の答え: {before}。そのまま Enter で、同じ答えになります。選ばないときは 0 です。"
    elif asks.kind == "text":
        sentence = "前の答え: {before}。そのまま Enter で、同じ答えになります。空にするときは /0 です。"
    else:
        sentence = _SAME
    return said(wording, sentence, before=before)


def item(asks: Asked, number: int, before: str, wording: str = "") -> Passage:
    """One item of a checklist, counted from 0; `before` is its mark so far."""
    lead = f"{number + 1}/{len(asks.choices)}"
    told = [*_in_lines(asks.choices[number], lead), body(said(wording, "1 はい、2 いいえ、3 わからない"))]
    same = body(said(wording, _SAME, before=mark_in_words(before, wording)))
    return (*told, same) if before else tuple(told)


def choices_in_lines(choices: tuple[Choice, ...]) -> Passage:
    """Choices with their numbers."""
    return tuple(line for number, one in enumerate(choices, 1) for line in _in_lines(one, f"{number}."))


def _in_lines(choice: Choice, lead: str) -> Passage:
    told = point(choice.text, lead)
    return (told, point(choice.help, " " * len(lead))) if choice.help else (told,)


def prompt(asks: Asked, wording: str = "") -> str:
    """What stands before the place to type."""
    if asks.kind == "page":
        return said(wording, "番号か Enter" if asks.choices else "Enter で次へ")
    words = {"text": "文", "number": "数", "date": "日付", "choices": "番号（例: 1 3）"}
    return said(wording, words.get(asks.kind, "番号"))
