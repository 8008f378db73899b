"""What a question or page says."""

from msgspec import Struct

from guide.engine.follow import refusal_of
from guide.engine.interview import Interview
from guide.engine.wording import read_out
from guide.language.conditions import Value
from guide.language.model import Asking, Dates, MarkEach, Numbers, OneOf, Page, SomeOf, options_of
from guide.sentences.wordings import in_a_row, said, things
from guide.views.passage import Passage
from guide.views.words.sources import block_lines, say


class Choice(Struct, frozen=True):
    """One option, item or point to tick. `reading` is the text as it is read out."""

    id: str
    text: str
    help: str
    reading: str = ""


class Asked(Struct, frozen=True):
    """A question or page in words. `given` is what was answered or kept, to begin with."""

    step: str
    kind: str
    stage: str
    title: str
    help: str
    blocks: Passage
    choices: tuple[Choice, ...]
    exclusive: frozenset[str]
    instruction: str
    given: Value | None


def asked(interview: Interview, step_id: str | None = None) -> Asked:
    """The step that waits, or any other question or page of the flow."""
    flow = interview.flow
    step = flow.asking(step_id or interview.trace.asking or flow.start)
    domain = step.domain
    page = isinstance(step, Page)
    return Asked(
        step=step.id,
        kind="page" if isinstance(step, Page) else step.kind,
        stage=next(stage.title for stage in flow.stages if stage.id == step.stage),
        title=say(interview, step.title if isinstance(step, Page) else step.ask),
        help=_help(interview, step),
        blocks=block_lines(interview, step.blocks) if isinstance(step, Page) else (),
        choices=tuple(
            Choice(option.id, say(interview, option.text), say(interview, option.help), read_out(option.text))
            for option in options_of(domain)
        ),
        exclusive=domain.exclusive if isinstance(domain, SomeOf) else frozenset(),
        instruction=_instruction(step, flow.wording, page=page),
        given=interview.answers.get(step.id, interview.kept.get(step.id)),
    )


def not_chosen(interview: Interview, step: str) -> str:
    """How to choose, for who went on without having chosen; and what to choose when unsure, if possible."""
    wording = interview.flow.wording
    options = options_of(interview.flow.asking(step).domain)
    unsure = next((option for option in options if option.unsure), None)
    told = ["まだ選んでいません。", "近いものの番号を押して、Enter を押してください。"]
    if unsure:
        told.append(said(wording, "迷うときは「{words}」で大丈夫です。", words=say(interview, unsure.text)))
    return in_a_row(wording, *told)


def _help(interview: Interview, step: Asking) -> str:
    """The help of a question; before it, why it is asked again, if its answer does not go with the others."""
    refusal = refusal_of(interview.trace, step.id)
    told = "" if isinstance(step, Page) else say(interview, step.help)
    return "\n".join(filter(None, (refusal.sentence if refusal else "", told)))


def _instruction(step: Asking, wording: str, *, page: bool) -> str:
    domain = step.domain
    if isinstance(domain, OneOf):
        return said(wording, "一つ選んでください。")
    if isinstance(domain, SomeOf):
        return _which_of(domain, wording, page=page)
    if isinstance(domain, MarkEach):
        return said(wording, "一つずつ、はい・いいえ・わからない で答えてください。")
    if isinstance(domain, Numbers):
        sentence = "数を入れてください（単位: {unit}）。" if domain.unit else "数を入れてください。"
        return said(wording, sentence, unit=domain.unit)
    if isinstance(domain, Dates):
        return said(wording, "日付を入れてください（例: 2026年4月1日、令和8年4月1日）。")
    return said(wording, "書かなくても進めます。" if domain.optional else "短く書いてください。")


def _which_of(domain: SomeOf, wording: str, *, page: bool) -> str:
    if page:
        told = "当てはまるものに印を付けてください。付けなくても進めます。"
        return said(wording, told if domain.options else "読んだら次へ進みます。")
    if domain.most:
        return said(wording, "{most}まで選べます。", most=things(wording, domain.most))
    return said(wording, "当てはまるものをすべて選んでください。")
