"""Whatever the search finds can be brought before the eyes."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QAbstractItemView
from pytestqt.qtbot import QtBot

from narrative_studio.analysis.linking.impact import impact
from narrative_studio.commands.documents import start_narrative
from narrative_studio.commands.storyboard import add_frame
from narrative_studio.model.catalog import ROW_TYPES
from ui.main_window import MainWindow
from ui.studio_page import StudioPage
from ui.workspaces.positioning import Positioning

NOWHERE = {"person", "project", "custom_field"}
"""Rows that stand on no page of their own: they are edited in sheets, or with everything else."""


@pytest.fixture(scope="module")
def settings_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("settings") / "settings.json"


@pytest.fixture
def window(window: MainWindow) -> MainWindow:
    window.open_sample()
    return window


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


def test_the_walk_from_a_value_theme_lands_on_each_persona_and_touchpoint(
    page: StudioPage, window: MainWindow, qtbot: QtBot
) -> None:
    window.resize(1280, 800)
    session = page.session
    value = next(one for one in session.view.elements.values() if one.code == "VA-2")
    hits = [
        hit
        for _heading, found in impact(session.view, value).groups
        for hit in found
        if hit.table in ("persona", "touchpoint")
    ]
    assert {hit.table for hit in hits} == {"persona", "touchpoint"}
    for hit in hits:
        page.go("storyboard")
        page.open_row(hit.table, hit.row_id)
        room = page.workspace
        assert isinstance(room, Positioning)
        assert (session.selection.table, session.selection.current) == (hit.table, hit.row_id)
        if hit.table == "touchpoint":
            touchpoints = room.around.touchpoints
            view: QAbstractItemView = touchpoints.view
            index = touchpoints.model.index_of(hit.row_id)
        else:
            view = room.customer_page.personas.view
            index = room.customer_page.personas.model.index_of(hit.row_id)
        assert view.isVisible()
        qtbot.waitUntil(lambda view=view, index=index: _is_in_sight(view, index))  # type: ignore[misc]
        assert view.selectionModel().isSelected(index)
        panel = room.inspector().panel
        assert panel.row is not None
        assert panel.row.id == hit.row_id


def _is_in_sight(view: QAbstractItemView, index: QModelIndex) -> bool:
    rect = view.visualRect(index)
    return bool(rect.isValid()) and view.viewport().visibleRegion().contains(rect.center())
