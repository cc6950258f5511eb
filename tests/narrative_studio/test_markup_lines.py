"""Every paragraph of Markdown is known with its place in the source."""

from __future__ import annotations

import pytest

from narrative_studio.markup import Run
from narrative_studio.markup_lines import LineKind, SourceLine, joined_cells, source_lines
from tests.stress_story import BULLETS, SCRIPT


def told(line: SourceLine) -> tuple[str, str, int, int, str | None]:
    return line.kind.value, line.text, line.first, line.last, line.lead


def test_paragraphs_and_items_know_their_lines_and_what_stands_before_them() -> None:
    source = (
        "one\nstill one\n\n## two ##\n\n- three\n  goes on\n\n  four\n  1. five\n\n"
        "> six\n> - [x] seven"
    )
    assert [told(line) for line in source_lines(source)] == [
        ("text", "one still one", 0, 2, ""),
        ("heading", "two", 3, 4, "## "),
        ("item", "three goes on", 5, 7, "- "),
        ("text", "four", 8, 9, "  "),
        ("item", "five", 9, 10, "  1. "),
        ("text", "six", 11, 12, "> "),
        ("item", "seven", 12, 13, "> - [x] "),
    ]


def test_depths_numbers_boxes_and_quotes_are_known() -> None:
    lines = source_lines("4. a\n5. b\n   - c\n     > d\n- [ ] e")
    assert [(line.depth, line.number, line.checked, line.quotes) for line in lines] == [
        (1, 4, None, 0),
        (1, 5, None, 0),
        (2, None, None, 0),
        (2, None, None, 1),
        (1, None, False, 0),
    ]


def test_items_on_one_line_have_both_their_signs_before_them() -> None:
    (line,) = source_lines("- 1. both")
    assert (line.lead, line.depth) == ("- 1. ", 2)


def test_tables_are_rows_and_code_is_lines() -> None:
    lines = source_lines("| a | **b** |\n| - | - |\n| c |\n\n```\nx\n\n y\n```\n\n    z\n")
    assert [(one.kind, one.text, one.first, one.block, one.block_end) for one in lines] == [
        (LineKind.ROW, "a | b", 0, 0, 3),
        (LineKind.ROW, "c | ", 2, 0, 3),
        (LineKind.CODE, "x", 5, 4, 9),
        (LineKind.CODE, " y", 7, 4, 9),
        (LineKind.CODE, "z", 10, 10, 11),
    ]
    assert lines[0].cells == ((Run("a"),), (Run("b", bold=True),))


def test_pictures_are_their_alt_text_and_empty_paragraphs_are_left_out() -> None:
    lines = source_lines("![a kiln](k.png)\n\n![](x.png)\n\n-\n\n---")
    assert [(line.kind, line.text) for line in lines] == [(LineKind.PICTURE, "a kiln")]


def test_in_a_script_a_line_with_an_arrow_is_a_cue() -> None:
    lines = source_lines("say\n> wait\n> smile", is_script=True)
    assert [told(line)[:4] for line in lines] == [
        ("text", "say", 0, 1),
        ("cue", "wait", 1, 2),
        ("cue", "smile", 2, 3),
    ]


@pytest.mark.parametrize("source", [*BULLETS, SCRIPT])
@pytest.mark.parametrize("is_script", [False, True])
def test_the_words_of_each_line_stand_where_it_says(source: str, is_script: bool) -> None:
    lines = source.split("\n")
    for line in source_lines(source, is_script=is_script):
        there = "\n".join(lines[line.first : line.last])
        letters = [letter for letter in there if letter.isalnum()]
        assert all(letter in letters for letter in line.text if letter.isalnum())
        if line.kind is not LineKind.ROW:
            assert line.lead is not None
            assert there.startswith(line.lead)


def test_cells_are_joined_with_a_bar() -> None:
    assert joined_cells(((Run("a"),), (), (Run("c"),))) == (
        Run("a"),
        Run(" | "),
        Run(" | "),
        Run("c"),
    )
