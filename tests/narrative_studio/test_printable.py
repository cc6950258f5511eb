"""Text of strangers is shown as what it is."""

from __future__ import annotations

import pytest

from narrative_studio.printable import printable


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain — “quoted” 🎯", "plain — “quoted” 🎯"),
        ("two\nlines", "two lines"),
        ("\x1b[31mred\x9b", "\\x1b[31mred\\x9b"),
        ("a\tb\r", "a\\tb\\r"),
        ("txt.\u202eexe", "txt.\\u202eexe"),
        ("\udcff", "\\udcff"),
    ],
)
def test_text_cannot_steer_a_terminal(text: str, shown: str) -> None:
    assert printable(text) == shown
