"""One decision table by itself: which rules overlap, what they leave open, which never count.

    verdict = examine(flow, table)    # None where an input has too many classes to tell apart
    verdict.clashing                  # rules that can hit together and must not

`inputs` cut what is answered into classes, `together` where it has several parts, `grid` makes rules into
boxes of classes, `overlap` finds the boxes that meet, `cover` and `levels` measure what boxes leave open,
`verdict` says what it means by the hit policy.

Never enters: walks (see `guide.analysis.diagram` for what can be reached), wording.
"""

from guide.analysis.table.verdict import BUDGET, Verdict, examine

__all__ = ["BUDGET", "Verdict", "examine"]
