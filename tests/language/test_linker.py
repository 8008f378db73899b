"""A flow document becomes a Flow in which every name is known."""

import pytest

from guide.language.model import Outcome, Page, Question, RecommendFrom
from guide.language.texts import Echo, EntryName, Reading, Varied
from tests.language.small import loaded, told

RECOMMEND = "forms: [{from: order.form}]"


def test_a_flow_without_a_mistake_is_linked_whole() -> None:
    flow = loaded().flow
    assert flow is not None
    assert flow.id == "mihon/flow"
    assert list(flow.steps) == ["lead", "fields", "ready", "size", "day", "words", "big", "read", "end"]
    assert [step.kind for step in flow.questions()][:3] == ["choice", "choices", "checklist"]
    end, page = flow.steps["end"], flow.asking("read")
    assert isinstance(end, Outcome)
    assert end.recommend == {"forms": (RecommendFrom("order", "form", None),)}
    assert isinstance(page, Page)
    assert list(page.domain.options) == ["record"]
    assert page.domain.least == 0
    assert flow.asks("lead")
    assert not flow.asks("end")
    assert not flow.asks("nowhere")
    assert flow.entry("forms", "hojo").name == "補助"
    assert flow.edition.startswith("2026-11-22-")
    with pytest.raises(KeyError):
        flow.asking("end")


def test_texts_may_echo_answers_outputs_and_entries() -> None:
    text = "｛主｜ぬし｝と{lead}と{ready.people}と{order.form}と{forms/koen}"
    flow = loaded(("title: 協働を始めます", f"title: '{text}'")).flow
    assert flow is not None
    end = flow.steps["end"]
    assert isinstance(end, Outcome)
    assert end.title[0] == Reading("主", "ぬし")
    assert [str(part.name) for part in end.title if isinstance(part, Echo)] == [
        "lead",
        "ready.people",
        "order.form",
    ]
    assert end.title[-1] == EntryName("forms", "koen")


def test_a_text_may_have_wordings_for_different_answers() -> None:
    wordings = "[{when: {lead: city}, text: 市へ}, {text: '{lead}へ'}]"
    flow = loaded(("title: 協働を始めます", f"title: {wordings}")).flow
    assert flow is not None
    end = flow.steps["end"]
    assert isinstance(end, Outcome)
    (varied,) = end.title
    assert isinstance(varied, Varied)
    assert [when is None for when, _ in varied.cases] == [False, True]
    assert varied.cases[0][1] == ("市へ",)


def test_only_what_must_be_said_needs_a_last_wording() -> None:
    only = "{when: {lead: city}, text: 市へ}"
    last = "missing-last-text: 最後の文に条件があるため、何も出ないことがあります。"
    assert told(("title: 協働を始めます", f"title: {only}")) == [last]
    assert told(("summary: 市に", f"summary: {only}\n#")) == [last]
    assert told(("ask: どの分野ですか。", f"ask: {only}")) == [last]
    assert told(
        ("    to: fields", "    why: {when: {lead: {answered: false}}, text: a}\n    to: fields")
    ) == ["never-earlier: 'lead' は、このステップより前に聞かれません。"]
    assert told(("points: [点]", f"points: [{only}, 点]")) == []
    assert told(("    to: ready", f"    help: {only}\n    why: {only}\n    to: ready")) == []


def test_an_option_names_an_entry_at_once() -> None:
    flow = loaded(("city: 市}", "city: '{forms/koen}など'}")).flow
    assert flow is not None
    lead = flow.steps["lead"]
    assert isinstance(lead, Question)
    assert lead.domain.options["city"].text == ("後援", "など")  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("old", "new", "messages"),
    [
        ("start: lead", "start: laed", ["unknown-step: 'laed'"]),
        ("source: guideline", "source: guide", ["unknown-source: 'guide'"]),
        ("date: 2026-11-22", "date: 11月", ["not-a-date: '11月'"]),
        ("stages: [", "stages: [{id: start, title: a}, ", ["stage-twice: 段階 'start'"]),
        ("    to: fields", "    to: fields\n    routes: [{to: fields}]", ["wrong-type: to と routes は"]),
        ("    to: fields\n", "", ["missing-key: 'to'"]),
        ("    to: fields", "    routes: [{to: fields}, {to: ready}]", ["dead-route: この行き先には"]),
        ("    to: fields", "    routes: [{when: {lead: city}, to: fields}]", ["missing-last-route: 最後の"]),
        ("    cite: {page: 8}\n    to: fields", "    to: fields", ["missing-citation: 出典"]),
        (
            "    cite: {page: 8}\n    to: fields",
            "    cite: {page: ''}\n    to: fields",
            ["missing-key: 'page'"],
        ),
        ("blocks: [{text: 文, points: [点]}]", "blocks: [{heading: 見出し}]", ["missing-key: 'text'"]),
        ("summary: 市に", "summary: '{forms/x}{form/y}市に", []),
        (RECOMMEND, "form: [{from: order.form}]", ["unknown-catalogue: 'form'"]),
        (RECOMMEND, "forms: [{from: order.from}]", ["unknown-name: 'order.from'"]),
        (RECOMMEND, "forms: [{entry: koan, cite: {page: 1}}]", ["unknown-entry: 一覧 'forms' に 'koan'"]),
        (RECOMMEND, "forms: [{entry: koen}]", ["missing-citation: 出典"]),
        (RECOMMEND, "forms: [{}]", ["wrong-type: entry と from のどちらか"]),
        (
            RECOMMEND,
            "forms: [{entry: koen, from: order.form, cite: {page: 1}}]",
            ["wrong-type: entry と from"],
        ),
        (RECOMMEND, "forms: [{from: order.form, because: 理由}]", ["wrong-type: from を使うときは"]),
        (RECOMMEND, "forms: [{from: lead}]", ["unknown-name: 'lead'"]),
    ],
)
def test_a_name_that_leads_nowhere_is_told(old: str, new: str, messages: list[str]) -> None:
    if messages:
        found = told((old, new))
        assert len(found) == len(messages)
        assert all(one.startswith(message) for one, message in zip(found, messages, strict=True))
    else:
        assert told((old, new + "'" if new.count("'") % 2 else new)) != []


def test_entries_named_in_a_text_must_exist() -> None:
    found = told(("summary: 市に相談します。", "summary: '{forms/x}{form/y}{z}市'"))
    assert [one.partition(":")[0] for one in found] == ["unknown-catalogue", "unknown-entry", "unknown-name"]


def test_parts_that_are_broken_themselves_are_not_told_again_where_they_are_named() -> None:
    changes = [
        ("kind: choice\n", "kind: chioce\n"),
        ("ask: どの分野ですか。", "ask: '{lead}の分野'"),
        ("unit: 人", "unit: 5"),
        ("summary: 市に相談します。", "summary: '{size}'"),
    ]
    assert [one.partition(":")[0] for one in told(*changes)] == ["wrong-type", "wrong-type"]
    table = told(("title: かたちの順番", "title: 5"))
    assert table == ["wrong-type: ここには文を書きます。数や true を文として書くときは、引用符で囲みます。"]
