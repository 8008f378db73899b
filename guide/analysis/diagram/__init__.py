"""The diagram: a flow compiled once over all answers, from which every question about it is answered exactly.

    diagram = compile_flow(flow)               # never raises; milliseconds for a guide of a city
    diagram.aspects                            # "" tells the outcome, "forms" the first entry of it
    diagram.left_out                           # aspects beyond the limit: claim nothing of them
    aspect.nodes, aspect.ends, aspect.root     # nodes stand behind those they lead to, so a loop over
                                               # them finds the results of children already there
    aspect.exact                               # False: rests on arithmetic of several answers, claims are
                                               # wider than true
    diagram.at(aspect, trace.live, trace.path) # the node where a walk stands
    aspect.told(aspect.reach[node])            # the ends that are still possible from a node
    diagram.extent.questions[node]             # fewest and most questions left; also .ways .answers .steps

How it is made: what tests an amount of one answer is told as a test of that answer (`guide.analysis.amounts`
says what is exact so, and what is not); each question is cut into classes that no condition tells apart
(`cuts`); conditions, tables and derived values become reduced functions of those classes (`functions`,
`meaning`; R. E. Bryant, "Graph-based algorithms for Boolean function manipulation", IEEE Transactions on
Computers C-35(8), 1986); all walks are followed at once, a state being a step and what of the past a later
condition still reads (`frontier`; D. E. Knuth, The Art of Computer Programming 4A, 7.1.4), where the ways to
answer a question are worked out once for all states that ask it (`answering`), and states become nodes from
the ends upwards, each once (`compiling`). Tables mean what their hit policies make of them (D.
Calvanese, M. Dumas, U. Laurson, F. M. Maggi, M. Montali, I. Teinemaa, "Semantics, analysis and simplification
of DMN decision tables", Information Systems 78, 2018, for what is asked of them).

Invariant: for every set of answers, the end that the diagram tells is the end of `follow`, or one of several
where an aspect is not exact. Size follows the flow, not the number of combinations; beyond a stated limit an
aspect is left out.

Never enters: wording, a second way to follow answers.
"""

from guide.analysis.diagram.compiling import LIMIT, Compiler, compile_flow, compile_rankings
from guide.analysis.diagram.cuts import Class, Unit
from guide.analysis.diagram.extent import Extent
from guide.analysis.diagram.model import OUTCOME, Aspect, Diagram, Edge, Node, Stop

__all__ = [
    "LIMIT",
    "OUTCOME",
    "Aspect",
    "Class",
    "Compiler",
    "Diagram",
    "Edge",
    "Extent",
    "Node",
    "Stop",
    "Unit",
    "compile_flow",
    "compile_rankings",
]
