"""Cells edited where they stand: a pause, leaving and every key that closes them store them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QModelIndex, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit, QTextEdit
from pytestqt.qtbot import QtBot

from narrative_studio.commands.customers import add_trigger
from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.evidence import add_term
from narrative_studio.commands.positioning import add_element
from narrative_studio.commands.touchpoints import add_touchpoint
from narrative_studio.model.positioning import ElementKind, TermKind
from narrative_studio.model.rows import Row
from tests.ui.boards import Boards
from tests.ui.studio import HER, standing_in
from ui.session import Session
from ui.workspaces.in_place import Field, InPlaceDelegate
from ui.workspaces.positioning import Positioning
from ui.workspaces.positioning.element_list.model import Column
from ui.workspaces.positioning.tool_row import CHAIN, CUSTOMERS, LIST, TOUCHPOINTS, VOCABULARY

Key = Qt.Key


@dataclass(frozen=True)
class Place:
    """A view of the room with a cell that can be edited, and a way to get another row into it."""

    key: str
    view: Callable[[Positioning], QAbstractItemView]
    index: Callable[[Positioning], QModelIndex]
    cell: str
    add: Callable[[Session], object]


def _first_element(session: Session) -> str:
    return session.view.elements_of(ElementKind.ALTERNATIVE)[0].id


PLACES = [
    Place(
        CHAIN,
        lambda room: room.chain.view,
        lambda room: room.chain.view.model().index(0, 0),
        "name",
        lambda session: add_element(
            session.project, kind=ElementKind.ALTERNATIVE, name="Another one"
        ),
    ),
    Place(
        LIST,
        lambda room: room.list_page.view,
        lambda room: room.list_page.model.index_of(_first_element(room.session), Column.NAME),
        "name",
        lambda session: add_element(
            session.project, kind=ElementKind.ALTERNATIVE, name="Another one"
        ),
    ),
    Place(
        TOUCHPOINTS,
        lambda room: room.around.touchpoints.view,
        lambda room: room.around.touchpoints.model.index(0, 0),
        "name",
        lambda session: add_touchpoint(session.project, name="Another one"),
    ),
    Place(
        VOCABULARY,
        lambda room: room.vocabulary_page.preferred.table,
        lambda room: room.vocabulary_page.preferred.model.index(0, 0),
        "text",
        lambda session: add_term(session.project, kind=TermKind.PREFERRED, text="Another one"),
    ),
    Place(
        CUSTOMERS,
        lambda room: room.customer_page.triggers.view,
        lambda room: room.customer_page.triggers.model.index(0),
        "text",
        lambda session: add_trigger(session.project, text="Another one"),
    ),
]


@pytest.fixture(params=PLACES, ids=lambda place: place.key)
def place(request: pytest.FixtureRequest) -> Place:
    """Each of the places in turn."""
    found = request.param
    assert isinstance(found, Place)
    return found


@dataclass
class Opened:
    """A cell with its open field."""

    session: Session
    room: Positioning
    view: QAbstractItemView
    field: Field
    row: Row
    cell: str

    @property
    def delegate(self) -> InPlaceDelegate:
        found = self.view.itemDelegate()
        assert isinstance(found, InPlaceDelegate)
        return found

    def edit_elsewhere(self, words: str) -> None:
        """Give the cell other words, as a colleague would."""
        cells: dict[str, Any] = {self.cell: words}
        self.session.project.be(HER)
        edit_cells(self.session.project, self.row, **cells)

    @property
    def stored(self) -> str:
        return str(getattr(self.session.view.tables[self.row.table][self.row.id], self.cell))


@pytest.fixture
def opened(place: Place, boards: Boards, qtbot: QtBot) -> Opened:
    """The cell of a place, opened with all its words selected."""
    session = boards.sample_session()
    room = Positioning(session)
    qtbot.addWidget(room)
    room.resize(1100, 800)
    with qtbot.waitExposed(room):
        room.show()
    room.activateWindow()
    room.show_view(place.key)
    view, index = place.view(room), place.index(room)
    delegate = view.itemDelegate()
    assert isinstance(delegate, InPlaceDelegate)
    cell = index.model().edited_cell(index)  # type: ignore[attr-defined]
    view.setFocus()
    view.setCurrentIndex(index)
    view.edit(index)
    field = delegate.editor
    assert field is not None
    qtbot.waitUntil(field.hasFocus)
    field.selectAll()
    assert cell[1] == place.cell
    return Opened(session, room, view, field, cell[0], cell[1])


def type_words(field: Field, words: str, qtbot: QtBot) -> None:
    for letter in words:
        qtbot.keyClicks(field, letter)


def text_of(field: Field) -> str:
    return field.toPlainText() if isinstance(field, QTextEdit) else field.text()


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Enter, Key.Key_Escape, Key.Key_Tab])
def test_a_key_that_closes_the_field_stores_it(opened: Opened, key: Key, qtbot: QtBot) -> None:
    type_words(opened.field, "Typed here", qtbot)
    qtbot.keyClick(opened.field, key)
    assert opened.stored == "Typed here"
    assert opened.delegate.editor is not opened.field


def test_leaving_the_field_stores_it(opened: Opened, qtbot: QtBot) -> None:
    type_words(opened.field, "Typed here", qtbot)
    away = QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.MouseFocusReason)
    opened.room.tools.setFocus()
    QApplication.sendEvent(opened.field, away)
    assert opened.stored == "Typed here"


def test_whatever_must_not_miss_it_stores_it_and_typing_goes_on(
    opened: Opened, qtbot: QtBot
) -> None:
    type_words(opened.field, "Typed ", qtbot)
    opened.session.flush()
    assert opened.stored == "Typed"
    assert opened.field.hasFocus()
    assert text_of(opened.field) == "Typed ", "the space that begins the next word stays"
    type_words(opened.field, "here", qtbot)
    qtbot.keyClick(opened.field, Key.Key_Return)
    assert opened.stored == "Typed here"
    history = opened.session.project.cell_history(opened.row, opened.cell)
    assert sum(version.is_current for version in history) == 1, "one hand disagrees with nobody"


def test_rows_that_come_lose_nothing_that_is_typed(
    opened: Opened, place: Place, qtbot: QtBot
) -> None:
    type_words(opened.field, "Typed here", qtbot)
    place.add(opened.session)
    assert opened.stored == "Typed here"


def test_what_others_wrote_meanwhile_is_not_overwritten(opened: Opened, qtbot: QtBot) -> None:
    type_words(opened.field, "Min", qtbot)
    opened.edit_elsewhere("Hers")
    assert text_of(opened.field) == "Min"
    type_words(opened.field, "e", qtbot)
    qtbot.keyClick(opened.field, Key.Key_Return)
    assert standing_in(opened.session, opened.row, opened.cell) == {"Hers", "Mine"}


def test_a_field_nobody_typed_in_follows_the_document(opened: Opened) -> None:
    opened.edit_elsewhere("Hers")
    assert text_of(opened.field) == "Hers"


def test_what_is_typed_is_kept_against_a_crash(opened: Opened, qtbot: QtBot) -> None:
    type_words(opened.field, "Half a wo", qtbot)
    qtbot.wait(200)
    assert opened.session.project.recover_drafts() == 1
    assert opened.stored == "Half a wo"


def test_words_that_were_all_deleted_leave_what_was_there(opened: Opened, qtbot: QtBot) -> None:
    before = opened.stored
    qtbot.keyClick(opened.field, Key.Key_Delete)
    qtbot.keyClick(opened.field, Key.Key_Return)
    assert opened.stored == before


def test_the_field_says_what_it_holds_and_covers_its_words(opened: Opened) -> None:
    assert opened.field.accessibleName()
    assert opened.view.viewport().rect().contains(opened.field.geometry())
    assert isinstance(opened.field, QLineEdit | QTextEdit)
