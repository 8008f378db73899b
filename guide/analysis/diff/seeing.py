"""Who comes to a step: the share of walks, if at every question each answer is as likely as any other.

Never enters: what a step says, wording.
"""

from collections.abc import Mapping

from guide.analysis.diagram import OUTCOME, Diagram

CERTAIN = 1 - 1e-9
"""From this share on everybody comes there; shares are sums of fractions."""


def seen(diagram: Diagram) -> Mapping[str, float]:
    """For each step that some walk comes to the share of walks that do; empty if that was too large.

    Where arithmetic was only narrowed down, each way is as likely as the other.
    """
    aspect = diagram.aspects.get(OUTCOME)
    if aspect is None:
        return {}
    found: dict[str, float] = {}
    share = [0.0] * len(aspect.nodes)
    share[aspect.root] = 1.0
    # Nodes stand behind those they lead to.
    for index in range(aspect.root, -1, -1):
        node = aspect.nodes[index]
        end = aspect.ends[node.end] if node.end >= 0 else None
        step = diagram.units[node.unit].step if node.opens else end
        if isinstance(step, str):
            found[step] = found.get(step, 0.0) + share[index]
        total = sum(edge.size for edge in node.edges)
        for edge in node.edges:
            share[edge.to] += share[index] * edge.size / total
    return found
