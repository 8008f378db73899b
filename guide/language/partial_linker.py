"""Linking partials: texts that are written once and used in many places.

A partial may use others. One that comes to itself, or that grows too large with all it uses, is reported, so
that no short file can stand for an endless text.

Never enters: where a partial is used (see `text_linker`).
"""

from collections.abc import Mapping

from guide.language.model import Block
from guide.language.ordering import ordered
from guide.language.text_document import BlockDoc
from guide.language.text_linker import TextReader

LARGEST_PARTIAL = 200
"""Blocks of a partial with all the partials it uses, those that use included."""


def link_partials(
    docs: Mapping[str, tuple[BlockDoc, ...]], read: TextReader, partials: dict[str, tuple[Block, ...]]
) -> None:
    """Add the partials to those that `read` knows, each before those that use it."""
    order, loop = ordered(docs, lambda key: [doc.use for doc in docs[key] if doc.use and doc.use in docs])
    if loop:
        read.report("partial-uses-itself", ("partials", loop[0]), at_key=True, partials=" → ".join(loop))
    partials |= dict.fromkeys(docs, ())
    sizes: dict[str, int] = {}
    for key in reversed(order):
        path = ("partials", key)
        sizes[key] = sum(1 + sizes.get(doc.use or "", 0) for doc in docs[key])
        if sizes[key] <= LARGEST_PARTIAL:
            partials[key] = read.blocks(docs[key], path)
        else:
            # Told once: what uses this one is not to be told of its size again.
            sizes[key] = 0
            read.report("partial-too-large", path, at_key=True, partial=key, limit=LARGEST_PARTIAL)
