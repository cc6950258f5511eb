"""The panel of a touchpoint: its fields, its owner, the look of today."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.boards import Boards
from ui.inspector.element.inspector import ElementInspector
from ui.inspector.touchpoint.panel import TouchpointPanel
from ui.session import Session


@pytest.fixture
def session(boards: Boards) -> Session:
    return boards.sample_session()


@pytest.fixture
def panel(session: Session, qtbot: QtBot) -> TouchpointPanel:
    """The inspector at the email that has a suspect link."""
    inspector = ElementInspector(session)
    qtbot.addWidget(inspector)
    inspector.resize(296, 760)
    inspector.show()
    (email,) = session.view.touchpoints.of("ref", "TP-2")
    session.select("touchpoint", [email.id])
    found = inspector.panel
    assert isinstance(found, TouchpointPanel)
    return found


def test_everything_can_be_edited(session: Session, panel: TouchpointPanel) -> None:
    assert panel.row is not None
    row_id = panel.row.id
    panel.fields.edit("place", "Mailer")
    panel.owner.chosen.emit(session.view.people.ordered[0].id)
    panel.fields.edit("checked_on", "2026-04-02")
    row = session.view.touchpoints[row_id]
    assert (row.place, row.checked_on) == ("Mailer", "2026-04-02")
    assert row.owner == session.view.people.ordered[0].id
    session.undo()
    assert session.view.touchpoints[row_id].checked_on == "2026-03-20"


def test_checked_today_notes_the_day(session: Session, panel: TouchpointPanel) -> None:
    assert panel.today_button.isVisibleTo(panel)
    panel.today_button.click()
    assert panel.row is not None
    row = session.view.touchpoints[panel.row.id]
    assert row.checked_on == session.view.today.isoformat()
    assert not panel.today_button.isVisibleTo(panel)


def test_the_menu_deletes_it(session: Session, panel: TouchpointPanel) -> None:
    assert panel.row is not None
    row_id = panel.row.id
    panel._on_delete_triggered()
    assert row_id not in session.view.touchpoints
    session.undo()
    assert row_id in session.view.touchpoints
