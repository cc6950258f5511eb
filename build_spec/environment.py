"""Makes the project's own environment in .venv from the pinned list, and leaves it alone after."""

from __future__ import annotations

import hashlib
import importlib
import importlib.util
import os
import shutil
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from build_spec import apt
from build_spec.console import ToolFailed, call, say

REQUIREMENTS = Path("build_spec", "requirements.txt")
_STAMP = "narrative-studio.stamp"
_PINNED: tuple[str | Path, ...] = ("--require-hashes", "--no-deps", "-r", REQUIREMENTS)
"""The list is complete: resolving it again lets an old pip look at newer releases and give up."""

_LEAKS = frozenset({"PYTHONPATH", "PYTHONHOME", "__PYVENV_LAUNCHER__"})


@dataclass(frozen=True)
class Environment:
    """The virtual environment of one checkout."""

    root: Path

    @property
    def folder(self) -> Path:
        """Where the environment lives."""
        return self.root / ".venv"

    @property
    def scripts(self) -> Path:
        """Where its programs live."""
        return self.folder / ("Scripts" if os.name == "nt" else "bin")

    @property
    def python(self) -> Path:
        """Its interpreter."""
        return self.program("python")

    def program(self, name: str) -> Path:
        """The path of one of its programs, whether it exists or not."""
        return self.scripts / (f"{name}.exe" if os.name == "nt" else name)

    def variables(self, given: Mapping[str, str] | None = None) -> dict[str, str]:
        """The variables for a program of this environment, from ``given`` or this process's own.

        Only what would let other packages in is taken out; index settings pass untouched.
        """
        source = os.environ if given is None else given
        kept = {name: value for name, value in source.items() if name not in _LEAKS}
        kept["VIRTUAL_ENV"] = str(self.folder)
        kept["PATH"] = os.pathsep.join(
            part for part in (str(self.scripts), source.get("PATH", os.defpath)) if part
        )
        return kept

    @property
    def stamp(self) -> Path:
        """The file that says what the environment was made from; written last."""
        return self.folder / _STAMP


def fingerprint(root: Path, version: str = sys.version) -> str:
    """Hash all that the environment is made from: place, Python, ranges and pins."""
    digest = hashlib.sha256(f"{root}\n{version}\n".encode())
    for file in (root / "pyproject.toml", root / REQUIREMENTS):
        digest.update(file.read_bytes())
    return digest.hexdigest()


def is_current(environment: Environment) -> bool:
    """Whether the environment was finished from what the project asks for today."""
    try:
        made_from = environment.stamp.read_text(encoding="ascii")
    except OSError:
        return False
    return made_from == fingerprint(environment.root) and environment.python.exists()


def prepare(root: Path) -> Environment:
    """Return the environment of a checkout, made anew if the project asks for another one.

    Raises:
        ToolFailed: it could not be made; the message names the next step.
    """
    environment = Environment(root)
    if is_current(environment):
        return environment
    uv = shutil.which("uv")
    say(
        "Setting up .venv from build_spec/requirements.txt"
        f" with {'uv' if uv else 'venv and pip'}; the first time this takes a minute or two."
    )
    if not (uv and _make(environment, _uv_commands(environment, uv))):
        if uv:
            say("uv could not set up .venv; trying venv and pip.")
        _require_ensurepip()
        if not _make(environment, _pip_commands(environment)):
            raise ToolFailed(
                "The environment could not be set up: see the message above. Check the network"
                " and the package index settings of this machine, then run the command again."
            )
    environment.stamp.write_text(fingerprint(root), encoding="ascii")
    return environment


def _make(environment: Environment, commands: Iterable[list[str | Path]]) -> bool:
    if environment.folder.exists():
        shutil.rmtree(environment.folder)
    bare = {name: value for name, value in os.environ.items() if name not in _LEAKS}
    bare["PYTHONWARNINGS"] = "ignore"  # setuptools warns of every editable install there is
    return all(call(command, variables=bare, cwd=environment.root) == 0 for command in commands)


def _uv_commands(environment: Environment, uv: str) -> list[list[str | Path]]:
    install: list[str | Path] = [uv, "pip", "install", "--quiet", "--python", environment.python]
    return [
        [uv, "venv", "--quiet", "--python", sys.executable, environment.folder],
        [*install, *_PINNED],
        [*install, "--no-deps", "--no-build-isolation", "-e", "."],
    ]


def _pip_commands(environment: Environment) -> list[list[str | Path]]:
    pip: list[str | Path] = [environment.python, "-m", "pip"]
    install = [*pip, "--disable-pip-version-check", "install", "--quiet"]
    return [
        [sys.executable, "-m", "venv", environment.folder],
        [*install, *_PINNED],
        [*install, "--no-deps", "--no-build-isolation", "-e", "."],
    ]


def _require_ensurepip() -> None:
    """Debian and Ubuntu keep the half of venv that brings pip in a package of its own."""
    if _has_ensurepip():
        return
    reason = "This Python cannot make environments: ensurepip is missing."
    if sys.base_prefix != "/usr":
        raise ToolFailed(f"{reason} Install a complete Python or uv, then run the command again.")
    apt.provide([f"python3.{sys.version_info.minor}-venv"], reason=reason)
    importlib.invalidate_caches()
    if not _has_ensurepip():
        raise ToolFailed(f"{reason} Install uv or another Python, then run the command again.")


def _has_ensurepip() -> bool:
    return all(importlib.util.find_spec(name) is not None for name in ("venv", "ensurepip"))
