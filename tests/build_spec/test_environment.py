from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from build_spec import apt, environment
from build_spec.console import ToolFailed
from build_spec.environment import REQUIREMENTS, Environment, fingerprint, is_current, prepare


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    (tmp_path / "build_spec").mkdir()
    (tmp_path / "pyproject.toml").write_text("ranges", encoding="utf-8")
    (tmp_path / REQUIREMENTS).write_text("pins", encoding="utf-8")
    return tmp_path


class Builder:
    """Stands in for uv, venv and pip: notes what it was asked and makes what they would make."""

    def __init__(self, failing: str = "") -> None:
        self.asked: list[str] = []
        self.variables: list[Mapping[str, str]] = []
        self.failing = failing

    def __call__(
        self, command: Sequence[str | Path], *, variables: Mapping[str, str], cwd: Path
    ) -> int:
        words = [str(part) for part in command]
        self.asked.append(" ".join(words))
        self.variables.append(variables)
        if self.failing and self.failing in words:
            return 3
        if "venv" in words:
            python = Environment(cwd).python
            python.parent.mkdir(parents=True)
            python.touch()
        return 0


@pytest.fixture
def builder(monkeypatch: pytest.MonkeyPatch) -> Builder:
    builder = Builder()
    monkeypatch.setattr(environment, "call", builder)
    monkeypatch.setattr(environment, "say", lambda text: None)
    monkeypatch.setattr(shutil, "which", lambda name: None)
    monkeypatch.setattr(environment, "_has_ensurepip", lambda: True)
    return builder


def test_without_uv_the_pinned_list_is_installed_by_pip(checkout: Path, builder: Builder) -> None:
    made = prepare(checkout)
    pip = f"{made.python} -m pip --disable-pip-version-check install --quiet"
    assert builder.asked == [
        f"{sys.executable} -m venv {made.folder}",
        f"{pip} --require-hashes --no-deps -r {REQUIREMENTS}",
        f"{pip} --no-deps --no-build-isolation -e .",
    ]


def test_uv_is_used_where_it_is_present(
    checkout: Path, builder: Builder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: f"/bin/{name}")
    prepare(checkout)
    assert [line.split()[0] for line in builder.asked] == ["/bin/uv"] * 3
    assert "--require-hashes" in builder.asked[1]


def test_when_uv_fails_pip_is_tried(
    checkout: Path, builder: Builder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: f"/bin/{name}")
    builder.failing = "/bin/uv"
    assert is_current(prepare(checkout))
    assert len(builder.asked) == 1 + 3


def test_the_second_call_does_nothing(checkout: Path, builder: Builder) -> None:
    prepare(checkout)
    builder.asked.clear()
    prepare(checkout)
    assert builder.asked == []


@pytest.mark.parametrize("changed", ["pyproject.toml", str(REQUIREMENTS)])
def test_a_changed_dependency_makes_the_environment_anew(
    checkout: Path, builder: Builder, changed: str
) -> None:
    left_over = prepare(checkout).folder / "left over"
    left_over.touch()
    (checkout / changed).write_text("changed", encoding="utf-8")
    builder.asked.clear()
    assert is_current(prepare(checkout))
    assert builder.asked
    assert not left_over.exists()


def test_another_python_or_place_is_another_environment(checkout: Path) -> None:
    assert fingerprint(checkout, "3.11.2") != fingerprint(checkout, "3.12.0")
    assert fingerprint(checkout, "3.11.2") == fingerprint(checkout, "3.11.2")


def test_an_environment_whose_python_is_gone_is_not_current(
    checkout: Path, builder: Builder
) -> None:
    made = prepare(checkout)
    made.python.unlink()
    assert not is_current(made)


def test_a_failed_installation_leaves_no_stamp(checkout: Path, builder: Builder) -> None:
    builder.failing = "--require-hashes"
    with pytest.raises(ToolFailed, match="Check the network"):
        prepare(checkout)
    assert not is_current(Environment(checkout))


def test_a_python_without_ensurepip_is_refused_with_the_next_step(
    checkout: Path, builder: Builder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(environment, "_has_ensurepip", lambda: False)
    monkeypatch.setattr(sys, "base_prefix", "/opt/python")
    with pytest.raises(ToolFailed, match=r"ensurepip is missing. Install a complete Python or uv"):
        prepare(checkout)


def test_debians_python_gets_its_venv_package(
    checkout: Path, builder: Builder, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(environment, "_has_ensurepip", lambda: bool(asked))
    monkeypatch.setattr(apt, "provide", lambda names, reason: asked.extend(names))
    monkeypatch.setattr(sys, "base_prefix", "/usr")
    prepare(checkout)
    assert asked == [f"python3.{sys.version_info.minor}-venv"]


def test_index_settings_of_the_user_are_respected(
    checkout: Path, builder: Builder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PIP_INDEX", "mine")
    monkeypatch.setenv("PYTHONPATH", "elsewhere")
    prepare(checkout)
    assert all(given["PIP_INDEX"] == "mine" for given in builder.variables)
    assert not any("PYTHONPATH" in given for given in builder.variables)


def test_programs_of_the_environment_come_first_and_foreign_packages_stay_out() -> None:
    made = Environment(Path("place"))
    given = {"PATH": "usual", "PYTHONPATH": "elsewhere", "PYTHONHOME": "elsewhere", "LANG": "C"}
    assert made.variables(given) == {
        "PATH": f"{made.scripts}{os.pathsep}usual",
        "VIRTUAL_ENV": str(made.folder),
        "LANG": "C",
    }


def test_this_python_is_seen_to_have_ensurepip_or_not() -> None:
    answer = subprocess.run([sys.executable, "-c", "import venv, ensurepip"], check=False)
    assert environment._has_ensurepip() is (answer.returncode == 0)
