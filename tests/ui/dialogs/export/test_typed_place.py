"""A typed name stays in its folder; a typed path is taken as a path."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from ui.dialogs.export.typed_place import names_a_place, place_of, trouble_with


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("deck.pptx", "here/deck.pptx"),
        ("a/b: c?.pptx", "here/a b  c .pptx"),
        ("", "here/usual"),
        ("..", "here/usual"),
        (".hidden", "here/hidden"),
    ],
)
def test_a_name_stays_in_the_folder_that_was_chosen(
    tmp_path: Path, typed: str, expected: str
) -> None:
    assert not names_a_place(typed)
    assert place_of(typed, folder=tmp_path / "here", usual="usual") == tmp_path / expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("/there/deck.pptx", "there/deck.pptx"),
        ("  /there/deck.pptx ", "there/deck.pptx"),
        ("/there/../deck.pptx", "deck.pptx"),
        ("/new/", "new/usual"),
        ("/there", "there/usual"),
        ("/new", "new"),
        ("/there/..", "usual"),
    ],
)
def test_a_path_is_taken_as_a_path(tmp_path: Path, typed: str, expected: str) -> None:
    (tmp_path / "there").mkdir()
    whole = typed.replace("/", f"{tmp_path}/", 1)
    assert names_a_place(whole)
    made = place_of(whole, folder=Path("/elsewhere"), usual="usual")
    assert made == tmp_path / expected


def test_a_path_may_begin_at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    assert place_of("~/deck.pptx", folder=Path("/x"), usual="usual") == tmp_path / "deck.pptx"
    assert place_of("~", folder=Path("/x"), usual="usual") == tmp_path / "usual"


def test_the_home_of_nobody_is_only_a_name(tmp_path: Path) -> None:
    made = place_of("~no-such-person/deck.pptx", folder=tmp_path, usual="usual")
    assert made == tmp_path / "~no-such-person deck.pptx"


def test_what_stands_in_the_way_is_told_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert trouble_with(tmp_path / "deck.pptx") == ""
    assert trouble_with(tmp_path / "no" / "deck.pptx").startswith(f"There is no folder {tmp_path}")
    (tmp_path / "file").write_text("")
    assert "is a file, not a folder" in trouble_with(tmp_path / "file" / "deck.pptx")
    monkeypatch.setattr(os, "access", lambda *_asked: False)
    expected = f"{tmp_path} cannot be written to: type another place"
    assert trouble_with(tmp_path / "deck.pptx") == expected
