from __future__ import annotations

import shutil
import tomllib
from collections.abc import Mapping, Sequence
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from build_spec import lock
from build_spec.console import ToolFailed
from build_spec.environment import REQUIREMENTS

ROOT = Path(__file__).resolve().parents[2]


def pins() -> list[Requirement]:
    text = (ROOT / REQUIREMENTS).read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line and not line.lstrip().startswith("#")]
    assert all("--hash=sha256:" in line for line in lines)
    return [Requirement(line.partition("--hash")[0].strip()) for line in lines]


def declared() -> list[Requirement]:
    with (ROOT / "pyproject.toml").open("rb") as file:
        project = tomllib.load(file)
    lines = [*project["build-system"]["requires"], *project["project"]["dependencies"]]
    return [
        Requirement(line) for line in lines + project["project"]["optional-dependencies"]["dev"]
    ]


@pytest.mark.parametrize("python", ["3.11", "3.12", "3.13", "3.14"])
@pytest.mark.parametrize("system", ["linux", "darwin", "win32"])
def test_every_dependency_is_pinned_within_its_range(python: str, system: str) -> None:
    machine = {
        "python_version": python,
        "python_full_version": f"{python}.0",
        "sys_platform": system,
        "platform_python_implementation": "CPython",
    }
    pinned = {
        canonicalize_name(pin.name): next(iter(pin.specifier)).version
        for pin in pins()
        if pin.marker is None or pin.marker.evaluate(machine)
    }
    unmet = [
        str(wanted)
        for wanted in declared()
        if wanted.marker is None or wanted.marker.evaluate(machine)
        if not wanted.specifier.contains(pinned.get(canonicalize_name(wanted.name), "0"))
    ]
    assert unmet == []


def test_the_list_is_complete_so_that_nothing_has_to_be_resolved() -> None:
    here = [pin for pin in pins() if pin.marker is None or pin.marker.evaluate()]
    pinned = {canonicalize_name(pin.name): next(iter(pin.specifier)).version for pin in here}
    waiting = [Requirement(str(wanted)) for wanted in declared()]
    seen: set[str] = set()
    unmet: list[str] = []
    while waiting:
        wanted = waiting.pop()
        if str(wanted) in seen:
            continue
        seen.add(str(wanted))
        name = canonicalize_name(wanted.name)
        if wanted.marker is not None and not wanted.marker.evaluate({"extra": ""}):
            continue
        if not wanted.specifier.contains(pinned.get(name, "0")):
            unmet.append(str(wanted))
            continue
        for line in metadata.requires(name) or ():
            needed = Requirement(line)
            if needed.marker is None or any(
                needed.marker.evaluate({"extra": extra}) for extra in ("", *wanted.extras)
            ):
                needed.marker = None
                waiting.append(needed)
    assert unmet == []
    assert len(seen) > len(pinned)


def test_qt_stays_below_the_faulty_release_on_python_3_11() -> None:
    (pin,) = (
        pin
        for pin in pins()
        if canonicalize_name(pin.name) == "pyside6-essentials"
        and (pin.marker is None or pin.marker.evaluate({"python_full_version": "3.11.9"}))
    )
    assert str(pin.specifier).startswith("==6.11.")


def test_the_list_names_no_place() -> None:
    assert "://" not in (ROOT / REQUIREMENTS).read_text(encoding="utf-8")


def test_addresses_are_stripped_from_a_resolved_list() -> None:
    pin = "pillow==13.0.0 \\\n    --hash=sha256:ab\n    # via x\n"
    assert lock.without_addresses(f"# made by a tool\n--index of mine\n\n{pin}") == pin


def test_without_uv_the_next_step_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    with pytest.raises(ToolFailed, match="Install uv first"):
        lock.write(tmp_path, upgrade=False)


def test_a_resolution_that_fails_leaves_the_list_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: name)
    monkeypatch.setattr(lock, "call", lambda *_, **__: 2)
    assert lock.write(tmp_path, upgrade=True) == 2
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("upgrade", [False, True])
def test_newer_versions_are_taken_only_when_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, upgrade: bool
) -> None:
    commands: list[Sequence[str]] = []

    def resolve(command: Sequence[str], *, variables: Mapping[str, str], cwd: Path) -> int:
        commands.append(command)
        (cwd / "build_spec").mkdir()
        (cwd / REQUIREMENTS).write_text("# a tool\npillow==13.0.0\n", encoding="utf-8")
        return 0

    monkeypatch.setattr(shutil, "which", lambda name: name)
    monkeypatch.setattr(lock, "call", resolve)
    assert lock.write(tmp_path, upgrade=upgrade) == 0
    assert ("--upgrade" in commands[0]) is upgrade
    written = (tmp_path / REQUIREMENTS).read_text(encoding="utf-8")
    assert written.endswith("not edited by hand.\npillow==13.0.0\n")
