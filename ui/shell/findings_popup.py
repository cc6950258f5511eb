"""The list of findings below the top bar; each opens the thing it is about."""

from __future__ import annotations

from collections.abc import Sequence
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
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from narrative_studio.analysis.naming import quoted
from narrative_studio.analysis.rules.finding import Finding, Level
from ui import icons, painting, text, theme
from ui.shell.finding_words import paint_rewordings, rewordings_height, spoken
from ui.theme import RADIUS_CONTROL, Role, Type
from ui.widgets.label import TextLabel
from ui.widgets.pointed_list import PointedList

_WIDTH_PX: Final = 460
_REACH_PX: Final = 6
_PAD_PX: Final = 9
_HIGHEST_PX: Final = 520
_FINDING: Final = Qt.ItemDataRole.UserRole + 1
_ICON: Final = {
    Level.ERROR: ("alert-circle", Role.BAD),
    Level.WARNING: ("alert-triangle", Role.WARN),
    Level.INFO: ("info-circle", Role.INFO),
}
_Index = QModelIndex | QPersistentModelIndex


class FindingsModel(QAbstractListModel):
    """The findings, the gravest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._findings: tuple[Finding, ...] = ()

    def show(self, findings: Sequence[Finding]) -> None:
        """Show these."""
        self.beginResetModel()
        self._findings = tuple(findings)
        self.endResetModel()

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._findings)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        finding = self._findings[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return finding.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = (f"{finding.level}:", finding.text, spoken(finding.rewordings), finding.hint)
            return " ".join(filter(None, said))
        if role == _FINDING:
            return finding
        return None


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        finding = index.data(_FINDING)
        now = theme.current()
        width = _WIDTH_PX - 2 * _REACH_PX - 68
        height = text.height_of(finding.text, Type.BODY, width, now)
        height += text.height_of(finding.hint, Type.SUPPORT, width, now) if finding.hint else 0
        height += rewordings_height(finding.rewordings, width)
        return QSize(_WIDTH_PX - 40, height + 2 * _PAD_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        finding = index.data(_FINDING)
        assert isinstance(finding, Finding)
        now = theme.current()
        view = option.widget
        assert isinstance(view, QListView)
        rect = QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if view.currentIndex() == index:
            box = rect.adjusted(4, 1, -4, -1)
            painting.rounded(painter, box, RADIUS_CONTROL, fill=now.selected)
        name, role = _ICON[finding.level]
        icons.paint_icon(painter, QRect(rect.left() + 14, rect.top() + 11, 16, 16), name, role)
        width = _WIDTH_PX - 2 * _REACH_PX - 68
        line = QRect(rect.left() + 40, rect.top() + _PAD_PX, width, rect.height())
        took = text.paint_text(
            painter, line, text.sentence(finding.text), Type.BODY, now.text, max_lines=0
        )
        line.moveTop(line.top() + took)
        paint_rewordings(painter, finding.rewordings, line.left(), line.top(), width)
        line.moveTop(line.top() + rewordings_height(finding.rewordings, width))
        text.paint_text(painter, line, finding.hint, Type.SUPPORT, now.text2, max_lines=0)
        painter.restore()


class FindingsPopup(QWidget):
    """What asks for somebody, in one list; Esc closes it.

    Signals:
        row_chosen(str, str): the table and id of the row to show.
    """

    row_chosen = Signal(str, str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._before: QWidget | None = None
        self.setAccessibleName("Findings")
        self._model = FindingsModel(self)
        self._list = PointedList(self)
        self._list.setModel(self._model)
        self._list.setItemDelegate(_Delegate(self._list))
        self._list.setFrameShape(QListView.Shape.NoFrame)
        self._list.setAccessibleName("Findings")
        self._list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.clicked.connect(self._choose)
        heading = TextLabel("Findings", use=Type.PANEL)
        self._lead = TextLabel(use=Type.SUPPORT, role=Role.TEXT2)
        column = QVBoxLayout(self)
        column.setContentsMargins(_REACH_PX + 1, _REACH_PX + 12, _REACH_PX + 2, _REACH_PX + 8)
        column.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(14, 0, 14, 8)
        head.setSpacing(2)
        head.addWidget(heading)
        head.addWidget(self._lead)
        column.addLayout(head)
        column.addWidget(self._list, 1)
        self._list.installEventFilter(self)
        self.hide()

    def open_at(self, corner: QPoint, findings: Sequence[Finding], *, told_as: str = "") -> None:
        """Show findings with the upper right corner of the list at a point of the screen.

        ``told_as`` names the variant that was looked at, if it was one.
        """
        window = self.parentWidget()
        assert window is not None
        focused = window.window().focusWidget()
        if focused is not self._list:
            self._before = focused
        where = f"the variant {quoted(told_as)}" if told_as else "the story"
        self._lead.setText(f"Where {where} and the positioning do not fit yet.")
        self._model.show(findings)
        height = sum(self._list.sizeHintForRow(row) for row in range(min(len(findings), 40)))
        self.resize(_WIDTH_PX, min(_HIGHEST_PX, height + 2 * _REACH_PX + 70))
        at = window.mapFromGlobal(corner)
        left = max(0, min(at.x() + _REACH_PX, window.width()) - self.width())
        self.move(left, at.y() + 2)
        self._list.setCurrentIndex(self._model.index(0))
        self.show()
        self.raise_()
        self._list.setFocus(Qt.FocusReason.PopupFocusReason)

    def shut(self) -> None:
        """Close without choosing and give the keyboard back."""
        had_focus = self.window().focusWidget() is self._list
        before, self._before = self._before, None
        self.hide()
        if had_focus and before is not None and isValid(before):
            before.setFocus(Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A list of findings is gone once the keyboard is elsewhere."""
        if watched is self._list and event.type() == QEvent.Type.FocusOut:
            self.hide()
        return super().eventFilter(watched, event)

    def focusNextPrevChild(self, _forward: bool) -> bool:
        """Have Tab give the keyboard back: there is nothing else in the list of findings."""
        self.shut()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self._list.currentIndex())
        elif event.key() == Qt.Key.Key_Escape:
            self.shut()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = self.rect().adjusted(_REACH_PX, _REACH_PX, -_REACH_PX - 1, -_REACH_PX - 1)
        painting.raised(painter, box, theme.current())

    def _choose(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        finding = index.data(_FINDING)
        self.shut()
        self.row_chosen.emit(finding.table, finding.row_id)
