"""Documents that several windows share."""

from __future__ import annotations

from pathlib import Path

from tests.ui.studio import story
from ui.shelf import Shelf, is_same


def test_a_document_is_found_by_its_path_while_somebody_shows_it(tmp_path: Path) -> None:
    shelf = Shelf()
    project = story(tmp_path, "One")
    assert shelf.find(project.path) is None
    assert not shelf.take(project)
    assert shelf.find(project.path) is project
    shelf.give_back(project)
    assert shelf.find(project.path) is None


def test_the_last_to_give_a_document_back_closes_it(tmp_path: Path) -> None:
    shelf = Shelf()
    project = story(tmp_path, "One")
    shelf.take(project)
    assert shelf.take(project)
    shelf.give_back(project)
    assert not project.is_closed
    shelf.give_back(project)
    assert project.is_closed


def test_a_document_that_was_closed_elsewhere_is_not_lent(tmp_path: Path) -> None:
    shelf = Shelf()
    project = story(tmp_path, "One")
    shelf.take(project)
    project.close()
    assert shelf.find(project.path) is None


def test_a_file_is_the_same_by_any_way_that_leads_to_it(tmp_path: Path) -> None:
    file, link = tmp_path / "a.narrative", tmp_path / "b.narrative"
    file.write_bytes(b"")
    link.symlink_to(file)
    assert is_same(file, link)
    assert not is_same(file, tmp_path / "c.narrative")
    assert is_same(tmp_path / "c.narrative", tmp_path / "c.narrative")
