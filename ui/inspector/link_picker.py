"""A small searchable list of what can be linked, grouped, beside the button that opened it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QCloseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from narrative_studio.analysis.wording.search import fold
from narrative_studio.model.view import ProjectView
from ui import icons, text, theme
from ui.announce import announce_item
from ui.inspector.link_targets import Target, groups_of
from ui.painting import rounded, rounded_mask
from ui.screens import room_around
from ui.theme import RADIUS_CONTROL, Role, Type
from ui.widgets.label import TextLabel
from ui.widgets.search_field import SearchField

_MISSED: Final = "Nothing more to link holds these words."
_NOTHING: Final = "Everything is linked, or the positioning, proofs and objections are still empty."
_WIDTH_PX: Final = 340
_HIGHEST_PX: Final = 380
_LEAST_PX: Final = 240
"""So much has to be free below a place; else the picker stands above it, where more is free."""
_GAP_PX: Final = 4
_ROW_PX: Final = 32
_CODE_PX: Final = 56
_END_PX: Final = 10
_HEADING_PX: Final = 28
Groups = Callable[[ProjectView], Iterable[tuple[str, list[Target]]]]
"""Gives what can be chosen under its headings."""
_Index = QModelIndex | QPersistentModelIndex
_NO_INDEX: Final = QModelIndex()


_LIKELY: Final = "Likely here"
_FARTHEST: Final = 1_000_000
"""Farther from the words searched for than the name of anything that holds them."""


@dataclass(frozen=True, slots=True)
class PickerLine:
    """A heading, or something to link to, which may be linked already or has to be ``made``."""

    words: str
    target: Target | None = None
    is_linked: bool = False
    made: str = ""
    """The words of which something new is made when the line is picked."""

    @property
    def can_be_picked(self) -> bool:
        return bool(self.made) or (self.target is not None and not self.is_linked)


class PickerModel(QAbstractListModel):
    """The targets that hold all the words searched for, under their headings."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._groups: list[tuple[str, list[Target]]] = []
        self._likely: list[Target] = []
        self._linked: frozenset[str] = frozenset()
        self._makes = ""
        self._lines: list[PickerLine] = []
        self._wanted: list[str] = []

    def offer(
        self,
        whole: ProjectView,
        linked: frozenset[str],
        groups: Groups = groups_of,
        *,
        hidden: frozenset[str] = frozenset(),
        likely: Sequence[str] = (),
        makes: str = "",
    ) -> None:
        """Offer everything of a document that is not ``hidden``; what is linked is marked so.

        What is ``likely``, by ids, stands before everything else until somebody searches. What is
        typed can become a new thing of the kind that ``makes`` names.
        """
        self._linked = linked
        self._makes = makes
        self._groups = [
            (heading, [target for target in targets if target.row.id not in hidden])
            for heading, targets in groups(whole)
        ]
        known = {target.row.id: target for _heading, targets in self._groups for target in targets}
        wanted = [one for one in likely if one in known and one not in linked]
        self._likely = [known[one] for one in wanted]
        self.search("")

    def search(self, words: str) -> None:
        """Show only what holds every word in its name, code or kind."""
        wanted = self._wanted = fold(words).split()
        self.beginResetModel()
        self._lines = []
        for heading, targets in ((_LIKELY, () if wanted else self._likely), *self._groups):
            found = [target for target in targets if target.holds(wanted)]
            if found:
                self._lines.append(PickerLine(heading))
                lines = (
                    PickerLine(target.name, target, target.row.id in self._linked)
                    for target in found
                )
                self._lines += sorted(lines, key=lambda line: line.is_linked)
        if self._makes and wanted:
            typed = " ".join(words.split())
            self._lines.append(PickerLine(f"New {self._makes}: “{typed}”", made=typed))
        self.endResetModel()

    def line(self, row: int) -> PickerLine:
        """One line."""
        return self._lines[row]

    def next_target(self, row: int, step: int) -> int:
        """The nearest row that can be picked, from ``row`` on in one direction; else ``row``."""
        at = row + step
        while 0 <= at < len(self._lines):
            if self._lines[at].can_be_picked:
                return at
            at += step
        return row

    def nearest(self) -> int:
        """The row of what answers the words searched for best, the first of equals; -1 for none.

        Something new comes after everything that is there.
        """
        rows = [row for row, line in enumerate(self._lines) if line.can_be_picked]
        return min(rows, key=self._nearness, default=-1)

    def _nearness(self, row: int) -> int:
        target = self._lines[row].target
        return target.nearness(self._wanted) if target is not None else _FARTHEST

    def rowCount(self, parent: _Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return line.words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            linked = ", linked already" if line.is_linked else ""
            return f"{line.words}, {line.target.kind}{linked}" if line.target else line.words
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not index.isValid() or not self._lines[index.row()].can_be_picked:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class _LineDelegate(QStyledItemDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        line = _line_of(index)
        is_heading = line.target is None and not line.made
        return QSize(80, theme.current().scaled(_HEADING_PX if is_heading else _ROW_PX))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        line, now = _line_of(index), theme.current()
        rect = option.rect.adjusted(4, 0, -4, 0)
        if line.target is None and not line.made:
            line_px = now.line_px(Type.SUPPORT_STRONG)
            place = QRect(rect.left() + 8, rect.bottom() - line_px - 2, rect.width() - 16, line_px)
            text.paint_text(painter, place, line.words, Type.SUPPORT_STRONG, now.text2)
            return
        view = option.widget
        if isinstance(view, QListView) and view.currentIndex() == index:
            rounded(painter, rect, RADIUS_CONTROL, fill=now.selected)
        spot = QRect(rect.left() + 8, rect.center().y() - 7, 16, 16)
        icon = line.target.icon if line.target is not None else "plus"
        icons.paint_icon(painter, spot, "check" if line.is_linked else icon, Role.TEXT2)
        code = line.target.code if line.target is not None else ""
        code = "linked" if line.is_linked else code
        small_px, body_px = now.line_px(Type.SUPPORT), now.line_px(Type.BODY)
        small = QRect(rect.left(), rect.center().y() - small_px // 2, rect.width() - 10, small_px)
        text.paint_text(
            painter,
            small,
            code,
            Type.SUPPORT,
            now.text3,
            align=Qt.AlignmentFlag.AlignRight,
        )
        left, code_px = spot.right() + 10, now.scaled(_CODE_PX) if code else _END_PX
        place = QRect(left, rect.center().y() - body_px // 2, 0, body_px)
        place.setRight(rect.right() - code_px)
        color = now.text3 if line.is_linked else now.text
        text.paint_text(painter, place, line.words, Type.BODY, color)


class LinkPicker(QFrame):
    """Lets somebody find one thing to link; Esc or a click beside it closes it.

    Signals:
        picked(object): the row to link to.
        made(str): the words of something new to link to.
        dropped(str): it was closed without a choice; what was searched for.
    """

    picked = Signal(object)
    made = Signal(str)
    dropped = Signal(str)

    def __init__(
        self,
        whole: ProjectView,
        linked: frozenset[str],
        parent: QWidget,
        *,
        groups: Groups = groups_of,
        hidden: frozenset[str] = frozenset(),
        likely: Sequence[str] = (),
        hint: str = "Find an element, proof or objection",
        makes: str = "",
    ) -> None:
        """Offer what ``groups`` gives of a document, see ``PickerModel.offer``."""
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName("Link to")
        self._model = PickerModel(self)
        self._field = SearchField(hint, keys="")
        self._list = QListView()
        self._list.setModel(self._model)
        self._list.setItemDelegate(_LineDelegate(self._list))
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setMouseTracking(True)
        self._list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setAccessibleName("Found")
        self._none = TextLabel(use=Type.SUPPORT, role=Role.TEXT2, lines=0)
        self._place: QRect | None = None
        self._is_above = False
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(9, 9, 9, 9)
        column.setSpacing(6)
        column.addWidget(self._field)
        column.addWidget(self._none)
        column.addWidget(self._list, 1)
        self._field.edited.connect(self._on_field_edited)
        self._field.stepped.connect(self._on_field_stepped)
        self._field.entered.connect(self._on_field_entered)
        self._list.clicked.connect(self._pick)
        self._list.entered.connect(self._on_list_entered)
        self._is_picked = False
        self._makes = makes
        self._model.offer(whole, linked, groups, hidden=hidden, likely=likely, makes=makes)
        self._show_found()

    @property
    def field(self) -> SearchField:
        """Where the words are typed."""
        return self._field

    @property
    def model(self) -> PickerModel:
        """What is offered."""
        return self._model

    def open_below(self, button: QWidget) -> None:
        """Show it under a button, inside the screen."""
        width = theme.current().widened(_WIDTH_PX)
        at = button.mapToGlobal(QPoint(button.width() - width, 0))
        self.open_at(QRect(at, QSize(width, button.height())))

    def open_at(self, place: QRect) -> None:
        """Show it below a place on the screen, or above where there is more room; never over it."""
        self._place = place
        self._is_above = self._room_below() < min(self._wanted_px(), self._scaled(_LEAST_PX))
        if self._is_above and self._room_above() < self._room_below():
            self._is_above = False
        self._fit()
        self.show()
        self._field.setFocus(Qt.FocusReason.PopupFocusReason)

    def _fit(self) -> None:
        """Be as high as what was found needs and as there is room; the edge at the place stays."""
        place, screen = self._place, self._screen()
        if place is None:
            return
        room_px = self._room_above() if self._is_above else self._room_below()
        self.resize(theme.current().widened(_WIDTH_PX), max(1, min(self._wanted_px(), room_px)))
        left = min(max(place.left(), screen.left() + 4), screen.right() - self.width() - 4)
        if self._is_above:
            self.move(left, place.top() - _GAP_PX - self.height())
        else:
            self.move(left, place.bottom() + 1 + _GAP_PX)

    def _wanted_px(self) -> int:
        """The height that shows all that was found, up to the highest."""
        rows = range(self._model.rowCount())
        lists_px = sum(self._list.sizeHintForRow(row) for row in rows)
        edges = self._column.contentsMargins()
        around_px = edges.top() + edges.bottom() + self._field.sizeHint().height()
        if self._none.isVisibleTo(self):
            inner_px = theme.current().widened(_WIDTH_PX) - edges.left() - edges.right()
            around_px += self._none.heightForWidth(inner_px) + self._column.spacing()
        if lists_px:
            around_px += self._column.spacing() + 2
        return min(around_px + lists_px, self._scaled(_HIGHEST_PX))

    def _room_below(self) -> int:
        return self._screen().bottom() - 4 - _GAP_PX - (self._place or QRect()).bottom()

    def _room_above(self) -> int:
        return (self._place or QRect()).top() - _GAP_PX - self._screen().top() - 4

    def _screen(self) -> QRect:
        return room_around(self.parentWidget())

    @staticmethod
    def _scaled(px: int) -> int:
        return theme.current().scaled(px)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        if not self._is_picked:
            self._is_picked = True
            self.dropped.emit(self._field.text())

    def paintEvent(self, _event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), now.surface)
        rounded(painter, self.rect(), RADIUS_CONTROL, fill=now.surface, line=now.control)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setMask(rounded_mask(self.rect()))

    def _on_field_edited(self, words: str) -> None:
        self._model.search(words)
        self._show_found()

    def _on_field_stepped(self, step: int) -> None:
        self._go(self._model.next_target(self._list.currentIndex().row(), step))
        announce_item(self._field, self._list.currentIndex())

    def _on_field_entered(self, _words: str) -> None:
        self._pick(self._list.currentIndex())

    def _on_list_entered(self, index: QModelIndex) -> None:
        if self._model.line(index.row()).can_be_picked:
            self._list.setCurrentIndex(index)

    def _show_found(self) -> None:
        nearest = self._model.nearest()
        words = _MISSED if self._field.text() else _NOTHING
        if self._makes:
            words = f"No {self._makes} to connect yet: write a few words, and Enter makes one."
        self._none.setText(words)
        self._none.setVisible(nearest < 0)
        self._list.setVisible(self._model.rowCount() > 0)
        self._fit()
        self._go(nearest)

    def _go(self, row: int) -> None:
        if row >= 0:
            self._list.setCurrentIndex(self._model.index(row))

    def _pick(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        line = self._model.line(index.row())
        target = line.target
        if not line.can_be_picked:
            return
        self._is_picked = True
        self.close()
        if target is not None:
            self.picked.emit(target.row)
        else:
            self.made.emit(line.made)


def _line_of(index: _Index) -> PickerLine:
    model = index.model()
    assert isinstance(model, PickerModel)
    return model.line(index.row())
