"""What tests of the storyboard's room share: the room on screen, its cells, what is dragged."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget
from pytestqt.qtbot import QtBot

from narrative_studio.model.positioning import Element
from narrative_studio.model.storyboard import Frame
from tests.ui.boards import named
from ui.session import Session
from ui.workspaces.storyboard import Storyboard
from ui.workspaces.storyboard.outline.view import OutlineView

MOVE = Qt.DropAction.MoveAction
LEFT = Qt.MouseButton.LeftButton
PLAIN = Qt.KeyboardModifier.NoModifier
ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Over(QDragMoveEvent):
    """Something dragged over a view; by default the view's own."""

    def __init__(
        self,
        view: QAbstractItemView,
        point: QPoint,
        data: QMimeData,
        *,
        action: Qt.DropAction = MOVE,
        source: QWidget | None = None,
    ) -> None:
        super().__init__(point, action, data, LEFT, PLAIN)
        self._source = source or view
        self._data = data  # Qt only points at it.

    def source(self) -> QWidget:
        return self._source


class Dropped(QDropEvent):
    """Something dropped on a view; by default the view's own."""

    def __init__(
        self,
        view: QAbstractItemView,
        point: QPoint,
        data: QMimeData,
        *,
        action: Qt.DropAction = MOVE,
        source: QWidget | None = None,
    ) -> None:
        super().__init__(QPointF(point), action, data, LEFT, PLAIN)
        self._source = source or view
        self._data = data  # Qt only points at it.

    def source(self) -> QWidget:
        return self._source


def room_of(
    session: Session, qtbot: QtBot, view: str = "board", *, height: int = 640
) -> Storyboard:
    """The room on screen in one of its views, with the keyboard in it."""
    made = Storyboard(session)
    qtbot.addWidget(made)
    made.resize(912, height)
    made.show()
    if view != made.key:
        made.show_view(view)
    made.focus_view()
    return made


def chosen(session: Session) -> list[str]:
    """The headlines of the selected frames, or the names of the selected elements."""
    rows = session.view.tables[session.selection.table or Frame.table]
    return [getattr(rows[one], "headline", "") or rows[one].name for one in session.selection.ids]


def go(view: OutlineView, session: Session, headline: str, key: str = "headline") -> None:
    """Put the cursor of the outline into a cell of a frame."""
    row = view.outline.row_of(named(session, headline).id)
    view.setCurrentIndex(view.outline.index(row, view.outline.column_at(key)))


def editor(view: OutlineView) -> QWidget:
    """The field that is open in the outline."""
    found = view.cells.editor
    assert found is not None
    return found


def carriers(session: Session, element: Element) -> list[str]:
    """The headlines of the frames that are linked to an element, in the order of the links."""
    frames = session.view.frames
    return [frames[one.source].headline for one in session.view.links_to(element.id)]


def select(room: Storyboard, *names: str) -> None:
    """Select the frames of these headlines, the last of them the current one."""
    room.session.select("frame", [named(room.session, name).id for name in names])
