"""The start page: what this is, in two lines, and the guides there are."""

from msgspec import Struct

from guide.sentences.wordings import ENGLISH, ORDINARY, said

PRODUCT = "協働ナビ"
"""The name of the product."""

ABOUT = (
    "市といっしょに活動したい人のための案内です。",
    "質問に答えると、合う進め方と相談先が分かります。",
)
"""What this is."""

CHOOSE_GUIDE = "どの案内を開きますか。"
NO_GUIDES = "案内が見つかりません。"


ONLY_ORDINARY = "この案内は、ふつうの日本語だけです。"
"""Stands under a guide that lacks the wording of the reader."""


class GuideCard(Struct, frozen=True):
    """A guide to choose; `problem` says why it cannot be opened, or is empty.

    `wordings` are those the guide can be had in beside the ordinary one.
    """

    flow_id: str
    city: str
    title: str
    summary: str
    edition: str
    problem: str = ""
    wordings: tuple[str, ...] = ()


def under(card: GuideCard, wording: str) -> tuple[str, ...]:
    """What stands under a guide for a reader of the wording: what it does, or why it cannot be opened.

    Where the guide lacks the wording, that is said; Japanese is not spread out before those who read English.
    """
    if wording == ORDINARY or wording in card.wordings or card.problem:
        return tuple(filter(None, (*card.summary.splitlines(), card.problem)))
    summary = () if wording == ENGLISH else card.summary.splitlines()
    return (*summary, said(wording, ONLY_ORDINARY))
