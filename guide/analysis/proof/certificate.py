"""A proof as a value, and as the bytes of a file: what is claimed of a flow, and why anybody may believe it.

The certificate is a machine of states. A state is a step and what is known there of the answers before: for a
question the class of its answer, or NOT_ASKED; of a question that is not named nothing is known. `next` tells
the state that each class of the step's own answers leads to, or REFUSED. Classes are told by one answer each.

Never enters: how a proof is found (see `prover`), whether it is right (see `checker`).
"""

from decimal import Decimal
from typing import Any

from msgspec import DecodeError, Struct, json

FORMAT = 1
NOT_ASKED = -1
REFUSED = -1


class State(Struct, frozen=True, array_like=True):
    """A step, the class of each answer before it that matters, and the state behind each class of its own."""

    step: str
    known: dict[str, int]
    next: tuple[int, ...]


class Proof(Struct, frozen=True, forbid_unknown_fields=True):
    """What is claimed, with the certificate; the first state is the start.

    Every path ends. `ways` is the number of ways through, told apart by the classes of answers that decide
    where a step leads (in digits: it may be larger than a number of JSON); `fewest` and `most` are the
    questions of the shortest and the longest way. The steps of all states are reached; `reached` has answers
    that come to each outcome.

    `narrowed` are questions that also refuse answers for what several make together. There all is claimed of
    the answers that are taken: ways and the longest way are numbers at most, the shortest one at least.
    """

    format: int
    flow: str
    digest: str
    ways: str
    fewest: int
    most: int
    reached: dict[str, dict[str, Any]]
    classes: dict[str, tuple[Any, ...]]
    states: tuple[State, ...]
    narrowed: tuple[str, ...] = ()

    @property
    def steps(self) -> frozenset[str]:
        """The steps that some answers lead to."""
        return frozenset(state.step for state in self.states)


def digits(number: int) -> str:
    """A whole number of any size in digits; `str` refuses thousands of them."""
    return f"{Decimal(number):f}"


def to_bytes(proof: Proof) -> bytes:
    """The proof as JSON, a line for each part."""
    return json.format(json.encode(proof), indent=1) + b"\n"


def from_bytes(content: bytes) -> Proof | None:
    """The proof in a file; None if it holds none of this format."""
    try:
        proof = json.decode(content, type=Proof)
    except DecodeError:
        return None
    return proof if proof.format == FORMAT else None
