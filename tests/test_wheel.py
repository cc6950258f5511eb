"""The wheel holds every file of the rooms and nothing else."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("narrative_studio", "exporters", "ui", "resources")
BUILD = "import sys; from setuptools import build_meta; print(build_meta.build_wheel(sys.argv[1]))"


def leftover(file: Path) -> bool:
    return "__pycache__" in file.parts or file.suffix == ".pyc"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """The wheel, built without a network from a copy, so that the checkout stays clean."""
    tree = tmp_path_factory.mktemp("tree")
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, tree)
    for room in ROOMS:
        shutil.copytree(ROOT / room, tree / room)
    compiled = tree / "resources" / "__pycache__" / "left over.pyc"
    compiled.parent.mkdir(exist_ok=True)
    compiled.touch()
    answer = subprocess.run(
        [sys.executable, "-c", BUILD, str(tree)],
        cwd=tree,
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == 0, answer.stderr
    return zipfile.ZipFile(tree / answer.stdout.split()[-1])


def test_the_wheel_holds_the_rooms_and_nothing_else(wheel: zipfile.ZipFile) -> None:
    packed = {name for name in wheel.namelist() if ".dist-info/" not in name}
    tree = {
        file.relative_to(ROOT).as_posix()
        for room in ROOMS
        for file in (ROOT / room).rglob("*")
        if file.is_file() and not leftover(file)
    }
    assert {"missing": tree - packed, "foreign": packed - tree} == {
        "missing": set(),
        "foreign": set(),
    }


def test_the_wheel_carries_the_licence_and_refuses_upload(wheel: zipfile.ZipFile) -> None:
    (metadata,) = (name for name in wheel.namelist() if name.endswith(".dist-info/METADATA"))
    text = wheel.read(metadata).decode()
    assert "License-Expression: Apache-2.0" in text
    assert "Classifier: Private :: Do Not Upload" in text
    assert any(name.endswith(".dist-info/licenses/LICENSE") for name in wheel.namelist())
