"""Ctrl+K: finds what the document holds, and every action, by words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QListView, QVBoxLayout, QWidget
from shiboken6 import isValid

from narrative_studio.model.view import NarrativeView
from ui import painting, theme
from ui.announce import announce_item
from ui.focus_ring import give_back
from ui.shell.palette_ranking import Offer, ranked
from ui.shell.palette_rows import ROW_PX, WIDTH_PX, Entries, EntryDelegate
from ui.widgets.pointed_list import PointedList
from ui.widgets.search_field import SearchField

_SHOWN_ROWS: Final = 9
_REACH_PX: Final = 6
_TOP_PX: Final = 4
_PASSING: Final = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class Palette(QWidget):
    """The list below the search field of the top bar; Esc or a click beside it closes it.

    It opens by a click into the field, by what is typed there and by the keys of a list; Tab may
    go past the field without it.

    ``offers`` is asked for what can be done each time it opens, ``is_gathering`` whether more of
    that is still to come.

    Signals:
        row_chosen(str, str): the table and id of the row to show.
        opened(): it has come up.
    """

    row_chosen = Signal(str, str)
    opened = Signal()

    def __init__(
        self,
        field: SearchField,
        *,
        story: Callable[[], NarrativeView | None],
        offers: Callable[[], Sequence[Offer]],
        is_gathering: Callable[[], bool] = lambda: False,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._field = field
        self._story = story
        self._ask_offers = offers
        self._is_gathering = is_gathering
        self._offers: Sequence[Offer] = ()
        self._before: list[QWidget] = []
        """What had the keyboard before, and what that stood in: a field in a list may be gone."""
        self._model = Entries(self)
        self._list = PointedList(self)
        self._list.setModel(self._model)
        self._list.setItemDelegate(EntryDelegate(self._list))
        self._list.setFrameShape(QListView.Shape.NoFrame)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setUniformItemSizes(True)
        self._list.setAccessibleName("Found")
        self._list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.clicked.connect(self._on_list_clicked)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[_REACH_PX + 4] * 4)
        column.addWidget(self._list)
        field.edited.connect(self._on_field_edited)
        field.entered.connect(self._on_field_entered)
        field.stepped.connect(self._on_field_stepped)
        field.installEventFilter(self)
        window.installEventFilter(self)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_app_focus_changed)
        self.hide()

    def open(self) -> None:
        """Put the keyboard into the field and show what can be done."""
        if not self._field.isVisible():
            return
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()
        self._begin()

    def renew(self) -> None:
        """Ask anew what can be done, and show what of it the field asks for."""
        self._offers = self._ask_offers()
        self._refresh(self._field.text())

    def shut(self) -> None:
        """Close without choosing and give the keyboard back to where it came from."""
        self.hide()
        self._field.clear()
        if not self._field.hasFocus():
            return
        before = next((one for one in self._before if _takes_keyboard(one)), None)
        if before is not None:
            # With any other reason a view would hide where the keyboard is back again.
            give_back(before, Qt.FocusReason.ShortcutFocusReason)
        else:
            self._field.clearFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if watched is self._field:
            if kind == QEvent.Type.FocusIn and isinstance(event, QFocusEvent):
                # Who only walks past the field has no use for a list over the window.
                if event.reason() not in _PASSING:
                    self._begin()
            elif kind == QEvent.Type.MouseButtonPress and not self.isVisible():
                self._begin()
            elif kind == QEvent.Type.FocusOut:
                self.hide()
            elif kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                return self._take_key(Qt.Key(event.key()))
        elif kind == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = self.rect().adjusted(_REACH_PX, _REACH_PX, -_REACH_PX - 1, -_REACH_PX - 1)
        painting.raised(painter, box, theme.current())

    def _begin(self) -> None:
        self.renew()
        self.opened.emit()

    def _place(self) -> None:
        window = self.parentWidget()
        assert window is not None
        rows = max(1, min(self._model.rowCount(), _SHOWN_ROWS))
        height = 2 * (_REACH_PX + 4) + rows * theme.current().scaled(ROW_PX)
        width = min(WIDTH_PX, window.width() - 32)
        below = self._field.mapTo(window, self._field.rect().bottomLeft())
        left = below.x() + (self._field.width() - width) // 2
        self.setGeometry(max(16, left), below.y() + _TOP_PX, width, height)

    def _take_key(self, key: Qt.Key) -> bool:
        if key == Qt.Key.Key_Escape:
            self.shut()
            return True
        step = {Qt.Key.Key_PageDown: _SHOWN_ROWS, Qt.Key.Key_PageUp: -_SHOWN_ROWS}.get(key)
        if step is None:
            return False
        self._on_field_stepped(step)
        return True

    def _on_app_focus_changed(self, before: QWidget | None, now: QWidget | None) -> None:
        if now is self._field and before is not None:
            self._before = [before]
            while (around := self._before[-1].parentWidget()) is not None:
                self._before.append(around)

    def _on_field_edited(self, text: str) -> None:
        if self.isVisible():
            self._refresh(text)
        else:
            self._begin()

    def _on_field_entered(self, _text: str) -> None:
        if not self.isVisible():
            self._begin()
            return
        self._choose(self._list.currentIndex())

    def _on_field_stepped(self, step: int) -> None:
        if not self.isVisible():
            self._begin()
            return
        last = self._model.rowCount() - 1
        row = max(0, min(last, self._list.currentIndex().row() + step))
        self._list.setCurrentIndex(self._model.index(row))
        announce_item(self._field, self._list.currentIndex())

    def _on_list_clicked(self, index: QModelIndex) -> None:
        self._choose(index)

    def _choose(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        entry = self._model.entry(index)
        if entry.hit is None and entry.action is None:
            return
        self.shut()
        if entry.hit is not None:
            self.row_chosen.emit(entry.hit.table, entry.hit.row_id)
        elif entry.action is not None:
            entry.action.handler()

    def _refresh(self, query: str) -> None:
        is_gathering = self._is_gathering()
        entries = ranked(query, self._offers, self._story(), is_gathering=is_gathering)
        self._model.show(entries)
        self._list.setCurrentIndex(self._model.index(0))
        self._place()
        self.show()
        self.raise_()


def _takes_keyboard(widget: QWidget) -> bool:
    """Whether the keyboard can go back to a widget, if it is still there."""
    if not isValid(widget) or not widget.isVisible() or not widget.isEnabled():
        return False
    return widget.focusPolicy() != Qt.FocusPolicy.NoFocus
