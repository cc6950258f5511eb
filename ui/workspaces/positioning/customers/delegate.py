"""What cards and lines of the customer model have in common: measuring, and editing in place."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QObject, QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from ui.inspector.cell_typing import CellTyping
from ui.inspector.customers.kinds import ENTRY_WORDS
from ui.painting import CardState
from ui.theme import Type
from ui.widgets.text_area import TextArea
from ui.workspaces.in_place import InPlaceDelegate
from ui.workspaces.positioning.customers.cards import Card
from ui.workspaces.positioning.customers.model import CARD, EntryModel, Index

REACH_PX: Final = 6
"""Room around a card for its ring and its lower edge; two of them part neighbours."""
_EDITOR_OUT_PX: Final = 9
_State = QStyle.StateFlag


class EntryDelegate(InPlaceDelegate):
    """Measures and paints the rows of one list; edits their name or text in place."""

    title: Type = Type.BODY
    """How the words that can be edited are set."""

    def __init__(self, typing: CellTyping, parent: QObject | None = None) -> None:
        super().__init__(typing, parent)
        self._row_px: dict[str, int] = {}
        self.cell_px = 240

    # What the kinds of rows differ in

    def columns(self, width_px: int) -> int:
        """Into how many columns a width is shared."""
        raise NotImplementedError

    def height(self, card: Card) -> int:
        """How high a row has to be at ``cell_px``, in pixels."""
        raise NotImplementedError

    def words_rect(self, rect: QRect, card: Card) -> QRect:
        """Where the words stand that can be edited."""
        raise NotImplementedError

    def paint_card(self, painter: QPainter, rect: QRect, card: Card, option: Any) -> None:
        """Paint a row."""
        raise NotImplementedError

    # Measures

    def lay_out(self, cards: tuple[Card, ...], width_px: int) -> int:
        """Share a width among the columns and return the height of all rows, in pixels."""
        columns = self.columns(width_px)
        # Qt breaks a row that is exactly as wide as the view.
        self.cell_px = (width_px - 1) // columns
        rows = [cards[start : start + columns] for start in range(0, len(cards), columns)]
        self._row_px = {card.entry.id: max(map(self.height, row)) for row in rows for card in row}
        return sum(self._row_px[row[0].entry.id] for row in rows)

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        card = index.data(CARD)
        return QSize(self.cell_px, self._row_px.get(card.entry.id, 40) if card else 40)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        card, option_any = index.data(CARD), option
        if card is not None:
            rect: QRect = option_any.rect
            painter.save()
            self.paint_card(painter, rect, card, option_any)
            painter.restore()

    # Editing

    def make_field(self, parent: QWidget, index: Index) -> TextArea:
        model = index.model()
        assert isinstance(model, EntryModel)
        words = ENTRY_WORDS[model.table]
        return TextArea(name=words.one, use=self.title, grows=False, parent=parent)

    def field_rect(self, field: QWidget, option: QStyleOptionViewItem, index: Index) -> QRect:
        card, rect = index.data(CARD), QRect(option.rect)
        if card is None:
            return field.geometry()
        out = _EDITOR_OUT_PX
        place = self.words_rect(rect, card).adjusted(-out, -6, out, 6)
        least = field.minimumSizeHint().height()
        place.setHeight(max(place.height(), least))
        view = field.parentWidget()
        beyond_px = place.bottom() + 1 - (view.height() if view is not None else place.bottom())
        place.translate(0, -max(0, beyond_px))
        return QStyle.visualRect(option.direction, rect, place)


def card_state(option: Any) -> CardState:
    """How a card stands, from what the view says of it."""
    if option.state & _State.State_Selected:
        return CardState.SELECTED
    return CardState.HOVER if option.state & _State.State_MouseOver else CardState.REST


def is_focused(option: Any) -> bool:
    """Whether the keyboard is at this row."""
    return bool(option.state & _State.State_HasFocus)
