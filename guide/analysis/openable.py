"""Whether a flow that loaded may be opened: no answers may go round in it.

Never enters: loading, and whatever only the few flows need whose routes lead back to a step.
"""

from typing import TYPE_CHECKING

from guide.language.structure import in_order

if TYPE_CHECKING:
    from guide.language.diagnostics import Diagnostic
    from guide.language.loader import Loaded
    from guide.language.model import Flow


def openable(loaded: "Loaded") -> "Flow | tuple[Diagnostic, ...]":
    """The flow, or what keeps it from being opened."""
    if loaded.flow is None:
        return loaded.diagnostics
    _, drawn = in_order(loaded.flow)
    if not drawn:
        return loaded.flow
    from guide.analysis.again import problems  # noqa: PLC0415 - of no use to most flows

    return tuple(problems(loaded)) or loaded.flow
