"""The sheet of keyboard shortcuts: looks them up, and takes other keys by having them pressed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from narrative_studio.analysis.wording.search import fold
from ui import painting, text, theme
from ui.keymap import (
    EVERYWHERE,
    RECORDING,
    Binding,
    Keymap,
    chord,
    parts,
    refusal,
    words,
)
from ui.theme import RADIUS_CONTROL, Role, Type
from ui.widgets.buttons import PrimaryButton, QuietButton
from ui.widgets.key_cap import key_cap_size, paint_key_cap
from ui.widgets.label import TextLabel
from ui.widgets.search_field import SearchField
from ui.widgets.sheet import Sheet
from ui.workspaces import ROOMS

_WIDTH_PX: Final = 720
_HEIGHT_PX: Final = 640
_ROW_PX: Final = 36
_HEADING_PX: Final = 40
_PAD_PX: Final = 12
_WAITING: Final = "Press the new keys; Esc leaves them"
_HINT: Final = "Enter takes other keys for the chosen line, Delete takes its keys away."
_LEFT: Final = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_Index = QModelIndex | QPersistentModelIndex

ALWAYS: Final = (
    ("Move about in a view", "Arrow keys"),
    ("Show in full, or use", "Enter"),
    ("Edit in place", "F2"),
    ("Move a frame, step or line", "Alt and an arrow key"),
    ("Next control, or the one before", "Tab, Shift+Tab"),
    ("One step back; nothing typed is lost", "Esc"),
)
"""Keys that are the same in every view and stay as they are."""


@dataclass(frozen=True, slots=True)
class Line:
    """A heading (without ``keys``), a binding, or keys that cannot be changed."""

    title: str
    keys: tuple[str, ...] = ()
    binding: Binding | None = None
    is_heading: bool = False


class ShortcutModel(QAbstractListModel):
    """All shortcuts by the room in which they work, as far as they hold the words asked for."""

    def __init__(self, keymap: Keymap, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._keymap = keymap
        self._query = ""
        self._lines: list[Line] = []
        self.waiting: str | None = None
        self.refresh()
        keymap.changed.connect(self.refresh)

    def find(self, query: str) -> None:
        """Show the lines that hold every word, in title or keys."""
        self._query = query
        self.refresh()

    def refresh(self) -> None:
        """Read the bindings anew."""
        self.beginResetModel()
        self._lines = self._made()
        self.endResetModel()

    def wait_for(self, action_id: str | None) -> None:
        """Show the line of an action as one that waits for keys."""
        self.waiting = action_id
        if self._lines:
            self.dataChanged.emit(self.index(0), self.index(len(self._lines) - 1))

    @property
    def scope_waiting(self) -> str:
        """Where the keys that are waited for are to work."""
        bound = (line.binding for line in self._lines if line.binding is not None)
        return next((one.scope for one in bound if one.id == self.waiting), EVERYWHERE)

    def line(self, index: _Index) -> Line:
        return self._lines[index.row()]

    def place(self, action_id: str) -> QModelIndex:
        """Where an action stands; invalid where it is not shown."""
        for row, line in enumerate(self._lines):
            if line.binding is not None and line.binding.id == action_id:
                return self.index(row)
        return QModelIndex()

    def first(self) -> QModelIndex:
        """The first line that can be changed."""
        rows = (row for row, line in enumerate(self._lines) if line.binding is not None)
        return self.index(next(rows, -1))

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not index.isValid() or self.line(index).is_heading:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        line = self.line(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return line.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            if line.is_heading:
                return line.title
            if line.binding is not None and line.binding.id == self.waiting:
                return f"{line.title}. {_WAITING}"
            return f"{line.title}, {' or '.join(line.keys) or 'no keys'}"
        return None

    def _made(self) -> list[Line]:
        asked = fold(self._query).split()
        titles = {
            EVERYWHERE: "Everywhere",
            **{room.id: room.title for room in ROOMS},
            RECORDING: "While a test is recorded",
        }
        made: list[Line] = []
        for scope, title in titles.items():
            found = [
                Line(one.title, tuple(words(part) for part in parts(one.keys)), one)
                for one in self._keymap.bindings
                if one.scope == scope
            ]
            made += _under(title, found, asked)
        return [*made, *_under("In every view", [Line(t, (keys,)) for t, keys in ALWAYS], asked)]


class ShortcutDelegate(QStyledItemDelegate):
    """Paints a line: what it does at the left, its keys in caps at the right."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        is_heading = not index.model().flags(index)
        return QSize(_WIDTH_PX, theme.current().scaled(_HEADING_PX if is_heading else _ROW_PX))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        model = index.model()
        assert isinstance(model, ShortcutModel)
        line, now = model.line(index), theme.current()
        rect = QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if line.is_heading:
            painter.setFont(now.font(Type.PANEL))
            painter.setPen(now.text)
            room = rect.adjusted(_PAD_PX, 0, 0, -6)
            painter.drawText(
                room, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, line.title
            )
        else:
            self._paint_line(painter, option, rect, line, is_waiting=_waits(model, line))
        painter.restore()

    def _paint_line(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        rect: QRect,
        line: Line,
        *,
        is_waiting: bool,
    ) -> None:
        now = theme.current()
        view = option.widget
        box = rect.adjusted(0, 1, 0, -1)
        if (
            isinstance(view, QListView)
            and view.currentIndex().row() == view.indexAt(rect.center()).row()
        ):
            line_colour = now.focus if view.hasFocus() else None
            painting.rounded(painter, box, RADIUS_CONTROL, fill=now.selected, line=line_colour)
        right = rect.right() - _PAD_PX
        if is_waiting:
            painter.setFont(now.font(Type.SUPPORT))
            painter.setPen(now.accent)
            room = rect.adjusted(0, 0, -_PAD_PX, 0)
            painter.drawText(
                room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, _WAITING
            )
            right -= painter.fontMetrics().horizontalAdvance(_WAITING)
        else:
            right = _paint_keys(painter, rect, right, line)
        painter.setFont(now.font(Type.BODY))
        painter.setPen(now.text)
        room = QRect(
            rect.left() + _PAD_PX, rect.top(), right - rect.left() - 2 * _PAD_PX, rect.height()
        )
        shown = text.elided(line.title, painter.font(), room.width())
        painter.drawText(room, _LEFT, shown)


