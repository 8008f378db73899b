"""Texts of a flow before anyone has answered: what will be filled in is named, every wording is told.

Never enters: layout, answers.
"""

from guide.engine.wording import spoken
from guide.language.conditions import AnswerOf, MarkOf, Name
from guide.language.model import Asking, Flow, Outcome, Page, Step
from guide.language.texts import Echo, EntryName, Part, Text, Varied
from guide.views.words.conditions import in_a_sentence, name_of


def unfilled(flow: Flow, text: Text) -> str:
    """A text in words: 〔…〕 for what an answer will fill in, （…なら） before each of several wordings."""
    return "".join(_part(flow, part) for part in text)


def _part(flow: Flow, part: Part) -> str:
    match part:
        case Echo(name):
            return f"〔{_blank(flow, name)}〕"
        case EntryName(catalogue, entry):
            return flow.entry(catalogue, entry).name
        case Varied(cases):
            return "\n".join(
                f"（{in_a_sentence(flow, when)}なら）{unfilled(flow, words)}"
                if when is not None
                else f"（そのほか）{unfilled(flow, words)}"
                for when, words in cases
            )
        case _:
            return spoken((part,))


def _blank(flow: Flow, name: Name) -> str:
    called = name_of(flow, name)
    return f"「{called}」の答え" if isinstance(name, AnswerOf | MarkOf) else called


def title_of(flow: Flow, step: Step) -> str:
    """What a step says first: the question, or the title of a page or outcome."""
    return unfilled(flow, step.title if isinstance(step, Page | Outcome) else step.ask)


def short_title_of(flow: Flow, step: Asking | Outcome) -> str:
    """What a step is called where it is only named, on one line."""
    name = "" if isinstance(step, Outcome) else step.name
    return " ".join((name or title_of(flow, step)).split("\n"))
