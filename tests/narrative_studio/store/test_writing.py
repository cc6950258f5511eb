"""A document file is written beside whoever works on, and holds what there was when it began."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from threading import Thread

import pytest

from narrative_studio.errors import PublishFailed
from narrative_studio.model.ids import ElementId, new_id
from narrative_studio.model.positioning import Element, ElementKind
from narrative_studio.project import Identity, Project
from narrative_studio.store.places import WorkPlace
from narrative_studio.store.writing import Written, keep_replaced, telling_of_the_work


@pytest.fixture
def project(path: Path, me: Identity) -> Iterator[Project]:
    with closing(Project.create(path, me=me)) as made:
        yield made


def add(project: Project, name: str) -> None:
    with project.op(f"Make {name}") as op:
        op.create(Element(id=ElementId(new_id()), kind=ElementKind.VALUE, name=name))


def begin(project: Project) -> list[Written]:
    """Write the file in a thread; what came of it."""
    _, write = project.begin_publishing()
    assert write is not None
    written: list[Written] = []
    thread = Thread(target=lambda: written.append(write()))
    thread.start()
    thread.join(10)
    return written


def state(project: Project) -> str:
    return "published" if project.is_published else "waits to be published"


def names(path: Path, me: Identity) -> set[str]:
    with closing(Project.read(path, me=me)) as found:
        return {element.name for element in found.view().elements.values()}


def test_what_was_there_when_it_began_is_published(
    project: Project, path: Path, me: Identity
) -> None:
    add(project, "a")
    (written,) = begin(project)
    assert state(project) == "waits to be published"
    assert project.note_published(written)
    assert state(project) == "published"
    assert names(path, me) == {"a"}


def test_what_came_meanwhile_waits_to_be_published(
    project: Project, path: Path, me: Identity
) -> None:
    add(project, "a")
    (written,) = begin(project)
    add(project, "b")
    assert project.note_published(written)
    assert not project.is_published
    project.publish()
    assert names(path, me) == {"a", "b"}


def test_a_file_that_somebody_else_has_written_meanwhile_is_left_alone(
    project: Project, path: Path, me: Identity
) -> None:
    add(project, "a")
    project.publish()
    add(project, "b")
    _, write = project.begin_publishing()
    with closing(Project.read(path, me=me)) as other:
        add(other, "theirs")
        other.publish()
    assert write is not None
    assert not project.note_published(write())
    assert names(path, me) == {"a", "theirs"}
    project.publish()
    assert names(path, me) == {"a", "b", "theirs"}


def test_a_writing_that_a_later_one_has_overtaken_is_not_noted(project: Project) -> None:
    add(project, "a")
    (written,) = begin(project)
    add(project, "b")
    project.publish()
    assert not project.note_published(written)
    assert project.is_published


def test_nothing_is_written_where_the_file_holds_everything(project: Project) -> None:
    add(project, "a")
    project.publish()
    assert project.begin_publishing()[1] is None


def test_a_command_keeps_what_it_replaces_as_a_window_does(
    project: Project, path: Path, me: Identity
) -> None:
    add(project, "a")
    project.publish()
    project.close()
    replaced = []
    for name in ("b", "c", "d"):
        replaced.append(path.read_bytes())
        with closing(Project.read(path, me=me)) as command:
            add(command, name)
            command.publish()
            backups = command.backups()
    assert [one.path.read_bytes() for one in backups] == replaced[::-1]


def test_where_the_work_is_is_told_as_it_is(project: Project, path: Path, me: Identity) -> None:
    add(project, "a")
    project.publish()
    path.chmod(0o444)
    add(project, "b")
    with pytest.raises(PublishFailed, match=r"write-protected\. Your work is kept on this comp"):
        project.publish()
    with closing(Project.read(path, me=me)) as command:
        add(command, "c")
        with pytest.raises(PublishFailed, match=r"write-protected\. Nothing was changed\. See"):
            command.publish()
    assert names(path, me) == {"a"}


def test_whoever_knows_better_where_the_work_is_says_so() -> None:
    reason = PermissionError("no")
    with (
        pytest.raises(PublishFailed) as failed,
        telling_of_the_work(is_kept=False),
        telling_of_the_work(is_kept=True),
    ):
        raise PublishFailed("“a” could not be written.", "Free some space.") from reason
    assert str(failed.value) == "“a” could not be written. Nothing was changed. Free some space."
    assert failed.value.__cause__ is reason


def test_a_damaged_file_is_kept_apart_from_the_backups(tmp_path: Path) -> None:
    place, file = WorkPlace(tmp_path / "work"), tmp_path / "a.narrative"
    file.write_bytes(b"sound")
    assert keep_replaced(file, place) is None
    file.write_bytes(b"damaged")
    kept = keep_replaced(file, place, is_damaged=True)
    assert kept is not None
    assert (kept.parent, kept.read_bytes()) == (place.damaged, b"damaged")
    assert [one.read_bytes() for one in place.backups.iterdir()] == [b"sound"]
