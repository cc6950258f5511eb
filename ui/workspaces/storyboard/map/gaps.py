"""What the map lacks, as a list: frames without an element, elements without a frame."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from narrative_studio.analysis.naming import counted, quoted
from ui import icons, painting, text, theme
from ui.models.link_map import Index, LinkMapModel
from ui.theme import RADIUS_CONTROL, Role, Type
from ui.widgets.label import TextLabel

_ROW_PX: Final = 28
_MOST_ROWS: Final = 3
_PAD_PX: Final = 12
_ICON_PX: Final = 14
_HEAD_PX: Final = 36
_Role = Qt.ItemDataRole
_NO_INDEX: Final = QModelIndex()
GAP: Final = int(_Role.UserRole)


@dataclass(frozen=True, slots=True)
class MapGap:
    """A frame that carries nothing, or an element that nobody carries, and what to do.

    ``taken_in`` is a frame that the shown variant leaves out with the element: a remark, not a gap
    of the story.
    """

    table: str
    row_id: str
    title: str
    name: str
    action: str
    taken_in: str = ""


def gaps_of(model: LinkMapModel, frame: str = "") -> tuple[MapGap, ...]:
    """The gaps of a map; ``frame`` is the one that an element could be linked to at once."""
    found, story = model.map, model.story
    if found is None or story is None:
        return ()
    numbers = {str(one.id): story.number(one.id) for one in story.frames}
    orphans = tuple(
        MapGap(
            "frame",
            one.id,
            f"Frame {numbers[one.id]} carries no element",
            one.headline,
            "Link an element …",
        )
        for one in found.orphans
    )
    # Before the first frame every element is uncovered: saying so helps nobody.
    uncovered = tuple(
        MapGap(
            "element",
            one.id,
            f"No frame carries {one.code}" if one.code else "No frame carries",
            one.name,
            f"Link to frame {numbers[frame]}" if frame in numbers else "Go to its row",
        )
        for one in (found.uncovered if found.frames else ())
        if not model.is_left_out_element(one)
    )
    return (*orphans, *uncovered, *_left_out(model, numbers))


def _left_out(model: LinkMapModel, numbers: Mapping[str, int | None]) -> Iterator[MapGap]:
    """The elements that the shown variant leaves out with the frames that carry them."""
    whole, variant = model.whole, model.variant
    if whole is None or variant is None:
        return
    for _kind, elements in whole.groups:
        for one in elements:
            if model.is_left_out_element(one):
                frame = next(f for f in whole.frames if whole.meeting(one.id, f.id).is_carried)
                words = f"{quoted(variant.name)} leaves out {one.code}".rstrip()
                action = f"Take frame {numbers[frame.id]} in again"
                yield MapGap("element", one.id, words, one.name, action, frame.id)


class GapsModel(QAbstractListModel):
    """The gaps, frames first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.gaps: tuple[MapGap, ...] = ()

    def show(self, gaps: tuple[MapGap, ...]) -> None:
        """List other gaps."""
        before, after = ([gap.row_id for gap in one] for one in (self.gaps, gaps))
        if before != after:
            self.beginResetModel()
            self.gaps = gaps
            self.endResetModel()
        elif gaps != self.gaps:
            self.gaps = gaps
            self.dataChanged.emit(self.index(0), self.index(len(gaps) - 1))

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.gaps)

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        gap = self.gaps[index.row()]
        if role == _Role.DisplayRole:
            return gap.title
        if role in (_Role.AccessibleTextRole, _Role.ToolTipRole):
            return f"{gap.title}: {gap.name}. {gap.action}"
        return gap if role == GAP else None


