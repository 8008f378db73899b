"""What is proven of a flow, in sentences; and why a proof in a file is not accepted.

Never enters: proving, checking.
"""

from collections.abc import Sequence

from guide.analysis.partial import Partial
from guide.analysis.possible import LIMIT as ONE_LIMIT
from guide.analysis.proof import Doubt, Proof, Unproven
from guide.analysis.ruling import MOST_ASKED, Left
from guide.analysis.table.together import MOST_TOGETHER
from guide.language.model import Flow, Outcome

_REASONS = {
    "arithmetic": "いくつもの答えから計算する値 {place} で、行き先か、断る答えが決まるためです。",
    "unshown": "結果 {place} に着く答えが、見つからないためです。",
    "classes": "質問 {place} の答えの組み合わせが、上限（{together:,}）を超えたためです。",
    "states": "場合の数が上限（{limit:,}）を超えたためです。ステップ {place} までで止めました。",
    "dead-end": "質問 {place} が、すべての答えを断ることがあるためです。",
    "again": "ステップ {place} に、二度着くことがあるためです。",
    "structure": "行き先の書き方に問題があるためです。",
}

_DOUBTS = {
    "other-flow": "この証明は、この案内のものではありません。案内を直したときは、証明も作り直します。",
    "start": "証明の始まりが、案内の始まりとちがいます。",
    "classes": "質問 {place} の答えの分け方が、すべての答えに合いません。",
    "state": "ステップ {place} の記録が、案内と合いません。",
    "transition": "ステップ {place} からの行き先が、案内と合いません。",
    "again": "ステップ {place} に、二度着くことがあります。",
    "dead-end": "質問 {place} が、すべての答えを断ることがあります。",
    "stuck": "ステップ {place} に、行き先のない答えがあります。",
    "numbers": "道すじの数か長さが、数え直した数とちがいます。",
    "reached": "証明にある答えでは、ステップ {place} に着きません。",
    "arithmetic": "いくつもの答えから計算する値 {place} で行き先が決まるため、確かめられません。",
    "narrowed": "計算する値で答えを断る質問 {place} が、証明と合いません。",
    "too-many": "質問 {place} の答えの組み合わせが多すぎて、確かめられません。",
}

_SECTIONS = {
    "steps": "ステップ",
    "tables": "表",
    "values": "計算する値",
    "sets": "値の集まり",
    "subflows": "質問のまとまり",
}

_INSTEAD = "  その条件を、一つの答えか、一つの答えから計算する値を見るものにすると、確かめられます。"

_READABLE = 15
"""Digits of a number that is told in full."""


_LEFT = {
    "never-used": "使われるかどうかを確かめていない規則が {number} 件あります。",
    "never-matters": "なくても同じかどうかを確かめていない規則が {number} 件あります。",
    "table-gap": "すき間があるかどうかは、確かめていません。",
    "rules-conflict": "食いちがうかどうかを確かめていない規則の組が {number} 件あります。",
    "refuses-all": "すべての答えを断ることがあるかどうかは、確かめていません。",
    "no-value": "値のない名前が出るかどうかを確かめていない文章が {number} 件あります。",
}


def sheet(flow: Flow, found: Proof | Unproven, limit: int, *, left: Sequence[Left] = ()) -> list[str]:
    """What holds for all answers to a flow, or that nothing is claimed, and why; `left` is not looked at."""
    told = _proven(flow, found, limit)
    told += [f"  {_about(one)}{_LEFT[one.code].format(number=one.number)}" for one in left]
    if any(one.code != "refuses-all" for one in left):
        limits = f"調べる回数（{MOST_ASKED} 回）か、1回の場合の数（{ONE_LIMIT:,}）"
        told.append(f"  {limits}が、上限を超えたためです。")
    return told


def partial(name: str, found: Partial) -> list[str]:
    """What was looked at of a flow with errors, and what was not."""
    told = [f"{name}: エラーがあるので、ほかの所だけを調べました。"]
    if not found.walked:
        return [*told, "  文章だけを調べました。行き先、表、例は、エラーを直してから調べます。"]
    if found.broken:
        names = "、".join(f"{_SECTIONS[section]} {name}" for section, name in found.broken)
        told.append(f"  調べていないもの: {names}と、その先でだけ分かること。")
    told += [f"  表 {one.table} に、{_LEFT[one.code].format(number=one.number)}" for one in found.left]
    return [*told, "  着けない結果、使われない規則、何も変わらない質問と、例は、まだ調べていません。"]


def _about(one: Left) -> str:
    if one.code == "refuses-all":
        return f"質問 {one.table} が、"
    return f"表 {one.table} に、" if one.table else ""


def _proven(flow: Flow, found: Proof | Unproven, limit: int) -> list[str]:
    if isinstance(found, Unproven):
        why = _REASONS[found.reason].format(place=found.place, limit=limit, together=MOST_TOGETHER)
        told = [
            f"{flow.id}: すべての答えについては確かめていません。{why}",
            "  着けないステップと、進まない行き先は、調べていません。",
        ]
        return [*told, _INSTEAD] if found.reason == "arithmetic" else told
    outcomes = [step.id for step in flow.steps.values() if isinstance(step, Outcome)]
    missing = [outcome for outcome in outcomes if outcome not in found.steps]
    ends = f"結果 {len(outcomes)} 件のどれにも着けます。"
    if missing:
        ends = f"結果 {len(outcomes)} 件のうち、{'、'.join(missing)} には着けません。"
    proven = f"{flow.id}: すべての答えについて確かめました。"
    if not found.narrowed:
        length = f"質問は {found.fewest} 問から {found.most} 問です。"
        return [proven, f"  どの道も必ず結果で終わります。{ends}", f"  道すじは{_many(found.ways)}。{length}"]
    length = f"質問は少なくて {found.fewest} 問、多くて {found.most} 問です。"
    return [
        proven,
        f"  断られない答えで進むと、必ず結果で終わります。{ends}",
        f"  道すじは{_at_most(found.ways)}。{length}",
        f"  計算する値で答えを断ることがある質問: {'、'.join(found.narrowed)}。",
    ]


def _many(ways: str) -> str:
    """A number of ways as people can read it."""
    if len(ways) <= _READABLE:
        return f" {int(ways):,} 通りです"
    return f"、10 の {len(ways) - 1} 乗通りより多くあります"


def _at_most(ways: str) -> str:
    """A number of ways that there may be, as people can read it."""
    if len(ways) <= _READABLE:
        return f"多くて {int(ways):,} 通りです"
    return f"、多くて 10 の {len(ways)} 乗通りです"


def refused(doubt: Doubt) -> str:
    """Why a proof is not accepted."""
    told = _DOUBTS[doubt.reason].format(place=doubt.place)
    return f"証明を認められません。{told}"
