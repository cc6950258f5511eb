from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from build_spec import launch, qt_libraries
from build_spec.console import ToolFailed
from build_spec.environment import Environment
from build_spec.launch import has_display, places, suffix

FORMATS = {
    "formats": [
        {"id": "deck", "suffixes": [".pptx"]},
        {"id": "demo-script", "suffixes": [".html", ".md"]},
    ]
}


@pytest.mark.parametrize(
    ("variables", "system", "expected"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({"DISPLAY": ""}, "linux", False),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, "linux", False),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen:configfile=two.json"}, "linux", False),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "xcb"}, "linux", True),
        ({}, "darwin", True),
        ({}, "win32", True),
    ],
)
def test_a_display_is_one_that_somebody_sees(
    variables: Mapping[str, str], system: str, expected: bool
) -> None:
    assert has_display(variables, system) is expected


def test_the_sample_lives_among_the_documents_of_the_user(tmp_path: Path) -> None:
    temporary = tmp_path / "tmp"
    assert places(tmp_path, temporary)[0] == tmp_path / "Narrative Studio"
    (tmp_path / "Documents").mkdir()
    assert places(tmp_path, temporary)[0] == tmp_path / "Documents" / "Narrative Studio"
    assert places(tmp_path, temporary)[-1] == temporary / "Narrative Studio"


def test_the_suffix_of_a_format_is_the_studios_own() -> None:
    assert suffix(json.dumps(FORMATS), "demo-script") == ".html"
    with pytest.raises(ToolFailed, match="no format minutes"):
        suffix(json.dumps(FORMATS), "minutes")


class Studio:
    """Stands in for the program: notes what it was asked, makes the sample, lists its formats."""

    def __init__(self) -> None:
        self.asked: list[list[str]] = []
        self.failing = ""

    def call(
        self, command: Sequence[str | Path], *, variables: Mapping[str, str], cwd: Path
    ) -> int:
        _program, *words = (str(part) for part in command)
        self.asked.append(words)
        if self.failing in words:
            return 1
        if words[0] == "new":
            Path(words[-1]).touch()
        return 0


@pytest.fixture
def studio(monkeypatch: pytest.MonkeyPatch) -> Studio:
    studio = Studio()
    monkeypatch.setattr(launch, "call", studio.call)
    monkeypatch.setattr(launch, "_formats", lambda _: json.dumps(FORMATS))
    monkeypatch.setattr(qt_libraries, "provide", lambda *_: None)
    monkeypatch.setattr(qt_libraries, "cannot_open_window", lambda _: "")
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv("DISPLAY", ":0")
    return studio


@pytest.fixture
def environment(tmp_path: Path) -> Environment:
    return Environment(tmp_path)


@pytest.fixture
def document(own_home: Path) -> Path:
    return own_home / "Narrative Studio" / "Lotwarden.narrative"


def test_the_sample_is_made_once_and_opened(
    environment: Environment, studio: Studio, document: Path
) -> None:
    launch.run(environment, None)
    launch.run(environment, None)
    sample = str(document)
    assert studio.asked == [["new", "--sample", sample], [sample], [sample]]


def test_a_document_of_ones_own_is_opened(environment: Environment, studio: Studio) -> None:
    launch.run(environment, Path("mine.narrative"))
    assert studio.asked == [["mine.narrative"]]


def test_without_a_display_deck_and_demo_script_are_exported_and_named(
    environment: Environment,
    studio: Studio,
    document: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.delenv("DISPLAY")
    assert launch.run(environment, None) == 0
    deck = str(document.with_name("Lotwarden deck.pptx"))
    script = str(document.with_name("Lotwarden demo script.html"))
    assert studio.asked[1:] == [
        ["export", "deck", str(document), "-o", deck],
        ["export", "demo-script", str(document), "-o", script],
    ]
    said = capsys.readouterr().out.splitlines()
    assert said[0] == "No window: this machine has no display."
    assert [line.strip() for line in said[-2:]] == [deck, script]


def test_a_display_that_does_not_answer_is_no_display(
    environment: Environment, studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(qt_libraries, "cannot_open_window", lambda _: "it does not answer")
    launch.run(environment, None)
    assert studio.asked[-1][0] == "export"


def test_an_export_that_fails_ends_with_its_code(
    environment: Environment, studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DISPLAY")
    studio.failing = "deck"
    assert launch.run(environment, None) == 1
    assert studio.asked[-1][1] == "deck"


def test_a_home_that_takes_no_files_sends_the_sample_to_temporary_files(
    environment: Environment,
    studio: Studio,
    own_home: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (own_home / "Narrative Studio").touch()  # in the way of the folder
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    launch.run(environment, None)
    assert studio.asked[-1] == [str(tmp_path / "Narrative Studio" / "Lotwarden.narrative")]


def test_a_sample_that_cannot_be_made_is_said(environment: Environment, studio: Studio) -> None:
    studio.failing = "new"
    with pytest.raises(ToolFailed, match="The sample could not be made"):
        launch.run(environment, None)
