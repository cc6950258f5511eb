"""Puts a finished file in the place of an old one, so that no half-written file is ever seen."""

from __future__ import annotations

import errno
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from narrative_studio.errors import ExportFailed

_FULL = frozenset({errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)})
_REFUSED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


@contextmanager
def replacing(target: Path) -> Iterator[BinaryIO]:
    """Open a file beside the target that takes the target's place when the block ends well.

    The file can be read, written and sought. When the block raises, the target stays as it was
    and nothing is left beside it. A target that is a link is followed.

    Raises:
        ExportFailed: the folder is missing or not writable, the disk is full, the target is a
            folder or is held open by another program.
    """
    place = Path(os.path.realpath(target))
    _check_place(target, place)
    beside = place.with_name(f".{secrets.token_hex(8)}.part")
    try:
        try:
            descriptor = os.open(
                beside, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666
            )
            with os.fdopen(descriptor, "w+b") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            if place.exists():
                shutil.copymode(place, beside)
            _take_place(beside, place)
        except OSError as error:
            raise _explained(error, target) from error
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def _check_place(target: Path, place: Path) -> None:
    if place.is_dir():
        raise ExportFailed(
            f"{target} is a folder, not a file.", "Add a file name, then export again."
        )
    if not place.parent.is_dir():
        raise ExportFailed(
            f"The folder {place.parent} does not exist.",
            "Create it or choose another one, then export again.",
        )


def _take_place(beside: Path, place: Path) -> None:
    beside.replace(place)
    if os.name == "posix":
        # The rename itself is only safe on disk when its folder is.
        with suppress(OSError):
            folder = os.open(place.parent, os.O_RDONLY)
            try:
                os.fsync(folder)
            finally:
                os.close(folder)


def _explained(error: OSError, target: Path) -> ExportFailed:
    if error.errno in _FULL:
        return ExportFailed(
            f"{target.name} could not be written: the disk is full.",
            "Free some space or choose another folder, then export again.",
        )
    if error.errno in _REFUSED:
        return ExportFailed(
            f"{target.name} could not be written: {target.parent.resolve()} does not allow it, "
            "or the file is open in another program.",
            "Close it there or choose another folder, then export again.",
        )
    reason = error.strerror or type(error).__name__
    return ExportFailed(
        f"{target.name} could not be written: {reason}.",
        "Choose another folder, then export again.",
    )
