"""Which words differ between two wordings."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from narrative_studio.analysis.wording.word_changes import Change, Run, word_changes

OLD = "The recall covers fewer pallets than the whole day."
NEW = "The recall covers fewer pallets, and says which."


def test_a_word_put_in_place_of_another_is_removed_and_added() -> None:
    assert word_changes("one good word", "one better word").runs == (
        Run(Change.KEPT, "one "),
        Run(Change.REMOVED, "good"),
        Run(Change.ADDED, "better"),
        Run(Change.KEPT, " word"),
    )


def test_neighbouring_words_change_together() -> None:
    assert word_changes("Fourteen plants trust us", "Five hours, three people").runs == (
        Run(Change.REMOVED, "Fourteen plants trust us"),
        Run(Change.ADDED, "Five hours, three people"),
    )
    assert word_changes("keep one two end", "keep three four end").runs == (
        Run(Change.KEPT, "keep "),
        Run(Change.REMOVED, "one two"),
        Run(Change.ADDED, "three four"),
        Run(Change.KEPT, " end"),
    )


def test_a_sentence_that_kept_its_beginning_is_not_rewritten() -> None:
    assert not word_changes(OLD, NEW).is_rewritten


def test_ten_words_are_few_enough_to_be_read_word_by_word() -> None:
    ten, other = "one two three four five six seven eight nine ten", "a b c d e f g h i j"
    assert not word_changes(ten, other).is_rewritten
    assert word_changes(f"{ten} eleven", f"{other} k").is_rewritten


def test_a_long_text_that_kept_less_than_a_third_is_rewritten() -> None:
    other = "One person can answer which pallets are affected in under ten minutes, always."
    assert word_changes(OLD, other).is_rewritten


def test_a_short_text_is_never_called_rewritten() -> None:
    assert not word_changes("all of it", "nothing there").is_rewritten


def test_the_difference_can_be_spoken() -> None:
    spoken = word_changes("one good word", "one better word").spoken
    assert spoken == "one removed good, added better, word"
    assert word_changes("", "new").spoken == "Was: empty. Now: new."


@given(before=st.text(), after=st.text())
def test_the_runs_hold_both_wordings_whole(before: str, after: str) -> None:
    runs = word_changes(before, after).runs
    assert "".join(run.text for run in runs if run.change is not Change.ADDED) == before
    assert "".join(run.text for run in runs if run.change is not Change.REMOVED) == after


def test_one_place_is_found_in_a_text_that_nobody_reads_through() -> None:
    before = "One word after the other. " * 4_000
    after = f"{before[:52_000]}Another word. {before[52_000:]}"
    found = word_changes(before, after)
    assert [run.text for run in found.runs if run.change is Change.ADDED] == ["Another word. "]
    assert not [run for run in found.runs if run.change is Change.REMOVED]
    assert not found.is_rewritten


def test_two_texts_that_nobody_reads_through_are_one_rewritten_place() -> None:
    before, after = "Old words here. " * 2_000, "Wholly new ones. " * 2_000
    found = word_changes(before, after)
    assert found.is_rewritten
    for change, whole in ((Change.REMOVED, before), (Change.ADDED, after)):
        kept = (Change.KEPT, change)
        assert "".join(run.text for run in found.runs if run.change in kept) == whole
    assert word_changes(before, before).runs == (Run(Change.KEPT, before),)
