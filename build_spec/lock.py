"""Writes the pinned list anew from pyproject.toml, for every Python and system at once."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from build_spec.console import ToolFailed, call, say
from build_spec.environment import REQUIREMENTS

_HEADER = """\
# Pinned versions with their hashes for Python 3.11 and newer on Linux, macOS and Windows.
# Written by `python3 build_spec/dev.py lock` from pyproject.toml; not edited by hand.
"""
_OLDEST_PYTHON = "3.11"


def write(root: Path, *, upgrade: bool) -> int:
    """Resolve the dependencies with uv and write the list; return the exit code.

    Versions that still fit are kept unless ``upgrade`` asks for the newest ones.

    Raises:
        ToolFailed: uv is not installed.
    """
    uv = shutil.which("uv")
    if uv is None:
        raise ToolFailed("The list is resolved by uv, which is not on the PATH. Install uv first.")
    command = [uv, "pip", "compile", "pyproject.toml", "--extra", "dev", "--universal"]
    command += ["--python-version", _OLDEST_PYTHON, "--generate-hashes", "--no-header", "--quiet"]
    command += ["--output-file", str(REQUIREMENTS)]
    if upgrade:
        command.append("--upgrade")
    code = call(command, variables=os.environ, cwd=root)
    if code == 0:
        file = root / REQUIREMENTS
        file.write_text(_HEADER + without_addresses(file.read_text("utf-8")), encoding="utf-8")
        say(f"Wrote {REQUIREMENTS.as_posix()}.")
    return code


def without_addresses(listing: str) -> str:
    """Drop comments at the margin and any line that names an index or a place of files."""
    kept = [line for line in listing.splitlines() if line and not line.startswith(("#", "--"))]
    return "\n".join(kept) + "\n"
