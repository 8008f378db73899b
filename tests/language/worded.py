"""The small flow in a wording, and every text of a file in another: what the tests of wordings stand on."""

from collections.abc import Callable, Mapping

from guide.language.data import Data
from guide.language.loader import Loaded
from guide.language.overlay import parts
from guide.language.shown import Each, Shape, Words
from guide.language.wording_loader import LoadedWording, load_wording
from tests.language.small import loaded


def worded(flow: str = "", city: str = "", *, base: Loaded | None = None) -> LoadedWording:
    """The small flow (or another) with an English wording of its file and of its city."""
    files = ("flow.en.yaml", flow.encode()), ("city.en.yaml", city.encode())
    return load_wording(loaded() if base is None else base, "en", *files)


def every_text(base: Data, shape: Shape, say: Callable[[str], str]) -> Data:
    """The data of a wording file that says every text of a file in other words."""
    if isinstance(shape, Words):
        cases = base if isinstance(base, list) else [base]
        words = [say(case["text"] if isinstance(case, Mapping) else case) for case in cases]
        return words if isinstance(base, list) else words[0]
    if isinstance(shape, Each):
        if isinstance(base, list):
            return [every_text(one, shape.inside, say) for one in base]
        return {key: every_text(one, shape.inside, say) for key, one in base.items()}
    inside, written = shape.inside, parts(base)
    return {key: every_text(written[key], inside[key], say) for key in inside if written.get(key) is not None}
