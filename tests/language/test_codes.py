"""Every diagnostic code says what is wrong, what to do and why."""

import re
from string import Formatter

import pytest

from guide.language.codes import CODES
from guide.language.diagnostics import Severity
from guide.language.file_codes import Code


@pytest.mark.parametrize("code", CODES.values(), ids=CODES)
def test_every_code_is_worded_in_japanese_sentences(code: Code) -> None:
    for words in (code.hint, code.explain):
        assert not words or words.endswith(("。", "{allowed}"))
    assert code.explain
    assert re.search("[ぁ-ん]", code.explain)
    assert code.severity in set(Severity)


@pytest.mark.parametrize("code", CODES.values(), ids=CODES)
def test_every_template_can_be_filled_in(code: Code) -> None:
    for template in (code.message, code.hint):
        names = {name for _, name, _, _ in Formatter().parse(template) if name is not None}
        assert all(name.isidentifier() for name in names)


def test_codes_are_words_with_hyphens() -> None:
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code) for code in CODES)
