"""Gaps as a list below what they are in; each one opens the thing it is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, Protocol

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QPainter, QPaintEvent, QPalette, QWheelEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from narrative_studio.analysis.naming import counted
from ui import icons, painting, text, theme
from ui.theme import RADIUS_CONTROL, Role, Type
from ui.widgets.icon_mark import IconMark
from ui.widgets.label import TextLabel
from ui.workspaces.positioning.chain.model import Index

_COLUMNS: Final = 3
_STEPS_AT_FIRST: Final = 5
"""So many next steps and what unfolds the rest fill two rows."""
_PAD_PX: Final = 16
_GAP_PX: Final = 12
_ICON_PX: Final = 16
_TEXT_LEFT_PX: Final = 24
_INSET_PX: Final = 6
_COMPACT_INSET_PX: Final = 2
_LEAST_PX: Final = 240
"""Gaps stand in as many columns as have this width."""
_HEAD_PX: Final = 40
_COMPACT_HEAD_PX: Final = 28
_LIST_LEFT_PX: Final = _PAD_PX - _INSET_PX
_LIST_RIGHT_PX: Final = 6
_Role = Qt.ItemDataRole

GAP: Final = int(_Role.UserRole)
"""The ``Gap`` of a row."""


class Gap(Protocol):
    """What is missing, and a sentence that says what to do."""

    @property
    def title(self) -> str: ...

    @property
    def hint(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Fold:
    """Stands after the first steps for the others, or after all of them for the way back."""

    title: str
    is_open: bool
    hint: str = ""


class GapModel(QAbstractListModel):
    """The gaps in their order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._gaps: tuple[Gap, ...] = ()

    @property
    def gaps(self) -> tuple[Gap, ...]:
        return self._gaps

    def show(self, gaps: Sequence[Gap]) -> None:
        """List other gaps."""
        if tuple(gaps) != self._gaps:
            self.beginResetModel()
            self._gaps = tuple(gaps)
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
            return f"{gap.title}. {gap.hint}".rstrip()
        return gap if role == GAP else None


class GapDelegate(QStyledItemDelegate):
    """Paints a gap: its sign, what is missing, and what that means or what to do."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.is_compact = False
        self.are_steps = False
        self.width_px = 300
        self._row_px = 60

    def lay_out(self, gaps: tuple[Gap, ...], width_px: int) -> int:
        """Share a width among the columns and return the height of all gaps, in pixels."""
        now = theme.current()
        columns = max(1, min(_COLUMNS, width_px // now.scaled(_LEAST_PX)))
        self.width_px = width_px // columns
        lines = max(
            (sum(map(len, self.lines_of(gap, self._words_px()))) for gap in gaps), default=0
        )
        self._row_px = lines * now.line_px(Type.SUPPORT) + 2 * self._inset_px()
        return -(-len(gaps) // columns) * self._row_px

    def lines_of(self, gap: Gap, room_px: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The title and the hint of a gap, each in one line or two."""
        now = theme.current()
        plain = now.font(Type.SUPPORT)
        return (
            text.lines_of(gap.title, _bold(plain), room_px, 2),
            text.lines_of(gap.hint, plain, room_px, 2) if gap.hint else (),
        )

    def _words_px(self) -> int:
        return self.width_px - _INSET_PX - _GAP_PX - _TEXT_LEFT_PX

    def _inset_px(self) -> int:
        return _COMPACT_INSET_PX if self.is_compact else _INSET_PX

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(self.width_px, self._row_px)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        gap: Gap | None = index.data(GAP)
        if gap is None:
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
        inner = rect.adjusted(_INSET_PX, self._inset_px(), -_GAP_PX, -self._inset_px())
        mirrored = option_any.direction == Qt.LayoutDirection.RightToLeft
        spot = QRect(inner.left(), inner.top(), _ICON_PX, _ICON_PX)
        words = inner.adjusted(_TEXT_LEFT_PX, 0, 0, 0)
        if mirrored:
            spot.moveRight(inner.right())
            words = inner.adjusted(0, 0, -_TEXT_LEFT_PX, 0)
        icon, role = (
            ("arrow-right", Role.TEXT3) if self.are_steps else ("alert-triangle", Role.WARN)
        )
        if isinstance(gap, Fold):
            icon = "chevron-up" if gap.is_open else "chevron-down"
        icons.paint_icon(painter, spot, icon, role)
        self._paint_words(painter, words, gap)

    def _paint_words(self, painter: QPainter, room: QRect, gap: Gap) -> None:
        now = theme.current()
        plain, line_px = now.font(Type.SUPPORT), now.line_px(Type.SUPPORT)
        title, hint = self.lines_of(gap, room.width())
        title = tuple(text.sentence(line) for line in title)
        text.paint_lines(painter, room, title, _bold(plain), line_px, now.text)
        place = room.adjusted(0, len(title) * line_px, 0, 0)
        text.paint_lines(painter, place, hint, plain, line_px, now.text2)


