"""What hangs on an element, a proof or an objection: a list to walk, each line jumps there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

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

from narrative_studio.analysis.linking.impact import Hit, Impact
from narrative_studio.analysis.naming import counted
from ui import icons, text, theme
from ui.inspector.element.kinds import KIND_WORDS
from ui.painting import rounded
from ui.theme import RADIUS_CONTROL, Role, Type
from ui.widgets.label import TextLabel
from ui.widgets.pointed_list import PointedList
from ui.widgets.popup import Popup

_WIDTH_PX: Final = 440
_HIGHEST_PX: Final = 440
_HEADING_PX: Final = 30
_PAD_PX: Final = 6
_TEXT_LEFT_PX: Final = 34
_NOTHING: Final = (
    "Nothing hangs on this yet. Link it to the frame that tells it, or connect it in the chain."
)
_ICONS: Final = {
    "frame": "layout-board",
    "step": "click",
    "element": "sitemap",
    "proof": "shield-check",
    "objection": "message-question",
    "touchpoint": "world",
    "persona": "user",
}
_Index = QModelIndex | QPersistentModelIndex
_NO_INDEX: Final = QModelIndex()


@dataclass(frozen=True, slots=True)
class ImpactLine:
    """A heading, or something that hangs on the row."""

    words: str
    hit: Hit | None = None


class ImpactModel(QAbstractListModel):
    """The groups of an impact one below the other."""

    def __init__(self, found: Impact, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines = tuple(_lines(found))

    def line(self, row: int) -> ImpactLine:
        """One line."""
        return self._lines[row]

    def next_hit(self, row: int, step: int) -> int:
        """The nearest row that is no heading, from ``row`` on in one direction; else ``row``."""
        at = row + step
        while 0 <= at < len(self._lines):
            if self._lines[at].hit is not None:
                return at
            at += step
        return row

    def next_group(self, row: int, step: int) -> int:
        """The first hit of the next group in one direction; else ``row``."""
        firsts = [at + 1 for at, line in enumerate(self._lines) if line.hit is None and line.words]
        ahead = [at for at in firsts if (at > row if step > 0 else at < row)]
        return (ahead[0] if step > 0 else ahead[-1]) if ahead else row

    def rowCount(self, parent: _Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.words
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return line.words if line.hit is None else f"{line.words}. {line.hit.why}"
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not index.isValid() or self._lines[index.row()].hit is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        now = theme.current()
        if _line_of(index).hit is None:
            return QSize(80, now.scaled(_HEADING_PX))
        return QSize(80, now.line_px(Type.BODY) + now.line_px(Type.SUPPORT) + _PAD_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        line, now = _line_of(index), theme.current()
        rect = option.rect
        body_px, small_px = now.line_px(Type.BODY), now.line_px(Type.SUPPORT)
        if line.hit is None:
            strong_px = now.line_px(Type.SUPPORT_STRONG)
            place = QRect(rect.left() + 8, rect.bottom() - strong_px - 2, rect.width(), strong_px)
            text.paint_text(painter, place, line.words, Type.SUPPORT_STRONG, now.text2)
            return
        view = option.widget
        if isinstance(view, QListView) and view.currentIndex() == index:
            rounded(painter, rect, RADIUS_CONTROL, fill=now.selected)
        top = rect.top() + _PAD_PX // 2
        spot = QRect(rect.left() + 10, top + (body_px - 16) // 2, 16, 16)
        icons.paint_icon(painter, spot, _icon(line.hit), Role.TEXT2)
        room = rect.width() - _TEXT_LEFT_PX - 10
        name = QRect(rect.left() + _TEXT_LEFT_PX, top, room, body_px)
        text.paint_text(painter, name, line.words, Type.BODY, now.text)
        why = QRect(name.left(), name.bottom() + 1, room, small_px)
        text.paint_text(painter, why, line.hit.why, Type.SUPPORT, now.text2)


class ImpactPopup(Popup):
    """The list below its button: arrows walk it, Page Up and Page Down by group, Enter jumps.

    Signals:
        jumped(str, str): the table and id of the row to show.
    """

    jumped = Signal(str, str)

    def __init__(self, found: Impact, parent: QWidget | None = None) -> None:
        super().__init__("What hangs on this", width_px=_WIDTH_PX, parent=parent)
        self._model = ImpactModel(found, self)
        self.list = _Walk(self._model, self)
        self.list.setAccessibleName(f"What hangs on {found.name}")
        self.list.clicked.connect(self._jump)
        self.list.activated.connect(self._jump)
        self.column.setSpacing(2)
        self.column.addWidget(TextLabel("What hangs on this", use=Type.PANEL))
        many = f"{counted(found.count, 'thing')} hang on it" if found.count != 1 else "One thing"
        lead = f"{found.name}: {many[0].lower()}{many[1:]}" if found.count else _NOTHING
        self.lead = TextLabel(lead, use=Type.SUPPORT, role=Role.TEXT2, lines=0)
        self.column.addWidget(self.lead)
        self.column.addWidget(self.list)
        self.list.setVisible(bool(found.count))
        heights = (self.list.sizeHintForRow(row) for row in range(self._model.rowCount()))
        self.list.setFixedHeight(min(_HIGHEST_PX, sum(heights) + 4))
        self._go(self._model.next_hit(-1, 1))

    @property
    def model(self) -> ImpactModel:
        """What is listed."""
        return self._model

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _go(self, row: int) -> None:
        if row >= 0:
            self.list.setCurrentIndex(self._model.index(row))

    def _jump(self, index: QModelIndex) -> None:
        hit = self._model.line(index.row()).hit if index.isValid() else None
        if hit is not None:
            self.close()
            self.jumped.emit(hit.table, hit.row_id)


class _Walk(PointedList):
    """Arrows pass over headings."""

    def __init__(self, model: ImpactModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._impact = model
        self.setModel(model)
        self.setItemDelegate(_Delegate(self))
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row, model = self.currentIndex().row(), self._impact
        match event.key():
            case Qt.Key.Key_Down:
                at = model.next_hit(row, 1)
            case Qt.Key.Key_Up:
                at = model.next_hit(row, -1)
            case Qt.Key.Key_PageDown:
                at = model.next_group(row, 1)
            case Qt.Key.Key_PageUp:
                at = model.next_group(row, -1)
            case Qt.Key.Key_Home:
                at = model.next_hit(-1, 1)
            case Qt.Key.Key_End:
                at = model.next_hit(model.rowCount(), -1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.activated.emit(self.currentIndex())
                return
            case _:
                super().keyPressEvent(event)
                return
        self.setCurrentIndex(model.index(at))
        if model.next_hit(at, -1) == at:
            self.scrollToTop()


def _lines(found: Impact) -> Iterator[ImpactLine]:
    for heading, hits in found.groups:
        yield ImpactLine(heading)
        yield from (ImpactLine(hit.name, hit) for hit in hits)


def _icon(hit: Hit) -> str:
    """An element has the icon of its component, which is what the line says of it."""
    kinds = {kind.capitalize(): words.icon for kind, words in KIND_WORDS.items()}
    return kinds.get(hit.why, _ICONS.get(hit.table, "link"))


def _line_of(index: _Index) -> ImpactLine:
    model = index.model()
    assert isinstance(model, ImpactModel)
    return model.line(index.row())
