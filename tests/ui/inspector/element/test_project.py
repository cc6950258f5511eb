"""The panel of the project."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from tests.ui.boards import Boards
from ui.inspector.element.project import ProjectPanel
from ui.widgets.line_edit import LineEdit


def test_the_project_is_described_in_its_fields(boards: Boards, qtbot: QtBot) -> None:
    session = boards.session()
    panel = ProjectPanel(session)
    qtbot.addWidget(panel)
    panel.show_row(session.view.project)
    company = panel.fields.field("company").field
    assert isinstance(company, LineEdit)
    company.setText("Lotwarden")
    session.flush()
    assert session.view.project.company == "Lotwarden"
    panel.head.name.setPlainText("A better title")
    session.flush()
    assert session.view.project.title == "A better title"
