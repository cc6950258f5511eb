"""The fixtures that all tests lean on do what they promise."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs
import pytest

if TYPE_CHECKING:
    from tests.conftest import Golden


@pytest.fixture
def mine(golden: Golden, tmp_path: Path) -> Golden:
    """Golden files in a folder of this test."""
    return replace(golden, folder=tmp_path, update=False)


def test_a_golden_text_that_is_the_same_passes(mine: Golden, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("café\r\n".encode())
    mine("a.txt", "café\r\n")


def test_a_golden_text_that_differs_fails_with_both_texts(mine: Golden, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("old", encoding="utf-8")
    with pytest.raises(AssertionError, match=r"differs from tests/golden/a.txt"):
        mine("a.txt", "new")


def test_golden_bytes_that_differ_name_the_place(mine: Golden, tmp_path: Path) -> None:
    (tmp_path / "a.bin").write_bytes(b"abc")
    mine("a.bin", b"abc")
    with pytest.raises(pytest.fail.Exception, match=r"at byte 1$"):
        mine("a.bin", b"aXc")
    with pytest.raises(pytest.fail.Exception, match=r"at byte 3$"):
        mine("a.bin", b"abcd")


def test_a_golden_file_that_is_not_there_names_the_option(mine: Golden) -> None:
    with pytest.raises(pytest.fail.Exception, match="--update-golden"):
        mine("new.txt", "text")


def test_golden_files_are_written_when_asked(mine: Golden, tmp_path: Path) -> None:
    replace(mine, update=True)("deck/new.txt", "text\n")
    assert (tmp_path / "deck" / "new.txt").read_bytes() == b"text\n"


def test_every_test_has_a_home_of_its_own(own_home: Path) -> None:
    if os.name != "nt":  # Windows asks the system, not the environment
        places = [platformdirs.user_data_path("x"), platformdirs.user_cache_path("x"), Path.home()]
        assert all(place.is_relative_to(own_home) for place in places)
        assert os.environ["XDG_DATA_HOME"] == str(own_home / "data")
    assert not any(file.is_file() for file in own_home.rglob("*"))


def test_windows_are_drawn_where_nobody_sees_them() -> None:
    assert os.environ["QT_QPA_PLATFORM"] == "offscreen"
