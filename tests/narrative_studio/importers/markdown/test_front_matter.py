"""The front matter of a text gives its keys, and the line on which the rest begins."""

from __future__ import annotations

import pytest

from narrative_studio.errors import ImportFailed
from narrative_studio.importers.markdown.front_matter import split_front_matter


def test_strings_are_read_however_they_are_quoted() -> None:
    source = "---\na: \"x \\\"y\\\"\"\nb: 'it''s'\nc: plain words\nd: [1, 2]\n---\nBody"
    meta, body, first = split_front_matter(source, "n.md")
    assert meta == {"a": 'x "y"', "b": "it's", "c": "plain words", "d": "[1, 2]"}
    assert (body, first) == ("Body", 7)


@pytest.mark.parametrize("source", ["Words", "---\n\nA rule first", "", "----\na: b\n---\n"])
def test_a_text_may_have_none(source: str) -> None:
    assert split_front_matter(source, "n.md") == ({}, source, 1)


def test_values_that_are_broken_stay_as_they_stand() -> None:
    meta, body, _first = split_front_matter('---\na: "open\n: no key\n  - deep: x\n---\nB', "n.md")
    assert (dict(meta), body) == ({"a": '"open'}, "B")


def test_one_without_an_end_is_named() -> None:
    with pytest.raises(ImportFailed, match="has no end"):
        split_front_matter("---\na: b\n\nWords", "n.md")
