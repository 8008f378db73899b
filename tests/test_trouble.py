"""Why the system refused is told in Japanese, and its own words are told as its own."""

import errno
import os

import pytest

from guide.trouble import why


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OSError(errno.ENOENT, os.strerror(errno.ENOENT)), "その場所がありません"),
        (OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)), "空きがありません"),
        (OSError(errno.EACCES, os.strerror(errno.EACCES)), "権限がありません"),
        (OSError(errno.EROFS, os.strerror(errno.EROFS)), "書きこめない場所です"),
        (OSError(errno.ENOTDIR, os.strerror(errno.ENOTDIR)), "フォルダーでないものの中を指しています"),
        (OSError(errno.EIO, "Input/\x1b[2Joutput error"), "システムの知らせ: Input/output error"),
        (OSError(), "システムの知らせ: OSError"),
        (ValueError("embedded null byte"), "場所の書き方が正しくありません"),
    ],
)
def test_why_the_system_refused_is_told_in_words(error: OSError | ValueError, said: str) -> None:
    assert why(error) == said
