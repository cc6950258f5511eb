"""What was not published is found where the file is moved, renamed, deleted or spoilt."""

from __future__ import annotations

import shutil
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from narrative_studio.errors import DocumentError, NotADocument
from narrative_studio.model.positioning import Term
from narrative_studio.project import Identity, Project
from narrative_studio.store.drafts import Draft, drafts, keep_draft
from narrative_studio.store.left_behind import (
    has_unpublished_work,
    showing_way_back,
    way_back,
)
from narrative_studio.store.places import work_place
from narrative_studio.store.recover import recover
from tests.narrative_studio.store.test_copies import say, texts


@pytest.fixture
def closed(path: Path, me: Identity) -> Path:
    """A document with one word in its file and another in its work copy alone, both closed."""
    with closing(Project.create(path, me=me)) as made:
        say(made, "published")
        made.publish()
        say(made, "kept")
    return path


def renamed(path: Path, name: str = "renamed.narrative") -> Path:
    return path.rename(path.with_name(name))


def opened_at(path: Path, me: Identity, opened: ExitStack) -> Project:
    return opened.enter_context(closing(Project.open(path, me=me)))


def test_a_renamed_file_is_opened_with_what_was_not_published(
    closed: Path, me: Identity, opened: ExitStack
) -> None:
    place = renamed(closed)
    assert has_unpublished_work(place)
    project = opened_at(place, me, opened)
    assert texts(project) == {"published", "kept"}
    (told,) = project.taken_over
    assert (told.path, told.operations) == (closed, 1)
    assert told.words == (
        f"The document was {closed} before: 1 change not published there came from it."
    )
    assert not project.is_published
    project.publish()
    assert not has_unpublished_work(place)
    project.undo()
    assert texts(project) == {"published"}


def test_it_is_taken_over_and_told_once(closed: Path, me: Identity, opened: ExitStack) -> None:
    place = renamed(closed)
    Project.open(place, me=me).close()
    project = opened_at(place, me, opened)
    assert texts(project) == {"published", "kept"}
    assert project.taken_over == ()


def test_also_where_a_work_copy_of_the_new_place_is_there_already(
    closed: Path, me: Identity, opened: ExitStack
) -> None:
    place = renamed(closed)
    with closing(Project.open(place, me=me)) as there:
        there.publish()
        say(there, "kept there")
    back = renamed(place, closed.name)
    project = opened_at(back, me, opened)
    assert texts(project) == {"published", "kept", "kept there"}
    assert [one.operations for one in project.taken_over] == [1]


def test_of_several_places_all_that_hold_something_are_taken_over(
    closed: Path, me: Identity, opened: ExitStack
) -> None:
    second = Path(shutil.copy(closed, closed.with_name("second.narrative")))
    idle = Path(shutil.copy(closed, closed.with_name("idle.narrative")))
    with closing(Project.open(second, me=me)) as project:
        say(project, "kept in the second")
    Project.open(idle, me=me).close()
    closed.unlink()
    idle.unlink()
    project = opened_at(renamed(second), me, opened)
    assert texts(project) == {"published", "kept", "kept in the second"}
    assert {one.path for one in project.taken_over} == {closed, second}


def test_a_copy_takes_nothing_from_an_original_that_is_there(
    closed: Path, me: Identity, opened: ExitStack
) -> None:
    copy = Path(shutil.copy(closed, closed.with_name("copy.narrative")))
    assert not has_unpublished_work(copy)
    project = opened_at(copy, me, opened)
    assert texts(project) == {"published"}
    assert project.taken_over == ()
    recover(copy, copy.with_name("recovered.narrative"))
    assert texts(opened_at(copy.with_name("recovered.narrative"), me, opened)) == {"published"}
    assert texts(opened_at(closed, me, opened)) == {"published", "kept"}


def test_an_original_that_was_emptied_is_still_there(
    closed: Path, me: Identity, opened: ExitStack
) -> None:
    copy = Path(shutil.copy(closed, closed.with_name("copy.narrative")))
    closed.write_bytes(b"")
    assert texts(opened_at(copy, me, opened)) == {"published"}


def test_a_place_where_another_document_is_now_is_left_behind(
    closed: Path, me: Identity, opened: ExitStack
) -> None:
    place = renamed(closed)
    with closing(Project.create(closed, me=me)) as other:
        other.publish()
    assert texts(opened_at(place, me, opened)) == {"published", "kept"}