class ShortcutList(QListView):
    """The list; while a line waits, the next keys are taken for it.

    Signals:
        chord_pressed(str): keys for the waiting line, in Qt's portable form.
        refused(str): why these keys cannot be taken.
        emptied(), left(): the line is to have no keys; it waits no more.
    """

    chord_pressed = Signal(str)
    refused = Signal(str)
    emptied = Signal()
    left = Signal()

    def __init__(self, model: ShortcutModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shortcuts = model
        self.setModel(model)
        self.setItemDelegate(ShortcutDelegate(self))
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Keyboard shortcuts")

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and self._shortcuts.waiting:
            # Whatever these keys do otherwise, here they are only to be named.
            event.accept()
            return True
        return super().event(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        return False if self._shortcuts.waiting else super().focusNextPrevChild(forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._shortcuts.waiting is None:
            if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
                self.emptied.emit()
            elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
                self.activated.emit(self.currentIndex())
            else:
                super().keyPressEvent(event)
            return
        event.accept()
        combination = event.keyCombination()
        if event.key() == Qt.Key.Key_Escape and not event.modifiers():
            self.left.emit()
        elif why := refusal(combination, self._shortcuts.scope_waiting):
            if chord(combination) is not None:
                self.refused.emit(why)
        elif (keys := chord(combination)) is not None:
            self.chord_pressed.emit(keys)


class ShortcutSheet(Sheet):
    """Shows which keys do what; Enter on a line and the new keys change it at once."""

    def __init__(self, host: QWidget, keymap: Keymap) -> None:
        super().__init__(host, "Keyboard shortcuts", width_px=_WIDTH_PX, height_px=_HEIGHT_PX)
        self._keymap = keymap
        self._pending: str | None = None
        self._model = ShortcutModel(keymap, self)
        self._search = SearchField("Find an action or keys", keys="", name="Find a shortcut")
        self._list = ShortcutList(self._model)
        self._said = TextLabel(_HINT, use=Type.SUPPORT, role=Role.TEXT2, lines=2)
        self._usual = QuietButton("Usual keys")
        self._all_usual = QuietButton("Usual keys for all")
        done = PrimaryButton("Done")
        self.body_layout.addWidget(self._search)
        self.body_layout.addWidget(self._list, 1)
        self.body_layout.addWidget(self._said)
        for button in (self._usual, self._all_usual):
            self.foot_layout.addWidget(button)
        self.foot_layout.addStretch(1)
        self.foot_layout.addWidget(done)
        self._search.edited.connect(self._on_search_edited)
        self._search.stepped.connect(self._on_search_stepped)
        self._list.activated.connect(self._on_list_activated)
        self._list.doubleClicked.connect(self._on_list_activated)
        self._list.chord_pressed.connect(self._on_list_pressed)
        self._list.refused.connect(self._said.setText)
        self._list.emptied.connect(self._on_list_emptied)
        self._list.left.connect(self._stop)
        self._usual.clicked.connect(self._on_usual_clicked)
        self._all_usual.clicked.connect(self._on_all_usual_clicked)
        done.clicked.connect(self.close_sheet)
        self._list.setCurrentIndex(self._model.first())

    @property
    def search(self) -> SearchField:
        return self._search

    @property
    def list(self) -> ShortcutList:
        return self._list

    @property
    def said(self) -> str:
        """What the line below the list says."""
        return self._said.text()

    def begin(self) -> None:
        """Show the sheet with the keyboard in the search."""
        self.open(self._search)

    def choose(self, action_id: str) -> None:
        """Make the line of an action the current one."""
        self._list.setCurrentIndex(self._model.place(action_id))

    # Slots

    def _on_search_edited(self, query: str) -> None:
        self._stop()
        self._model.find(query)
        self._list.setCurrentIndex(self._model.first())

    def _on_search_stepped(self, _step: int) -> None:
        self._list.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_list_activated(self, index: QModelIndex) -> None:
        binding = self._model.line(index).binding if index.isValid() else None
        if binding is None:
            self._said.setText("These keys are the same in every view and stay as they are.")
            return
        self._pending = None
        self._said.setText(f"{binding.title}: press the keys together.")
        self._model.wait_for(binding.id)

    def _on_list_pressed(self, keys: str) -> None:
        action_id = self._model.waiting
        if action_id is None:
            return
        rival = self._keymap.rival(action_id, keys)
        if rival is not None and self._pending != keys:
            self._pending = keys
            self._said.setText(
                f"{words(keys)} is “{rival.title}”. Press it again to take it from there, Esc to "
                "leave it."
            )
            return
        self._change(action_id, keys)
        loss = f" “{rival.title}” has no keys of that kind now." if rival is not None else ""
        self._said.setText(f"{words(keys)} from now on.{loss}")

    def _on_list_emptied(self) -> None:
        index = self._list.currentIndex()
        binding = self._model.line(index).binding if index.isValid() else None
        if binding is not None and binding.keys:
            self._change(binding.id, "")
            self._said.setText(f"“{binding.title}” has no keys now; it stays in the search.")

    def _on_usual_clicked(self) -> None:
        index = self._list.currentIndex()
        binding = self._model.line(index).binding if index.isValid() else None
        if binding is None:
            return
        self._stop()
        rival = self._keymap.rival(binding.id, binding.usual) if binding.usual else None
        self._keymap.assign(binding.id, binding.usual)
        self.choose(binding.id)
        loss = f" “{rival.title}” had them and has none now." if rival is not None else ""
        self._said.setText(f"“{binding.title}” has its usual keys.{loss}")

    def _on_all_usual_clicked(self) -> None:
        self._stop()
        self._keymap.reset()
        self._list.setCurrentIndex(self._model.first())
        self._said.setText("Every action has its usual keys.")

    # Inside

    def _change(self, action_id: str, keys: str) -> None:
        self._pending = None
        self._model.wait_for(None)
        self._keymap.assign(action_id, keys)
        self.choose(action_id)

    def _stop(self) -> None:
        self._pending = None
        if self._model.waiting is not None:
            self._model.wait_for(None)
            self._said.setText(_HINT)


def _under(title: str, lines: Sequence[Line], asked: Sequence[str]) -> list[Line]:
    found = [
        line
        for line in lines
        if all(word in fold(f"{line.title} {' '.join(line.keys)}") for word in asked)
    ]
    return [Line(title, is_heading=True), *found] if found else []


def _waits(model: ShortcutModel, line: Line) -> bool:
    return line.binding is not None and line.binding.id == model.waiting


def _paint_keys(painter: QPainter, rect: QRect, right: int, line: Line) -> int:
    now = theme.current()
    if not line.keys:
        painter.setFont(now.font(Type.SUPPORT))
        painter.setPen(now.text3)
        room = rect.adjusted(0, 0, -_PAD_PX, 0)
        painter.drawText(
            room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, "no keys"
        )
        return right - painter.fontMetrics().horizontalAdvance("no keys")
    for keys in reversed(line.keys):
        size = key_cap_size(keys)
        right -= size.width()
        paint_key_cap(painter, QPoint(right, rect.center().y() - size.height() // 2), keys)
        right -= 6
    return right
