"""A small guide in English beside its Japanese, and what Japanese is left on a screen."""

import re

from msgspec.structs import replace

from guide.sentences.wordings import ENGLISH
from guide.views.wordings import Wordings
from guide.views.words.home import GuideCard
from tests.making import CITY, flow
from tests.views.keeping import FLOW

_CITY = (
    CITY.replace("見本市", "Sample City")
    .replace("見本の指針", "Guideline")
    .replace("2022年3月", "March 2022")
)
_CITY = re.sub("title: 協働のかたち", "title: Forms", re.sub("name: [^,]*", "name: Entry", _CITY))
_CITY = _CITY.replace("相談先", "Desks")

BOTH = replace(FLOW, wordings=(ENGLISH,))
"""The guide as its file has it."""

WORDED = replace(
    flow(
        """
title: Sample
summary: A sample guide.
stages: [{id: all, title: All}]
steps:
  lead:
    kind: choice
    ask: Who does it?
    options: {citizens: Citizens, city: City}
    routes: [{when: {lead: city}, to: own}, {to: ready}]
  ready: {kind: checklist, ask: Are you ready?, items: {people: People, money: Money}, to: goal}
  goal: {kind: outcome, title: Goal, summary: Goal, recommend: {forms: [{entry: koen, because: It fits.}]}}
  own: {kind: outcome, title: Work of the city, summary: Work of the city}
""",
        city=_CITY,
    ),
    wording=ENGLISH,
    wordings=(ENGLISH,),
    digest=FLOW.digest,
)
"""The same in English."""

CARD = GuideCard(WORDED.id, "Sample City", "Sample", "A sample guide.", "edition", wordings=(ENGLISH,))
WORDINGS = Wordings(lambda _, wording: WORDED if wording else BOTH, lambda _: [CARD], first=ENGLISH)

LANGUAGES = ("ことばを変えるときはlです。", "日本語")


def japanese(said: str) -> list[str]:
    """What is left of Japanese, but for what its readers look for to change the language."""
    said = "".join(said.split())
    for one in LANGUAGES:
        said = said.replace(one, "")
    return re.findall("[ぁ-んァ-ヶ一-龠々〆、。「」（）]+", said)
