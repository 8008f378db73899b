"""What a question or page says."""

from msgspec import Struct

from guide.engine.amounts import canonical, in_words
from guide.engine.follow import refusal_of
from guide.engine.interview import Interview
from guide.engine.wording import date_in_words, read_out
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
        return _a_number(domain, wording)
    if isinstance(domain, Dates):
        return _a_date(domain, wording)
    return said(wording, "書かなくても進めます。" if domain.optional else "短く書いてください。")


def _a_number(domain: Numbers, wording: str) -> str:
    sentence = "数を入れてください（単位: {unit}）。" if domain.unit else "数を入れてください。"
    asks = said(wording, sentence, unit=domain.unit)
    if not domain.least and domain.most is None:
        return asks  # nobody thinks of numbers below zero
    least, most = (
        "" if end is None else in_words(canonical(end), domain.unit) for end in (domain.least, domain.most)
    )
    return in_a_row(wording, asks, _limits(least, most, wording, "{least}以上です。", "{most}以下です。"))


def _a_date(domain: Dates, wording: str) -> str:
    asks = said(wording, "日付を入れてください（例: 2026年4月1日、令和8年4月1日）。")
    least, most = ("" if end is None else date_in_words(end, wording) for end in (domain.least, domain.most))
    return in_a_row(wording, asks, _limits(least, most, wording, "{least}以降です。", "{most}以前です。"))


def _limits(least: str, most: str, wording: str, from_least: str, up_to_most: str) -> str:
    """What may be answered: between which ends, or from one on, or up to one; "" for anything."""
    if least and most:
        return said(wording, "{least}から{most}までです。", least=least, most=most)
    if least:
        return said(wording, from_least, least=least)
    return said(wording, up_to_most, most=most) if most else ""


def _which_of(domain: SomeOf, wording: str, *, page: bool) -> str:
    if page:
        told = "当てはまるものに印を付けてください。付けなくても進めます。"
        return said(wording, told if domain.options else "読んだら次へ進みます。")
    least, most = things(wording, domain.least), things(wording, domain.most or 0)
    facts = {"least": least, "most": most}
    if not domain.least:
        asks = "{most}まで選べます。" if domain.most else "当てはまるものをすべて選んでください。"
        return in_a_row(wording, said(wording, asks, **facts), said(wording, "選ばなくても進めます。"))
    if not domain.most:
        # An option that stands alone, such as none of these, says by itself that one must be chosen.
        plain = domain.least == 1 and domain.exclusive
        sentence = "当てはまるものをすべて選んでください（{least}以上）。"
        return said(wording, "当てはまるものをすべて選んでください。" if plain else sentence, **facts)
    if domain.least == domain.most:
        return said(wording, "{most}選んでください。", **facts)
    return said(wording, "{least}から{most}まで選んでください。", **facts)
