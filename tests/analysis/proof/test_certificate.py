"""A proof is read as it was written; what is none is not taken for one."""

import msgspec
import pytest

from guide.analysis.proof import Proof, from_bytes, prove, to_bytes
from tests.analysis.proof.test_prover import TWO
from tests.making import flow


def test_a_proof_is_written_the_same_after_it_was_read() -> None:
    proof = prove(flow(TWO))
    assert isinstance(proof, Proof)
    content = to_bytes(proof)
    read = from_bytes(content)
    assert read is not None
    assert to_bytes(read) == content


@pytest.mark.parametrize("content", [b"", b"\xff", b"[]", b"{}", b'{"format": 1}', b"null"])
def test_what_is_no_proof_is_none(content: bytes) -> None:
    assert from_bytes(content) is None


def test_a_proof_of_another_format_is_none() -> None:
    proof = prove(flow(TWO))
    assert isinstance(proof, Proof)
    assert from_bytes(to_bytes(msgspec.structs.replace(proof, format=2))) is None
