"""Copies that cloud services leave beside a document are found by what is in them."""

from __future__ import annotations

import shutil
from contextlib import ExitStack
from pathlib import Path

import pytest

from narrative_studio.errors import DocumentError
from narrative_studio.model.ids import PersonId, TermId, new_id
from narrative_studio.model.positioning import Term, TermKind
from narrative_studio.project import ChangeSet, Identity, Project
from narrative_studio.store import copies

BO = Identity(PersonId("0190a000-0000-7000-8000-0000000000b0"), "Bo")


def say(project: Project, text: str) -> None:
    with project.op(f"Add {text}") as op:
        op.create(Term(id=TermId(new_id()), kind=TermKind.BANNED, text=text))


def texts(project: Project) -> set[str]:
    return {term.text for term in project.view().terms.values()}


@pytest.fixture
def project(path: Path, me: Identity, opened: ExitStack) -> Project:
    made = Project.create(path, me=me)
    opened.callback(made.close)
    say(made, "ours")
    made.publish()
    return made


def copy_of(project: Project, name: str, *words: str) -> Path:
    """A copy beside the document in which Bo has gone on."""
    place = Path(shutil.copy(project.path, project.path.with_name(name)))
    copy = Project.read(place, me=BO)
    for word in words:
        say(copy, word)
    copy.publish()
    copy.close()
    return place


@pytest.mark.parametrize(
    "name",
    [
        "First call (Bo's conflicted copy 2026-11-27).narrative",
        "First call-DESKTOP-7.narrative",
        "First call 2.narrative",
        "First call.sync-conflict-20261127-101112-ABCDEFG.narrative",
        "anything at all.narrative",
    ],
)
def test_a_copy_with_news_is_found_whatever_it_is_called(project: Project, name: str) -> None:
    place = copy_of(project, name, "theirs", "more")
    (found,) = project.copies_beside()()
    assert (found.path, found.news, found.authors) == (place, 3, (BO.id,))
    assert found.names == ("Bo",)


def test_once_merged_a_copy_is_no_news(project: Project) -> None:
    place = copy_of(project, "copy.narrative", "theirs")
    told: list[ChangeSet] = []
    project.subscribe(told.append)
    merged = project.merge(place)
    assert (merged.count, merged.authors, merged.set_aside) == (2, (BO.id,), ())
    assert texts(project) == {"ours", "theirs"}
    assert [changes.label for changes in told] == ["Merge copy.narrative"]
    assert project.copies_beside()() == []
    assert project.merge(place).count == 0
    assert not project.is_published
    project.publish()
    assert project.is_published


def test_other_documents_and_files_beside_it_are_nobodys_business(
    project: Project, me: Identity, opened: ExitStack
) -> None:
    folder = project.path.parent
    (folder / "junk.narrative").write_bytes(b"junk")
    (folder / "folder.narrative").mkdir()
    (folder / "notes.txt").write_text("notes")
    copy_of(project, "no news.narrative")
    other = Project.create(folder / "other.narrative", me=me)
    opened.callback(other.close)
    other.publish()
    assert project.copies_beside()() == []


def test_another_project_is_not_merged(project: Project, me: Identity, opened: ExitStack) -> None:
    other = Project.create(project.path.with_name("other.narrative"), me=me)
    opened.callback(other.close)
    other.publish()
    with pytest.raises(DocumentError, match=r"another project.*Import it instead"):
        project.merge(other.path)
    assert texts(project) == {"ours"}


def test_a_folder_with_very_many_documents_is_looked_at_in_part(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy_of(project, "z.narrative", "theirs")
    monkeypatch.setattr(copies, "_MOST_FILES", 1)
    assert project.copies_beside()() == []


def test_a_folder_that_is_gone_holds_no_copies(project: Project, tmp_path: Path) -> None:
    found = copies.copies_beside(tmp_path / "gone" / "a", document_id="x", held=frozenset())
    assert found == []
