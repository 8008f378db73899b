"""The steps of a flow are linked: what they are called, where they lead, what they recommend."""

from guide.language.model import Outcome, RecommendEntry
from tests.language.small import CITY, loaded, told


def test_a_step_may_have_a_short_name() -> None:
    flow = loaded(
        ("ask: だれが中心", "name: 中心\n    ask: だれが中心"), ("title: 読ん", "name: 資料\n    title: 読ん")
    ).flow
    assert flow is not None
    assert [flow.asking(step).name for step in ("lead", "read", "fields")] == ["中心", "資料", ""]


def test_a_single_entry_may_be_recommended_with_its_reason() -> None:
    entry = "forms: [{entry: koen, when: {lead: city}, because: 市が中心です。, cite: {section: はじめに}}]"
    flow = loaded(("forms: [{from: order.form}]", entry)).flow
    assert flow is not None
    end = flow.steps["end"]
    assert isinstance(end, Outcome)
    (item,) = end.recommend["forms"]
    assert isinstance(item, RecommendEntry)
    assert (item.entry, item.because, item.cite[0].section) == ("koen", ("市が中心です。",), "はじめに")


def test_an_output_recommends_only_from_its_own_catalogue() -> None:
    city = CITY + "  desks:\n    title: 課\n    entries:\n      a: {name: 課, cite: {page: 1}}\n"
    (found,) = told(("forms: [{from: order.form}]", "desks: [{from: order.form}]"), city=city)
    assert found == "wrong-type: ここには、一覧 desks から選ぶ出力を書きます。"
