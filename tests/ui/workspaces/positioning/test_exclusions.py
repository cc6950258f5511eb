"""The chain says who the product is not for."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from narrative_studio.analysis.positioning.exclusions import Exclusions
from narrative_studio.commands.editing import edit_cells
from narrative_studio.model.positioning import Element
from tests.ui.boards import Boards
from tests.ui.elements import by_code, fill
from ui import theme
from ui.session import Session
from ui.workspaces.positioning import Positioning
from ui.workspaces.positioning.chain.exclusions_line import ExclusionsLine


def shown(session: Session, qtbot: QtBot, width: int = 912) -> Positioning:
    room = Positioning(session)
    qtbot.addWidget(room)
    room.resize(width, 720)
    with qtbot.waitExposed(room):
        room.show()
    return room


def test_the_chain_says_who_it_is_not_for_between_itself_and_its_gaps(
    boards: Boards, qtbot: QtBot
) -> None:
    chain = shown(boards.sample_session(), qtbot).chain
    line = chain.excluded
    assert [head for head, _words in line.parts] == ["Not for"]
    assert line.accessibleName().startswith("Not for: Single-ingredient product · No retailer")
    assert chain.foundation.geometry().bottom() < line.geometry().top()
    assert line.geometry().bottom() < chain.gaps.geometry().top()


def test_it_follows_the_customers_and_goes_with_them(session: Session, qtbot: QtBot) -> None:
    customer = fill(session, "A:Binders", "C:Blenders")["Blenders"]
    line = shown(session, qtbot).chain.excluded
    assert line.isHidden()
    edit_cells(session.project, customer, not_for="Single-ingredient makers")
    assert line.parts == (("Not for", "Single-ingredient makers"),)
    assert not line.isHidden()
    session.undo()
    assert line.isHidden()


@pytest.mark.parametrize("name", [theme.LIGHT, theme.DARK])
def test_long_words_take_two_lines_and_no_more(boards: Boards, qtbot: QtBot, name: str) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app, theme.load(name, reduced_motion=True))
    customer = by_code(boards.sample_session(), "TC-1")
    assert isinstance(customer, Element)
    line = ExclusionsLine()
    qtbot.addWidget(line)
    one_px = theme.current().line_px(theme.Type.SUPPORT)
    words = "Makers of a single ingredient " * 20
    made = replace(customer, not_for=words)
    line.show_exclusions(Exclusions(((made, words),), ("No auditor",)))
    assert line.height_for(600) == 3 * one_px
    line.resize(600, line.height_for(600))
    assert not line.grab().isNull()
