"""A file that comes back is recognised by its bytes, and told with what changed since."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import docx
import pytest

from exporters import registry
from exporters.protocol import Options
from exporters.register import file_hash, noted
from exporters.returned_copy import (
    ChangedCopy,
    ForeignCopy,
    KnownCopy,
    UnknownCopy,
    known_copy,
    known_file,
)
from narrative_studio.commands.documents import new_project, start_narrative
from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.exporting import forget_export, register_export
from narrative_studio.commands.storyboard import add_frame, delete_frames
from narrative_studio.commands.versions import take_baseline
from narrative_studio.model.positioning import ElementKind
from narrative_studio.project import Project
from tests.decks import rewritten
from tests.story import ADA, make_story

FORMATS: tuple[tuple[str, Options], ...] = (
    ("deck", {}),
    ("script", {"format": "docx"}),
    ("demo-script", {"format": "html"}),
    ("storyboard", {"format": "md"}),
    ("stakeholder", {}),
)


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with closing(make_story(tmp_path / "story.narrative")) as story:
        yield story


def export(project: Project, target: Path, format_id: str, options: Options) -> str:
    """Make a file, note it as the window does, and give its hash."""
    exporter, told = registry.get(format_id), project.view().narrative()
    one = noted(exporter, told, options, exporter.export(told, target, options))
    taken = told.whole.baseline
    register_export(
        project,
        format_id=one.format_id,
        file_name=one.file_name,
        narrative=told.narrative.id,
        baseline=taken.id if taken else None,
        options=one.options,
        made_with=one.made_with,
        content_hash=one.content_hash,
        file_hash=one.file_hash,
        size_bytes=one.size_bytes,
    )
    return one.file_hash


def known(project: Project, digest: str) -> KnownCopy:
    found = known_copy(project, "copy.docx", digest)
    assert found is not None
    return found


@pytest.mark.parametrize(("format_id", "options"), FORMATS)
def test_an_unchanged_copy_is_known_under_any_name(
    project: Project, tmp_path: Path, format_id: str, options: Options
) -> None:
    digest = export(project, tmp_path / "a.file", format_id, options)
    words = known(project, digest).words
    assert words.startswith("“copy.docx” is the ")
    assert ", made by Ada Moss, and nobody changed it." in words
    assert words.endswith("It says what the document says.")


@pytest.mark.parametrize(("format_id", "options"), FORMATS)
def test_a_stale_copy_says_what_was_told_otherwise_since(
    project: Project, tmp_path: Path, format_id: str, options: Options
) -> None:
    digest = export(project, tmp_path / "a.file", format_id, options)
    first, second, *_ = project.view().narrative().frames
    for _ in range(2):
        add_frame(project, narrative=first.narrative, beat=first.beat, headline="New")
    edit_cells(project, first, headline="Reworded", key_message="Otherwise", script="Said anew")
    for step in project.view().steps.of("frame", second.id):
        edit_cells(project, step, say="Otherwise")
    since = known(project, digest).since
    assert since[:1] == ("2 frames added",)
    assert any("frame 1" in one and one.endswith(" changed") for one in since)


def test_a_frame_that_was_deleted_is_counted(project: Project, tmp_path: Path) -> None:
    digest = export(project, tmp_path / "a.pptx", "deck", {})
    delete_frames(project, frames=[project.view().narrative().frames[0].id])
    assert known(project, digest).words.endswith("Since then: 1 frame deleted.")


def test_a_copy_of_an_earlier_making_is_known_although_the_file_was_made_again(
    project: Project, tmp_path: Path
) -> None:
    first = export(project, tmp_path / "a.pptx", "deck", {})
    frame = project.view().narrative().frames[0]
    edit_cells(project, frame, headline="Reworded")
    second = export(project, tmp_path / "a.pptx", "deck", {})
    assert known(project, first).since == ("frame 1 changed",)
    assert known(project, second).since == ()
    entry = next(iter(project.view().exported_files.values()))
    forget_export(project, exported=entry.id)
    assert known(project, second).words.endswith("It says what the document says.")


def test_the_positioning_page_tells_of_elements_alone(project: Project, tmp_path: Path) -> None:
    digest = export(project, tmp_path / "p.html", "positioning", {})
    value, *_ = project.view().elements_of(ElementKind.VALUE)
    edit_cells(project, value, statement="Otherwise")
    edit_cells(project, project.view().narrative().frames[0], headline="Reworded")
    assert known(project, digest).since == (f"“{value.name}” changed",)


def test_a_file_of_somebody_else_is_none(project: Project, tmp_path: Path) -> None:
    (tmp_path / "x.pdf").write_bytes(b"%PDF-1.7 of somebody else")
    assert known_copy(project, "x.pdf", file_hash(tmp_path / "x.pdf")) is None


def test_what_another_narrative_tells_is_not_counted(project: Project, tmp_path: Path) -> None:
    digest = export(project, tmp_path / "a.pptx", "deck", {})
    other = start_narrative(project, title="Other", template_id="sales-pitch-8")
    add_frame(project, narrative=other.id, beat="insight", headline="New")
    assert known(project, digest).since == ()


def test_a_copy_made_of_a_baseline_is_held_against_that(project: Project, tmp_path: Path) -> None:
    taken = take_baseline(project, name="Workshop")
    frame = project.view().narrative().frames[0]
    edit_cells(project, frame, headline="Reworded")
    exporter, told = registry.get("deck"), project.past.view_of(taken).narrative()
    one = noted(exporter, told, {}, exporter.export(told, tmp_path / "b.pptx", {}))
    register_export(
        project,
        format_id="deck",
        file_name="b.pptx",
        narrative=told.narrative.id,
        baseline=taken.id,
        content_hash=one.content_hash,
        file_hash=one.file_hash,
        options=one.options,
        made_with=one.made_with,
        size_bytes=1,
    )
    assert known(project, one.file_hash).since == ("frame 1 changed",)


def test_a_word_document_that_somebody_changed_is_known_by_its_mark(
    project: Project, tmp_path: Path
) -> None:
    path = tmp_path / "a.docx"
    export(project, path, "script", {"format": "docx"})
    document = docx.Document(str(path))
    document.paragraphs[0].text = "Edited by a rep"
    document.save(str(path))
    found = known_file(project, path)
    assert isinstance(found, ChangedCopy)
    assert "is the script of " in found.words
    assert "somebody changed it, or it was exported once more" in found.words
    docx.Document().save(str(path))
    assert known_file(project, path) is None
    path.write_bytes(b"no zip at all")
    assert known_file(project, path) is None


def test_a_word_document_with_the_mark_of_its_document_alone_is_known_too(
    project: Project, tmp_path: Path
) -> None:
    path = tmp_path / "a.docx"
    registry.get("script").export(project.view().narrative(), path, {"format": "docx"})
    bare = tmp_path / "bare.docx"
    rewritten(path, bare, lambda _name, part: part.replace(b"narrative-studio-export:1", b"gone"))
    bare.replace(path)
    found = known_file(project, path)
    assert isinstance(found, UnknownCopy)
    assert found.words.startswith("“a.docx” was exported from this document and changed since")
    with closing(new_project(tmp_path / "other.narrative", me=ADA, title="Other")) as other:
        assert known_file(other, path) is None


def test_a_changed_page_is_known_and_told_from_which_state_it_was(
    project: Project, tmp_path: Path
) -> None:
    path = tmp_path / "a.html"
    export(project, path, "script", {"format": "html"})
    path.write_bytes(path.read_bytes() + b"<!-- seen by a rep -->")
    found = known_file(project, path)
    assert isinstance(found, ChangedCopy)
    assert "What it was made of stands in the document as it stood then." in found.words
    assert "made by Ada Moss, but not as it was" in found.words
    edit_cells(project, project.view().narrative().frames[0], script="Otherwise")
    stale = known_file(project, path)
    assert stale is not None
    assert "In the document since then: frame 1 changed." in stale.words
    assert "What is exported as Markdown or as a deck" in stale.words


def test_a_page_that_is_on_no_register_says_so(project: Project, tmp_path: Path) -> None:
    path = tmp_path / "s.html"
    registry.get("stakeholder").export(project.view().narrative(), path, {})
    found = known_file(project, path)
    assert isinstance(found, UnknownCopy)
    assert "is a stakeholder copy that was exported from this document on " in found.words
    assert "It is not on the register" in found.words


def test_a_page_of_another_document_says_so(project: Project, tmp_path: Path) -> None:
    path = tmp_path / "s.html"
    registry.get("positioning").export(project.view().narrative(), path, {})
    with closing(new_project(tmp_path / "other.narrative", me=ADA, title="Other")) as other:
        found = known_file(other, path)
    assert isinstance(found, ForeignCopy)
    assert "from another document than “Other”. Open the document" in found.words


def test_a_changed_copy_of_a_baseline_names_it(project: Project, tmp_path: Path) -> None:
    taken = take_baseline(project, name="Workshop")
    exporter, told = registry.get("positioning"), project.past.view_of(taken).narrative()
    path = tmp_path / "p.html"
    one = noted(exporter, told, {}, exporter.export(told, path, {}))
    register_export(
        project, format_id=one.format_id, file_name=one.file_name, narrative=told.narrative.id,
        baseline=taken.id, options=one.options, made_with=one.made_with,
        content_hash=one.content_hash, file_hash=one.file_hash, size_bytes=one.size_bytes,
    )  # fmt: skip
    path.write_text(path.read_text(encoding="utf-8").replace("<body", "<body  "), encoding="utf-8")
    found = known_file(project, path)
    assert found is not None
    assert "from the baseline “Workshop”" in found.words
