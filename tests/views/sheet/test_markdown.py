"""The Markdown sheet reads the same through a Markdown reader: no word on it becomes markup."""

import pytest
from markdown_it import MarkdownIt

from guide.views.sheet.markdown import escaped, markdown
from tests.views.sheet.sheets import HOSTILE, made, told, walked


def rendered(written: str) -> str:
    """What a reader shows, tags included."""
    return str(MarkdownIt("gfm-like").render(written))


def shown(written: str) -> str:
    """The words a reader shows, without what lays them out."""
    tokens = MarkdownIt("gfm-like").parse(written)
    parts = [
        child.content
        for token in tokens
        for child in (token.children or ())
        if child.type in {"text", "code_inline", "text_special"}
    ]
    return "".join("".join(parts).split())


def test_it_holds_every_text_of_the_sheet() -> None:
    sheet = made(notes=("メモ",))
    missing = [text for text in told(sheet) if "".join(text.split()) not in shown(markdown(sheet))]
    assert missing == []


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_words_are_only_words(hostile: str) -> None:
    one = escaped(hostile)
    assert shown(one) == "".join(hostile.split())
    kinds = {token.type for token in MarkdownIt("gfm-like").parse(one)}
    assert kinds == {"paragraph_open", "inline", "paragraph_close"}
    tags = ("<a ", "<img", "<script", "<em", "<strong", "<code", "<s>")
    assert [tag for tag in tags if tag in rendered(one)] == []


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_words_do_not_change_the_shape_of_the_sheet(hostile: str) -> None:
    calm, loud = (markdown(made(walked(wish=wish), notes=(wish,))) for wish in ("静かに", hostile))
    shape = [token.type for token in MarkdownIt("gfm-like").parse(calm)]
    assert [token.type for token in MarkdownIt("gfm-like").parse(loud)] == shape


def test_boxes_are_those_of_task_lists() -> None:
    written = markdown(made())
    assert "- [ ] 決算をまとめる" in written
    assert "- [x] 記録をまとめる" in written


def test_the_seal_is_not_shown() -> None:
    assert "kyodo-sheet" not in shown(markdown(made()))
