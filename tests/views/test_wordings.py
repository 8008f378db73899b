"""The wording of the moment: what a person switches to is kept from walk to walk."""

from msgspec.structs import replace

from guide.engine.interview import Interview
from guide.language.model import Flow
from guide.views.wordings import Rewording, Wordings
from guide.views.words.home import GuideCard
from tests.making import flow

FLOW = replace(flow("steps: {lead: {kind: yes-no, to: end}, end: {kind: outcome}}"), wordings=("easy", "en"))
CARDS = (GuideCard("mihon/flow", "見本市", "見本", "", "", wordings=("en",)),)


def _flow(_: str, wording: str) -> Flow | str:
    return replace(FLOW, wording=wording) if wording in {"", "en"} else "今は読めません。"


WORDINGS = Wordings(_flow, lambda wording: (replace(CARDS[0], title=f"in {wording}"),))


def test_the_next_wording_keeps_the_answers_and_is_remembered() -> None:
    moment = Rewording(WORDINGS)
    begun = Interview(replace(FLOW, wordings=("en",)), {"lead": "yes"})
    worded = moment.next_of(begun)
    assert isinstance(worded, Interview)
    assert (worded.flow.wording, dict(worded.answers), moment.wording) == ("en", {"lead": "yes"}, "en")
    assert moment.worded(Interview(FLOW)).flow.wording == "en"
    assert moment.worded(worded) is worded


def test_where_there_is_no_other_wording_or_it_cannot_be_had_nothing_changes() -> None:
    moment = Rewording(WORDINGS)
    for alone in (Rewording(None), moment):
        told = alone.next_of(Interview(replace(FLOW, wordings=())))
        assert told == "この案内には、ほかのことばがありません。"
    assert moment.next_of(Interview(FLOW)) == "今は読めません。"
    assert moment.wording == ""
    easy = Rewording(replace(WORDINGS, first="easy"))
    assert easy.worded(Interview(FLOW)).flow.wording == ""


def test_a_flow_that_lacks_the_wording_of_the_moment_is_said_in_its_own_words() -> None:
    moment = Rewording(WORDINGS, "en")
    assert moment.worded(Interview(replace(FLOW, wordings=()))).flow.wording == ""
    assert Rewording(None, "en").worded(Interview(FLOW)).flow.wording == ""


def test_the_start_page_goes_round_the_wordings_of_its_guides() -> None:
    moment = Rewording(WORDINGS)
    moment.next_of_cards(CARDS)
    assert moment.wording == "en"
    assert [card.title for card in moment.cards(CARDS)] == ["in en"]
    moment.next_of_cards(CARDS)
    assert moment.wording == ""
    assert Rewording(None).cards(CARDS) is CARDS
