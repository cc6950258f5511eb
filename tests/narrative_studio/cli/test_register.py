"""The register of exports on the command line, with real exporters."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from narrative_studio.__main__ import main
from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.versions import take_baseline
from narrative_studio.exported_places import KeptPlace, kept_place
from narrative_studio.project import Project
from narrative_studio.settings import Settings
from tests.story import ADA, make_story


@pytest.fixture
def document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    with closing(make_story(tmp_path / "story.narrative")) as project:
        for entry in project.view().exported_files.values():
            with project.op("Begin with none") as op:
                op.delete(type(entry), entry.id)
        project.publish()
    return "story.narrative"


def listed(document: str, capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    capsys.readouterr()
    assert main(["exports", document, "--json"]) == 0
    found: list[dict[str, Any]] = json.loads(capsys.readouterr().out)["exports"]
    return found


def reworded(document: str) -> None:
    with closing(Project.open(Path(document), me=ADA)) as project:
        frame = next(iter(project.view().narrative(None).frames))
        edit_cells(project, frame, headline="Another headline altogether")
        project.publish()


def test_the_place_of_a_file_is_known_to_the_window(document: str) -> None:
    assert main(["export", "script", document, "-o", "a.html", "--register"]) == 0
    settings = Settings()
    with closing(Project.read(Path(document), me=settings.identity())) as project:
        (entry,) = project.view().exported_files.values()
    assert kept_place(settings, entry) == KeptPlace(Path("a.html").absolute())


@pytest.mark.parametrize(
    ("form", "name"),
    [("deck", "a.pptx"), ("script", "a.html"), ("csv", "a.zip"), ("json", "a.json")],
)
def test_a_file_goes_stale_when_what_it_says_has_changed(
    document: str, capsys: pytest.CaptureFixture[str], form: str, name: str
) -> None:
    assert main(["export", form, document, "-o", name, "--register"]) == 0
    assert [(one["file"], one["standing"]) for one in listed(document, capsys)] == [
        (name, "current")
    ]
    assert main(["exports", document, "--fail-on-stale"]) == 0
    reworded(document)
    assert [one["standing"] for one in listed(document, capsys)] == ["stale"]
    assert main(["exports", document, "--fail-on-stale"]) == 1
    assert main(["export", form, document, "-o", name, "--register"]) == 0
    assert [one["standing"] for one in listed(document, capsys)] == ["current"]


def test_the_register_says_what_was_made_from_which_state(
    document: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with closing(Project.open(Path(document), me=ADA)) as project:
        code = take_baseline(project, name="Before the fair").code
        project.publish()
    reworded(document)
    arguments = ["export", "deck", document, "-o", "b.pptx", "--baseline", code, "--register"]
    assert main(arguments) == 0
    (entry,) = listed(document, capsys)
    assert (entry["baseline"], entry["standing"]) == (code, "stale")
    assert entry["narrative"]
    assert entry["made_at"].endswith("+00:00")
    assert len(entry["file_hash"]) == 64
    main(["exports", document])
    assert f"from {code}" in capsys.readouterr().out


def test_an_export_is_not_noted_unasked(document: str, capsys: pytest.CaptureFixture[str]) -> None:
    before = Path(document).read_bytes()
    assert main(["export", "script", document, "-o", "a.html"]) == 0
    assert listed(document, capsys) == []
    assert Path(document).read_bytes() == before
    main(["exports", document])
    assert "No file is on the register" in capsys.readouterr().out
