"""What the parsers know of footnotes, and where they stop."""

from __future__ import annotations

from narrative_studio.markup import (
    Footnotes,
    Listing,
    Run,
    parse,
    parse_script,
    plain_text,
    spoken_words,
    word_count,
)
from narrative_studio.markup_lines import LineKind, source_lines
from narrative_studio.markup_parser import note_numbers, slide_parser


def test_marks_are_numbered_in_their_order_and_notes_that_nothing_marks_come_last() -> None:
    blocks = parse("- b[^two] a[^1]\n[^1]: One\n[^x]: Left\n[^two]: *Two*")
    assert isinstance(blocks[0], Listing)
    assert plain_text(blocks) == "b¹ a²\nTwo\nOne\nLeft"
    assert isinstance(notes := blocks[-1], Footnotes)
    assert [(note.label, note.number) for note in notes.notes] == [("two", 1), ("1", 2), ("x", 3)]
    assert note_numbers(slide_parser().parse("a[^b]\n\n[^b]: c")) == {"b": 1}


def test_a_mark_without_a_note_stays_as_typed() -> None:
    assert plain_text("so[^1] it is") == "so[^1] it is"


def test_a_note_of_several_paragraphs_is_one_and_one_said_twice_goes_on() -> None:
    assert isinstance(notes := parse("a[^1]\n\n[^1]: b\n\n    c\n\n[^1]: d")[-1], Footnotes)
    assert [plain_text(note.blocks) for note in notes.notes] == ["b\nc\nd"]


def test_a_note_within_a_quote_is_words_like_any_other() -> None:
    assert plain_text("> [^1]: b") == "[^1]: b"


def test_marks_and_notes_are_not_said_aloud() -> None:
    script = "So many[^1] words.\n\n[^1]: Counted by nobody."
    assert spoken_words(script) == ["So", "many", "words."]
    assert word_count(script) == 3
    assert plain_text(parse_script(script)) == "So many¹ words.\nCounted by nobody."


def test_a_note_is_found_on_its_line_with_its_label() -> None:
    lines = source_lines("a[^src]\n\n[^src]: b **c**\n\n    d")
    assert [(line.kind, line.text, line.first, line.note_label) for line in lines] == [
        (LineKind.TEXT, "a¹", 0, ""),
        (LineKind.NOTE, "b c", 2, "src"),
        (LineKind.TEXT, "d", 4, ""),
    ]


def test_marks_without_end_cost_no_time_in_the_square() -> None:
    assert plain_text("[^1]: a\n\n" + "[^" * 20_000).startswith("[^[^")


def test_a_mark_keeps_its_words_apart_from_those_beside_it() -> None:
    assert parse("a[^1]b\n\n[^1]: c")[0].runs == (  # type: ignore[union-attr]
        Run("a"),
        Run("¹", note="1"),
        Run("b"),
    )
