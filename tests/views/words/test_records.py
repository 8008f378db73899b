"""Records are told in words that a clerk would use."""

from guide.engine.interview import Interview
from guide.records.counting import Count, Counts
from guide.records.record import Note
from guide.views.passage import Passage
from guide.views.words import records as words
from tests.records.walks import guideline, record, walked


def told(passage: Passage) -> str:
    return "\n".join(f"{line.lead} {line.text}" for line in passage)


def test_a_walk_on_the_way_says_so() -> None:
    assert "（途中）" in told(words.listing([record(Interview(guideline()))], 1))


def test_a_record_in_full_tells_notes_answers_and_what_failed() -> None:
    kept = record(walked(0), notes=(Note("field", "来週また来る"),))
    text = told(words.one(kept, [("分野", "除雪")]))
    assert "来週また来る" in text
    assert "分野：除雪" in text
    assert all(first.name in text for first in kept.firsts)
    assert "答え" not in told(words.one(kept, ())).replace("勧めたもの", "")


def test_counts_become_tables_with_headings() -> None:
    counts = Counts(
        records=3,
        finished=2,
        outcomes=(Count(("f", "o"), "市の事業", 2),),
        firsts=(("相談する課", (Count(("d", "相談する課", "k"), "環境課", None),)),),
        failing=(),
        months=(Count(("2026-11",), "2026-11", 3),),
    )
    tables = dict(words.counts(counts))
    assert tables["結果"] == (("市の事業", 2),)
    assert tables["相談する課（一番目に勧めたもの）"] == (("環境課", None),)
    assert words.totals(counts) == "記録は3件で、そのうち2件が結果まで進みました。"


def test_of_many_records_that_are_deleted_some_are_named_and_the_rest_counted() -> None:
    kept = record(walked(0), notes=(Note("field", "あ" * 200),))
    text = told(words.sure_to_delete([kept] * words.MOST_NAMED, words.MOST_NAMED + 2))
    assert text.count(kept.id) == words.MOST_NAMED
    assert "ほかに2件あります。" in text
    assert f"メモの始め：{'あ' * 30}\n" in text
    assert "7件の記録を消します。" in text
