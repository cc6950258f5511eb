"""The view Vocabulary: words to say, words to avoid in their place, words never to say."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QItemSelectionModel, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QStackedWidget,
    QStyle,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from narrative_studio.analysis.naming import quoted
from narrative_studio.commands.evidence import add_term, delete_term, set_avoided
from narrative_studio.model.positioning import Term, TermKind
from narrative_studio.model.view import ProjectView
from ui import theme
from ui.inspector.cell_typing import CellTyping
from ui.models.row_table import Index
from ui.session import Session
from ui.styling import lists
from ui.styling.buttons import ControlSize
from ui.theme import Role, Type
from ui.widgets.buttons import IconButton, SecondaryButton
from ui.widgets.empty_state import EmptyState
from ui.widgets.label import TextLabel
from ui.widgets.line_edit import LineEdit
from ui.widgets.panel import Panel
from ui.widgets.plain_line_edit import PlainLineEdit
from ui.workspaces.in_place import Field, LineCellDelegate
from ui.workspaces.positioning.chain.geometry import margin_px
from ui.workspaces.positioning.vocabulary.model import TERM, Column, VocabularyModel

_PAD_PX: Final = 12
_WHY_FROM_PX: Final = 190
_BESIDE_FROM_PX: Final = 560
"""Below this width the panels stand above each other."""
_NO_PREFERRED: Final = (
    "No preferred word yet",
    "Buyers take two words for two things. Decide on one and list what it is said instead of: "
    "wherever somebody still writes those, they are marked.",
    "Write the first",
)
_NO_BANNED: Final = (
    "No banned word yet",
    "Seamless, leading, best in class: words that every vendor says and nobody can prove. What "
    "stands here is marked wherever it is written, with your reason beside it.",
    "Write the first",
)
_State = QStyle.StateFlag
_NoUpdate = QItemSelectionModel.SelectionFlag.NoUpdate


class WordDelegate(LineCellDelegate):
    """Paints the rows of a vocabulary table and edits them in place."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(60, theme.current().scaled(lists.ROW_PX))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        option_any: Any = option
        rect: QRect = option_any.rect
        now = theme.current()
        lists.paint_ruled_ground(option_any, painter, now)
        is_word = index.column() == Column.WORD
        words = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        color = now.text if is_word else now.text2
        if not words:
            words, color = "–", now.text3
        use = Type.BODY_STRONG if is_word else Type.BODY
        lists.paint_cell_line(painter, rect, words, use, color, look=now)
        if option_any.state & _State.State_HasFocus:
            lists.paint_cell_ring(option_any, painter, now)

    def make_field(self, parent: QWidget, index: Index) -> Field:
        field = super().make_field(parent, index)
        if isinstance(field, LineEdit) and index.column() == Column.ABOUT:
            is_list = field.accessibleName() == "Instead of"
            field.setPlaceholderText("Separate words with commas" if is_list else "The reason")
        return field


class WordTable(QTableView):
    """One table of words; F2 or Enter edits, Delete deletes.

    Signals:
        discarded(object): the ``Term`` that is to be deleted.
    """

    discarded = Signal(object)

    def __init__(
        self,
        model: VocabularyModel,
        typing: CellTyping,
        name: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setModel(model)
        self._delegate = WordDelegate(typing, self)
        self.setItemDelegate(self._delegate)
        model.restructuring.connect(self.store_typing)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(trigger.DoubleClicked | trigger.EditKeyPressed | trigger.AnyKeyPressed)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Base)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.current().scaled(lists.ROW_PX))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        theme.changes().changed.connect(self._fit)

    def store_typing(self) -> None:
        """Store what is being typed into a cell; its field stays open."""
        self._delegate.store_typing()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        is_editing = self.state() == QAbstractItemView.State.EditingState
        if event.key() == Qt.Key.Key_Delete and index.isValid():
            self.discarded.emit(index.data(TERM))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not is_editing:
            self.edit(index)
        else:
            super().keyPressEvent(event)

    def _fit(self) -> None:
        self.verticalHeader().setDefaultSectionSize(theme.current().scaled(lists.ROW_PX))


