"""A key says which kind of row a mark stands for, and which one."""

from __future__ import annotations

from narrative_studio.results.keys import ELIGIBLE, FRAME, OBJECTION, key, parts


def test_a_key_is_read_back() -> None:
    assert parts(key(ELIGIBLE)) == {ELIGIBLE: ""}
    words = "Price / value: no?"
    assert parts(f"{key(OBJECTION, words)}/{key(FRAME, 'f1')}") == {OBJECTION: words, FRAME: "f1"}
