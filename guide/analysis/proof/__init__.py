"""Proofs about all walks of a flow, and a second way to check them.

    proof = prove(flow)            # or Unproven, which says why
    doubt_of(flow, proof)          # None if every claim holds

Never enters: wording, files.
"""

from guide.analysis.proof.certificate import Proof, State, from_bytes, to_bytes
from guide.analysis.proof.checker import Doubt, doubt_of
from guide.analysis.proof.deciding import Unproven
from guide.analysis.proof.prover import LIMIT, prove

__all__ = ["LIMIT", "Doubt", "Proof", "State", "Unproven", "doubt_of", "from_bytes", "prove", "to_bytes"]
