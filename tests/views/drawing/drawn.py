"""Maps whose every text is hostile. Never here: how they are drawn."""

from hypothesis import strategies as st

from guide.japanese.clean import clean
from guide.views.words.map import FlowMap, Place, Way

NASTY = '"]; n9 --> n1 %% <script>alert(1)</script> & ]]> \\" \\N {a|b} `x` #quot; --> ｛'


def drawn(text: str) -> FlowMap:
    ends = (Place(2, text, "結果", text, text, ()), Place(3, "end", "結果", "s", "", ()))
    ways = (Way(text, 2), Way("", 3))
    return FlowMap(text, (text,), (Place(1, text, "質問", text, text, ways), *ends))


TEXTS = st.sampled_from([NASTY, "a\nb"]) | st.text(max_size=60).map(clean)
