"""Whatever the search finds can be brought before the eyes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from narrative_studio.commands.documents import start_narrative
from narrative_studio.commands.storyboard import add_frame
from narrative_studio.model.catalog import ROW_TYPES
from narrative_studio.settings import Settings
from tests.ui.studio import ME
from ui.app import make_window
from ui.main_window import MainWindow
from ui.studio_page import StudioPage

NOWHERE = {"person", "project", "custom_field"}
"""Rows that stand on no page of their own: they are edited in sheets, or with everything else."""


@pytest.fixture(scope="module")
def settings_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("settings") / "settings.json"


@pytest.fixture
def window(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    monkeypatch.setenv("NARRATIVE_STUDIO_HOME", str(tmp_path / "home"))
    settings = Settings()
    settings.change(person_id=ME.id, person_name=ME.name, last_folder=str(tmp_path))
    made = make_window(settings)
    made.show()
    made.open_sample()
    yield made
    made.close()


@pytest.fixture
def page(window: MainWindow) -> StudioPage:
    assert window.page is not None
    return window.page


def test_a_row_of_every_table_of_the_sample_is_shown_somewhere(
    page: StudioPage, window: MainWindow
) -> None:
    told = len(window.messages.list)
    rooms: dict[str, str] = {}
    for row_type in ROW_TYPES:
        for row in list(page.session.view.tables[row_type.table].values())[:1]:
            page.open_row(row.table, row.id)
            if len(window.messages.list) == told:
                rooms[row.table] = page.workspace.id
            told = len(window.messages.list)
    there = {one.table for one in ROW_TYPES if page.session.view.tables[one.table]}
    assert there - rooms.keys() <= NOWHERE
    assert rooms["comment"] in ("storyboard", "demo", "positioning")
    assert rooms["point"] == "positioning"
    assert rooms["baseline"] == "versions"
    assert rooms["readiness_item"] == "demo"


def test_a_row_of_another_narrative_is_shown_in_that_narrative(page: StudioPage) -> None:
    project = page.session.project
    other = start_narrative(project, title="Renewal", template_id="sales-pitch-8")
    frame = add_frame(project, narrative=other.id, beat="insight", headline="Elsewhere")
    page.open_row("frame", frame.id)
    assert page.session.story is not None
    assert page.session.story.narrative.id == other.id
    assert page.session.selection.ids == (frame.id,)
