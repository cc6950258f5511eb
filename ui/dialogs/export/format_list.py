"""The formats at the left of the export sheet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from exporters.protocol import Exporter, suffixes
from ui import icons, painting, text, theme
from ui.theme import RADIUS_CONTROL, Role, Type

_ROW_PX: Final = 54
_EXPORTER: Final = Qt.ItemDataRole.UserRole + 1
_ICONS: Final = {
    "deck": "file-type-ppt",
    "demo-script": "click",
    "script": "book-2",
    "storyboard": "layout-board",
    "positioning": "target-arrow",
    "stakeholder": "user-circle",
    "test-pack": "packages",
    "results": "clipboard-check",
    "json": "braces",
    "csv": "file-type-csv",
}
_Index = QModelIndex | QPersistentModelIndex


class FormatModel(QAbstractListModel):
    """The exporters in the order of the registry."""

    def __init__(self, exporters: Sequence[Exporter], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._exporters = tuple(exporters)

    def exporter(self, index: _Index) -> Exporter:
        """The exporter of a row."""
        return self._exporters[index.row()]

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._exporters)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        one = self._exporters[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return one.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{one.title}, {endings(one)}"
        if role == _EXPORTER:
            return one
        return None


def endings(exporter: Exporter) -> str:
    """The endings of the files a format makes, for example ``.md, .html``."""
    return ", ".join(suffixes(exporter))


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return QSize(180, theme.current().scaled(_ROW_PX))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        one = index.data(_EXPORTER)
        now = theme.current()
        view = option.widget
        assert isinstance(view, QListView)
        rect = QRect(option.rect).adjusted(8, 1, -8, -1)
        is_current = view.currentIndex() == index
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if is_current:
            painting.rounded(painter, rect, RADIUS_CONTROL, fill=now.selected)
            bar = QRect(rect.left(), rect.top() + 9, 3, rect.height() - 18)
            painting.rounded(painter, bar, 1, fill=now.accent)
            if view.hasFocus():
                inner = rect.adjusted(1, 1, -1, -1)
                painting.rounded(painter, inner, RADIUS_CONTROL, line=now.focus, line_px=2)
        spot = QRect(rect.left() + 14, rect.center().y() - 9, 20, 20)
        icons.paint_icon(painter, spot, _ICONS.get(one.id, "file-text"), Role.TEXT)
        left = spot.right() + 11
        lines = now.line_px(Type.BODY) + now.line_px(Type.SUPPORT)
        line = QRect(left, rect.center().y() - lines // 2, rect.right() - left - 4, lines)
        took = text.paint_text(painter, line, one.title, Type.BODY_STRONG, now.text)
        line.setTop(line.top() + took)
        text.paint_text(painter, line, endings(one), Type.SUPPORT, now.text2)
        painter.restore()


class FormatList(QListView):
    """The choice of a format.

    Signals:
        chosen(Exporter): another format is selected.
        accepted(): Enter was pressed; what the sheet would write is wanted.
    """

    chosen = Signal(object)
    accepted = Signal()

    def __init__(self, exporters: Sequence[Exporter], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = FormatModel(exporters, self)
        self.setModel(self._model)
        self.setItemDelegate(_Delegate(self))
        self.setAccessibleName("Formats")
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.setCurrentIndex(self._model.index(0))
        self.selectionModel().currentChanged.connect(self._on_current_changed)

    @property
    def exporter(self) -> Exporter:
        """The selected format."""
        return self._model.exporter(self.currentIndex())

    def choose(self, format_id: str) -> None:
        """Select a format by its id."""
        for row in range(self._model.rowCount()):
            index = self._model.index(row)
            if self._model.exporter(index).id == format_id:
                self.setCurrentIndex(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.accepted.emit()
        else:
            super().keyPressEvent(event)

    def _on_current_changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        if current.isValid():
            self.chosen.emit(self._model.exporter(current))
