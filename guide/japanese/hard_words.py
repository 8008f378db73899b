"""Words of offices that a citizen need not know.

Purpose: `TERMS` are words of collaboration between city and citizens that have a meaning of their own: they
stay, and a glossary explains them. `OFFICIALESE` are words for which everybody has an easier one.

Invariant: pure data; what is said for a word is at most a few words long.

Must never enter: words that a grown-up reads in the newspaper without help (行政, 条例, 連携), names of one
city's programmes.
"""

import re
from collections.abc import Iterator
from functools import cache

TERMS = {
    "アダプト": "公園や道を市民が手入れするしくみ",
    "アドプト": "公園や道を市民が手入れするしくみ",
    "アウトリーチ": "出向いて手助けすること",
    "インセンティブ": "やる気につながるごほうび",
    "エンパワーメント": "力を引き出すこと",
    "ガバナンス": "運営のしかた",
    "クラウドファンディング": "インターネットで広くお金を集めること",
    "コーディネーター": "人と人をつなぐ人",
    "コミュニティビジネス": "地域の課題を仕事として解決する活動",
    "コンソーシアム": "団体の集まり",
    "コンテンツ": "中身",
    "スキーム": "しくみ",
    "ステークホルダー": "かかわりのある人や団体",
    "ニーズ": "求めているもの",
    "ファシリテーター": "話し合いを進める人",
    "パブリックコメント": "計画の案に意見を出せるしくみ",
    "プロポーザル": "提案",
    "ラウンドテーブル": "同じ立場で話し合う場",
    "ワークショップ": "作業をしながら話し合う場",
    "中山間地域": "山に囲まれた地域",
    "中間支援": "活動する人と市などの間に立つ支え",
    "主体性": "自分の考えで進めること",
    "交付金": "目的のために配られるお金",
    "会計年度任用職員": "一年ごとに雇われる職員",
    "公募": "広く募ること",
    "公益": "みんなのためになること",
    "共催": "いっしょに開くこと",
    "共助": "地域で助け合うこと",
    "公助": "市や国が助けること",
    "自助": "自分で自分を守ること",
    "円卓会議": "同じ立場で話し合う会議",
    "再掲": "もう一度のせること",
    "出前講座": "職員が出向いて話す講座",
    "助成": "お金で助けること",
    "協働": "市民と市がいっしょに取り組むこと",
    "協定": "約束を書いた文書",
    "参画": "計画から加わること",
    "受益者負担": "使う人がお金を出すこと",
    "外部評価": "外の人による評価",
    "委託": "仕事を頼むこと",
    "定款": "団体の決まり",
    "審議会": "市に意見を出す委員の会議",
    "実行委員会": "行事のために集まる会",
    "当事者性": "自分のこととして考えること",
    "後援": "名前を出して応援すること",
    "指定管理者": "施設の運営を任された団体",
    "推進母体": "中心になって進める団体",
    "施策": "市の取り組み",
    "法人格": "団体として契約できる資格",
    "民生委員": "地域で福祉の相談にのる人",
    "相乗効果": "合わさって大きくなる効果",
    "社会福祉協議会": "地域の福祉を進める団体",
    "自主防災組織": "地域で災害に備える組織",
    "自発性": "自分から進んですること",
    "行政処分": "許可や取り消しなど、市が決めること",
    "補助金": "活動を助けるお金",
    "補完性": "足りないところを順に補うこと",
    "要綱": "手続きの決まり",
    "許認可": "許可や認可",
    "透明性": "外からもよく見えること",
    "類型": "種類",
}
"""Words to explain in the glossary, with what might be said instead. Without ・, which is written or not."""

OFFICIALESE = {
    "勘案": "考えに入れる",
    "鑑み": "考え",
    "講じ": "行い",
    "遂行": "行う",
    "付与": "あたえる",
    "可及的": "できるだけ",
    "速やかに": "早く",
    "遅滞なく": "早く",
    "当該": "その",
    "係る": "かかわる",
    "並びに": "と",
    "若しくは": "か",
    "資する": "役立つ",
    "寄与": "役立つ",
    "醸成": "育てる",
    "抽出": "取り出す",
    "遵守": "守る",
    "励行": "守って行う",
    "逓減": "少しずつ減らす",
    "懸案": "前からの課題",
    "喫緊": "急ぎの",
    "惹起": "起こす",
    "一環として": "一つとして",
    "に際し": "のとき",
    "に当たっては": "ときは",
    "思料": "考える",
}
"""Words with an easier one."""

KNOWN_LETTERS = frozenset({"PTA", "FAX", "SNS", "LINE", "PDF", "DVD", "CD", "TV", "PR", "QR", "URL", "OK"})
"""Abbreviations that stand on signs and in newspapers without an explanation."""


@cache
def _terms() -> re.Pattern[str]:
    return re.compile("|".join("・?".join(word) for word in sorted(TERMS, key=len, reverse=True)))


@cache
def _officialese() -> re.Pattern[str]:
    # 44ページの並びに合わせる is about an order. Looked for behind the word: where all begin with a letter of
    # their own, a text is searched by these letters alone.
    return re.compile("|".join(OFFICIALESE).replace("並びに", "並びに(?<!の並びに)"))


@cache
def _letters() -> re.Pattern[str]:
    # What stands before is looked for behind the first letter, as above.
    return re.compile(r"[A-Z](?<![A-Za-z./@].)[A-Z]+(?![A-Za-z./@])")


def terms_in(text: str) -> Iterator[tuple[str, str]]:
    """Yield each word of a text that needs an explanation, as written, with what might be said instead."""
    for found in _terms().finditer(text):
        yield found[0], TERMS[found[0].replace("・", "")]
    for found in _letters().finditer(text):
        if found[0] not in KNOWN_LETTERS:
            yield found[0], ""


def officialese_in(text: str) -> tuple[str, str] | None:
    """Return the first word of a text that everybody has an easier one for, and that one."""
    found = _officialese().search(text)
    return (found[0], OFFICIALESE[found[0]]) if found else None
