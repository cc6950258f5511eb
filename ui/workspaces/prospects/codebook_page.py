"""The view Codebook: the words that quotes are coded with, and how far two coders agree."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QStackedWidget,
    QStyle,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from narrative_studio.analysis.naming import counted, quoted
from narrative_studio.commands.codebook import (
    add_code,
    begin_codebook,
    delete_code,
    move_code,
    retire_code,
)
from narrative_studio.model.prospects import Code
from narrative_studio.results.coding import coders_agree
from ui import theme
from ui.announce import announce
from ui.inspector.cell_typing import CellTyping
from ui.models.row_table import Index
from ui.session import Session
from ui.styling import lists
from ui.styling.buttons import ControlSize
from ui.theme import Role, Type
from ui.widgets.buttons import IconButton, SecondaryButton
from ui.widgets.empty_state import EmptyState, centred
from ui.widgets.label import TextLabel
from ui.widgets.panel import Panel
from ui.widgets.row_table import RowAct, prepare, row_act
from ui.workspaces.in_place import LineCellDelegate
from ui.workspaces.prospects.code_model import ITEM, NUMBERS, CodeModel, Column, Item
from ui.workspaces.prospects.note_rows import AddLine

_PAD_PX: Final = 12
_EMPTY_PX: Final = 480
_WIDEST_PX: Final = 1180
"""Wider, a code stands too far from how often it was given."""
_WIDTHS: Final = {
    Column.WORD: 180,
    Column.QUOTES: 84,
    Column.SESSIONS: 92,
    Column.STATE: 92,
}
_ALONE: Final = (
    "No quote was coded by two people yet. A second coder gives codes of their own to the same "
    "quotes; how often both chose the same is said here."
)
_State = QStyle.StateFlag


class CodeDelegate(LineCellDelegate):
    """Paints the rows of the codebook and edits them in place."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(60, theme.current().scaled(lists.ROW_PX))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        item = index.data(ITEM)
        if not isinstance(item, Item):
            return
        option_any: Any = option
        rect: QRect = option_any.rect
        now = theme.current()
        lists.paint_ruled_ground(option_any, painter, now)
        column = Column(index.column())
        words = item.cell(column)
        is_word = column is Column.WORD
        color = now.text if is_word and not item.code.is_retired else now.text2
        is_none = words in ("0", "") or (column is Column.STATE and not item.code.is_retired)
        color = now.text3 if is_none or item.code.is_retired else color
        use = Type.BODY_STRONG if is_word else Type.BODY
        align = Qt.AlignmentFlag.AlignRight if column in NUMBERS else Qt.AlignmentFlag.AlignLeft
        lists.paint_cell_line(
            painter, rect, words or "–", use, color, tabular=True, align=align, look=now
        )
        if option_any.state & _State.State_HasFocus:
            lists.paint_cell_ring(option_any, painter, now)


