"""What changed between two wordings, in one line and as runs."""

from __future__ import annotations

import pytest

from narrative_studio.analysis.wording.word_changes import word_changes
from narrative_studio.cli.wordings import words_json, words_line


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        ("No loaf is lost.", "No bun is lost.", "No [-loaf-]{+bun+} is lost."),
        ("", "New", "{+New+}"),
        ("Old", "", "[-Old-]"),
    ],
)
def test_a_difference_is_one_line(before: str, after: str, line: str) -> None:
    assert words_line(word_changes(before, after)) == line


def test_runs_say_their_fate() -> None:
    assert words_json(word_changes("a b", "a c")) == [
        {"change": "kept", "text": "a "},
        {"change": "removed", "text": "b"},
        {"change": "added", "text": "c"},
    ]
