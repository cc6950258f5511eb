"""The gaps of the chain as a list below it; each one opens the element it is about."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from narrative_studio.analysis.chain import Gap
from narrative_studio.analysis.naming import counted
from ui import icons, painting, text, theme
from ui.theme import RADIUS_CONTROL, Role, Type
from ui.widgets.icon_mark import IconMark
from ui.widgets.label import TextLabel
from ui.workspaces.positioning.chain_model import Index

_COLUMNS: Final = 3
_PAD_PX: Final = 16
_GAP_PX: Final = 16
_ICON_PX: Final = 16
_TEXT_LEFT_PX: Final = 24
_INSET_PX: Final = 6
_Role = Qt.ItemDataRole

GAP: Final = int(_Role.UserRole)
"""The ``Gap`` of a row."""


class GapModel(QAbstractListModel):
    """The gaps in the order of the components."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._gaps: tuple[Gap, ...] = ()

    def show(self, gaps: tuple[Gap, ...]) -> None:
        """List other gaps."""
        if gaps != self._gaps:
            self.beginResetModel()
            self._gaps = gaps
            self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        return 0 if parent.isValid() else len(self._gaps)

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        gap = self._gaps[index.row()]
        if role == _Role.DisplayRole:
            return gap.title
        if role in (_Role.AccessibleTextRole, _Role.ToolTipRole):
            return f"{gap.title}. {gap.hint}"
        return gap if role == GAP else None


class GapDelegate(QStyledItemDelegate):
    """Paints a gap: its sign, what is missing, and what that means or what to do."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.is_compact = False
        self.width_px = 300

    def row_px(self) -> int:
        """The height of one gap, in pixels."""
        now = theme.current()
        lines = 1 if self.is_compact else 3
        return lines * now.line_px(Type.SUPPORT) + 2 * _INSET_PX

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(self.width_px, self.row_px())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        gap = index.data(GAP)
        if not isinstance(gap, Gap):
            return
        now = theme.current()
        option_any: Any = option
        rect: QRect = option_any.rect
        state: QStyle.StateFlag = option_any.state
        place = rect.adjusted(0, 0, -8, 0)
        if state & QStyle.StateFlag.State_MouseOver:
            painting.rounded(painter, place, RADIUS_CONTROL, fill=now.hover)
        if state & QStyle.StateFlag.State_HasFocus:
            painting.rounded(painter, place, RADIUS_CONTROL, line=now.focus, line_px=2)
        inner = rect.adjusted(_INSET_PX, _INSET_PX, -_GAP_PX, -_INSET_PX)
        mirrored = option_any.direction == Qt.LayoutDirection.RightToLeft
        spot = QRect(inner.left(), inner.top(), _ICON_PX, _ICON_PX)
        words = inner.adjusted(_TEXT_LEFT_PX, 0, 0, 0)
        if mirrored:
            spot.moveRight(inner.right())
            words = inner.adjusted(0, 0, -_TEXT_LEFT_PX, 0)
        icons.paint_icon(painter, spot, "alert-triangle", Role.WARN)
        self._paint_words(painter, words, gap)

    def _paint_words(self, painter: QPainter, room: QRect, gap: Gap) -> None:
        now = theme.current()
        bold = QFont(now.font(Type.SUPPORT))
        bold.setWeight(QFont.Weight.DemiBold)
        line_px = now.line_px(Type.SUPPORT)
        title = text.lines_of(gap.title, bold, room.width(), 1 if self.is_compact else 2)
        text.paint_lines(painter, room, title, bold, line_px, now.text)
        if not self.is_compact:
            place = room.adjusted(0, len(title) * line_px, 0, 0)
            text.paint_text(
                painter, place, gap.hint, Type.SUPPORT, now.text2, max_lines=3 - len(title)
            )


class GapList(QListView):
    """The gaps side by side; one Tab stop, arrows inside, Enter or a click opens."""

    def __init__(self, model: GapModel, delegate: GapDelegate, parent: QWidget) -> None:
        super().__init__(parent)
        self._delegate = delegate
        self.setModel(model)
        self.setItemDelegate(delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Base)
        self.setAccessibleName("Gaps in the chain")

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 20)

    def resizeEvent(self, event: QResizeEvent) -> None:
        # A wrapping list keeps room for its scroll bar.
        self._delegate.width_px = max(120, (self.width() - 16) // _COLUMNS)
        super().resizeEvent(event)
        self.doItemsLayout()


class GapsPanel(QWidget):
    """The panel below the chain.

    Signals:
        chosen(object): a ``Gap`` whose element is to be shown.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = GapModel(self)
        self._delegate = GapDelegate(self)
        self._count = 0
        self._rows = 1
        self._mark = IconMark("circle-check", size_px=16, role=Role.GOOD)
        self._title = TextLabel(use=Type.BODY_STRONG, fixed=True)
        self._hint = TextLabel(
            "each one opens the element it is about", use=Type.SUPPORT, role=Role.TEXT3
        )
        self._list = GapList(self._model, self._delegate, self)
        self._list.clicked.connect(self._on_list_used)
        self._list.activated.connect(self._on_list_used)
        self._layout = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._layout.setSpacing(0)
        head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        head.setSpacing(8)
        head.setContentsMargins(_PAD_PX, 0, _PAD_PX, 0)
        head.addWidget(self._mark)
        head.addWidget(self._title)
        head.addWidget(self._hint, 1)
        self._layout.addLayout(head)
        self._layout.addSpacing(2)
        body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        body.setContentsMargins(_PAD_PX - _INSET_PX, 0, 0, 0)
        body.addWidget(self._list)
        self._layout.addLayout(body, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._arrange()

    @property
    def list_view(self) -> GapList:
        return self._list

    @property
    def model(self) -> GapModel:
        return self._model

    def show_gaps(self, gaps: tuple[Gap, ...]) -> None:
        """List other gaps; without any the panel says so in one line."""
        self._model.show(gaps)
        self._count = len(gaps)
        has_gaps = bool(gaps)
        self._title.setText(
            f"{counted(len(gaps), 'gap')} in the chain" if has_gaps else "No gaps in the chain"
        )
        self._mark.setVisible(not has_gaps)
        self._list.setVisible(has_gaps)
        self._arrange()

    def set_compact(self, is_compact: bool) -> None:
        """Stand in one line, where height is short."""
        if is_compact != self._delegate.is_compact:
            self._delegate.is_compact = is_compact
            self._list.doItemsLayout()
            self._arrange()

    def height_px(self) -> int:
        """The height wanted, in pixels."""
        head = theme.current().scaled(40)
        if not self._count:
            return head
        if self._delegate.is_compact:
            return max(head, self._delegate.row_px() + 12)
        return head + self._delegate.row_px() + 2

    def sizeHint(self) -> QSize:
        return QSize(480, self.height_px())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painting.panel(QPainter(self), self.rect(), theme.current())

    def _arrange(self) -> None:
        is_line = self._delegate.is_compact
        direction = QBoxLayout.Direction
        self._layout.setDirection(direction.LeftToRight if is_line else direction.TopToBottom)
        if is_line:
            self._layout.setContentsMargins(0, 6, 6, 6)
        else:
            self._layout.setContentsMargins(0, 12, 6, 8)
        self._hint.setVisible(bool(self._count) and not is_line)
        self.updateGeometry()
        self.update()

    def _on_list_used(self, index: QModelIndex) -> None:
        gap = index.data(GAP)
        if isinstance(gap, Gap):
            self.chosen.emit(gap)
