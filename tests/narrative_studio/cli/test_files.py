"""Merging, verifying and recovering on the command line."""

from __future__ import annotations

import json
import shutil
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from narrative_studio.cli import main
from narrative_studio.commands.editing import edit_cells
from narrative_studio.model.ids import PersonId
from narrative_studio.model.rows import Row
from narrative_studio.model.view import ProjectView
from narrative_studio.project import Identity, Project
from narrative_studio.store.foreign import read_contents
from tests.narrative_studio.cli.no_formats import NO_FORMATS
from tests.narrative_studio.cli.test_versions import Told, told
from tests.narrative_studio.store.strangers import tampering
from tests.story import ADA, make_story

__all__ = ["told"]

BO = Identity(PersonId("0190a000-0000-7000-8000-0000000000b0"), "Bo")


def reword(path: Path, who: Identity, **cells: object) -> None:
    """Let somebody edit the first value theme, or delete it, in a copy."""
    with closing(Project.read(path, me=who)) as project:
        row = value_of(project.view())
        if cells:
            edit_cells(project, row, bases=None, **cells)
        else:
            with project.op("Delete") as op:
                op.delete(type(row), row.id)
        project.publish()


def value_of(view: ProjectView) -> Row:
    return next(one for one in view.elements.ordered if one.code == "VA-1")


@pytest.fixture
def two(tmp_path: Path) -> tuple[Path, Path]:
    """A document and a copy of it."""
    path, copy = tmp_path / "story.narrative", tmp_path / "copy.narrative"
    with closing(make_story(path)) as project:
        project.publish()
    shutil.copy(path, copy)
    return path, copy


Two = tuple[Path, Path]


