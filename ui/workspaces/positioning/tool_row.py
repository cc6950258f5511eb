"""The row above the positioning: its title, its views, whose chain is lifted, and adding."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSizePolicy, QWidget

from narrative_studio.model import customers
from narrative_studio.model.evidence import Objection, Proof
from narrative_studio.model.goals import Goal
from narrative_studio.model.positioning import ElementKind
from narrative_studio.model.touchpoints import Touchpoint
from ui import icons, text, theme
from ui.inspector.customers.kinds import ENTRY_WORDS
from ui.inspector.element.kinds import KIND_WORDS, title_of
from ui.key_tips import set_key_tip
from ui.painting import rounded
from ui.styling.buttons import ControlSize
from ui.theme import RADIUS_BADGE, Role, Type
from ui.widgets.buttons import SecondaryButton
from ui.widgets.label import TextLabel
from ui.widgets.menu_opening import open_at_first
from ui.widgets.segmented import Segment, SegmentedControl
from ui.workspaces.positioning.chain.geometry import margin_px

CHAIN: Final = "chain"
MATRIX: Final = "matrix"
LIST: Final = "list"
CUSTOMERS: Final = "customers"
GOALS: Final = "goals"
TOUCHPOINTS: Final = "touchpoints"
VOCABULARY: Final = "vocabulary"
_HEIGHT_PX: Final = 48
_CHIP_PX: Final = 20
_CHIP_PAD_PX: Final = 6
_CHIP_ICON_PX: Final = 12
_CHIP_MOST_PX: Final = 340


class ChainChip(QPushButton):
    """Says whose chain is lifted; a click lets go of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = self._name = ""
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_name(self, name: str | None) -> None:
        """Name the element whose chain is lifted; None hides the chip."""
        self.setVisible(name is not None)
        if name is not None:
            self._name, self._words = name, f"Showing the chain of {name}"
            self.setAccessibleName(f"{self._words}. Show no single chain")
            self.setToolTip(f"{self._words}\nEsc shows no single chain")
            self.updateGeometry()
            self.update()

    def words_within(self, room_px: int) -> str:
        """What it says in so many pixels: where there is little room, whose chain it is alone."""
        font = theme.current().font(Type.BADGE)
        has_room = QFontMetrics(font).horizontalAdvance(self._words) <= room_px
        return text.elided(self._words if has_room else self._name, font, room_px)

    def focus_shape(self) -> tuple[QRect, int] | None:
        return self.rect(), RADIUS_BADGE

    def sizeHint(self) -> QSize:
        now = theme.current()
        width = QFontMetrics(now.font(Type.BADGE)).horizontalAdvance(self._words)
        width += 2 * (_CHIP_PAD_PX + _CHIP_ICON_PX + 4) + 2
        return QSize(min(width, _CHIP_MOST_PX), now.scaled(_CHIP_PX))

    def minimumSizeHint(self) -> QSize:
        return QSize(96, theme.current().scaled(_CHIP_PX))

    def paintEvent(self, _event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        fill = now.hover if self.underMouse() else None
        rounded(painter, self.rect(), RADIUS_BADGE, fill=fill, line=now.control)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        top = (self.height() - _CHIP_ICON_PX) // 2
        first = QRect(_CHIP_PAD_PX, top, _CHIP_ICON_PX, _CHIP_ICON_PX)
        last = first.translated(self.width() - 2 * _CHIP_PAD_PX - _CHIP_ICON_PX, 0)
        icons.paint_icon(painter, last if mirrored else first, "eye", Role.TEXT2)
        icons.paint_icon(painter, first if mirrored else last, "x", Role.TEXT2)
        around = _CHIP_PAD_PX + _CHIP_ICON_PX + 4
        room = self.rect().adjusted(around, 0, -around + 2, 0)
        font = now.font(Type.BADGE)
        painter.setFont(font)
        painter.setPen(now.text2)
        shown = self.words_within(room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


class ToolRow(QWidget):
    """Says what is shown and how.

    Signals:
        view_chosen(str): the key of a view, for example CHAIN.
        adding(object): an ``ElementKind`` is to be added, or a row of the type ``Proof``,
            ``Objection``, ``Segment`` or ``Persona``.
        cleared(): no single chain is to be shown.
    """

    view_chosen = Signal(str)
    adding = Signal(object)
    cleared = Signal()

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._views = SegmentedControl(
            [
                Segment(CHAIN, "Chain", "sitemap"),
                Segment(MATRIX, "Matrix", "table"),
                Segment(LIST, "List", "list"),
                Segment(CUSTOMERS, "Customer model", "users"),
                Segment(GOALS, "Goals", "flag"),
                Segment(TOUCHPOINTS, "Touchpoints", "world"),
                Segment(VOCABULARY, "Vocabulary", "book"),
            ],
            name="View",
        )
        self.chip = ChainChip()
        self.add_button = SecondaryButton("Element", size=ControlSize.SMALL, icon="plus")
        self.add_button.setAccessibleName("Add an element")
        set_key_tip(self.add_button, "Add to the positioning", action="positioning.add-here")
        self._row = QHBoxLayout(self)
        self._row.setSpacing(8)
        self._title = TextLabel(title, use=Type.WORKSPACE, fixed=True)
        self._row.addWidget(self._title)
        self._row.addSpacing(8)
        self._row.addWidget(self._views)
        self._row.addStretch(1)
        self._row.addWidget(self.chip)
        self._row.addWidget(self.add_button)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._views.chosen.connect(self.view_chosen)
        self.chip.clicked.connect(self._on_chip_clicked)
        self.add_button.clicked.connect(self._on_add_clicked)
        self._fit()
        theme.changes().changed.connect(self._fit)

    @property
    def views(self) -> SegmentedControl:
        return self._views

    def show_view(self, key: str) -> None:
        """Mark a view as the one that is shown, without a signal."""
        self._views.choose(key)

    def make_menu(self) -> QMenu:
        """Offer everything that can be added."""
        menu = QMenu(self)
        for kind in ElementKind:
            entry = menu.addAction(icons.icon(KIND_WORDS[kind].icon), title_of(kind))
            entry.triggered.connect(lambda _checked=False, kind=kind: self.adding.emit(kind))
        menu.addSeparator()
        for row_type, words, icon in (
            (Proof, "Proof", "shield-check"),
            (Objection, "Objection", "message-question"),
            (customers.Segment, "Segment", ENTRY_WORDS["segment"].icon),
            (customers.Persona, "Persona", ENTRY_WORDS["persona"].icon),
            (Goal, "Goal", "flag"),
            (Touchpoint, "Touchpoint", "world"),
        ):
            entry = menu.addAction(icons.icon(icon), words)
            entry.triggered.connect(
                lambda _checked=False, row_type=row_type: self.adding.emit(row_type)
            )
        return menu

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    def _fit(self) -> None:
        margin = margin_px(self.width())
        self._row.setContentsMargins(margin, 0, margin, 0)
        self.setFixedHeight(theme.current().scaled(_HEIGHT_PX))
        # Room for the chip is kept free, so that the views do not jump when it comes.
        parts = (self._title, self.add_button)
        taken = sum(part.sizeHint().width() for part in parts) + self.chip.minimumSizeHint().width()
        gaps = 8 + (self._row.count() - 1) * self._row.spacing()
        self._views.shorten_to(self.width() - 2 * margin - taken - gaps)

    def _on_chip_clicked(self) -> None:
        self.cleared.emit()

    def _on_add_clicked(self) -> None:
        menu = self.make_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        at = QPoint(self.add_button.width() - menu.sizeHint().width(), self.add_button.height() + 4)
        open_at_first(menu, self.add_button.mapToGlobal(at))
