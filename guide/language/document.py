"""The document model: what may stand in a flow file, as pydantic models.

Frozen, unknown keys refused. This is the boundary: data that passes here has the right shape, its names are
not yet looked up (the linker does) and its conditions are not yet read (`condition_syntax` does). The JSON
Schema for editors is generated from these classes and those of `city_document`, so each field says what it
is for.

Never enters: names of other parts of the file, behaviour.
"""

from typing import Annotated, Any, Literal, TypeAlias

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from guide.language.fields import (
    AmountDoc,
    ConditionDoc,
    FilledDoc,
    Flag,
    Id,
    ScalarDoc,
    ShownDoc,
    TextDoc,
    Whole,
    with_text,
)
from guide.language.text_document import BlockDoc, CitesDoc, Doc, PartialsDoc, SetsDoc, WordsDoc


class OptionDoc(Doc):
    """One choice."""

    text: TextDoc
    help: TextDoc | None = None
    unsure: Flag = False
    cite: CitesDoc = ()


OptionsDoc: TypeAlias = dict[
    Id, Annotated[OptionDoc, BeforeValidator(with_text, json_schema_input_type=OptionDoc | str)]
]


ChangeableDoc: TypeAlias = Annotated[
    Flag, Field(description="答える人が変えられること。立場のように変えられないことは false にする")
]


class ItemDoc(OptionDoc):
    """One line of a checklist."""

    changeable: ChangeableDoc = True


ItemsDoc: TypeAlias = dict[
    Id, Annotated[ItemDoc, BeforeValidator(with_text, json_schema_input_type=ItemDoc | str)]
]


class RouteDoc(Doc):
    """Where a step leads."""

    when: ConditionDoc = Field(None, description="この条件が成り立つとき。最後の行き先には書かない")
    to: str = Field(description="行き先のステップ")


StaffDoc: TypeAlias = Annotated[str, Field(min_length=1)]
"""A text for counter staff. They read Japanese: it is no text of a wording."""


class StepDoc(Doc):
    """What every step has. A step of a flow names its stage; one of a subflow is in that of its use."""

    stage: Id | None = Field(None, description="段階")
    staff: StaffDoc | None = Field(None, description="窓口の職員だけが読む注意")
    cite: CitesDoc = ()


class AskingDoc(StepDoc):
    """What every step has that waits for the person."""

    name: ShownDoc = Field("", description="答えの一覧や理由で使う、短い呼び名（例: 分野）")
    why: WordsDoc | None = Field(None, description="何のために聞くか")
    aloud: StaffDoc | None = Field(None, description="窓口の職員が読み上げる文（なければ質問の文）")
    to: str | None = Field(None, description="次のステップ（いつも同じとき）")
    routes: tuple[RouteDoc, ...] = Field((), description="行き先（答えで変わるとき）")


class RefuseDoc(Doc):
    """An answer that does not go with what was answered before."""

    when: ConditionDoc = Field(description="この条件が成り立つ答えは受け取らない")
    say: WordsDoc = Field(description="そのときに出す文。どう答えればよいかを書く")


class QuestionDoc(AskingDoc):
    """What every question has."""

    ask: WordsDoc = Field(description="質問の文")
    help: WordsDoc | None = Field(None, description="質問の下に出す説明")
    refuse: tuple[RefuseDoc, ...] = Field((), description="前の答えと合わない答えの断り方")
    changeable: ChangeableDoc = True


RefusalDoc: TypeAlias = Annotated[TextDoc | None, Field(description="範囲に入らない答えのときに出す文")]


class YesNoDoc(QuestionDoc):
    """はい / いいえ."""

    kind: Literal["yes-no"]
    unsure: Flag = Field(default=False, description="「わからない」も選べるようにする")


class ChoiceDoc(QuestionDoc):
    """One of several."""

    kind: Literal["choice"]
    options: OptionsDoc = Field(min_length=2)


class ChoicesDoc(QuestionDoc):
    """Some of several."""

    kind: Literal["choices"]
    options: OptionsDoc = Field(min_length=2)
    exclusive: tuple[str, ...] = Field((), description="ほかと一緒に選べない選択肢")
    least: Whole = Field(1, ge=0)
    most: Whole | None = Field(None, ge=1)
    refusal: RefusalDoc = None


class ChecklistDoc(QuestionDoc):
    """Each item answered はい / いいえ / わからない."""

    kind: Literal["checklist"]
    items: ItemsDoc = Field(min_length=1)


class NumberDoc(QuestionDoc):
    """A number."""

    kind: Literal["number"]
    unit: ShownDoc = ""
    least: AmountDoc | None = None
    most: AmountDoc | None = None
    decimals: Whole = Field(0, ge=0, le=9)
    refusal: RefusalDoc = None


class DateDoc(QuestionDoc):
    """A date."""

    kind: Literal["date"]
    least: str | None = None
    most: str | None = None
    refusal: RefusalDoc = None


class FreeTextDoc(QuestionDoc):
    """Words of the person's own; never routes."""

    kind: Literal["text"]
    longest: Whole = Field(200, ge=1, le=4000)
    optional: Flag = True


class PageDoc(AskingDoc):
    """Something to read, with optional ticks."""

    kind: Literal["page"]
    title: WordsDoc
    blocks: tuple[BlockDoc, ...] = ()
    ticks: OptionsDoc = Field(default_factory=dict)


class RecommendDoc(Doc):
    """One entry, or all that a table's output gives."""

    entry: str | None = Field(None, description="勧めるもの")
    from_: str | None = Field(None, alias="from", description="表.出力")
    when: ConditionDoc = None
    because: WordsDoc | None = Field(None, description="理由")
    cite: CitesDoc = ()


