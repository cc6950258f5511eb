"""The command import takes decks, and says in a sentence what it cannot take."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from narrative_studio.__main__ import main
from narrative_studio.cli.documents import READER
from narrative_studio.project import Project
from tests.decks import one_slide, rich_deck, text_shape
from tests.story import make_story


@pytest.fixture
def rich(tmp_path: Path) -> Path:
    return rich_deck(tmp_path / "autumn.pptx")


def titles(path: Path) -> list[str]:
    with closing(Project.read(path, me=READER)) as project:
        return [one.title for one in project.view().narratives.ordered]


def test_a_deck_makes_a_document(
    rich: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "made.narrative"
    assert main(["import", str(rich), "-o", str(target)]) == 0
    out, err = capsys.readouterr()
    assert out == f"Imported autumn.pptx into {target}: 8 frames.\n"
    assert err == ""
    assert titles(target) == ["Kiln & Co, autumn"]
    assert main(["import", str(rich), "-o", str(target)]) == 1
    assert "exists already" in capsys.readouterr().err


def test_a_deck_comes_into_a_document_as_a_narrative(
    rich: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    document = tmp_path / "story.narrative"
    with closing(make_story(document)) as project:
        project.publish()
    before = titles(document)
    assert main(["import", str(rich), "--into", str(document)]) == 0
    assert titles(document) == [*before, "Kiln & Co, autumn"]
    assert "narrative “Kiln & Co, autumn” with 8 frames" in capsys.readouterr().out


def test_a_document_that_cannot_be_written_is_not_said_to_be_kept_elsewhere(
    rich: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    document = tmp_path / "story.narrative"
    with closing(make_story(document)) as project:
        project.publish()
    before = document.read_bytes()
    document.chmod(0o444)
    assert main(["import", str(rich), "--into", str(document)]) == 1
    assert "write-protected. Nothing was changed." in capsys.readouterr().err
    assert document.read_bytes() == before


def test_what_was_left_out_is_a_warning_each(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    picture = '<p:pic><p:blipFill><a:blip r:embed="r7"/></p:blipFill></p:pic>'
    deck = one_slide(tmp_path / "a.pptx", text_shape("One", "title") + picture)
    assert main(["import", str(deck), "-o", str(tmp_path / "a.narrative")]) == 0
    assert capsys.readouterr().err == "warning: Slide 1: a picture is missing from the file.\n"


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.ppt", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "format from before 2007"),
        ("a.pptx", b"PK\x03\x04", "is damaged"),
        ("a.pptx", b"hello", "is no PowerPoint deck"),
    ],
)
def test_what_cannot_be_read_is_one_line(
    tmp_path: Path, name: str, content: bytes, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / name
    source.write_bytes(content)
    target = tmp_path / "made.narrative"
    assert main(["import", str(source), "-o", str(target)]) == 1
    err = capsys.readouterr().err
    assert said in err
    assert err.count("\n") == 1
    assert not target.exists()


@pytest.mark.parametrize(
    ("name", "kind", "step"),
    [
        ("page.HTML", "a web page", "PowerPoint deck or as Markdown"),
        ("story.pdf", "a PDF", "PowerPoint deck or as Markdown"),
        ("story.docx", "a Word document", "PowerPoint deck or as Markdown"),
        ("other.narrative", "a document of the studio", "the command merge"),
    ],
)
def test_what_is_no_story_is_named_by_its_kind(
    name: str, kind: str, step: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, target = tmp_path / name, tmp_path / "made.narrative"
    source.write_bytes(b"PK\3\4 whatever it holds")
    assert main(["import", str(source), "-o", str(target)]) == 1
    said = capsys.readouterr().err
    assert f"“{name}” is {kind}, and no story can be read from it." in said
    assert step in said
    assert not target.exists()
