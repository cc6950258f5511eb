"""Installs Debian and Ubuntu packages when that is allowed, else names the exact line to run."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from pathlib import Path

from build_spec.console import ToolFailed, call, is_root, say


def install_line(packages: Sequence[str]) -> str:
    """The line a person types to install ``packages``."""
    names = " ".join(packages)
    return f"sudo apt-get update && sudo apt-get install --yes --no-install-recommends {names}"


def provide(packages: Sequence[str], *, reason: str) -> None:
    """Install system packages as root; ``reason`` is a sentence on why they are needed.

    Raises:
        ToolFailed: this user may not install, there is no apt-get, or the installation failed.
    """
    line = install_line(packages)
    if shutil.which("apt-get") is None:
        raise ToolFailed(
            f"{reason} Install what Debian calls {', '.join(packages)}, then run the command again."
        )
    if not is_root():
        raise ToolFailed(f"{reason} Run this line, then the command again:\n\n    {line}\n")
    say(f"{reason} Installing {', '.join(packages)}.")
    variables = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    quiet = ["apt-get", "-qq"]
    steps = (
        [*quiet, "update"],
        [*quiet, "install", "--yes", "--no-install-recommends", *packages],
    )
    for step in steps:
        if call(step, variables=variables, cwd=Path.cwd(), quiet=True) != 0:
            raise ToolFailed(
                f"{reason} The installation failed; run this line by hand:\n\n    {line}\n"
            )
