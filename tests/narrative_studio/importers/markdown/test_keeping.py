"""What nobody changed stays as it was typed."""

from __future__ import annotations

import pytest

from narrative_studio.importers.markdown.keeping import (
    kept_cell,
    kept_markdown,
    kept_plain,
    kept_questions,
)


@pytest.mark.parametrize(
    ("base", "found", "after"),
    [
        ("* a_b\n* c", "- a\\_b\n- c", "* a_b\n* c"),
        ("* a < b\n* c", "- a \\< b\n- d", "* a < b\n* d"),
        ("One\ntwo", "One two", "One\ntwo"),
        ("# A\n\ntext", "# A\n\nother\n\n```\ncode\n```", "# A\n\nother\n\n```\ncode\n```"),
        ("a", "", ""),
        ("", "x \\<b>", "x <b>"),
        ("- a\n- b\n- c", "- a\n- c", "- a\n- c"),
    ],
)
def test_markdown_takes_only_what_reads_otherwise(base: str, found: str, after: str) -> None:
    assert kept_markdown(base, found, "bullets") == after


def test_plain_words_keep_their_lines() -> None:
    assert kept_plain("a  *b*\nc", "a \\*b\\*\\\nc") == "a  *b*\nc"
    assert kept_plain("a", "a \\*b\\*\\\nd") == "a *b*\nd"
    assert kept_plain("a", "") == ""


def test_questions_that_stay_keep_their_signs() -> None:
    assert kept_questions("- **Who**?\n- B", "- \\*\\*Who\\*\\*?\n- C") == "- **Who**?\n- C"


@pytest.mark.parametrize(
    ("base", "found", "after"),
    [
        ("- a\n- b", "• a<br>• b", "- a\n- b"),
        ("- a\n- b", "• a<br>• c", "- a\n- c"),
        ("a\n\nb `x|y`", "a<br>c `x|y`", "a\n\nc `x|y`"),
        ("", "a<br>b", "a\n\nb"),
        ("", "• a<br>• b", "- a\n- b"),
        ("a", "", ""),
        ("a *b*", "a b", "a b"),
    ],
)
def test_cells_of_a_table_keep_their_paragraphs(base: str, found: str, after: str) -> None:
    assert kept_cell(base, found) == after
