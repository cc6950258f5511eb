"""The whole document is written as JSON that fits the published schema."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import jsonschema
import pytest

from exporters.json_project import EXPORTER
from exporters.protocol import DocumentExporter
from narrative_studio.errors import Cancelled, ExportFailed, InvalidOption
from narrative_studio.importers.json_reader import read_foreign
from narrative_studio.interchange import json_schema
from narrative_studio.model.ids import PictureId
from narrative_studio.model.storyboard import Frame
from narrative_studio.project import Project
from tests.story import ident, make_story, png


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Project]:
    with closing(make_story(tmp_path / "story.narrative")) as project:
        yield project


def test_the_file_is_as_it_was(
    story: Project, tmp_path: Path, golden: Callable[[str, str], None]
) -> None:
    EXPORTER.export(story.view().narrative(), tmp_path / "s.json", {})
    text = (tmp_path / "s.json").read_text(encoding="utf-8")
    golden("json/story.json", text.replace(story.view().project.id, "PROJECT"))


def test_the_file_fits_the_schema(story: Project, tmp_path: Path) -> None:
    for place in ("embedded", "folder"):
        EXPORTER.export(story.view().narrative(), tmp_path / "s.json", {"pictures": place})
        document = json.loads((tmp_path / "s.json").read_text(encoding="utf-8"))
        jsonschema.Draft202012Validator(json_schema()).validate(document)


def test_pictures_are_embedded(story: Project, tmp_path: Path) -> None:
    EXPORTER.export(story.view().narrative(), tmp_path / "s.json", {})
    (picture,) = json.loads((tmp_path / "s.json").read_text(encoding="utf-8"))["pictures"]
    assert base64.b64decode(picture["content"]) == png()
    assert not list(tmp_path.glob("*-pictures"))


def test_pictures_may_lie_in_a_folder_beside_the_file(story: Project, tmp_path: Path) -> None:
    target = tmp_path / "out" / "s.json"
    target.parent.mkdir()
    for _again in range(2):
        EXPORTER.export(story.view().narrative(), target, {"pictures": "folder"})
    name = hashlib.sha256(png()).hexdigest() + ".png"
    assert sorted(path.name for path in target.parent.rglob("*")) == [name, "s-pictures", "s.json"]
    assert list(read_foreign(target).pictures.values()) == [png()]


def test_a_folder_that_cannot_be_made_is_named(story: Project, tmp_path: Path) -> None:
    (tmp_path / "s-pictures").write_text("in the way")
    with pytest.raises(ExportFailed, match="s-pictures"):
        EXPORTER.export(story.view().narrative(), tmp_path / "s.json", {"pictures": "folder"})
    assert not (tmp_path / "s.json").exists()


def test_a_dry_run_says_what_would_be_written(story: Project, tmp_path: Path) -> None:
    view = story.view().narrative()
    plan = EXPORTER.plan(view, {})
    report = EXPORTER.export(view, tmp_path / "s.json", {})
    assert (plan.counts, plan.entries) == (report.counts, report.entries)
    assert plan.counts["frame"] == 4
    assert plan.counts["picture"] == 1
    listed = {part.text: part.detail for part in plan.parts}
    assert (listed["frames"], listed["criteria"], listed["steps"]) == ("4", "1", "2")
    assert report.size_bytes == (tmp_path / "s.json").stat().st_size


def test_a_missing_picture_is_a_warning(story: Project, tmp_path: Path) -> None:
    with story.op("Set") as op:
        op.set(Frame, ident(0x210), picture=PictureId("0" * 64))
    report = EXPORTER.export(story.view().narrative(), tmp_path / "s.json", {})
    assert [entry.text for entry in report.warnings if entry.text.startswith("A picture")] == [
        "A picture is missing from the document: 000000000000. Set it again."
    ]
    assert read_foreign(tmp_path / "s.json").notes == (
        "/frames/0/picture: the picture is not in the file.",
    )


def test_progress_may_stop_it(story: Project, tmp_path: Path) -> None:
    def stop(done: int, total: int, label: str) -> None:
        raise Cancelled("Stopped.")

    with pytest.raises(Cancelled):
        EXPORTER.export(story.view().narrative(), tmp_path / "s.json", {}, stop)
    assert not (tmp_path / "s.json").exists()


def test_an_unknown_option_is_refused(story: Project) -> None:
    with pytest.raises(InvalidOption, match="pictures"):
        EXPORTER.plan(story.view().narrative(), {"colour": "red"})


def test_it_covers_the_document() -> None:
    assert isinstance(EXPORTER, DocumentExporter)
    assert EXPORTER.covers_document
