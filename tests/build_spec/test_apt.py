from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from build_spec import apt
from build_spec.console import ToolFailed

LINE = "sudo apt-get update && sudo apt-get install --yes --no-install-recommends libgl1 libegl1"


class Machine:
    """Stands in for the machine: whether it has apt-get, who asks, and what it was told."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.told: list[str] = []
        self.code = 0
        self.has_apt = True
        self.root = True
        monkeypatch.setattr(apt, "call", self.call)
        monkeypatch.setattr(apt, "say", lambda text: None)
        monkeypatch.setattr(apt, "is_root", lambda: self.root)
        monkeypatch.setattr(shutil, "which", lambda name: name if self.has_apt else None)

    def call(
        self, command: Sequence[str], *, variables: Mapping[str, str], cwd: Path, quiet: bool
    ) -> int:
        assert variables["DEBIAN_FRONTEND"] == "noninteractive"
        self.told.append(" ".join(command))
        return self.code


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> Machine:
    return Machine(monkeypatch)


def ask() -> None:
    apt.provide(["libgl1", "libegl1"], reason="Qt needs two libraries.")


def test_root_gets_the_packages_installed(machine: Machine) -> None:
    ask()
    assert machine.told == [
        "apt-get -qq update",
        "apt-get -qq install --yes --no-install-recommends libgl1 libegl1",
    ]


def test_others_get_the_exact_line(machine: Machine) -> None:
    machine.root = False
    with pytest.raises(ToolFailed) as failed:
        ask()
    assert LINE in str(failed.value).splitlines()[-1]
    assert str(failed.value).startswith("Qt needs two libraries. Run this line")
    assert machine.told == []


def test_without_apt_get_the_packages_are_named(machine: Machine) -> None:
    machine.has_apt = False
    with pytest.raises(ToolFailed, match="what Debian calls libgl1, libegl1"):
        ask()


def test_a_failed_installation_names_the_line(machine: Machine) -> None:
    machine.code = 100
    with pytest.raises(ToolFailed) as failed:
        ask()
    assert LINE in str(failed.value)
    assert machine.told == ["apt-get -qq update"]
