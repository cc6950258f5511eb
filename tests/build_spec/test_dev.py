from __future__ import annotations

import ast
import sys
from pathlib import Path

import pytest

from build_spec.dev import too_old

BUILD_SPEC = Path(__file__).resolve().parents[2] / "build_spec"


def test_a_python_that_is_new_enough_passes() -> None:
    assert too_old((3, 11), []) == ""
    assert too_old((3, 14), []) == ""


def test_an_old_python_is_told_which_newer_one_to_use() -> None:
    said = too_old((3, 10), ["python3.13", "python3.12"])
    assert said == (
        "This is Python 3.10; Narrative Studio needs 3.11 or newer. Run it with python3.13 instead."
    )


def test_an_old_python_without_a_newer_one_is_told_what_to_install() -> None:
    assert too_old((3, 9), []).endswith("Install Python 3.11 or newer and run it with that.")


def test_an_old_python_can_read_the_file_that_says_so() -> None:
    ast.parse((BUILD_SPEC / "dev.py").read_text(encoding="utf-8"), feature_version=(3, 6))


def needed_by(module: str, seen: set[str]) -> set[str]:
    """What a module of build_spec imports, by way of the others too."""
    if module in seen:
        return set()
    seen.add(module)
    outside: set[str] = set()
    for node in ast.walk(ast.parse((BUILD_SPEC / f"{module}.py").read_text(encoding="utf-8"))):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module == "build_spec":
            names = [f"build_spec.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module]
        for name in names:
            room, _, rest = name.partition(".")
            outside |= needed_by(rest, seen) if room == "build_spec" else {room}
    return outside


def test_the_command_needs_nothing_but_the_standard_library() -> None:
    seen: set[str] = set()
    assert needed_by("dev", seen) <= sys.stdlib_module_names
    assert {"subcommands", "environment", "apt"} <= seen


@pytest.mark.parametrize("name", ["dev.py"])
def test_the_build_machine_runs_the_same_command(name: str) -> None:
    script = (BUILD_SPEC.parent / ".ci" / "run").read_text(encoding="utf-8")
    assert script.splitlines()[-1] == f"exec python3 build_spec/{name} test"
