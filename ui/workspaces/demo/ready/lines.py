"""One line of a list that stands ready: texts edited in place, who sees to it, and a menu."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QCursor,
    QDrag,
    QKeyEvent,
    QPainter,
    QPixmap,
    QRegion,
)
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from narrative_studio.analysis.naming import day
from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.readiness import check_items
from narrative_studio.model.demo import DataItem, ReadinessItem
from ui import icons, painting, theme
from ui.inspector.binding import CellBinding
from ui.inspector.people import PersonField
from ui.session import Session
from ui.theme import RADIUS_CONTROL, Type
from ui.widgets.quiet_area import QuietArea
from ui.workspaces.demo.ready.line_drag import LINE_MIME, LineHandle

_LINE_TOP_PX: Final = 2
_BOX_TOP_PX: Final = 8
_BUTTON_TOP_PX: Final = 5
VALUE_PARTS: Final = (5, 5, 3)
"""How the three texts of a data line share its width."""


class LineArea(QuietArea):
    """The text of a line; keys lead from line to line.

    Signals:
        continued(): Enter was pressed: a line is wanted after this one.
        emptied(): Backspace was pressed where there is nothing left to delete.
        moved(int): the line is to go up (-1) or down (1).
    """

    continued = Signal()
    emptied = Signal()
    moved = Signal(int)

    def event(self, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and (_moves(event) is not None or _continues(event))
        ):
            # These keys belong to the line that is written, not to the room.
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = _moves(event)
        if by is not None:
            self.flush()
            self.moved.emit(by)
        elif _continues(event):
            self.flush()
            self.continued.emit()
        elif event.key() == Qt.Key.Key_Backspace and self.document().isEmpty():
            self.emptied.emit()
        else:
            super().keyPressEvent(event)


class Line(QWidget):
    """A line of a list. What it shows is set with ``show_row``.

    Signals:
        continued(str), emptied(str): see ``LineArea``; the id of the line.
        moved(str, int): the id, and up or down.
        deleted(str): the id of the line that is to go.
    """

    continued = Signal(str)
    emptied = Signal(str)
    moved = Signal(str, int)
    deleted = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._row_id = ""
        self._landing: list[Callable[[], None]] = []
        self._menu_button = LineHandle()
        self._menu_button.setToolTip("Drag to move, click for more")
        self._menu_button.clicked.connect(self._on_menu_button_clicked)
        self._menu_button.carried.connect(self._on_menu_button_carried)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(4)

    @property
    def row_id(self) -> str:
        """The id of the row that is shown."""
        return self._row_id

    @property
    def areas(self) -> Sequence[LineArea]:
        """The texts of the line, in order."""
        return self.findChildren(LineArea)

    @property
    def stops(self) -> Sequence[QWidget]:
        """Where Tab stops in the line, in order."""
        return [*self.areas, self._menu_button]

    @property
    def is_empty(self) -> bool:
        """Whether nothing is written in the line."""
        return not any(area.text().strip() for area in self.areas)

    def show_row(self, row: Any) -> None:
        """Show the row of the document that this line is for."""
        raise NotImplementedError

    def write(self) -> None:
        """Put the keyboard into the first text."""
        self.areas[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def land_by(self, act: Callable[[], None]) -> None:
        """Have the line put where it was dropped, once its drag has ended.

        The list that it leaves lets go of it, and what is dragged must not go in its own drag.
        """
        self._landing = [act]

    def make_menu(self) -> QMenu:
        """What can be done with the line."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        up = menu.addAction(icons.icon("arrow-up"), "Move up")
        up.triggered.connect(lambda: self.moved.emit(self._row_id, -1))
        down = menu.addAction(icons.icon("arrow-down"), "Move down")
        down.triggered.connect(lambda: self.moved.emit(self._row_id, 1))
        menu.addSeparator()
        delete = menu.addAction(icons.icon("trash"), "Delete")
        delete.triggered.connect(lambda: self.deleted.emit(self._row_id))
        return menu

    def _name(self, words: str) -> None:
        """Tell assistive technology one line from the next."""
        self.setAccessibleName(words)
        self._menu_button.setAccessibleName(f"More about {words}")

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.make_menu().popup(event.globalPos())

    def _add_area(self, area: LineArea, stretch: int) -> None:
        area.continued.connect(lambda: self.continued.emit(self._row_id))
        area.emptied.connect(self._on_area_emptied)
        area.moved.connect(lambda by: self.moved.emit(self._row_id, by))
        self._row.addLayout(_lowered(area, _LINE_TOP_PX), stretch)

    def _on_area_emptied(self) -> None:
        if self.is_empty:
            self.emptied.emit(self._row_id)

    def _on_menu_button_carried(self) -> None:
        self._session.flush()
        drag, data = QDrag(self), QMimeData()
        data.setData(LINE_MIME, self._row_id.encode())
        drag.setMimeData(data)
        drag.setPixmap(self._drag_picture())
        drag.setHotSpot(self.mapFromGlobal(QCursor.pos()))
        drag.exec(Qt.DropAction.MoveAction)
        while self._landing:
            self._landing.pop()()

    def _drag_picture(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(theme.current().surface)
        self.render(picture, QPoint(), QRegion(), QWidget.RenderFlag.DrawChildren)
        rim = QPainter(picture)
        painting.rounded(rim, self.rect(), RADIUS_CONTROL, line=theme.current().accent)
        rim.end()
        return picture

    def _on_menu_button_clicked(self) -> None:
        self.make_menu().popup(self._menu_button.mapToGlobal(QPoint(0, 26)))


class CheckLine(Line):
    """Something to check, with a box to tick, and who sees to it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._item: ReadinessItem | None = None
        self.box = QCheckBox()
        self._text = LineArea(name="To check", placeholder="What has to be so by then")
        self._owner = PersonField(session, "Sees to it", is_small=True)
        self._owner.chosen.connect(self._on_owner_chosen)
        self._binding = CellBinding(session, self._text, "text", self)
        self._row.addLayout(_lowered(self.box, _BOX_TOP_PX))
        self._add_area(self._text, 1)
        self._row.addLayout(_lowered(self._owner, _BUTTON_TOP_PX))
        self._row.addLayout(_lowered(self._menu_button, _BUTTON_TOP_PX))
        self.box.clicked.connect(self._on_box_clicked)

    def show_row(self, row: Any) -> None:
        """Show an item."""
        assert isinstance(row, ReadinessItem)
        self._item, self._row_id = row, row.id
        self._binding.show(row)
        self._owner.show_person(row.owner)
        self.box.setAccessibleName(f"Checked: {row.text}")
        self._name(row.text or "Item without words")
        self.box.setChecked(row.checked_on is not None)
        when = f"Checked on {day(row.checked_on)}" if row.checked_on else "Not checked yet"
        self.box.setToolTip(when)

    @property
    def stops(self) -> Sequence[QWidget]:
        return [self.box, *self.areas, self._owner, self._menu_button]

    def _on_box_clicked(self, is_on: bool) -> None:
        item, session = self._item, self._session
        if item is not None:
            on = session.view.today.isoformat() if is_on else None
            session.attempt(lambda: check_items(session.project, items=[item.id], on=on))

    def _on_owner_chosen(self, person: object) -> None:
        item, project = self._item, self._session.project
        if item is not None:
            self._session.attempt(lambda: edit_cells(project, item, owner=person))


class DataLine(Line):
    """An object of the demo: what it is, its value, and the steps that use it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._cells = {
            "name": LineArea(name="Data", placeholder="What it is"),
            "value": LineArea(name="Value", placeholder="Its value", use=Type.LITERAL),
            "used_in": LineArea(name="Where used", placeholder="7.2"),
        }
        self._bindings = []
        for (column, area), part in zip(self._cells.items(), VALUE_PARTS, strict=True):
            self._bindings.append(CellBinding(session, area, column, self))
            self._add_area(area, part)
        self._row.addLayout(_lowered(self._menu_button, _BUTTON_TOP_PX))

    def show_row(self, row: Any) -> None:
        """Show an object."""
        assert isinstance(row, DataItem)
        self._row_id = row.id
        for binding in self._bindings:
            binding.show(row)
        self._name(row.name or "Data without a name")


def _lowered(widget: QWidget, top_px: int) -> QVBoxLayout:
    """A widget at the top of its line, a little lower, beside the first line of the words."""
    made = QVBoxLayout()
    made.setContentsMargins(0, top_px, 0, 0)
    made.addWidget(widget)
    made.addStretch(1)
    return made


def _moves(event: QKeyEvent) -> int | None:
    if event.modifiers() & Qt.KeyboardModifier.AltModifier:
        return {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
    return None


def _continues(event: QKeyEvent) -> bool:
    return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
