"""What frames the chain: the market category below its first three components, and the trend."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from narrative_studio.analysis.naming import counted
from narrative_studio.model.positioning import CategoryStyle, Element, ElementKind
from ui.workspaces.positioning.adder import Adder, AdderState
from ui.workspaces.positioning.chain.board import Board, Card, carried_words
from ui.workspaces.positioning.chain.foundation_card import REACH_PX, FoundationCard
from ui.workspaces.positioning.chain.geometry import COLUMN_COUNT, Geometry

_KINDS: Final = (ElementKind.CATEGORY, ElementKind.TREND)
_PREPOSITION: Final = {
    CategoryStyle.HEAD_TO_HEAD: "in",
    CategoryStyle.SUBSEGMENT: "of",
    CategoryStyle.NEW_CATEGORY: "beside",
}


class Foundation(QWidget):
    """The two cards, or the places to add them at, side by side under the columns.

    Signals:
        picked(str): the user selected an element.
        opened(str): the user wants to see an element in full.
        discarded(str): an element is to be deleted.
        added(object, str): an element of that kind and name is to be added.
        left_above(int): the arrows left upwards, to that column.
        menu_wanted(str, QPoint): the context menu of an element, at a place on the screen.
    """

    picked = Signal(str)
    opened = Signal(str)
    discarded = Signal(str)
    added = Signal(object, str)
    left_above = Signal(int)
    menu_wanted = Signal(str, QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._geometry: Geometry | None = None
        self._selected: str | None = None
        self._is_compact = False
        self._board: Board | None = None
        self._cards = {kind: FoundationCard(kind, self) for kind in _KINDS}
        self._adders = {
            kind: Adder(kind, is_wide=not is_trend, is_small=is_trend, parent=self)
            for kind, is_trend in ((ElementKind.CATEGORY, False), (ElementKind.TREND, True))
        }
        for kind in _KINDS:
            card, adder = self._cards[kind], self._adders[kind]
            card.clicked.connect(self._on_card_clicked)
            card.opened.connect(self.opened)
            card.discarded.connect(self.discarded)
            card.left_above.connect(self._on_card_left_above)
            card.left_beside.connect(self._on_card_left_beside)
            card.menu_wanted.connect(self.menu_wanted)
            adder.added.connect(self._on_adder_added)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def adder(self, kind: ElementKind) -> Adder:
        """The place where a category or a trend is added."""
        return self._adders[kind]

    def card(self, kind: ElementKind) -> FoundationCard:
        """The card of the category or of the trend."""
        return self._cards[kind]

    def show_board(self, board: Board) -> None:
        """Show the category and the trend of another state of the document."""
        self._board = board
        self._fill(ElementKind.CATEGORY, board.category, self._category_meta(board), board)
        trend = _selected_or_first(board.trends, self._selected)
        self._fill(ElementKind.TREND, trend, self._trend_meta(board, trend), board)
        self._place()

    def show_selected(self, element_id: str | None) -> None:
        """Mark the card of the selected element, if one of these is."""
        self._selected = element_id
        if self._board is not None and any(
            card.element.id == element_id for card in self._board.trends
        ):
            self.show_board(self._board)
        for card in self._cards.values():
            card.setChecked(card.element_id is not None and card.element_id == element_id)

    def selected_card(self) -> FoundationCard | None:
        """The card whose element is selected, None when neither is."""
        return next((card for card in self._cards.values() if card.isChecked()), None)

    def follow(self, geometry: Geometry) -> None:
        """Stand under the columns of this geometry."""
        if geometry != self._geometry:
            self._geometry = geometry
            self._place()

    def set_compact(self, is_compact: bool) -> None:
        """Take less height, where height is short."""
        self._is_compact = is_compact
        for card in self._cards.values():
            card.set_compact(is_compact)
        self.updateGeometry()
        self._place()

    def take_cursor(self, column: int) -> bool:
        """Take the keyboard to the card below a column; False where there is none."""
        wanted = _KINDS if column < COLUMN_COUNT - 1 else _KINDS[::-1]
        for kind in wanted:
            card = self._cards[kind]
            if not card.isHidden():
                card.click()
                card.setFocus()
                return True
        return False

    def height_px(self) -> int:
        """The height wanted, in pixels."""
        heights = [card.sizeHint().height() for card in self._cards.values() if not card.isHidden()]
        for kind, adder in self._adders.items():
            if adder.state is not AdderState.HIDDEN:
                heights.append(adder.height_for(self._span(kind)[1]) + 2 * REACH_PX)
        return max(heights, default=0)

    def sizeHint(self) -> QSize:
        return QSize(480, self.height_px())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _fill(self, kind: ElementKind, card: Card | None, meta: str, board: Board) -> None:
        adder, shown = self._adders[kind], self._cards[kind]
        had_focus = adder.is_typing
        shown.setVisible(card is not None)
        adder.show_state(AdderState.TEACHING if card is None else AdderState.HIDDEN)
        if card is not None:
            carried = carried_words(board, card.element.id)
            shown.show_card(card, meta=meta, carried=carried)
            shown.setChecked(card.element.id == self._selected)
            if had_focus:
                shown.setFocus()
        self.updateGeometry()

    def _category_meta(self, board: Board) -> str:
        card = board.category
        if card is None:
            return ""
        words = ["Market category", "current" if card.element.is_current else "not chosen"]
        words.append(style_words(card.element))
        if others := len(board.categories) - 1:
            words.append(f"{counted(others, 'other')} considered")
        return " · ".join(words)

    def _trend_meta(self, board: Board, card: Card | None) -> str:
        if card is None:
            return ""
        place = "optional"
        if len(board.trends) > 1:
            place = f"{board.trends.index(card) + 1} of {len(board.trends)}"
        return f"Relevant trend · {place}"

    def _place(self) -> None:
        if self._geometry is None:
            return
        height = self.height()
        for kind in _KINDS:
            left, width = self._span(kind)
            card = self._cards[kind]
            card.setGeometry(left - REACH_PX, 0, width + 2 * REACH_PX, height)
            self._adders[kind].setGeometry(left, REACH_PX, width, max(0, height - 2 * REACH_PX))

    def _span(self, kind: ElementKind) -> tuple[int, int]:
        if self._geometry is None:
            return 0, 200
        if kind is ElementKind.TREND:
            return self._geometry.column_span(COLUMN_COUNT - 1)
        spans = [self._geometry.column_span(column) for column in range(COLUMN_COUNT - 1)]
        left = min(span[0] for span in spans)
        return left, max(span[0] + span[1] for span in spans) - left

    def _on_card_clicked(self) -> None:
        card = self.sender()
        if isinstance(card, FoundationCard) and card.element_id is not None:
            self.picked.emit(card.element_id)

    def _on_card_left_above(self) -> None:
        is_trend = self.sender() is self._cards[ElementKind.TREND]
        self.left_above.emit(COLUMN_COUNT - 1 if is_trend else 0)

    def _on_card_left_beside(self, step: int) -> None:
        other = self._cards[_KINDS[1] if step > 0 else _KINDS[0]]
        if not other.isHidden() and other is not self.sender():
            other.click()
            other.setFocus()

    def _on_adder_added(self, name: str) -> None:
        adder = self.sender()
        if isinstance(adder, Adder):
            self.added.emit(adder.kind, name)


def style_words(category: Element) -> str:
    """How a category frames the product: ``subsegment of food traceability software``."""
    parent = category.parent_category.strip()
    style = category.style
    return f"{style} {_PREPOSITION[style]} {parent}" if parent else str(style)


def _selected_or_first(cards: tuple[Card, ...], element_id: str | None) -> Card | None:
    for card in cards:
        if card.element.id == element_id:
            return card
    return cards[0] if cards else None
