"""`kyodo check` with a proof: written to a file, or read from one and checked anew."""

from pathlib import Path

from guide import library
from guide.analysis.proof import LIMIT, Unproven, doubt_of, from_bytes, prove, to_bytes
from guide.cli import delivery
from guide.cli.ending import BadInputError, Exit
from guide.cli.opening import diagnostic, in_words, open_flow
from guide.language.model import Flow
from guide.library import Unreadable
from guide.views import streams
from guide.views.arguments import Typed
from guide.views.words import proof as words


def write_proof(typed: Typed) -> Exit:
    """Prove what holds of one flow and write the proof; what cannot be proven is told and not written."""
    flow, place = _one(typed), Path(typed.options["--proof"])
    found = prove(flow)
    streams.print_sentences(words.sheet(flow, found, LIMIT))
    if isinstance(found, Unproven):
        return Exit.FINDINGS
    delivery.write_named((to_bytes(found),), place, overwrite="--overwrite" in typed.options)
    return Exit.CONCLUDED


def verify_proof(typed: Typed) -> Exit:
    """Check a proof in a file against one flow."""
    flow = _one(typed)
    content = library.content(Path(typed.options["--verify-proof"]))
    if isinstance(content, Unreadable):
        raise BadInputError(in_words([diagnostic(content)]))
    proof = from_bytes(content)
    if proof is None:
        raise BadInputError("証明のファイルではありません。kyodo check FLOW --proof FILE で作れます。")
    doubt = doubt_of(flow, proof)
    if doubt:
        streams.print_sentences([words.refused(doubt)])
        return Exit.FINDINGS
    streams.print_sentences(
        [*words.sheet(flow, proof, LIMIT), "証明を確かめ直しました。すべて合っています。"]
    )
    return Exit.CONCLUDED


def _one(typed: Typed) -> Flow:
    if len(typed.given) != 1:
        raise BadInputError("証明は、案内を一つだけ指定します。")
    return open_flow(typed.given[0])
