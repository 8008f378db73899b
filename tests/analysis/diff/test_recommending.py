"""Rules of recommending are the same while nothing but texts is edited, wherever they are written."""

from guide.analysis.diff.recommending import rules_of
from guide.language.model import Flow
from tests.making import flow

TEXT = """
values: {many: {when: {n: ">= 5"}}, more: {sum: [n, 1]}}
tables:
  t:
    hit-policy: rule-order
    inputs: [n, more]
    outputs: {form: {catalogue: forms}}
    rules: [{when: {more: ">= 3"}, then: {form: koen}, because: 合うからです。}, {then: {form: hojo}}]
steps:
  n: {kind: number, ask: 何人ですか。, to: end}
  end:
    kind: outcome
    recommend:
      forms: [{from: t.form, when: {many: yes}}, {entry: itaku}]
      desks: [{entry: kankyo, because: 近いからです。}]
"""


def edited(before: str, after: str) -> Flow:
    assert before in TEXT
    return flow(TEXT.replace(before, after))


def differ(before: str, after: str) -> list[str]:
    new = edited(before, after)
    return [one for one in ("forms", "desks") if rules_of(flow(TEXT), one) != rules_of(new, one)]


def test_texts_are_no_rules() -> None:
    assert differ("合うからです。", "よいからです。") == []
    assert differ("近いからです。", "遠いからです。") == []
    assert differ("何人ですか。", "何名ですか。") == []


def test_what_is_recommended_when_is_a_rule() -> None:
    assert differ("entry: kankyo", "entry: seisaku") == ["desks"]
    assert differ("{entry: itaku}", '{entry: itaku, when: {n: "> 1"}}') == ["forms"]


def test_what_tables_and_values_say_is_a_rule_for_those_who_read_them() -> None:
    assert differ("then: {form: hojo}", "then: {form: itaku}") == ["forms"]
    assert differ('many: {when: {n: ">= 5"}}', 'many: {when: {n: ">= 6"}}') == ["forms"]
    assert differ("sum: [n, 1]", "sum: [n, 2]") == ["forms"]


def test_a_catalogue_of_which_nothing_is_recommended_has_no_rules() -> None:
    assert rules_of(flow(TEXT), "nothing") == {}
