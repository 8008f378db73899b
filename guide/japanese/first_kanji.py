"""The 440 kanji of the first three school years, and which words of a text are written with others.

Source: 学年別漢字配当表, in the course of study for primary schools of March 2017: 80 in the first year, 160
in the second, 200 in the third.

Invariant: pure data; people who began to learn Japanese know most of these, so easier Japanese may write them
without a reading.

Must never enter: which texts are easier Japanese (see `guide.analysis.texts`).
"""

import re

FIRST = (
    "一右雨円王音下火花貝学気九休玉金空月犬見五口校左三山子四糸字耳七車手十出女小上森人水正生青夕石赤千川"
    "先早草足村大男竹中虫町天田土二日入年白八百文木本名目立力林六"
    "引羽雲園遠何科夏家歌画回会海絵外角楽活間丸岩顔汽記帰弓牛魚京強教近兄形計元言原戸古午後語工公広交光考"
    "行高黄合谷国黒今才細作算止市矢姉思紙寺自時室社弱首秋週春書少場色食心新親図数西声星晴切雪船線前組走多"
    "太体台地池知茶昼長鳥朝直通弟店点電刀冬当東答頭同道読内南肉馬売買麦半番父風分聞米歩母方北毎妹万明鳴毛"
    "門夜野友用曜来里理話"
    "悪安暗医委意育員院飲運泳駅央横屋温化荷界開階寒感漢館岸起期客究急級宮球去橋業曲局銀区苦具君係軽血決研"
    "県庫湖向幸港号根祭皿仕死使始指歯詩次事持式実写者主守取酒受州拾終習集住重宿所暑助昭消商章勝乗植申身神"
    "真深進世整昔全相送想息速族他打対待代第題炭短談着注柱丁帳調追定庭笛鉄転都度投豆島湯登等動童農波配倍箱"
    "畑発反坂板皮悲美鼻筆氷表秒病品負部服福物平返勉放味命面問役薬由油有遊予羊洋葉陽様落流旅両緑礼列練路和"
)
"""The kanji year by year, in the order of the table."""

_KANJI = "\u3400-\u9fff\uf900-\ufaff々"
_KANA = "ぁ-ゖァ-ヺー・「」"

_READ = re.compile(
    f"(?<![^\\s（）、。])[^\\s（）、。]++（[{_KANA}]+）|(?<![^\\s（）。])[^\\s（）。]++（[{_KANA}]+、[{_KANA}、]+）"
)
"""A piece of a sentence with its reading in brackets behind it, looked for where a piece begins alone."""


_RUN = re.compile(f"[{_KANJI}]+")

_KNOWN = frozenset(FIRST + "々")


def unread_word(text: str) -> str:
    """Return the first run of kanji that holds one learned later and is never read in the text.

    A reading stands in （） behind its piece; "" where every run has one.
    """
    left = _READ.sub("、", text) if "（" in text else text
    runs = (run for run in _RUN.findall(left) if not _KNOWN.issuperset(run))
    return next((run for run in runs if f"{run}（" not in text), "")
