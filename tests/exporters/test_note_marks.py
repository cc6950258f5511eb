"""Marks lead to the footnotes of the text that they stand in, counted through the paper."""

from __future__ import annotations

from exporters.note_marks import Marked, NoteMarks
from narrative_studio.markup import Footnote

FIRST, SECOND = Footnote("a", 1, ()), Footnote("b", 2, ())


def test_numbers_go_on_from_text_to_text_and_labels_do_not() -> None:
    marks = NoteMarks()
    with marks.told([FIRST, SECOND]) as told:
        assert marks.mark("b") == Marked(1, is_first=True)
        assert marks.mark("b") == Marked(1, is_first=False)
        assert marks.mark("c") is None
        assert (marks.number("b"), marks.number("a")) == (1, None)
        assert list(told.unmarked()) == [FIRST]
    with marks.told([FIRST]):
        assert marks.mark("a") == Marked(2, is_first=True)
        with marks.told([]):
            assert marks.mark("a") is None
    assert marks.mark("a") is None
    assert marks.number("a") is None
    assert list(marks.notes) == [SECOND, FIRST]
