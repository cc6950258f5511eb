"""A deck is known by its name, else by how it begins."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from narrative_studio.importers.deck.endings import is_deck, is_deck_name


@pytest.mark.parametrize(
    ("name", "content", "is_one"),
    [
        ("a.PPTX", None, True),
        ("a.ppt", b"", True),
        ("a.potx", b"{", True),
        ("a.zip", b"PK\x03\x04", True),
        ("a", b"\xd0\xcf\x11\xe0", True),
        ("a.json", b"{}", False),
        ("a.json", None, False),
    ],
)
def test_decks_are_recognised(
    tmp_path: Path, name: str, content: bytes | None, is_one: bool
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    assert is_deck(path) is is_one
    assert is_deck_name(path) is (is_one and path.suffix not in ("", ".zip"))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_is_no_deck_and_is_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "given.json"
    os.mkfifo(pipe)
    assert not is_deck(pipe)
