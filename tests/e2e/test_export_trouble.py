"""Whatever goes wrong while a file is made, the old one stays and the error says what to do."""

from __future__ import annotations

import errno
import io
import os
import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from exporters import registry
from exporters.protocol import Exporter, Options, Plan
from narrative_studio.errors import ExportFailed
from narrative_studio.model.ids import PictureId
from narrative_studio.model.storyboard import Frame
from narrative_studio.project import Project
from tests.story import ident, make_story
from ui.pdf.writer import write_pdf

FAMILIES: tuple[tuple[str, str, Options], ...] = (
    ("deck", "old.pptx", {}),
    ("script", "old.docx", {"format": "docx"}),
    ("storyboard", "old.pdf", {"format": "pdf"}),
    ("demo-script", "old.html", {"format": "html"}),
    ("positioning", "old.md", {"format": "md"}),
    ("stakeholder", "old.html", {}),
    ("json", "old.json", {}),
    ("csv", "old.zip", {}),
)
OLD = b"the old file"

family = pytest.mark.parametrize(
    ("format_id", "name", "options"), FAMILIES, ids=[f"{one[0]}-{one[1]}" for one in FAMILIES]
)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    with closing(make_story(tmp_path_factory.mktemp("trouble") / "story.narrative")) as story:
        yield story


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "out").mkdir()
    return tmp_path / "out"


def exporter_of(format_id: str) -> Exporter:
    return registry.get(format_id, pdf=write_pdf)


def refused(project: Project, format_id: str, target: Path, options: Options, **more: Any) -> str:
    view = project.view().narrative()
    with pytest.raises(ExportFailed) as caught:
        exporter_of(format_id).export(view, target, options, **more)
    message = str(caught.value)
    assert caught.value.hint
    assert "\n" not in message
    return message


class _Full(io.BufferedRandom):
    """A file on a disk that has room for a few bytes."""

    def write(self, content: Any) -> int:
        if self.tell() + len(content) > 40:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return super().write(content)


@family
def test_a_full_disk(
    project: Project,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    format_id: str,
    name: str,
    options: Options,
) -> None:
    (folder / name).write_bytes(OLD)
    with monkeypatch.context() as patched:
        patched.setattr(os, "fdopen", lambda number, _mode: _Full(io.FileIO(number, "w+")))
        message = refused(project, format_id, folder / name, options)
    assert message == (
        f"{name} could not be written: the disk is full. Free some space or choose another folder, "
        "then export again."
    )
    assert (folder / name).read_bytes() == OLD
    assert [one.name for one in folder.iterdir()] == [name]


@family
def test_a_place_that_may_not_be_written(
    project: Project,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    format_id: str,
    name: str,
    options: Options,
) -> None:
    (folder / name).write_bytes(OLD)
    real = os.open

    def refuse(path: Any, *arguments: Any) -> int:
        if str(path).endswith(".part"):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return real(path, *arguments)

    with monkeypatch.context() as patched:
        patched.setattr(os, "open", refuse)
        message = refused(project, format_id, folder / name, options)
    assert "does not allow it, or the file is open in another program." in message
    assert (folder / name).read_bytes() == OLD


@family
def test_a_folder_that_vanishes_meanwhile(
    project: Project,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    format_id: str,
    name: str,
    options: Options,
) -> None:
    real = os.fsync

    def vanish(number: int) -> None:
        real(number)
        shutil.rmtree(folder, ignore_errors=True)

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", vanish)
        message = refused(project, format_id, folder / name, options)
    assert message.startswith(f"{name} could not be written: No such file")
    assert "Choose another folder, then export again." in message
    assert not folder.exists()


@family
def test_a_picture_that_is_gone_is_left_out(
    tmp_path: Path, folder: Path, format_id: str, name: str, options: Options
) -> None:
    with closing(make_story(tmp_path / "story.narrative")) as story:
        with story.op("Lose a picture") as op:
            op.set(Frame, ident(0x210), picture=PictureId("0" * 64), alt_text="A wood fire")
        view = story.view().narrative()
        plan = exporter_of(format_id).plan(view, options)
        report = exporter_of(format_id).export(view, folder / name, options)
    assert report.size_bytes == (folder / name).stat().st_size
    if format_id in ("deck", "storyboard", "json"):
        assert told(plan)
        assert told(Plan(report.entries))


def told(plan: Plan) -> list[str]:
    return [one.text for one in plan.warnings if "picture" in one.text]
