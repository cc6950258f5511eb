"""What a deck remembers of its document can be read back, and nothing else is taken for it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrative_studio.deck_marks import (
    FIELDS,
    DeckMark,
    LineMark,
    SlideMark,
    custom_xml,
    cut_runs,
    deck_text,
    digest,
    field_digest,
    is_bold_throughout,
    is_italic_throughout,
    look,
    plain_words,
    read_custom_xml,
    read_deck_text,
    read_slide_text,
    row_look,
    slide_text,
    tidy_runs,
)
from narrative_studio.importers.deck.xml_tree import parse_xml
from narrative_studio.markup import Run, runs_text

HEX = st.text("0123456789abcdef", min_size=8, max_size=8)
LINES = st.builds(
    LineMark,
    st.sampled_from(sorted(FIELDS.values())),
    st.integers(0, 999_999),
    HEX,
    st.sampled_from(["", "1a2b..", ".3c4d.", "1a2b.3c4d.5e6f", "1a2b3c4d"]),
).map(lambda line: line if line.field != "made" else LineMark("made", 0, line.digest, line.look))
MARKS = st.builds(
    SlideMark,
    st.uuids().map(str),
    st.integers(1, 99),
    st.integers(0, 9999),
    st.dictionaries(st.sampled_from(["headline", "bullets"]), HEX),
    st.lists(LINES, max_size=5).map(tuple),
    st.lists(LINES, max_size=5).map(tuple),
    st.sampled_from(["", "0123456789abcdef"]),
    st.booleans(),
)


@given(st.lists(MARKS, max_size=4))
def test_marks_come_back_from_tags_and_from_custom_xml(slides: list[SlideMark]) -> None:
    for slide in slides:
        assert read_slide_text(slide_text(slide)) == slide
    deck = DeckMark("d", "n", "v", tuple((str(256 + n), one) for n, one in enumerate(slides)))
    assert read_custom_xml(parse_xml(custom_xml(deck))) == deck
    assert read_deck_text(deck_text(deck)) == DeckMark("d", "n", "v")


def test_parts_of_paragraphs_and_slides_of_no_frame_come_back() -> None:
    line = LineMark("bullets", 3, "0123abcd", "", 4, 9)
    slide = SlideMark(at=1, lines=(line,))
    assert read_slide_text(slide_text(slide)) == slide


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        '{"page":0}',
        '{"page":"1"}',
        '{"at":-1}',
        "[" * 100_000,
        '{"page":1e9}',
    ],
)
def test_what_is_no_mark_is_none(text: str) -> None:
    assert read_slide_text(text) is None


def test_damaged_lines_are_passed_over() -> None:
    found = read_slide_text('{"lines":"b0:0123abcd x1:0123abcd b:12 b1@2:0123abcd","notes":7}')
    assert found is not None
    assert found.lines == (LineMark("bullets", 0, "0123abcd"),)
    assert found.notes == ()
    found = read_slide_text('{"fields":[],"frame":7}')
    assert found == SlideMark()


def test_the_marks_of_another_version_or_program_are_none() -> None:
    assert read_deck_text('{"version":2}') is None
    assert read_custom_xml(parse_xml(b"<deck/>")) is None
    assert read_custom_xml(parse_xml(b'<deck xmlns="urn:narrative-studio:deck"/>')) is None


def test_spaces_and_what_nobody_sees_make_no_other_digest() -> None:
    assert digest("one two") == digest("  one\n\ttwo\u200b\u00a0 ")
    assert digest("one two") != digest("One two")
    assert plain_words("a\u00adb\x0bc") == "abc"
    assert field_digest("one two") != field_digest("one  two")


def test_looks_tell_marks_apart_but_not_those_of_a_whole_paragraph() -> None:
    plain, bold = Run("one "), Run("two", bold=True)
    assert look((plain, bold)) == look((Run("one"), Run(" two", bold=True)))
    assert look((plain, bold)) != look((Run("one ", bold=True), Run("two")))
    assert look((bold,)) == look((Run("two"),)) == ""
    assert look((plain, Run("two", italic=True))) != look((plain, bold))
    assert look((Run("two", strike=True),)) != ""
    assert look((Run("x", code=True),)) == ""


def test_links_look_the_same_however_programs_write_them() -> None:
    assert look((Run("x", link="https://e.org"),)) == look((Run("x", link="https://E.org/"),))
    assert look((Run("x", link="frame:f"),)) == look((Run("x", link="slide:s"),))
    assert look((Run("x", link="https://e.org"),)) != look((Run("x", link="https://f.org"),))


def test_a_cell_that_is_bold_throughout_looks_plain() -> None:
    plain = ((Run("a"),), (Run("b"),))
    assert row_look(plain) == row_look(((Run("a", bold=True),), (Run("b"),))) == ""
    assert row_look(((Run("a"), Run("x", bold=True)), (Run("b"),))) != ""


def test_marks_throughout_are_known() -> None:
    assert is_bold_throughout((Run("a", bold=True), Run(" ")))
    assert not is_bold_throughout((Run("a", bold=True), Run("b")))
    assert is_italic_throughout((Run("a", italic=True),))
    assert not is_italic_throughout((Run("a"),))


@given(st.lists(st.builds(Run, st.text("ab \n\t\u00a0\u200b", max_size=6), st.booleans())))
def test_tidy_runs_count_as_the_plain_words_do(runs: list[Run]) -> None:
    tidy = tidy_runs(runs)
    assert runs_text(tidy).replace("\n", " ") == plain_words(runs_text(runs))
    letters = [(c, run.bold) for run in runs for c in run.text if c in "ab"]
    assert [(c, run.bold) for run in tidy for c in run.text if c in "ab"] == letters


def test_a_forced_break_stays_between_words() -> None:
    assert runs_text(tidy_runs((Run("a "), Run(" \nb\n "), Run("\n c\n")))) == "a\nb\nc"


def test_runs_are_cut_at_characters() -> None:
    runs = (Run("one ", bold=True), Run("two"))
    assert cut_runs(runs, 2, 5) == (Run("e ", bold=True), Run("t"))
    assert cut_runs(runs, 4, None) == (Run("two"),)
    assert cut_runs(runs, 7, 9) == ()
