"""Why the system refused, in words: one table for whatever is read or written.

Invariant: a reason is a phrase without a full stop, which stands in the parentheses behind what could not be
done; where there are no words of ours for it, the system's own follow, and it is said that they are.

Never enters: what could not be done, files.
"""

import errno

from guide.japanese.clean import clean

SYSTEM, FAULT = "システムの知らせ: ", "思わぬ問題が起きました: "
"""Before what the system says, and before the name of a fault of ours: neither is in words of ours."""

_FULL, _FORBIDDEN = "空きがありません", "権限がありません"

_REASONS = {
    errno.ENOENT: "その場所がありません",
    errno.EEXIST: "同じ名前のものが、もうあります",
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EFBIG: _FULL,
    errno.EACCES: _FORBIDDEN,
    errno.EPERM: _FORBIDDEN,
    errno.EROFS: "書きこめない場所です",
    errno.EISDIR: "フォルダーです",
    errno.ENOTDIR: "フォルダーでないものの中を指しています",
    errno.ENAMETOOLONG: "名前が長すぎます",
    errno.ELOOP: "リンクが輪になっています",
}


def why(error: OSError | ValueError) -> str:
    """Why the system refused; a ValueError is about a path that no system takes."""
    if not isinstance(error, OSError):
        return "場所の書き方が正しくありません"
    return _REASONS.get(error.errno or 0, f"{SYSTEM}{clean(error.strerror or type(error).__name__)}")
