"""Compares what the tests covered with the least that pyproject.toml asks of each room."""

from __future__ import annotations

import json
import math
import tomllib
from collections.abc import Mapping
from pathlib import Path, PurePath
from typing import Any

from build_spec.console import say

REPORT = Path(".coverage.json")
"""Where the test run leaves its measurements, from the root of the project."""


def marks_of(root: Path) -> dict[str, float]:
    """What the tests of each room must cover of it at least, in percent, by its folder."""
    with (root / "pyproject.toml").open("rb") as file:
        marks: dict[str, float] = tomllib.load(file)["tool"]["narrative-studio"]["coverage"]
    return marks


def compare(root: Path) -> tuple[int, str]:
    """Print each room's coverage and return 1 if a room fell below its mark, else 0, and a line."""
    marks = marks_of(root)
    files = json.loads((root / REPORT).read_text(encoding="utf-8"))["files"]
    reached = {room: percent(files, room) for room in marks}
    for room, mark in marks.items():
        say(f"{room:<24}{reached[room]:6.1f} %   at least {mark} %{_remark(reached[room], mark)}")
    fallen = [room for room, mark in marks.items() if reached[room] < mark]
    return (1 if fallen else 0), ", ".join(f"{room} {reached[room]:.1f} %" for room in marks)


def percent(files: Mapping[str, Any], room: str) -> float:
    """The covered share of a room's lines and branches, in percent; 100 when it has none.

    ``files`` is the part of that name in coverage's JSON report.
    """
    wanted = PurePath(room).parts
    possible = covered = 0
    for name, file in files.items():
        if PurePath(name.replace("\\", "/")).parts[: len(wanted)] != wanted:
            continue
        summary = file["summary"]
        possible += summary["num_statements"] + summary["num_branches"]
        covered += summary["covered_lines"] + summary["covered_branches"]
    return 100.0 * covered / possible if possible else 100.0


def _remark(reached: float, mark: float) -> str:
    if reached < mark:
        return ": too little is tested"
    whole = math.floor(reached)
    return f"; raise the mark to {whole}" if whole > mark else ""
