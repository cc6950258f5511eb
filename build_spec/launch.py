"""Opens the sample in the window, or exports it where there is no display."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from build_spec import qt_libraries
from build_spec.console import ToolFailed, call, say
from build_spec.environment import Environment

SAMPLE = "Lotwarden.narrative"
_FOLDER = "Narrative Studio"
_FORMATS = {"deck": "deck", "demo-script": "demo script"}
_UNSEEN_PLATFORMS = frozenset({"offscreen", "minimal", "vnc"})


def run(environment: Environment, document: Path | None) -> int:
    """Open ``document``, or the sample, and return the program's exit code.

    Raises:
        ToolFailed: Qt's libraries are missing, or the sample has no place to go.
    """
    qt_libraries.provide(environment, qt_libraries.OFFSCREEN)
    reason = _why_no_window(environment)
    if document is None:
        document = _sample(environment)
    if reason:
        say(f"No window: {reason}.")
        return _export(environment, document)
    say(f"Opening {document}")
    return _studio(environment, document)


def has_display(variables: Mapping[str, str], system: str) -> bool:
    """Whether a window would be seen by somebody; ``system`` is ``sys.platform``."""
    if variables.get("QT_QPA_PLATFORM", "").partition(":")[0] in _UNSEEN_PLATFORMS:
        return False
    if system.startswith("linux"):
        return bool(variables.get("DISPLAY") or variables.get("WAYLAND_DISPLAY"))
    return True


def places(home: Path, temporary: Path) -> list[Path]:
    """Folders for the sample and its exports, the best first."""
    documents = home / "Documents"
    return [(documents if documents.is_dir() else home) / _FOLDER, temporary / _FOLDER]


def suffix(formats_json: str, format_id: str) -> str:
    """The first file suffix of a format, from the answer to ``formats --json``.

    Raises:
        ToolFailed: the studio does not offer that format.
    """
    for entry in json.loads(formats_json)["formats"]:
        if entry["id"] == format_id:
            return str(entry["suffixes"][0])
    raise ToolFailed(f"The studio offers no format {format_id}.")


def _why_no_window(environment: Environment) -> str:
    if not has_display(os.environ, sys.platform):
        return "this machine has no display"
    qt_libraries.provide(environment, qt_libraries.WINDOW)
    return qt_libraries.cannot_open_window(environment)


def _sample(environment: Environment) -> Path:
    """The sample document, made if it is not there yet."""
    for folder in places(Path.home(), Path(tempfile.gettempdir())):
        document = folder / SAMPLE
        if document.exists():
            return document
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            continue
        if os.access(folder, os.W_OK):
            if _studio(environment, "new", "--sample", document) != 0:
                raise ToolFailed(f"The sample could not be made at {document}.")
            return document
    raise ToolFailed(
        "There is no place for the sample: neither home nor temporary files can be written."
    )


def _export(environment: Environment, document: Path) -> int:
    formats = _formats(environment)
    made: list[Path] = []
    for format_id, name in _FORMATS.items():
        target = document.parent / f"{document.stem} {name}{suffix(formats, format_id)}"
        code = _studio(environment, "export", format_id, document, "-o", target)
        if code != 0:
            return code
        made.append(target)
    say("The files made from it are here:")
    for target in made:
        say(f"  {target}")
    return 0


def _formats(environment: Environment) -> str:
    answer = subprocess.run(
        [environment.program("narrative-studio"), "formats", "--json"],
        env=environment.variables(),
        cwd=environment.root,
        capture_output=True,
        text=True,
        check=False,
    )
    if answer.returncode != 0:
        raise ToolFailed(f"The formats could not be read: {answer.stderr.strip()}")
    return answer.stdout


def _studio(environment: Environment, *arguments: str | Path) -> int:
    command = [environment.program("narrative-studio"), *arguments]
    return call(command, variables=environment.variables(), cwd=environment.root)
