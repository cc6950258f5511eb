"""What cards and lines of the customer model have in common: measuring, the editor, its keys."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.inspector.customer_kinds import ENTRY_WORDS
from ui.painting import CardState
from ui.theme import Type
from ui.widgets.text_area import TextArea
from ui.workspaces.positioning.customer_cards import Card
from ui.workspaces.positioning.customer_model import CARD, EntryModel, Index

REACH_PX: Final = 6
"""Room around a card for its ring and its lower edge; two of them part neighbours."""
_EDITOR_OUT_PX: Final = 9
_State = QStyle.StateFlag


class EntryDelegate(QStyledItemDelegate):
    """Measures and paints the rows of one list; edits their name or text in place."""

    title: Type = Type.BODY
    """How the words that can be edited are set."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._editor: TextArea | None = None
        self._shown: str | None = None
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

    @property
    def editor(self) -> TextArea | None:
        """The editor that is open."""
        return self._editor

    @property
    def has_typing(self) -> bool:
        """Whether the open editor holds words that are not stored yet."""
        return self._editor is not None and self._shown not in (None, self._editor.text())

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        model = index.model()
        assert isinstance(model, EntryModel)
        model.begin_edit(index)
        self._shown = None
        words = ENTRY_WORDS[model.table]
        area = TextArea(name=words.one, use=self.title, grows=False, parent=parent)
        area.setAutoFillBackground(True)
        # A pause stores what is typed, as in every other field; the editor stays open.
        area.committed.connect(self._on_area_committed)
        self._editor = area
        return area

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        if editor is self._editor:
            self._editor = None
        super().destroyEditor(editor, index)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show the stored words, unless others have been typed since."""
        if self._editor is None or self._editor is not editor or self.has_typing:
            return
        words = str(index.data(Qt.ItemDataRole.EditRole) or "")
        if self._shown is not None and words == self._shown.strip():
            return  # Stored without the space that begins the next word.
        is_fresh, self._shown = self._shown is None, words
        self._editor.set_text(words)
        if is_fresh:
            self._editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, TextArea):
            self._shown = editor.text()
            model.setData(index, editor.text())

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        card, rect = index.data(CARD), QRect(option.rect)
        if card is None:
            return
        out = _EDITOR_OUT_PX
        place = self.words_rect(rect, card).adjusted(-out, -6, out, 6)
        least = editor.minimumSizeHint().height()
        place.setHeight(max(place.height(), least))
        view = editor.parentWidget()
        beyond_px = place.bottom() + 1 - (view.height() if view is not None else place.bottom())
        place.translate(0, -max(0, beyond_px))
        editor.setGeometry(QStyle.visualRect(option.direction, rect, place))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter stores and closes; so does Esc, which takes nothing away."""
        if event.type() == QEvent.Type.KeyPress and watched is self._editor:
            assert isinstance(event, QKeyEvent)
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
                self.commitData.emit(self._editor)
                self.closeEditor.emit(watched, QStyledItemDelegate.EndEditHint.NoHint)
                return True
        return super().eventFilter(watched, event)

    def _on_area_committed(self, _words: str) -> None:
        # On leaving, the view itself stores what was typed and closes the editor.
        if self._editor is not None and self._editor.hasFocus():
            self.commitData.emit(self._editor)


def card_state(option: Any) -> CardState:
    """How a card stands, from what the view says of it."""
    if option.state & _State.State_Selected:
        return CardState.SELECTED
    return CardState.HOVER if option.state & _State.State_MouseOver else CardState.REST


def is_focused(option: Any) -> bool:
    """Whether the keyboard is at this row."""
    return bool(option.state & _State.State_HasFocus)