class GapList(QListView):
    """The gaps side by side; one Tab stop, arrows inside, Enter or a click opens.

    Signals:
        entered(): the keyboard came here.
    """

    entered = Signal()

    def __init__(self, model: GapModel, delegate: GapDelegate, name: str, parent: QWidget) -> None:
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
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Base)
        self.setAccessibleName(name)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 20)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        # All gaps are in sight of the list: the page scrolls.
        event.ignore()


class GapsPanel(QWidget):
    """The panel below the chain, or below the customer model; ``where`` names it.

    Signals:
        chosen(object): a ``Gap`` whose thing is to be shown.
        folded(): more or fewer steps are listed, and take another height.
    """

    chosen = Signal(object)
    folded = Signal()

    def __init__(
        self,
        where: str = "in the chain",
        *,
        hint: str = "each one opens the element it is about",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._where = where
        self._gaps: tuple[Gap, ...] = ()
        self._is_unfolded = False
        self._model = GapModel(self)
        self._delegate = GapDelegate(self)
        self._mark = IconMark("circle-check", size_px=16, role=Role.GOOD)
        self._title = TextLabel(use=Type.BODY_STRONG, fixed=True)
        self._hint = TextLabel(hint, use=Type.SUPPORT, role=Role.TEXT3)
        self._list = GapList(self._model, self._delegate, f"Gaps {where}", self)
        self._list.clicked.connect(self._on_list_used)
        self._list.activated.connect(self._on_list_used)
        self._layout = QVBoxLayout(self)
        self._layout.setSpacing(0)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.setContentsMargins(_PAD_PX, 0, _PAD_PX, 0)
        head.addWidget(self._mark)
        head.addWidget(self._title)
        head.addWidget(self._hint, 1)
        self._layout.addLayout(head)
        self._layout.addSpacing(2)
        body = QHBoxLayout()
        body.setContentsMargins(_LIST_LEFT_PX, 0, 0, 0)
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

    def show_gaps(self, gaps: Sequence[Gap], *, are_steps: bool = False) -> None:
        """List other gaps; without any the panel says so in one line.

        ``are_steps`` calls them next steps, as long as what they are in is new; of many, the first
        few are listed, and the rest can be unfolded.
        """
        self._gaps = tuple(gaps)
        self._delegate.are_steps = are_steps
        listed = self._listed()
        self._model.show(listed)
        has_gaps = bool(gaps)
        what = counted(len(gaps), "next step" if are_steps else "gap") if has_gaps else "No gaps"
        if len(listed) < len(gaps):
            what = f"{_STEPS_AT_FIRST} of {what}"
        self._title.setText(f"{what} {self._where}")
        self._mark.setVisible(not has_gaps)
        self._list.setVisible(has_gaps)
        self._arrange()

    def set_compact(self, is_compact: bool) -> None:
        """Take less height, where height is short."""
        if is_compact != self._delegate.is_compact:
            self._delegate.is_compact = is_compact
            self._arrange()

    def height_for(self, width_px: int) -> int:
        """The height in which all gaps are seen at a width, in pixels."""
        now = theme.current()
        if not self._model.gaps:
            return now.scaled(_HEAD_PX)
        list_px = self._delegate.lay_out(
            self._model.gaps, width_px - _LIST_LEFT_PX - _LIST_RIGHT_PX - 2
        )
        self._list.doItemsLayout()
        if self._delegate.is_compact:
            return now.scaled(_COMPACT_HEAD_PX) + list_px + 4
        return now.scaled(_HEAD_PX) + list_px + 2

    def paintEvent(self, _event: QPaintEvent) -> None:
        painting.panel(QPainter(self), self.rect(), theme.current())

    def _listed(self) -> tuple[Gap, ...]:
        rest = len(self._gaps) - _STEPS_AT_FIRST
        if not self._delegate.are_steps or rest <= 1:
            return self._gaps
        if self._is_unfolded:
            return (*self._gaps, Fold("Show fewer", is_open=True))
        return (*self._gaps[:_STEPS_AT_FIRST], Fold(f"Show {rest} more", is_open=False))

    def _turn(self) -> None:
        """List all steps, or the first few again; the keyboard stays where the list turned."""
        self._is_unfolded = not self._is_unfolded
        self.show_gaps(self._gaps, are_steps=True)
        self.folded.emit()
        self._list.setCurrentIndex(self._model.index(_STEPS_AT_FIRST, 0))

    def _arrange(self) -> None:
        has_gaps = bool(self._model.gaps)
        above, below = (5, 4) if self._delegate.is_compact else (12, 8)
        self._layout.setContentsMargins(0, above if has_gaps else 0, _LIST_RIGHT_PX, below)
        self._hint.setVisible(has_gaps)
        self.updateGeometry()
        self.update()

    def _on_list_used(self, index: QModelIndex) -> None:
        gap = index.data(GAP)
        if isinstance(gap, Fold):
            self._turn()
        elif gap is not None:
            self.chosen.emit(gap)


def _bold(font: QFont) -> QFont:
    result = QFont(font)
    result.setWeight(QFont.Weight.DemiBold)
    return result
