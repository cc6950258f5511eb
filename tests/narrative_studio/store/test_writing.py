"""A document file is written beside whoever works on, and holds what there was when it began."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from threading import Thread

import pytest

from narrative_studio.model.ids import ElementId, new_id
from narrative_studio.model.positioning import Element, ElementKind
from narrative_studio.project import Identity, Project
from narrative_studio.store.writing import Written


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
