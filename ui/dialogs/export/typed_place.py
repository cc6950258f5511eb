"""Where a file goes whose name, or whole path, was typed."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

_FORBIDDEN: Final = '/\\:*?"<>|'


def names_a_place(typed: str) -> bool:
    """Whether what was typed says where the file goes, and not only how it is called."""
    words = typed.strip()
    return words.startswith("~") or Path(words).is_absolute()


def place_of(typed: str, *, folder: Path, usual: str) -> Path:
    """The file that was meant, whatever its ending.

    A whole path, also one from the home folder, is taken as it is, and a folder alone as the place
    for a file of the usual name; anything else is a name in ``folder``, without the letters that
    file systems keep for themselves.
    """
    if not names_a_place(typed):
        name = "".join(" " if letter in _FORBIDDEN else letter for letter in typed).strip()
        return folder / (name.lstrip(".") or usual)
    words = typed.strip()
    try:
        path = Path(words).expanduser()
    except RuntimeError:  # Nobody is called what stands behind the "~".
        return folder / words.replace(os.sep, " ")
    is_folder = words.endswith(("/", os.sep)) or path.name in {"", ".."} or path.is_dir()
    return Path(os.path.normpath(path / usual if is_folder else path))


def trouble_with(target: Path) -> str:
    """Why no file can be written there, as far as it can be told before; empty if one can."""
    folder = target.parent
    if not folder.exists():
        return f"There is no folder {folder}: make it first, or type another place"
    if not folder.is_dir():
        return f"{folder} is a file, not a folder: type another place"
    if not os.access(folder, os.W_OK | os.X_OK):
        return f"{folder} cannot be written to: type another place"
    return ""