class _GapDelegate(QStyledItemDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(200, theme.current().scaled(_ROW_PX))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        gap = index.data(GAP)
        if not isinstance(gap, MapGap):
            return
        option_any: Any = option
        now, rect = theme.current(), option_any.rect
        inner = rect.adjusted(4, 1, -4, -1)
        if option_any.state & QStyle.StateFlag.State_MouseOver:
            painting.rounded(painter, inner, RADIUS_CONTROL, fill=now.hover)
        if option_any.state & QStyle.StateFlag.State_HasFocus:
            painting.rounded(painter, inner, RADIUS_CONTROL, line=now.focus, line_px=2)
        spot = QRect(rect.left() + _PAD_PX, rect.center().y() - 6, _ICON_PX, _ICON_PX)
        name, role = ("info-circle", Role.INFO) if gap.taken_in else ("alert-triangle", Role.WARN)
        icons.paint_icon(painter, spot, name, role)
        strong, plain = now.font(Type.SUPPORT_STRONG), now.font(Type.SUPPORT)
        action_px = QFontMetrics(strong).horizontalAdvance(gap.action)
        title_px = QFontMetrics(strong).horizontalAdvance(gap.title)
        right = rect.right() - _PAD_PX
        align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.save()
        painter.setFont(strong)
        painter.setPen(now.accent)
        place = QRect(right - action_px, rect.top(), action_px + 1, rect.height())
        painter.drawText(place, align, gap.action)
        left, end = spot.right() + 9, place.left() - 16
        painter.setPen(now.text)
        room = QRect(left, rect.top(), max(0, end - left), rect.height())
        painter.drawText(room, align, text.elided(gap.title, strong, room.width()))
        room.setLeft(min(left + title_px + 8, end))
        painter.setFont(plain)
        painter.setPen(now.text2)
        painter.drawText(room, align, text.elided(gap.name, plain, max(1, room.width())))
        painter.restore()


class GapsList(QListView):
    """One Tab stop; arrows move, Enter or a click does what the line says."""

    def __init__(self, model: GapsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setItemDelegate(_GapDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Base)
        self.setAccessibleName("Gaps in the map")


class MapGaps(QWidget):
    """The panel below the map.

    Signals:
        used(object): what a ``MapGap`` says is to be done.
    """

    used = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = GapsModel(self)
        self.list_view = GapsList(self.model)
        self._title = TextLabel(use=Type.BODY_STRONG)
        self._most_rows = _MOST_ROWS
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 1, 4)
        column.setSpacing(0)
        self._title.setContentsMargins(_PAD_PX, 0, _PAD_PX, 0)
        column.addWidget(self._title)
        column.addWidget(self.list_view)
        self.list_view.clicked.connect(self._on_list_used)
        self.list_view.activated.connect(self._on_list_used)
        theme.changes().changed.connect(self._fit)

    def show_gaps(self, gaps: tuple[MapGap, ...]) -> None:
        """List other gaps; without any the panel is not there."""
        self.model.show(gaps)
        frames = sum(gap.table == "frame" for gap in gaps)
        words = []
        if frames:
            words.append(f"{counted(frames, 'frame')} without an element")
        left_out = sum(bool(gap.taken_in) for gap in gaps)
        if elements := len(gaps) - frames - left_out:
            words.append(f"{counted(elements, 'element')} without a frame")
        if left_out:
            words.append(f"{counted(left_out, 'element')} left out")
        self._title.setText(", ".join(words))
        self.setVisible(bool(gaps))
        self._fit()

    def set_room(self, room_px: int) -> None:
        """List as many gaps as there is room for, three at the most; else only count them."""
        now = theme.current()
        rows = (room_px - now.scaled(_HEAD_PX)) // now.scaled(_ROW_PX)
        self._most_rows = max(0, min(_MOST_ROWS, rows))
        self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painting.panel(QPainter(self), self.rect(), theme.current())

    def _fit(self) -> None:
        now = theme.current()
        rows = min(self._most_rows, max(1, self.model.rowCount()))
        self._title.setFixedHeight(now.scaled(_HEAD_PX))
        self.list_view.setVisible(rows > 0)
        self.list_view.setFixedHeight(rows * now.scaled(_ROW_PX))

    def _on_list_used(self, index: QModelIndex) -> None:
        gap = index.data(GAP)
        if isinstance(gap, MapGap):
            self.used.emit(gap)
