"""Footnotes of several texts are counted on, put back in place and named again."""

from __future__ import annotations

from narrative_studio.footnotes import (
    NotesBelow,
    counted_on,
    in_source_order,
    lowered,
    note_labels,
    numbered,
    relabelled,
    unmarked,
    without_mark_before,
)
from narrative_studio.markup import Run, parse, plain_text, without_notes

_TEXT = "One[^a]\n\n[^b]: Second\n[^a]: First\n\n> Two[^b]\n\n| x[^b] |\n|---|\n| y |\n\n- z[^a]"


def test_texts_on_one_slide_are_counted_on_and_their_notes_stand_below_all() -> None:
    below = NotesBelow()
    first = below.take(parse("One[^1]\n\n[^1]: Note"))
    second = below.take(parse(_TEXT))
    assert plain_text(first) == "One¹"
    assert plain_text(second) == "One²\nTwo³\nx³\ny\nz²"
    assert plain_text(below.blocks()) == "¹ Note\n² First\n³ Second"


def test_a_text_without_notes_before_it_keeps_its_numbers() -> None:
    blocks = parse(_TEXT)
    assert counted_on(blocks, 0) is blocks
    assert [note.number for note in without_notes(counted_on(blocks, 9))[1]] == [10, 11]


def test_notes_stand_again_where_they_were_typed() -> None:
    order = [(plain_text((block,)), is_note) for block, is_note in in_source_order(parse(_TEXT))]
    assert order[:4] == [("One¹", False), ("Second", True), ("First", True), ("Two²", False)]
    last = list(in_source_order(parse("a[^1]\n\n[^1]: b")))
    assert [is_note for _block, is_note in last] == [False, True]


def test_a_note_that_begins_with_a_list_has_its_number_on_a_line_of_its_own() -> None:
    (note,) = without_notes(parse("a[^1]\n\n[^1]:\n    - b"))[1]
    assert plain_text(numbered(note)) == "¹\nb"


def test_numbers_that_were_read_get_their_labels_again() -> None:
    labels = note_labels(_TEXT)
    assert labels == ("a", "b")
    assert note_labels("no notes") == ()
    runs = (Run("w"), Run("²", note="2"), Run("⁷", note="7"))
    assert [run.note for run in relabelled(runs, labels)] == ["", "b", "7"]
    assert relabelled((Run("w"),), labels) == (Run("w"),)


def test_the_number_before_a_note_is_no_word_of_it() -> None:
    assert without_mark_before((Run("¹", note="1"), Run(" said"))) == (Run("said"),)
    assert without_mark_before((Run("¹", note="1"),)) == ()
    assert without_mark_before((Run("said"),)) == (Run("said"),)
    assert (lowered("¹²"), unmarked("so¹"), unmarked("so")) == ("12", "so", "so")
