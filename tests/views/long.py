"""Questions whose lists number keys alone do not reach to the end, for the tests of all views."""

import json

from tests.making import flow

_PLACES = {f"p{number}": f"第{number}地区の道路" for number in range(1, 198)}
_PLACES |= {"hall": "｛公会堂｜こうかいどう｝の使い方", "snow": "ユキおろし", "none": "どれでもない"}
LONG = flow(
    f"""
steps:
  long: {{kind: choice, to: several, ask: どの事業のことですか。, options: {json.dumps(_PLACES)}}}
  several:
    kind: choices
    to: end
    ask: 関わる事業はどれですか。
    exclusive: [none]
    options: {json.dumps(dict(list(_PLACES.items())[:12]) | {"none": "どれでもない"})}
  end: {{kind: outcome}}
"""
)
"""A choice of 200 and choices of 13."""
