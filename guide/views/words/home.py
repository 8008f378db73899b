"""The start page: what this is, in two lines, and the guides there are."""

from msgspec import Struct

PRODUCT = "協働ナビ"
"""The name of the product."""

ABOUT = (
    "市といっしょに活動したい人のための案内です。",
    "質問に答えると、合う進め方と相談先が分かります。",
)
"""What this is."""

CHOOSE_GUIDE = "どの案内を開きますか。"
NO_GUIDES = "案内が見つかりません。"


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