class TestMerge:
    def test_what_is_to_be_decided_is_told(self, told: Told, two: Two, tmp_path: Path) -> None:
        reword(two[0], ADA, statement="Ada's words", delivery="limited")
        reword(two[1], BO, statement="Bo's words", delivery="planned")
        out = told("merge", *two, "-o", tmp_path / "merged")
        assert f"Made {tmp_path / 'merged.narrative'} with " in out
        assert "To decide: VA-1 “" in out
        assert "    Ada Moss: Ada's words\n    Bo: Bo's words\n" in out
        assert "1 small difference, the latest shows." in out

    def test_json_keeps_its_shape(self, told: Told, two: Two, tmp_path: Path) -> None:
        reword(two[0], ADA, statement="Ada's words")
        reword(two[1], BO)
        out = told("merge", *two, "-o", tmp_path / "merged.narrative", "--json")
        found = json.loads(out)
        assert sorted(found) == [
            *("kept", "lost", "misalignments", "open_deletions", "operations", "parts")
        ]
        assert (found["kept"], found["lost"]) == (None, [])
        assert sorted(found["parts"][0]) == ["file", "new", "operations", "set_aside"]
        (deletion,) = found["open_deletions"]
        assert sorted(deletion) == ["cells", "deleted_by", "hidden", "id", "table"]
        assert deletion["deleted_by"]["name"] == "Bo"
        assert deletion["cells"]["statement"]["value"] == "Ada's words"
        assert found["operations"] == len(read_contents(tmp_path / "merged.narrative").txns)

    def test_a_deletion_that_had_not_seen_an_edit_is_told(
        self, told: Told, two: Two, tmp_path: Path
    ) -> None:
        reword(two[0], ADA, statement="Ada's words")
        reword(two[1], BO)
        out = told("merge", *two, "-o", tmp_path / "merged")
        assert "was deleted by Bo, who had not seen a change of its statement" in out

    def test_work_that_is_not_published_is_told(
        self, told: Told, two: Two, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        with closing(Project.open(two[0], me=ADA)) as project:
            edit_cells(project, value_of(project.view()), note="Kept here")
        target = str(tmp_path / "merged")
        assert main(["merge", *map(str, two), "-o", target], NO_FORMATS) == 0
        assert "has edits on this computer that are not in the file yet" in capsys.readouterr().err

    def test_damage_of_the_file_that_is_replaced_is_told_and_fails(
        self, two: Two, capsys: pytest.CaptureFixture[str]
    ) -> None:
        target = two[1]
        reword(target, BO, statement="Bo's words")
        with tampering(target) as connection:
            connection.execute("UPDATE txn SET author = 'x' WHERE t = (SELECT max(t) FROM txn)")
        before = target.read_bytes()
        assert main(["merge", *map(str, two), "-o", str(target)], NO_FORMATS) == 1
        err = capsys.readouterr().err
        assert "“copy.narrative”: transaction " in err
        kept = Path(err.split("as it was, damaged, is kept as ")[1].split("\n")[0].rstrip("."))
        assert kept.read_bytes() == before
        assert "1 damaged part could not be read and is in none of the other files" in err
        assert f"narrative-studio recover {target} -o OUT" in err

    def test_json_names_what_is_lost_and_kept(
        self, two: Two, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        reword(two[1], BO, statement="Bo's words")
        with tampering(two[1]) as connection:
            connection.execute("UPDATE txn SET author = 'x' WHERE t = (SELECT max(t) FROM txn)")
        for target, is_kept in ((tmp_path / "new.narrative", False), (two[1], True)):
            assert main(["merge", *map(str, two), "-o", str(target), "--json"], NO_FORMATS) == 1
            found = json.loads(capsys.readouterr().out)
            (lost,) = found["lost"]
            assert sorted(lost) == ["file", "what"]
            assert lost["file"] == str(two[1])
            assert (found["kept"] is not None) is is_kept

    def test_trouble_is_one_line(self, told: Told, two: Two, tmp_path: Path) -> None:
        junk = tmp_path / "junk.narrative"
        junk.write_bytes(b"junk" * 100)
        assert "is not a Narrative Studio document" in told(
            "merge", two[0], junk, "-o", tmp_path / "out", code=1
        )
        assert not (tmp_path / "out.narrative").exists()


class TestVerify:
    def test_a_sound_document_is_said_to_be(self, told: Told, two: Two) -> None:
        assert told("verify", two[0]).endswith(", sound.\n")
        found = json.loads(told("verify", two[0], "--json"))
        assert found["sound"] is True
        assert sorted(found) == [
            "changes", "document_id", "file", "missing_bases", "notes", "operations", "pictures",
            "problems", "replicas", "sound", "waiting",
        ]  # fmt: skip

    def test_damage_is_named_and_fails(self, two: Two, capsys: pytest.CaptureFixture[str]) -> None:
        with tampering(two[0]) as connection:
            connection.execute("UPDATE txn SET label = 'Other' WHERE t = 1")
        for extra in ([], ["--json"]):
            assert main(["verify", str(two[0]), *extra], NO_FORMATS) == 1
        out = capsys.readouterr().out
        assert "Damaged: transaction " in out
        assert "1 problem." in out
        assert f"narrative-studio recover {two[0]}" in out
        assert '"sound": false' in out

    def test_json_of_a_file_that_cannot_be_read_keeps_its_shape(
        self, two: Two, capsys: pytest.CaptureFixture[str]
    ) -> None:
        sound = verification(two[0], capsys)
        two[1].write_bytes(b"\x00" * 4096 + two[1].read_bytes()[4096:])
        for path in (two[1], two[1].with_name("gone.narrative")):
            found = verification(path, capsys)
            assert found.keys() == sound.keys()
            assert (found["sound"], found["document_id"], found["operations"]) == (False, "", 0)
            (problem,) = found["problems"]
            assert path.name in problem

    def test_missing_pictures_are_not_to_be_recovered_from_the_same_file(
        self, two: Two, capsys: pytest.CaptureFixture[str]
    ) -> None:
        with closing(Project.open(two[0], me=ADA)) as project:
            frame = project.view().frames.ordered[0]
            with project.op("Set a picture") as op:
                picture = project.keep_picture(b"a picture")
                op.set(type(frame), frame.id, bases={}, picture=picture)
            project.publish()
        with tampering(two[0]) as connection:
            connection.execute("DELETE FROM blob")
        assert main(["verify", str(two[0])], NO_FORMATS) == 1
        out = capsys.readouterr().out
        assert "Take the missing pictures from a backup or another copy: " in out
        assert "recover" not in out


def verification(path: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    """What verify says of a file as JSON, whatever its exit code."""
    main(["verify", str(path), "--json"], NO_FORMATS)
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


class TestRecover:
    def test_a_destroyed_file_comes_back_from_what_this_computer_has(
        self, told: Told, two: Two, tmp_path: Path
    ) -> None:
        with closing(Project.open(two[0], me=ADA)) as project:
            edit_cells(project, value_of(project.view()), note="Kept here")
        two[0].write_bytes(b"junk" * 4000)
        out = told("recover", two[0], "-o", tmp_path / "back")
        assert "The work copy of this computer: " in out
        with closing(Project.read(tmp_path / "back.narrative", me=ADA)) as project:
            assert "Kept here" in repr(value_of(project.view()))

    def test_json_keeps_its_shape(self, told: Told, two: Two, tmp_path: Path) -> None:
        found = json.loads(told("recover", two[0], "-o", tmp_path / "back", "--json"))
        assert sorted(found) == [
            "lost", "operations", "pictures", "pictures_folder", "sources", "texts_file",
        ]  # fmt: skip
        assert found["texts_file"] is found["pictures_folder"] is None
        assert sorted(found["sources"][0]) == ["name", "new", "operations"]

    def test_a_file_that_is_there_is_not_overwritten(self, told: Told, two: Two) -> None:
        before = two[1].read_bytes()
        assert "exists already" in told("recover", two[0], "-o", two[1], code=1)
        assert two[1].read_bytes() == before

    def test_what_could_not_be_read_is_named(
        self, two: Two, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        with tampering(two[1]) as connection:
            connection.execute("UPDATE txn SET label = 'Other' WHERE t = 3")
        target = str(tmp_path / "back")
        assert main(["recover", str(two[1]), "-o", target], NO_FORMATS) == 0
        assert "in the file could not be read." in capsys.readouterr().err
