"""Each paragraph of an edited slide finds the one that it was."""

from __future__ import annotations

import pytest

from narrative_studio.deck_marks import LineMark, digest, look
from narrative_studio.importers.deck import aligning
from narrative_studio.importers.deck.aligning import Pair, align, likeness, looks_otherwise
from narrative_studio.importers.deck.slide_lines import ReadLine
from narrative_studio.markup import Run, Runs


def marks(*texts: str) -> list[LineMark]:
    return [LineMark("bullets", place, digest(text)) for place, text in enumerate(texts)]


def lines(*texts: str) -> list[ReadLine]:
    return [ReadLine((Run(text),), digest(text), "") for text in texts]


def pairs(old: list[str], new: list[str], *, is_known: bool = True) -> list[tuple[int | None, ...]]:
    found = align(marks(*old), lines(*new), lambda mark: old[mark.place] if is_known else "")
    return [(pair.mark, pair.line, *([7] if pair.is_moved else [])) for pair in found]


def test_what_is_the_same_is_paired() -> None:
    assert pairs(["a", "b"], ["a", "b"]) == [(0, 0), (1, 1)]
    assert pairs([], []) == []


def test_one_for_one_is_a_change_however_little_is_left_of_it() -> None:
    assert pairs(["a", "old words", "c"], ["a", "quite another", "c"]) == [(0, 0), (1, 1), (2, 2)]


def test_one_more_and_one_less_are_told_from_changes() -> None:
    old = ["first of all", "second of all", "third"]
    assert pairs(old, ["first of all", "second of them all", "new here", "third"]) == [
        (0, 0), (1, 1), (None, 2), (2, 3),
    ]  # fmt: skip
    assert pairs(old, ["first of it all", "third"]) == [(0, 0), (1, None), (2, 1)]


def test_as_many_new_as_old_ones_between_two_pairs_are_these_written_anew() -> None:
    assert pairs(["x y z", "a b c d", "k"], ["other", "a b c e", "k"]) == [(0, 0), (1, 1), (2, 2)]


def test_without_the_old_words_paragraphs_go_by_their_order() -> None:
    assert pairs(["a", "b"], ["c", "d"], is_known=False) == [(0, 0), (1, 1)]
    assert pairs(["a"], ["c", "d"], is_known=False) == [(0, None), (None, 0), (None, 1)]


def test_a_paragraph_that_stands_elsewhere_was_moved() -> None:
    assert pairs(["a", "b", "c"], ["c", "a", "b"]) == [(2, 0, 7), (0, 1), (1, 2)]


def test_of_several_that_say_the_same_the_first_was_moved_first() -> None:
    old, new = ["x", "x", "a", "b", "c"], ["a", "b", "c", "x", "x"]
    assert pairs(old, new) == [(2, 0), (3, 1), (4, 2), (0, 3, 7), (1, 4, 7)]


def test_the_same_words_cut_otherwise_are_no_change() -> None:
    assert pairs(["one two three"], ["one two", "three"]) == []


def test_very_many_paragraphs_are_paired_in_their_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(aligning, "_MOST_LINES", 10)
    monkeypatch.setattr(aligning, "_MOST_COMPARED", 2)
    old = ["a", "b", "c", "d", "e"]
    assert pairs(old, ["a", "x", "y", "z", "q", "e"]) == [
        (0, 0), (1, 1), (2, 2), (3, 3), (None, 4), (4, 5),
    ]  # fmt: skip
    assert pairs(old, ["a", "e"])[-1] == (4, 1)


def test_likeness_is_by_words_and_by_letters_of_few_words() -> None:
    assert likeness("one two three", "one two three") == 1
    assert likeness("", "one") == 0
    assert likeness("recall", "recalls") > 0.35
    assert likeness("a b c", "x y z") < 0.35
    assert likeness("word " * 30, "other " * 30) == 0


def line(runs: Runs, cells: tuple[Runs, ...] = ()) -> ReadLine:
    return ReadLine(runs, "", look(runs), cells=cells)


def test_other_marks_are_told_but_not_those_of_a_whole_paragraph() -> None:
    plain = LineMark("bullets", 0, "")
    bold = (Run("a "), Run("b", bold=True))
    assert looks_otherwise(plain, line(bold))
    assert not looks_otherwise(plain, line((Run("a b", bold=True),)))
    marked = LineMark("bullets", 0, "", look(bold))
    assert not looks_otherwise(marked, line(bold))
    assert not looks_otherwise(marked, line((Run("a b", bold=True),)))
    assert looks_otherwise(marked, line((Run("a b"),)))
    assert looks_otherwise(plain, line((Run("a"), Run("b", link="https://e.org"))))


def test_in_a_row_bold_cells_say_nothing() -> None:
    plain = LineMark("bullets", 0, "", "12345678")
    runs = (Run("a"), Run("b", bold=True))
    assert looks_otherwise(plain, line(runs, ((Run("a"),), runs)))
    assert not looks_otherwise(plain, line(runs, ((Run("a", bold=True),), runs)))


def test_pairs_are_values() -> None:
    assert Pair(1, 2) == Pair(1, 2, is_moved=False)