class WordPanel(Panel):
    """A table with its title, what it is for, and a field that adds to it.

    Signals:
        added(str): a word is to be added.
        discarded(object): the ``Term`` that is to be deleted.
    """

    added = Signal(str)
    discarded = Signal(object)

    def __init__(
        self,
        model: VocabularyModel,
        typing: CellTyping,
        *,
        title: str,
        why: str,
        example: str,
        nothing: tuple[str, str, str],
        parent: QWidget | None = None,
    ) -> None:
        """``nothing`` is what is said while there is no word: what, why, and the button."""
        super().__init__(parent)
        self.model = model
        self.table = WordTable(model, typing, title)
        self.empty = EmptyState(*nothing)
        self.field = PlainLineEdit(name=f"Word to add to {title.lower()}", placeholder=example)
        self._button = SecondaryButton("Add", size=ControlSize.SMALL, icon="plus")
        self._button.setAccessibleName(f"Add to {title.lower()}")
        self._delete = IconButton(
            "trash", f"Delete from {title.lower()}", shortcut="Del", size=ControlSize.SMALL
        )
        head = QVBoxLayout()
        head.setContentsMargins(_PAD_PX, 12, _PAD_PX, 10)
        head.setSpacing(2)
        head.addWidget(TextLabel(title, use=Type.PANEL))
        self._why = TextLabel(why, use=Type.SUPPORT, role=Role.TEXT2, lines=0)
        head.addWidget(self._why)
        line = QHBoxLayout()
        line.setContentsMargins(_PAD_PX, 0, _PAD_PX - 4, 12)
        line.setSpacing(8)
        line.addWidget(self.field, 1)
        line.addWidget(self._button)
        line.addWidget(self._delete)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(line)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(_with_margins(self.empty))
        column.addWidget(self._stack, 1)
        self.empty.chosen.connect(self.field.setFocus)
        self.field.returnPressed.connect(self._on_add)
        self._button.clicked.connect(self._on_add)
        self._delete.clicked.connect(self._on_delete_clicked)
        self.table.discarded.connect(self.discarded)
        self.table.selectionModel().selectionChanged.connect(self._on_selection_changed)
        model.modelReset.connect(self._on_model_reset)
        self._on_model_reset()

    def resizeEvent(self, event: QResizeEvent) -> None:
        # Where the panels stand above each other in large text, the words themselves come first.
        self._why.setVisible(self.height() >= theme.current().scaled(_WHY_FROM_PX))
        super().resizeEvent(event)

    def _on_add(self) -> None:
        word = self.field.take()
        self.field.setFocus()
        if word:
            self.added.emit(word)

    def _on_delete_clicked(self) -> None:
        term = self.table.currentIndex().data(TERM)
        if isinstance(term, Term):
            self.discarded.emit(term)

    def _on_model_reset(self) -> None:
        is_empty = not self.model.rowCount()
        self._stack.setCurrentIndex(int(is_empty))
        self._delete.setVisible(not is_empty)
        self._on_selection_changed()

    def _on_selection_changed(self) -> None:
        self._delete.setEnabled(self.table.selectionModel().hasSelection())


def _with_margins(empty: EmptyState) -> QWidget:
    around = QWidget()
    column = QVBoxLayout(around)
    column.setContentsMargins(_PAD_PX, 0, _PAD_PX, _PAD_PX)
    column.addWidget(empty)
    column.addStretch(1)
    return around


class VocabularyPage(QWidget):
    """Two panels side by side."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._typing = CellTyping(session, self)
        view = session.view
        self.preferred = WordPanel(
            VocabularyModel(view, is_banned=False, parent=self),
            self._typing,
            title="Preferred words",
            why="One word for one thing, in every frame, script and e-mail.",
            example="onboarding",
            nothing=_NO_PREFERRED,
        )
        self.banned = WordPanel(
            VocabularyModel(view, is_banned=True, parent=self),
            self._typing,
            title="Banned words",
            why="Words that say nothing or promise too much, and the reason.",
            example="end-to-end",
            nothing=_NO_BANNED,
        )
        self._row = QHBoxLayout(self)
        self._row.setSpacing(16)
        for panel in (self.preferred, self.banned):
            self._row.addWidget(panel, 1)
            panel.discarded.connect(self._on_panel_discarded)
            panel.model.edited.connect(self._typing.store)
            session.on_flush(panel.table.store_typing)
        self.preferred.added.connect(self._on_preferred_added)
        self.banned.added.connect(self._on_banned_added)
        self.preferred.model.replaced.connect(self._on_preferred_replaced)

    def show_view(self, view: ProjectView) -> None:
        """Show another state of the document."""
        self.preferred.model.show(view)
        self.banned.model.show(view)

    def show_term(self, term_id: str) -> None:
        """Select a term and scroll to it."""
        for panel in (self.preferred, self.banned):
            index = panel.model.index_of(term_id)
            if index.isValid():
                panel.table.setCurrentIndex(index)
                panel.table.scrollTo(index)

    def begin_adding(self, *, is_banned: bool | None = None) -> None:
        """Let the user write another word; without a choice among those the keyboard is in."""
        if is_banned is None:
            keyboard: QWidget | None = self.focusWidget()
            is_banned = keyboard is not None and self.banned.isAncestorOf(keyboard)
        panel = self.banned if is_banned else self.preferred
        panel.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_view(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Give the keyboard to the preferred words, or to the field that adds the first."""
        has_words = self.preferred.model.rowCount() > 0
        place: QWidget = self.preferred.table if has_words else self.preferred.field
        place.setFocus(reason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        margin = margin_px(self.width())
        self._row.setContentsMargins(margin, 0, margin, 16)
        is_wide = self.width() >= theme.current().scaled(_BESIDE_FROM_PX)
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.LeftToRight if is_wide else direction.TopToBottom)
        super().resizeEvent(event)

    def _on_preferred_added(self, word: str) -> None:
        self._add(TermKind.PREFERRED, word)

    def _on_banned_added(self, word: str) -> None:
        self._add(TermKind.BANNED, word)

    def _add(self, kind: TermKind, word: str) -> None:
        """Add a word, and have the keyboard find it where it goes on to the table."""
        project, made = self._session.project, []
        self._session.attempt(lambda: made.append(add_term(project, kind=kind, text=word)))
        panel = self.banned if kind is TermKind.BANNED else self.preferred
        for term in made:
            about = panel.model.index_of(term.id).siblingAtColumn(Column.ABOUT)
            panel.table.selectionModel().setCurrentIndex(about, _NoUpdate)
            panel.table.scrollTo(about)

    def _on_preferred_replaced(self, term: Term, words: str) -> None:
        texts = words.split(",")
        self._session.attempt(
            lambda: set_avoided(self._session.project, preferred=term.id, texts=texts)
        )

    def _on_panel_discarded(self, term: Term) -> None:
        self._session.attempt(lambda: delete_term(self._session.project, term=term.id))
        self._session.messages.tell(
            f"{quoted(term.text)} deleted", action="Undo", act=self._session.undo
        )
