"""Disks that are full or may not be written, as a machine really has them, where a test may."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

_BLOCK = 4096


@contextmanager
def small_disk(folder: Path, *, kilobytes: int) -> Iterator[None]:
    """Make a folder a disk of its own that holds so much; skips the test where that is refused."""
    folder.mkdir(parents=True, exist_ok=True)
    with _mounted(folder, "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", str(folder)):
        yield


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """Forbid all writing below a folder; the test is skipped where that cannot be done."""
    if _is_root():
        with _mounted(folder, "--bind", str(folder), str(folder)):
            _mount("-o", "remount,ro,bind", str(folder))
            yield
        return
    folders = [folder, *(place for place in folder.rglob("*") if place.is_dir())]
    for place in folders:
        place.chmod(0o555)
    try:
        yield
    finally:
        for place in folders:
            place.chmod(0o755)


def fill(folder: Path, *, but_kilobytes: int = 0) -> Path:
    """Fill the disk of a folder with one file until so much is left; return the file."""
    ballast = folder / "ballast"
    left = os.statvfs(folder)
    most = left.f_bavail * left.f_frsize - but_kilobytes * 1024
    with ballast.open("wb") as file:
        file.write(bytes(max(0, most) // _BLOCK * _BLOCK))
    return ballast


@contextmanager
def _mounted(folder: Path, *options: str) -> Iterator[None]:
    if not _is_root() or not _mount(*options):
        pytest.skip("only root may mount a disk")
    try:
        yield
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def _mount(*options: str) -> bool:
    return subprocess.run(["mount", *options], check=False, capture_output=True).returncode == 0


def _is_root() -> bool:
    return sys.platform == "linux" and os.geteuid() == 0
