"""A file is replaced whole or not at all."""

import errno
import os
from pathlib import Path

import pytest

from exporters.atomic import replacing
from narrative_studio.errors import Cancelled, ExportFailed


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_the_target_holds_what_was_written(tmp_path: Path) -> None:
    with replacing(tmp_path / "a.pptx") as file:
        file.write(b"new")
    assert (tmp_path / "a.pptx").read_bytes() == b"new"
    assert _names(tmp_path) == ["a.pptx"]


def test_the_old_file_stays_until_the_new_one_is_whole(tmp_path: Path) -> None:
    target = tmp_path / "a.pptx"
    target.write_bytes(b"old")
    with replacing(target) as file:
        file.write(b"new")
        file.flush()
        assert target.read_bytes() == b"old"
    assert target.read_bytes() == b"new"


@pytest.mark.parametrize("error", [Cancelled("Stopped."), RuntimeError("bug"), KeyboardInterrupt()])
def test_a_failure_leaves_the_old_file_and_nothing_beside_it(
    tmp_path: Path, error: BaseException
) -> None:
    target = tmp_path / "a.pptx"
    target.write_bytes(b"old")

    def write_half() -> None:
        with replacing(target) as file:
            file.write(b"half")
            raise error

    with pytest.raises(type(error)):
        write_half()
    assert target.read_bytes() == b"old"
    assert _names(tmp_path) == ["a.pptx"]


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    missing = tmp_path / "nowhere" / "a.pptx"
    with (
        pytest.raises(ExportFailed, match=r"nowhere does not exist\. Create it"),
        replacing(missing),
    ):
        pass


def test_a_folder_is_not_a_target(tmp_path: Path) -> None:
    with pytest.raises(ExportFailed, match="is a folder"), replacing(tmp_path):
        pass


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (errno.ENOSPC, "disk is full"),
        (errno.EACCES, "does not allow it"),
        (errno.EIO, "could not be written: "),
    ],
)
def test_trouble_on_disk_is_told_plainly(tmp_path: Path, code: int, words: str) -> None:
    with pytest.raises(ExportFailed, match=words), replacing(tmp_path / "a.pptx"):
        raise OSError(code, os.strerror(code))
    assert _names(tmp_path) == []


def test_a_folder_that_refuses_files_is_told_plainly(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*args: object, **kwargs: object) -> int:
        raise PermissionError(errno.EACCES, "denied")

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(ExportFailed, match="does not allow it"), replacing(tmp_path / "a.pptx"):
        pass


def test_an_error_without_a_reason_still_reads_as_a_sentence(tmp_path: Path) -> None:
    target = tmp_path / "a.pptx"
    with pytest.raises(ExportFailed, match="written: OSError"), replacing(target):
        raise OSError


@pytest.mark.skipif(os.name != "posix", reason="links and modes of POSIX")
def test_a_link_is_followed_and_the_mode_kept(tmp_path: Path) -> None:
    real = tmp_path / "real.pptx"
    real.write_bytes(b"old")
    real.chmod(0o640)
    link = tmp_path / "link.pptx"
    link.symlink_to(real)
    with replacing(link) as file:
        file.write(b"new")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"
    assert real.stat().st_mode & 0o777 == 0o640
