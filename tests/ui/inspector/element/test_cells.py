"""Fields for cells, made from a few lines each."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QCheckBox
from pytestqt.qtbot import QtBot

from narrative_studio.model.positioning import Element
from tests.ui.boards import Boards
from tests.ui.elements import fill
from ui.inspector.element.cells import CellFields
from ui.widgets.committing import PAUSE_MS, WHOLE_PAUSE_MS, Committing
from ui.widgets.text_area import TextArea


@pytest.mark.parametrize(
    ("column", "pause_ms"), [("statement", WHOLE_PAUSE_MS), ("note", PAUSE_MS)]
)
def test_owned_wording_waits_longer_for_the_end_of_the_typing(
    boards: Boards, qtbot: QtBot, column: str, pause_ms: int
) -> None:
    fields = CellFields(boards.session(), Element)
    qtbot.addWidget(fields)
    area = fields.add_text(column, "Text").field
    assert isinstance(area, TextArea)
    (committing,) = area.findChildren(Committing)
    assert committing.pause_ms == pause_ms


def test_a_flag_is_stored_at_once_and_shown_again(boards: Boards, qtbot: QtBot) -> None:
    session = boards.session()
    element = fill(session, "M:Category")["Category"]
    fields = CellFields(session, Element)
    qtbot.addWidget(fields)
    box = fields.add_flag("is_current", "Current")
    fields.show_row(element)
    assert isinstance(box, QCheckBox)
    assert box.isChecked()
    box.click()
    assert not session.view.elements[element.id].is_current
    fields.show_row(None)
    assert not box.isChecked()


def test_an_unknown_field_is_no_field(boards: Boards, qtbot: QtBot) -> None:
    fields = CellFields(boards.session(), Element)
    qtbot.addWidget(fields)
    with pytest.raises(KeyError):
        fields.holder("statement")
