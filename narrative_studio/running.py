"""The studio that runs already: where it listens, and how a second start hands it its files.

Nothing here loads Qt: a second start has said what it wants before it would have loaded the window.
What listens is ``ui/instance.py``.
"""

from __future__ import annotations

import json
import os
import stat
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from threading import Thread
from typing import NamedTuple
from zlib import crc32

from narrative_studio.store.places import data_folder

ANSWER = b"narrative-studio\n"
LONGEST_BYTES = 65_536
"""No start names so many files that their names take more."""

_PATIENCE_S = 3.0
_LONGEST_PLACE = 100
"""Of the path of a socket, in bytes: systems allow 104 or 108."""
_PIPES = r"\\.\pipe"
_TOKENS = ("XDG_ACTIVATION_TOKEN", "DESKTOP_STARTUP_ID")


class Asked(NamedTuple):
    """What a second start asks for: files to open, none to bring the window forward alone.

    ``token`` is what the desktop wants to see before it lets a window come forward.
    """

    paths: tuple[Path, ...] = ()
    token: str = ""

    def line(self) -> bytes:
        """The line in which it is said."""
        told = {"paths": [str(path.absolute()) for path in self.paths], "token": self.token}
        return json.dumps(told).encode() + b"\n"


def read_asked(line: bytes) -> Asked | None:
    """Read what a second start has said; None where it is nothing of the kind."""
    try:
        told = json.loads(line)
        paths, token = told["paths"], told["token"]
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    if not isinstance(token, str) or not isinstance(paths, list):
        return None
    if not all(isinstance(path, str) and Path(path).is_absolute() for path in paths):
        return None
    return Asked(tuple(map(Path, paths)), token)


def listening_place() -> str | None:
    """Where the studio of this person, this installation and this data folder listens.

    A path of a socket in a folder that nobody else can enter, on Windows the name of a pipe; None
    where there is no such folder, or no path that is short enough.
    """
    program = Path(__file__).resolve().parent
    key = f"{data_folder().absolute()}\n{program}".encode(errors="surrogateescape")
    # A person has a handful of these; a hash of the cryptographic kind costs 2 ms at each start.
    name = f"narrative-studio-{crc32(key):08x}"
    if sys.platform == "win32":
        return rf"{_PIPES}\{name}"
    folder = _private_folder()
    if folder is None:
        return None
    place = str(folder / name)
    return place if len(os.fsencode(place)) <= _LONGEST_PLACE else None


def hand_over(paths: Sequence[Path]) -> bool:
    """Have the studio that runs already open these files; False where none answers."""
    place = listening_place()
    if place is None:
        return False
    asked = Asked(tuple(paths), next(filter(None, map(os.environ.get, _TOKENS)), ""))
    line = asked.line()
    if len(line) > LONGEST_BYTES:
        return False
    answers: list[bytes] = []
    # A pipe cannot be read with patience: one that hangs is left behind with its thread.
    asking = Thread(target=_exchange, args=(place, line, answers), daemon=True)
    asking.start()
    asking.join(_PATIENCE_S)
    return answers == [ANSWER]


def _exchange(place: str, line: bytes, answers: list[bytes]) -> None:
    try:
        answers.append(_ask_pipe(place, line) if place.startswith(_PIPES) else _ask(place, line))
    except OSError:
        return  # Nobody is there, or the socket is what a studio that was killed has left.


def _ask(place: str, line: bytes) -> bytes:
    if not Path(place).exists():
        return b""
    import socket

    with socket.socket(socket.AF_UNIX) as asking:
        asking.settimeout(_PATIENCE_S)
        asking.connect(place)
        asking.sendall(line)
        with asking.makefile("rb") as heard:
            return heard.readline(len(ANSWER))


def _ask_pipe(place: str, line: bytes) -> bytes:
    with Path(place).open("r+b", buffering=0) as pipe:
        _let_come_forward()
        pipe.write(line)
        return pipe.readline(len(ANSWER))


def _let_come_forward() -> None:
    """Windows lets a window come forward only if the program that has the keyboard allows it."""
    import ctypes

    windll = getattr(ctypes, "windll", None)
    if windll is not None:
        windll.user32.AllowSetForegroundWindow(-1)


def _private_folder() -> Path | None:
    """A folder of this session that nobody else can enter."""
    given = os.environ.get("XDG_RUNTIME_DIR")
    if given and _is_private(Path(given)):
        return Path(given)
    made = Path(tempfile.gettempdir()) / f"narrative-studio-{os.getuid()}"
    try:
        made.mkdir(mode=0o700, exist_ok=True)
    except OSError:
        return None
    return made if _is_private(made) else None


def _is_private(folder: Path) -> bool:
    """Whether it is a folder of ours, and not a link to one, that we alone may enter."""
    try:
        found = folder.lstat()
    except OSError:
        return False
    is_ours = stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid()
    return is_ours and not found.st_mode & 0o077
