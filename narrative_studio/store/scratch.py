"""Private folders to make document files in; what killed processes have left of them is swept.

Each holds a file that its owner keeps locked: the lock is the operating system's, so that a folder
whose lock is free belongs to nobody any more. One that has just been made may not be locked yet and
is left alone for a while.
"""

import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from narrative_studio.errors import PublishFailed
from narrative_studio.store.places import is_locked, locked

_PREFIX = "narrative-studio-"
_LOCK = "lock"
_YOUNG_S = 60


@contextmanager
def scratch_folder(path: Path) -> Iterator[Path]:
    """A folder to make the file for ``path`` in; it goes with all that is in it.

    Raises:
        PublishFailed: it cannot be made.
    """
    try:
        folder = Path(tempfile.mkdtemp(None, _PREFIX))
    except OSError as error:
        raise _no_room(path, error) from error
    try:
        with _held(path, folder):
            yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def sweep() -> None:
    """Remove the folders of processes that are gone."""
    with suppress(OSError):
        now_s = time.time()
        for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
            with suppress(OSError):
                is_young = now_s - folder.stat().st_mtime < _YOUNG_S
                if not is_young and not folder.is_symlink() and not is_locked(folder / _LOCK):
                    shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _held(path: Path, folder: Path) -> Iterator[None]:
    try:
        lock = (folder / _LOCK).open("a+b")
    except OSError as error:
        raise _no_room(path, error) from error
    with lock:
        # Where nothing can be locked, what is left of the folder is not known for what it is.
        locked(lock)
        yield


def _no_room(path: Path, error: OSError) -> PublishFailed:
    return PublishFailed(
        f"“{path.name}” could not be written: {error.strerror or error}.",
        "Free some space on this computer.",
    )