class OutcomeDoc(StepDoc):
    """The end of a flow."""

    kind: Literal["outcome"]
    title: WordsDoc
    summary: WordsDoc
    recommend: dict[str, tuple[RecommendDoc, ...]] = Field(default_factory=dict)
    blocks: tuple[BlockDoc, ...] = ()


class UseDoc(Doc):
    """A subflow in place of a step."""

    kind: Literal["subflow"]
    stage: Id | None = Field(None, description="段階（くり返す質問のすべてのステップの）")
    use: str = Field(description="subflows に書いた、くり返す質問の名前")
    to: str | None = Field(None, description="終わった後のステップ（どの出口でも同じとき）")
    ends: dict[Id, str] = Field(default_factory=dict, description="出口ごとの、次のステップ")


AnyQuestionDoc: TypeAlias = (
    YesNoDoc | ChoiceDoc | ChoicesDoc | ChecklistDoc | NumberDoc | DateDoc | FreeTextDoc
)
AnyAskingDoc: TypeAlias = AnyQuestionDoc | PageDoc
AnyStepDoc: TypeAlias = AnyAskingDoc | OutcomeDoc | UseDoc
AnySharedStepDoc: TypeAlias = AnyAskingDoc | UseDoc
"""What may stand in a subflow: the flow that uses it says where its ends lead."""


OperandsDoc: TypeAlias = Annotated[tuple[ScalarDoc, ...], Field(min_length=1)]


class OutputDoc(Doc):
    """A column of results; exactly one of the three kinds."""

    catalogue: str | None = Field(None, description="一覧の名前")
    values: tuple[ScalarDoc, ...] | None = Field(None, min_length=1, description="値（優先の順）")
    type: Literal["number", "text"] | None = None
    default: ScalarDoc | None = Field(None, description="どの規則にも当てはまらないときの値")


class RuleDoc(Doc):
    """A row of a table."""

    when: ConditionDoc = None
    then: dict[str, ScalarDoc] = Field(min_length=1)
    because: WordsDoc | None = Field(None, description="理由")
    cite: CitesDoc = ()


class TableDoc(Doc):
    """A decision table."""

    title: TextDoc
    hit_policy: Literal["unique", "any", "first", "priority", "rule-order", "output-order", "collect"] = (
        Field(alias="hit-policy")
    )
    aggregate: Literal["list", "count", "sum", "min", "max"] | None = None
    inputs: tuple[str, ...] = Field(min_length=1)
    outputs: dict[Id, OutputDoc] = Field(min_length=1)
    rules: tuple[RuleDoc, ...] = Field(min_length=1)


class ValueDoc(Doc):
    """A value that follows from answers; exactly one of the four ways."""

    name: ShownDoc = Field("", description="短い呼び名")
    when: ConditionDoc = Field(None, description="この条件が成り立てば yes、そうでなければ no")
    sum: OperandsDoc | None = Field(None, description="足す数（名前か数）")
    difference: OperandsDoc | None = Field(None, description="一つ目から二つ目を引く。日付なら日数")
    product: OperandsDoc | None = Field(None, description="掛ける数（名前か数）")
    unit: ShownDoc = Field("", description="単位")


class SubflowDoc(Doc):
    """Steps, and the tables and values they need, written once for several places."""

    start: str = Field(description="最初のステップ")
    ends: tuple[Id, ...] = Field(min_length=1, description="出口の名前。ステップの行き先に書く")
    values: dict[Id, ValueDoc] = Field(default_factory=dict, description="答えから計算する値")
    tables: dict[Id, TableDoc] = Field(default_factory=dict)
    steps: dict[Id, Annotated[AnySharedStepDoc, Field(discriminator="kind")]] = Field(min_length=1)


SubflowsDoc: TypeAlias = dict[Id, SubflowDoc]


class StageDoc(Doc):
    """A named stretch of steps."""

    id: Id
    title: TextDoc
    aside: Flag = False


class EditionDoc(Doc):
    """When this edition was made."""

    date: str
    note: TextDoc | None = None


class ExampleDoc(BaseModel):
    """A test case; catalogues' names are further keys."""

    model_config = ConfigDict(frozen=True, extra="allow")
    __pydantic_extra__: dict[str, tuple[str, ...]] = Field(init=False)

    name: FilledDoc
    answers: dict[str, Any]
    outcome: str = ""
    asking: str = ""


class FlowDoc(Doc):
    """A flow file."""

    format: Whole = Field(description="書式の番号（1）")
    title: TextDoc
    summary: TextDoc
    source: str = Field(description="もとの文書")
    edition: EditionDoc
    stages: tuple[StageDoc, ...] = Field(min_length=1)
    start: str
    partials: PartialsDoc = Field(default_factory=dict, description="この案内で何度も使う文章")
    sets: SetsDoc = Field(default_factory=dict, description="この案内で何度も使う値の集まり")
    subflows: SubflowsDoc = Field(default_factory=dict, description="この案内で何度も使う質問のまとまり")
    values: dict[Id, ValueDoc] = Field(default_factory=dict, description="答えから計算する値")
    tables: dict[Id, TableDoc] = Field(default_factory=dict)
    steps: dict[
        Id, Annotated[AnyStepDoc, Field(discriminator="kind", json_schema_extra={"required": ["stage"]})]
    ] = Field(min_length=1)
    examples: tuple[ExampleDoc, ...] = ()
