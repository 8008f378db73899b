"""The document model of what flow files and city.yaml both hold: texts, citations, blocks, sets of values.

Frozen, unknown keys refused, as `document`, which builds on it.

Never enters: anything that only one of the two kinds of files may hold.
"""

from typing import Annotated, TypeAlias

from pydantic import BaseModel, BeforeValidator, ConfigDict, Discriminator, Field, Tag

from guide.language.fields import (
    ConditionDoc,
    Id,
    PageText,
    ScalarDoc,
    ShownDoc,
    TextDoc,
    listed,
)


class Doc(BaseModel):
    """Every part of a file: frozen, no unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class CiteDoc(Doc):
    """Where a text or rule rests."""

    page: PageText | None = Field(None, description="ページ（8 や 8-10）")
    section: str | None = Field(None, description="ページ番号のない所の見出し")
    item: str | None = Field(None, description="その中の項目")
    source: Id | None = Field(None, description="出典の名前。書かなければ、案内のもとの文書")


CitesDoc: TypeAlias = Annotated[
    tuple[CiteDoc, ...],
    BeforeValidator(listed, json_schema_input_type=CiteDoc | list[CiteDoc]),
]


class CaseDoc(Doc):
    """One wording of a text."""

    when: ConditionDoc = Field(None, description="この条件が成り立つときの文。最後の文には書かない")
    text: TextDoc = Field(description="文章")


ONE_TEXT, CASES = "one-text", "cases"
"""The two ways to write a text: as it is, or as wordings of which the first that holds is taken."""


def _way(written: object) -> str:
    return CASES if isinstance(written, (dict, list, tuple)) else ONE_TEXT


WordsDoc: TypeAlias = Annotated[
    Annotated[TextDoc, Tag(ONE_TEXT)]
    | Annotated[
        tuple[CaseDoc, ...],
        Field(min_length=1),
        BeforeValidator(listed, json_schema_input_type=CaseDoc | list[CaseDoc]),
        Tag(CASES),
    ],
    Discriminator(_way),
]
"""A text that may be worded differently after different answers."""


class BlockDoc(Doc):
    """A stretch of text, or those of a partial."""

    heading: ShownDoc = Field("", description="小見出し")
    text: WordsDoc | None = Field(None, description="文章")
    points: tuple[WordsDoc, ...] = Field((), description="箇条書き")
    use: str | None = Field(None, description="partials に書いた文章の名前。ほかには when だけを書く")
    when: ConditionDoc = Field(None, description="この条件が成り立つときだけ出す")
    cite: CitesDoc = Field((), description="出典")


PartialsDoc: TypeAlias = dict[Id, Annotated[tuple[BlockDoc, ...], Field(min_length=1)]]
SetsDoc: TypeAlias = dict[Id, Annotated[tuple[ScalarDoc, ...], Field(min_length=1)]]