def test_what_was_being_typed_comes_along(closed: Path, me: Identity, opened: ExitStack) -> None:
    with closing(Project.open(closed, me=me)) as project:
        term = next(iter(project.view().terms.values()))
        keep_draft(project._journal.connection, Draft(Term.table, term.id, "text", "half a wo", ()))
    project = opened_at(renamed(closed), me, opened)
    assert [draft.text for draft in drafts(project._journal.connection)] == ["half a wo"]


def test_a_work_copy_that_is_damaged_is_taken_over_as_far_as_it_is_sound(
    closed: Path, me: Identity, opened: ExitStack
) -> None:
    with closing(Project.open(closed, me=me)) as project:
        journal = project._document.place.journal
    content = journal.read_bytes()
    journal.write_bytes(content[:-2000])
    project = opened_at(renamed(closed), me, opened)
    assert "published" in texts(project)


def test_recovering_finds_it_at_the_new_place(
    closed: Path, me: Identity, opened: ExitStack
) -> None:
    place = renamed(closed)
    target = place.with_name("recovered.narrative")
    found = recover(place, target)
    assert found.sources[1].name == f"the work copy of this computer of {closed}"
    assert found.sources[1].new == 1
    assert texts(opened_at(target, me, opened)) == {"published", "kept"}


def test_recovering_takes_in_a_work_copy_whose_place_is_unknown(
    closed: Path, me: Identity, opened: ExitStack
) -> None:
    with closing(Project.open(closed, me=me)) as project:
        (project._document.place.folder / "path").unlink()
    place = renamed(closed)
    assert texts(opened_at(place, me, opened)) == {"published"}
    target = place.with_name("recovered.narrative")
    recover(place, target)
    assert texts(opened_at(target, me, opened)) == {"published", "kept"}


class TestTheWayBack:
    def test_at_the_old_path_the_words_are_named(self, closed: Path, me: Identity) -> None:
        place = renamed(closed)
        with pytest.raises(DocumentError, match="is not there") as refused:
            Project.open(closed, me=me)
        assert refused.value.recoverable == closed
        assert refused.value.hint.startswith("If it was moved or renamed, open it there. ")
        assert "its work copy with 4 operations" in refused.value.hint
        assert "narrative-studio recover" in refused.value.hint
        Project.open(place, me=me).close()
        with pytest.raises(DocumentError, match=r"It may be .*renamed\.narrative now"):
            Project.read(closed, me=me)

    @pytest.mark.parametrize("content", [b"", b"junk" * 999])
    def test_in_a_spoilt_file_too(self, closed: Path, me: Identity, content: bytes) -> None:
        with closing(Project.open(closed, me=me)) as project:
            project.publish()
        closed.write_bytes(content)
        for call in (Project.open, Project.read):
            with pytest.raises(NotADocument) as refused:
                call(closed, me=me)
            assert refused.value.hint == (
                "This computer still has its work copy with 4 operations and 1 backup: "
                "narrative-studio recover brings all of it together in a new document."
            )
            assert refused.value.recoverable == closed
        with pytest.raises(NotADocument, match="its work copy"):
            has_unpublished_work(closed)

    def test_backups_alone_are_named(self, closed: Path, me: Identity) -> None:
        with closing(Project.open(closed, me=me)) as project:
            project.publish()
            place = project._document.place
        for file in place.folder.glob("journal*"):
            file.unlink()
        closed.write_bytes(b"")
        assert way_back(closed).startswith("This computer still has 1 backup: ")

    def test_where_nothing_is_held_nothing_is_said(self, tmp_path: Path) -> None:
        assert way_back(tmp_path / "never.narrative") == ""
        with pytest.raises(DocumentError) as refused, showing_way_back(tmp_path / "a"):
            raise DocumentError("It is not there.", "Look for it.")
        assert refused.value.hint == "Look for it."
        assert refused.value.recoverable is None

    def test_other_trouble_keeps_its_own_advice(self, closed: Path) -> None:
        with pytest.raises(DocumentError) as refused, showing_way_back(closed):
            raise DocumentError("It cannot be read.", "See that you may open it.")
        assert refused.value.hint == "See that you may open it."


def test_a_work_copy_notes_the_path_of_its_file(closed: Path) -> None:
    with closing(Project.open(closed, me=Identity("p", "P"))) as project:  # type: ignore[arg-type]
        place = work_place(str(project.view().project.id), closed)
        assert place.path == closed
        project.move_to(closed.with_name("other.narrative"))
        assert project._document.place.path == closed.with_name("other.narrative")
