"""How the developer tools talk and call programs, and their one kind of expected trouble."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path


class ToolFailed(Exception):
    """Expected trouble: the message says what is missing and which step cures it."""


def say(text: str) -> None:
    """Print a line at once, also into a pipe."""
    print(text, flush=True)


def call(
    command: Sequence[str | Path], *, variables: Mapping[str, str], cwd: Path, quiet: bool = False
) -> int:
    """Run a program that talks on this terminal and return its exit code.

    A ``quiet`` one is heard only on the error stream.

    Raises:
        ToolFailed: the program does not exist or may not be run.
    """
    try:
        return subprocess.run(
            list(command),
            env=variables,
            cwd=cwd,
            stdout=subprocess.DEVNULL if quiet else None,
            check=False,
        ).returncode
    except OSError as error:
        raise ToolFailed(f"{command[0]} could not be started: {error.strerror}.") from error


def is_root() -> bool:
    """Whether this process may install system packages; never on Windows."""
    return hasattr(os, "geteuid") and os.geteuid() == 0