class CodeTable(QTableView):
    """The codes; Enter edits a cell, Alt and an arrow key moves, R retires, Delete deletes.

    Signals:
        moved(object, int): the ``Code`` and by how many places it is to move.
        retired(object): the ``Code`` that is to be retired, or used again.
        discarded(object): the ``Code`` that is to be deleted.
    """

    moved = Signal(object, int)
    retired = Signal(object)
    discarded = Signal(object)

    def __init__(self, model: CodeModel, typing: CellTyping, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = model
        self.setModel(model)
        self._delegate = CodeDelegate(typing, self)
        self.setItemDelegate(self._delegate)
        model.restructuring.connect(self.store_typing)
        prepare(self, name="Codebook")
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(trigger.DoubleClicked | trigger.EditKeyPressed)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(Column.MEANING, QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        theme.changes().changed.connect(self._fit)
        self._fit()

    @property
    def current(self) -> Code | None:
        """The code that the cursor is on."""
        item = self._rows.item(self.currentIndex())
        return item.code if item is not None else None

    def store_typing(self) -> None:
        """Store what is being typed into a cell; its field stays open."""
        self._delegate.store_typing()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        code = self.current
        if code is None or self.state() == QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)
            return
        match row_act(event):
            case RowAct.OPEN | RowAct.EDIT:
                column = self.currentIndex().column()
                wanted = column if column in (Column.WORD, Column.MEANING) else Column.WORD
                self.edit(self.currentIndex().siblingAtColumn(wanted))
            case RowAct.DISCARD:
                self.discarded.emit(code)
            case RowAct.MOVE_UP | RowAct.MOVE_DOWN as act:
                self.moved.emit(code, -1 if act is RowAct.MOVE_UP else 1)
            case _ if event.key() == Qt.Key.Key_R and not event.modifiers():
                self.retired.emit(code)
            case _:
                super().keyPressEvent(event)

    def _fit(self) -> None:
        now = theme.current()
        for column, width in _WIDTHS.items():
            self.setColumnWidth(column, now.scaled(width))
        self.verticalHeader().setDefaultSectionSize(now.scaled(lists.ROW_PX))


class CodebookPage(QWidget):
    """The table with a field that adds to it, and the agreement of two coders below."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._typing = CellTyping(session, self)
        self.model = CodeModel(self)
        self.table = CodeTable(self.model, self._typing)
        self.field = AddLine(name="Code to add", placeholder="A word for what quotes say, as risk")
        self._retire = SecondaryButton("Retire", size=ControlSize.SMALL)
        self._delete = IconButton("trash", "Delete code", shortcut="Del", size=ControlSize.SMALL)
        self.agreement = TextLabel(use=Type.BODY, role=Role.TEXT2, lines=0)
        self.empty = EmptyState(
            "No code yet",
            "A code is one word for what a quote says: confusion, disbelief, value-echo. Give each "
            "quote one or two, and what many prospects said can be counted. Most teams need fewer "
            "than ten.",
            "Begin with the usual eight",
        )
        self._stack = QStackedWidget()
        self.empty.setFixedWidth(_EMPTY_PX)
        self._outer = QVBoxLayout(self)
        self._outer.setSpacing(12)
        self._outer.addWidget(self._table_panel(), 1)
        self._outer.addWidget(self._agreement_panel())
        self.empty.chosen.connect(self.begin)
        self.field.added.connect(self._on_field_added)
        self._retire.clicked.connect(self._on_retire_clicked)
        self._delete.clicked.connect(self._on_delete_clicked)
        self.table.moved.connect(self._on_table_moved)
        self.table.retired.connect(self._on_table_retired)
        self.table.discarded.connect(self._on_table_discarded)
        self.table.selectionModel().currentChanged.connect(self._on_current_changed)
        self.model.modelReset.connect(self._on_current_changed)
        self.model.edited.connect(self._typing.store)
        session.on_flush(self.table.store_typing)
        session.on_flush(self.field.commit)
        self.refresh()

    def refresh(self) -> None:
        """The document has changed."""
        story, view = self._session.story, self._session.view
        narrative = story.narrative.id if story is not None else None
        self.model.show(view, narrative)
        if self.model.items and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.model.index(0, 0))
        self._stack.setCurrentIndex(0 if self.model.items else 1)
        for button in (self._retire, self._delete):
            button.setVisible(bool(self.model.items))
        pairs = coders_agree(view, narrative) if narrative is not None else ()
        self.agreement.setText("\n".join(pair.words for pair in pairs) or _ALONE)
        self._on_current_changed()

    def begin(self) -> None:
        """Write the codes that most codebooks have, each of which can be reworded or deleted."""
        made = self._session.attempt(lambda: begin_codebook(self._session.project))
        if made:
            self.refresh()
            self.table.setFocus()
            self._session.messages.tell(
                f"{counted(len(made), 'code')} added", action="Undo", act=self._session.undo
            )

    def show_code(self, code_id: str) -> None:
        """Put the cursor on a code."""
        index = self.model.index_of(code_id)
        if index.isValid():
            self.table.setCurrentIndex(index)
            self.table.scrollTo(index)

    def focus_view(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Give the keyboard to the table, or to the field that adds the first code."""
        place: QWidget = self.table if self.model.items else self.field
        place.setFocus(reason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        spare_px = max(0, self.contentsRect().width() - theme.current().widened(_WIDEST_PX))
        self._outer.setContentsMargins(0, 0, spare_px, 16)
        super().resizeEvent(event)
        self.table._fit()

    def _table_panel(self) -> Panel:
        panel = Panel()
        head = QVBoxLayout()
        head.setContentsMargins(_PAD_PX, 12, _PAD_PX, 10)
        head.setSpacing(2)
        head.addWidget(TextLabel("Codebook", use=Type.PANEL))
        head.addWidget(
            TextLabel(
                "A few words that say what a quote is about, so that quotes of many sessions can "
                "be counted. Add one when none fits; retire it when it turned out to say nothing.",
                use=Type.SUPPORT,
                role=Role.TEXT2,
                lines=0,
            )
        )
        line = QHBoxLayout()
        line.setContentsMargins(_PAD_PX, 0, _PAD_PX - 4, 12)
        line.setSpacing(8)
        line.addWidget(self.field, 1)
        line.addWidget(self._retire)
        line.addWidget(self._delete)
        column = QVBoxLayout(panel)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(line)
        self._stack.addWidget(self.table)
        self._stack.addWidget(centred(self.empty))
        column.addWidget(self._stack, 1)
        return panel

    def _agreement_panel(self) -> Panel:
        panel = Panel()
        column = QVBoxLayout(panel)
        column.setContentsMargins(_PAD_PX + 1, 12, _PAD_PX + 1, 14)
        column.setSpacing(4)
        column.addWidget(TextLabel("Two coders", use=Type.PANEL))
        column.addWidget(self.agreement)
        return panel

    def _on_field_added(self, word: str) -> None:
        project = self._session.project
        made = self._session.attempt(lambda: add_code(project, word=word))
        if made is not None:
            self.show_code(made.id)
        else:
            self.field.setText(word)

    def _on_table_moved(self, code: Code, by: int) -> None:
        ids = [item.code.id for item in self.model.items]
        place = ids.index(code.id) + by
        if 0 <= place < len(ids):
            project = self._session.project
            self._session.attempt(lambda: move_code(project, code=code.id, index=place))
            self.show_code(code.id)
            announce(self.table, f"{code.word}, now {place + 1} of {len(ids)}")

    def _on_table_retired(self, code: Code) -> None:
        project = self._session.project

        def act() -> bool:
            retire_code(project, code=code.id, is_retired=not code.is_retired)
            return True

        if self._session.attempt(act):
            done = "is used again" if code.is_retired else "is retired; quotes keep it"
            self._session.messages.tell(
                f"{quoted(code.word)} {done}", action="Undo", act=self._session.undo
            )

    def _on_table_discarded(self, code: Code) -> None:
        def act() -> bool:
            delete_code(self._session.project, code=code.id)
            return True

        if self._session.attempt(act):
            self._session.messages.tell(
                f"{quoted(code.word)} deleted", action="Undo", act=self._session.undo
            )

    def _on_retire_clicked(self) -> None:
        code = self.table.current
        if code is not None:
            self._on_table_retired(code)

    def _on_delete_clicked(self) -> None:
        code = self.table.current
        if code is not None:
            self._on_table_discarded(code)

    def _on_current_changed(self, *_: object) -> None:
        code = self.table.current
        self._retire.setEnabled(code is not None)
        self._delete.setEnabled(code is not None)
        is_retired = code is not None and code.is_retired
        self._retire.setText("Use again" if is_retired else "Retire")
