"""History, comparison and sharing on the command line: words for people, JSON for machines."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from shutil import copyfile
from typing import Any

import pytest

from narrative_studio.cli import main
from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.storyboard import delete_frames
from narrative_studio.commands.versions import take_baseline
from narrative_studio.model.evidence import Proof
from narrative_studio.model.ids import PersonId, ProofId, new_id
from narrative_studio.project import Identity, Project
from narrative_studio.store.foreign import read_contents
from tests.narrative_studio.cli.no_formats import NO_FORMATS
from tests.narrative_studio.store.strangers import tampering
from tests.story import ADA, make_story

Told = Callable[..., str]


@pytest.fixture
def document(tmp_path: Path) -> Path:
    """A story with a baseline, an edit that was taken back and brought back, and an alias."""
    path = tmp_path / "story.narrative"
    with closing(make_story(path)) as project:
        take_baseline(project, name="First workshop")
        frame = project.view().narrative().frames[0]
        edit_cells(project, frame, headline="The loaf that nobody wanted")
        project.undo()
        project.redo()
        with project.op("Add proof") as op:
            op.create(Proof(id=ProofId(new_id()), customer_alias="a mill", customer="Moor Mill"))
        project.publish()
    return path


@pytest.fixture
def told(capsys: pytest.CaptureFixture[str]) -> Told:
    """Run a command that is expected to succeed and return what it said."""

    def run(*arguments: object, code: int = 0) -> str:
        assert main([str(one) for one in arguments], NO_FORMATS) == code
        out, err = capsys.readouterr()
        return out if code == 0 else err

    return run


class TestHistory:
    def test_it_says_who_did_what_and_when_the_latest_first(
        self, told: Told, document: Path
    ) -> None:
        lines = told("history", document, "--limit", "4").splitlines()
        heads = [line for line in lines if not line.startswith(" ")]
        assert [line[18:] for line in heads] == [
            "Ada Moss: Add proof",
            "Ada Moss: Edit headline of frame (brought back)",
            "Ada Moss: Edit headline of frame (taken back)",
            "Ada Moss: Edit headline of frame",
        ]
        assert "    Frame 1 “The loaf that nobody wanted”: headline" in lines

    def test_it_is_kept_by_person_and_by_thing(self, told: Told, document: Path) -> None:
        about = told("history", document, "--about", "frame 1", "--by", "Ada Moss")
        assert "Edit headline of frame" in about
        assert "Add proof" not in about
        assert "Add proof" not in told("history", document, "--about", "VA-1")

    def test_names_and_codes_may_be_spelled_as_people_type_them(
        self, told: Told, document: Path
    ) -> None:
        assert told("history", document, "--by", "ada  moss") == told("history", document)
        by_code = told("history", document, "--about", "VA-1")
        assert told("history", document, "--about", "va-1") == by_code
        assert told("diff", document, "--from", "first WORKSHOP")

    def test_a_person_who_joined_twice_is_found_whole(self, told: Told, document: Path) -> None:
        again = Identity(PersonId(new_id()), ADA.name)
        with closing(Project.read(document, me=again)) as project:
            frame = project.view().narrative().frames[1]
            edit_cells(project, frame, headline="From another computer")
            project.publish()
        lines = told("history", document, "--by", ADA.name).splitlines()
        assert "From another computer" in lines[1]
        assert any("Add proof" in line for line in lines)
        assert told("history", document, "--by", ADA.name, "--limit", "1").splitlines() == lines[:2]
        assert told("history", document, "--by", "Nobody", code=1).count(ADA.name) == 1

    def test_json_keeps_its_shape(self, told: Told, document: Path) -> None:
        entries = json.loads(told("history", document, "--json"))["history"]
        assert sorted(entries[0]) == ["at", "author", "id", "label", "touched", "undoes"]
        assert sorted(entries[0]["author"]) == ["id", "name"]
        assert sorted(entries[0]["touched"][0]) == ["columns", "id", "name", "table"]
        assert entries[1]["undoes"] == entries[2]["id"]
        assert len(entries) == len(read_contents(document).txns)

    @pytest.mark.parametrize(
        ("options", "said"),
        [
            (("--by", "Nobody"), "Nobody in the document is called “Nobody”. Choose one of: Ada"),
            (("--about", "ZZ-9"), "There is nothing called “ZZ-9” in the document. Use an id"),
            (("--about", "frame 99"), "There is nothing called “frame 99”"),
        ],
    )
    def test_what_is_not_there_is_named(
        self, told: Told, document: Path, options: tuple[str, str], said: str
    ) -> None:
        assert said in told("history", document, *options, code=1)

    @pytest.mark.parametrize("limit", ["0", "-1", "many", "1.5"])
    def test_a_limit_is_a_number(self, told: Told, document: Path, limit: str) -> None:
        said = told("history", document, f"--limit={limit}", code=2)
        assert f"The option --limit cannot be “{limit}”. Use a number such as 20." in said


class TestDiff:
    def test_what_is_gone_is_called_as_it_was(self, told: Told, document: Path) -> None:
        with closing(Project.read(document, me=ADA)) as project:
            take_baseline(project, name="Before")
            ends = {link.source for link in project.view().links.values()}
            frames = [one for one in project.view().narrative().frames if one.id in ends]
            delete_frames(project, frames=[one.id for one in frames])
            project.publish()
        lines = told("diff", document, "--from", "before").splitlines()
        assert len(lines) == len(set(lines))
        found = json.loads(told("diff", document, "--from", "before", "--json"))["differences"]
        names = [one["name"] for one in found]
        assert any(name.startswith("Link from frame ") for name in names)
        assert not any("something deleted" in name for name in names)
        assert set(lines) <= {f"{one['name']}: {one['fate']}" for one in found}

    def test_a_baseline_is_compared_with_now_word_by_word(self, told: Told, document: Path) -> None:
        out = told("diff", document, "--from", "B-2")
        assert "Frame 1 “The loaf that nobody wanted”: changed" in out
        assert "    headline: [-" in out
        assert "-]{+" in out
        assert ": added" in out

    def test_two_files_are_compared(self, told: Told, document: Path, tmp_path: Path) -> None:
        copy = tmp_path / "copy.narrative"
        copy.write_bytes(document.read_bytes())
        assert told("diff", document, copy) == "Nothing differs.\n"
        with closing(Project.read(copy, me=ADA)) as project:
            (term, *_) = project.view().terms.values()
            edit_cells(project, term, why="Everybody says it.")
            project.publish()
        assert "why it matters: {+Everybody says it.+}" in told("diff", document, copy)
        assert "why it matters: [-Everybody says it.-]" in told("diff", copy, document)

    def test_what_was_moved_and_changed_is_said_to_be_both(
        self, told: Told, document: Path, tmp_path: Path
    ) -> None:
        copy = tmp_path / "copy.narrative"
        copy.write_bytes(document.read_bytes())
        with closing(Project.read(copy, me=ADA)) as project:
            frame = project.view().frames.ordered[0]
            with project.op("Move") as op:
                op.set(type(frame), frame.id, bases={}, rank="zz", headline="Other words")
            project.publish()
        assert "“Other words”: moved and changed\n" in told("diff", document, copy)

    def test_json_keeps_its_shape(self, told: Told, document: Path) -> None:
        found = json.loads(told("diff", document, "--from", "First workshop", "--json"))
        assert sorted(found) == ["differences", "same"]
        assert sorted(found["differences"][0]) == [
            *("cells", "fate", "id", "moved", "name", "table")
        ]
        frames: list[dict[str, Any]] = [
            one for one in found["differences"] if one["table"] == "frame"
        ]
        (cell,) = frames[0]["cells"]
        assert sorted(cell) == ["after", "before", "column", "words"]
        assert cell["after"] == "The loaf that nobody wanted"
        assert {word["change"] for word in cell["words"]} >= {"removed", "added"}
        assert found["same"]["frame"] == 3

    def test_one_state_alone_is_wrong_usage(self, told: Told, document: Path) -> None:
        said = told("diff", document, code=2)
        assert "needs something to compare with. Name a second document, or a baseline" in said

    def test_a_baseline_that_is_not_there_is_named(self, told: Told, document: Path) -> None:
        said = told("diff", document, "--from", "B-7", code=1)
        assert "The document has no baseline “B-7”. Choose one of: B-1, B-2." in said

    def test_damage_of_either_copy_is_mentioned(
        self, document: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        other = tmp_path / "other.narrative"
        copyfile(document, other)
        with tampering(other) as connection:
            connection.execute("UPDATE txn SET label = 'Forged' WHERE label = 'Reword'")
        for pair in ([document, other], [other, document]):
            assert main(["diff", *map(str, pair)], NO_FORMATS) == 0
            assert capsys.readouterr().err.startswith("warning: “other.narrative”: transaction ")

    def test_different_projects_are_not_compared(
        self, told: Told, document: Path, tmp_path: Path
    ) -> None:
        other = tmp_path / "other.narrative"
        with closing(make_story(other)) as project:
            project.publish()
        assert "are different projects. Compare two copies" in told("diff", document, other, code=1)


class TestShare:
    def test_the_copy_says_the_same_and_holds_nothing_else(
        self, told: Told, document: Path, tmp_path: Path
    ) -> None:
        out = told("share", document, "-o", tmp_path / "given")
        given = tmp_path / "given.narrative"
        assert out == f"Made {given}, without history, baselines and personal values.\n"
        content = given.read_bytes()
        for gone in ("Moor Mill", "First workshop", "Edit headline"):
            assert gone.encode() not in content
        assert b"a mill" in content
        with (
            closing(Project.read(document, me=ADA)) as whole,
            closing(Project.read(given, me=ADA)) as copy,
        ):
            ours, theirs = whole.view(), copy.view()
            assert theirs.project.id != ours.project.id
            assert theirs.frames == ours.frames
            assert theirs.elements == ours.elements
            assert theirs.baselines == {}
            suspect = [link for link in ours.links.values() if ours.link_state(link).is_suspect]
            assert suspect
            for link in suspect:
                assert theirs.link_state(theirs.links[link.id]).is_suspect
        assert len(read_contents(given).txns) <= 3

    def test_a_file_that_is_there_is_not_overwritten(self, told: Told, document: Path) -> None:
        before = document.read_bytes()
        assert "exists already" in told("share", document, "-o", document, code=1)
        assert document.read_bytes() == before

    def test_a_place_that_cannot_be_written_leaves_nothing(
        self, told: Told, document: Path, tmp_path: Path
    ) -> None:
        target = tmp_path / "gone" / "a.narrative"
        assert "could not be written" in told("share", document, "-o", target, code=1)
