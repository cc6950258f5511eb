"""A deck that comes back is compared on the command line, and adopted as far as asked for."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path

import pytest
from pptx import Presentation

from narrative_studio.__main__ import main
from narrative_studio.cli.documents import READER
from narrative_studio.project import Project
from tests.decks import rewritten, rich_deck
from tests.story import make_story


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "story.narrative"
    with closing(make_story(path)) as project:
        project.publish()
    return path


@pytest.fixture
def deck(document: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """Its deck, with two headlines reworded."""
    path = tmp_path / "own.pptx"
    assert main(["export", "deck", str(document), "-o", str(path)]) == 0
    edited = Presentation(str(path))
    for number, slide in enumerate(list(edited.slides)[1:3]):
        slide.shapes.title.text_frame.paragraphs[0].runs[0].text = f"Reworded {number}"
    edited.save(str(path))
    capsys.readouterr()
    return path


def headlines(document: Path) -> list[str]:
    with closing(Project.read(document, me=READER)) as project:
        return [frame.headline for frame in project.view().narrative().frames]


def test_changes_are_listed_with_numbers_and_nothing_is_written(
    document: Path, deck: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = document.read_bytes()
    assert main(["import", str(deck), "--into", str(document)]) == 0
    out, err = capsys.readouterr()
    assert out.startswith("own.pptx: 2 changes, ")
    assert "  1. Slide 2, “" in out
    assert "{+Reworded 0+}" in out
    assert out.endswith(
        "Adopt them with --adopt all, or single ones with their numbers: --adopt 1,3.\n"
    )
    assert err == ""
    assert document.read_bytes() == before


def test_single_changes_and_all_of_them_are_adopted(
    document: Path, deck: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", str(deck), "--into", str(document), "--adopt", "2"]) == 0
    assert "Adopted 1 change into" in capsys.readouterr().out
    assert headlines(document)[1] == "Reworded 1"
    assert main(["import", str(deck), "--into", str(document), "--adopt", "all"]) == 0
    assert headlines(document)[:2] == ["Reworded 0", "Reworded 1"]
    capsys.readouterr()
    assert main(["import", str(deck), "--into", str(document)]) == 0
    out = capsys.readouterr().out
    assert out.startswith("own.pptx: No changes, ")
    assert out.count("\n") == 1


def test_the_comparison_comes_as_json(
    document: Path, deck: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", str(deck), "--into", str(document), "--json", "--adopt", "1"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found.keys() == {
        "deck", "narrative", "variant", "recognised_by", "same", "changes", "adopted", "notes",
    }  # fmt: skip
    assert (found["deck"], found["recognised_by"], found["adopted"]) == ("own.pptx", "tags", [1])
    first = found["changes"][0]
    assert (first["kind"], first["field"], first["after"]) == (
        "reworded", "headline", "Reworded 0",
    )  # fmt: skip
    assert first["conflict"] is False
    assert {run["change"] for run in first["words"]} <= {"kept", "removed", "added"}


@pytest.mark.parametrize("words", ["9", "0", "1-", "x", "", "1;2"])
def test_numbers_that_are_none_are_wrong_usage(
    document: Path, deck: Path, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", str(deck), "--into", str(document), f"--adopt={words}"]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_a_foreign_deck_has_nothing_to_adopt(
    document: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    foreign = rich_deck(tmp_path / "rich.pptx")
    assert main(["import", str(foreign), "--into", str(document), "--adopt", "all"]) == 1
    assert "was not exported from “story.narrative”" in capsys.readouterr().err


def test_an_own_deck_can_be_taken_as_a_new_narrative(document: Path, deck: Path) -> None:
    before = headlines(document)
    assert main(["import", str(deck), "--into", str(document), "--new-narrative"]) == 0
    assert headlines(document) == before
    with closing(Project.read(document, me=READER)) as project:
        assert len(project.view().narratives) == 2


def test_notes_are_warnings_and_unusual_recognition_is_told(
    document: Path, deck: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bare = rewritten(
        deck,
        tmp_path / "bare.pptx",
        lambda name, content: None if name.startswith(("ppt/tags/", "customXml/")) else content,
    )
    assert main(["import", str(bare), "--into", str(document)]) == 0
    out, err = capsys.readouterr()
    assert "slides were recognised by what they say" in err
    assert "2 changes" in out


def test_a_text_is_read_back_as_a_deck_is(
    document: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "own.md"
    assert main(["export", "script", str(document), "-o", str(path)]) == 0
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("Heat is decided", "Heat is set"), encoding="utf-8")
    capsys.readouterr()
    assert main(["import", str(path), "--into", str(document), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["text"] == "own.md"
    (change,) = found["changes"]
    assert (change["field"], change["line"], change["step"]) == ("headline", 21, None)
    assert main(["import", str(path), "--into", str(document), "--adopt", "1"]) == 0
    assert "Adopted 1 change" in capsys.readouterr().out
    assert headlines(document)[0] == "Heat is set before the fire is lit"


def test_notes_from_elsewhere_become_a_document_or_a_narrative(
    document: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    notes = tmp_path / "notes.md"
    notes.write_text("# Call\n\n## One\n\nSay it.\n\n## Two\n\n- shown\n", encoding="utf-8")
    assert main(["import", str(notes), "-o", str(tmp_path / "new.narrative")]) == 0
    assert headlines(tmp_path / "new.narrative") == ["One", "Two"]
    assert main(["import", str(notes), "--into", str(document)]) == 0
    assert "narrative “Call” with 2 frames" in capsys.readouterr().out
    assert main(["import", str(notes), "--into", str(document), "--adopt", "all"]) == 1
    assert "nothing to adopt" in capsys.readouterr().err
