"""What panels have in common, and deleting what one shows."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from narrative_studio.commands.customers import add_persona
from narrative_studio.commands.evidence import add_objection
from tests.ui.boards import Boards
from tests.ui.elements import fill
from tests.ui.studio import told
from ui.inspector.element.panel import Panel, delete_row


def test_another_row_is_shown_from_its_top(boards: Boards, qtbot: QtBot) -> None:
    session = boards.session()
    made = fill(session, "A:One", "A:Two")
    panel = Panel(session, "Panel")
    qtbot.addWidget(panel)
    tall = QWidget()
    tall.setFixedHeight(2000)
    panel.add_part(tall)
    panel.resize(300, 200)
    with qtbot.waitExposed(panel):
        panel.show()
    panel.show_row(made["One"])
    panel.scroll_to(500)
    panel.show_row(made["One"])
    assert panel.scrolled_px == 500
    panel.show_row(made["Two"])
    assert panel.scrolled_px == 0


def test_deleting_names_what_went_and_offers_undo(boards: Boards) -> None:
    session = boards.session()
    made = fill(session, "A:Binders")
    objection = add_objection(session.project, text="We have an ERP.")
    delete_row(session, made["Binders"])
    delete_row(session, objection)
    assert [(one.text, one.action) for one in told(session)] == [
        ("“Binders” deleted", "Undo"),
        ("“We have an ERP.” deleted", "Undo"),
    ]
    assert not session.view.elements
    assert not session.view.objections
    delete_row(session, session.view.project)
    assert len(told(session)) == 2


def test_an_entry_of_the_customer_model_is_deleted_like_any_other(boards: Boards) -> None:
    session = boards.session()
    delete_row(session, add_persona(session.project, name="Quality lead"))
    assert not session.view.personas
    assert told(session)[-1].text == "“Quality lead” deleted"
    session.undo()
    assert session.view.personas
