"""What a project does with its file: others' work comes in, and is told once."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

import pytest

from narrative_studio.errors import DocumentError
from narrative_studio.project import ChangeSet, Identity, Project
from tests.narrative_studio.store.test_copies import BO, say, texts


@pytest.fixture
def project(tmp_path: Path, me: Identity) -> Project:
    with ExitStack() as stack:
        made = Project.create(tmp_path / "a.narrative", me=me)
        stack.callback(made.close)
        say(made, "ours")
        made.publish()
        stack.pop_all()
        return made


def elsewhere(path: Path, word: str) -> None:
    other = Project.read(path, me=BO)
    say(other, word)
    other.publish()
    other.close()


def test_what_another_has_written_is_taken_in_and_told(project: Project) -> None:
    told: list[ChangeSet] = []
    project.subscribe(told.append)
    assert project.absorb() == 0
    elsewhere(project.path, "theirs")
    assert project.absorb() == 2
    assert project.absorb() == 0
    assert texts(project) == {"ours", "theirs"}
    assert [changes.label for changes in told] == ["Take in changes from the file"]
    assert project.is_published
    project.close()


def test_a_file_that_is_another_project_now_is_not_taken_in(project: Project, me: Identity) -> None:
    other = Project.create(project.path.with_name("b.narrative"), me=me)
    other.publish()
    other.close()
    other.path.replace(project.path)
    with pytest.raises(DocumentError, match="now holds a different project"):
        project.absorb()
    assert texts(project) == {"ours"}
    project.close()


def test_a_file_that_is_gone_is_no_news(project: Project) -> None:
    project.path.unlink()
    assert project.absorb() == 0
    project.close()


def test_replaced_files_are_listed_the_latest_first(project: Project) -> None:
    assert project.backups() == []
    for word in ("one", "two"):
        say(project, word)
        project.publish()
    first, second = project.backups()
    assert first.at > second.at
    assert first.size_bytes == first.path.stat().st_size
    (first.path.parent / "unfinished-1").touch()
    first.path.with_name(f"{first.path.name}-journal").touch()
    assert len(project.backups()) == 2
    project.close()
