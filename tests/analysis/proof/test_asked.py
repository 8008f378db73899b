"""What conditions ask in the end is a test of one answer, or said to be of several."""

import pytest

from guide.analysis.proof.asked import Asked, SeveralError
from tests.making import flow

GUIDE = """
values:
  more: {sum: [n, 1]}
  whole: {sum: [2, 3]}
  both: {sum: [n, m]}
  many: {when: {t.o: high}}
tables:
  t:
    hit-policy: first
    inputs: [more, m]
    outputs: {o: {values: [high, low]}}
    rules: [{when: {more: '> 3'}, then: {o: high}}, {when: {m: 2}, then: {o: low}}]
start: n
steps:
  n: {kind: number, to: m}
  m: {kind: number, routes: [{when: %s, to: end}, {to: end}]}
  end: {kind: outcome}
"""


def asked(when: str) -> dict[str, str]:
    guide = flow(GUIDE % when)
    conditions = [one.when for one in guide.asking("m").routes if one.when is not None]
    return {str(ask.test.name): question for ask, question in Asked(guide).tests(conditions).items()}


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("{n: 3, m: 4}", {"n": "n", "m": "m"}),
        ("{more: 3}", {"more": "n"}),
        ("{not: {any-of: [{more: 3}, {more: 4}]}}", {"more": "n"}),
        ("{whole: 5}", {}),
        ("{many: yes}", {"more": "n", "m": "m"}),
        ("[{many: yes}, {t.o: low}]", {"more": "n", "m": "m"}),
    ],
)
def test_every_test_is_of_the_one_answer_that_decides_it(when: str, expected: dict[str, str]) -> None:
    assert asked(when) == expected


def test_what_several_answers_make_is_told_by_its_name() -> None:
    with pytest.raises(SeveralError, match="both"):
        asked("{both: 3}")
