"""`kyodo check --mutate`: whether the examples of flows would notice a mistake."""

from guide import library
from guide.analysis.mutation import score
from guide.cli.ending import BadInputError, Exit
from guide.cli.opening import diagnostic, in_words
from guide.language.model import Flow
from guide.library import Unreadable
from guide.views import streams
from guide.views.arguments import Typed
from guide.views.words import mutation as words


def mutate(typed: Typed) -> Exit:
    """The score of each flow, and the examples that are missing."""
    complete = True
    told: list[dict[str, object]] = []
    for files in library.wanted(typed.given):
        if isinstance(files, Unreadable):
            raise BadInputError(in_words([diagnostic(files)]))
        flow = library.flow(files)
        if not isinstance(flow, Flow):
            raise BadInputError(in_words(flow))
        found = score(flow)
        complete = complete and not any(one.answers for one in found.unnoticed)
        if "--json" in typed.options:
            told.append(words.as_json(flow, found))
        else:
            streams.print_sentences(words.lines(flow, found))
    if "--json" in typed.options:
        streams.print_json(told)
    return Exit.CONCLUDED if complete else Exit.FINDINGS
