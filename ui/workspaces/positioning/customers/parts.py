"""The parts of the customer model page: cards under a heading, and a list in a panel."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from narrative_studio.model.view import ProjectView
from ui import theme
from ui.inspector.cell_typing import CellTyping
from ui.inspector.customers.kinds import ENTRY_WORDS
from ui.styling.buttons import ControlSize
from ui.theme import Role, Type
from ui.widgets.buttons import QuietButton, SecondaryButton
from ui.widgets.empty_state import EmptyState
from ui.widgets.icon_mark import IconMark
from ui.widgets.label import TextLabel
from ui.widgets.panel import Panel
from ui.widgets.plain_line_edit import PlainLineEdit
from ui.workspaces.positioning.customers.delegate import REACH_PX
from ui.workspaces.positioning.customers.model import EntryModel
from ui.workspaces.positioning.customers.painter import (
    CardDelegate,
    LineDelegate,
    PersonaDelegate,
    SegmentDelegate,
)
from ui.workspaces.positioning.customers.view import EntryView

_HEAD_PX: Final = 28
_EMPTY_PX: Final = 128


class Heading(QWidget):
    """An icon, a title, a count, and in quiet words what the list is for."""

    def __init__(self, table: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = ENTRY_WORDS[table]
        self._count = TextLabel(use=Type.SUPPORT, role=Role.TEXT3, fixed=True, tabular=True)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(6)
        self.row.addWidget(IconMark(words.icon, size_px=14, role=Role.TEXT2))
        self.row.addWidget(TextLabel(words.many, use=Type.BODY_STRONG, fixed=True))
        self.row.addWidget(self._count)
        self.row.addWidget(TextLabel(words.hint, use=Type.SUPPORT, role=Role.TEXT3), 1)

    def show_count(self, count: int) -> None:
        """Say how many there are."""
        self._count.setText(str(count))
        self._count.setVisible(bool(count))


class CardsPart(QWidget):
    """Segments or personas: a heading, and cards or what belongs here.

    Signals:
        adding(object): a card is to be added; the button that asked for it.
    """

    adding = Signal(object)

    def __init__(
        self, view: ProjectView, table: str, typing: CellTyping, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        words = ENTRY_WORDS[table]
        self.table = table
        kind: type[CardDelegate] = SegmentDelegate if table == "segment" else PersonaDelegate
        self.model = EntryModel(view, table, self)
        self.view = EntryView(self.model, kind(typing), words.many)
        self.head = Heading(table)
        self.add_button = QuietButton(words.one, size=ControlSize.TINY, icon="plus")
        self.add_button.setAccessibleName(words.add)
        self.head.row.addWidget(self.add_button)
        self.empty = EmptyState(words.what, words.why, words.add, icon=words.icon)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget, inset in ((self.head, REACH_PX), (self.view, 0), (self.empty, REACH_PX)):
            row = QHBoxLayout()
            above = inset if widget is self.empty else 0
            row.setContentsMargins(inset, above, inset, above)
            row.addWidget(widget)
            column.addLayout(row)
        theme.changes().changed.connect(self._fit)
        self._fit()
        self.add_button.clicked.connect(self._on_add_clicked)
        self.empty.chosen.connect(self._on_empty_chosen)
        self.show_view(view)

    def show_view(self, view: ProjectView) -> None:
        """Show another state of the document."""
        self.model.show(view)
        count = len(self.model.cards)
        self.head.show_count(count)
        self.view.setVisible(bool(count))
        self.add_button.setVisible(bool(count))
        self.empty.setVisible(not count)

    def focus_here(self, reason: Qt.FocusReason) -> None:
        """Give the keyboard to the cards, or to the button that adds the first."""
        if self.model.cards:
            self.view.setFocus(reason)
        elif self.empty.button is not None:
            self.empty.button.setFocus(reason)

    def _fit(self) -> None:
        now = theme.current()
        self.head.setFixedHeight(now.scaled(_HEAD_PX))
        self.empty.setFixedHeight(now.scaled(_EMPTY_PX))

    def _on_add_clicked(self) -> None:
        self.adding.emit(self.add_button)

    def _on_empty_chosen(self) -> None:
        self.adding.emit(self.empty.button)


class ListPart(Panel):
    """Triggers, disqualifiers or buying steps: lines in a panel, and a field that adds one.

    Signals:
        added(str): a line of these words is to be added.
    """

    added = Signal(str)

    def __init__(
        self, view: ProjectView, table: str, typing: CellTyping, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        words = ENTRY_WORDS[table]
        self.table = table
        self.model = EntryModel(view, table, self)
        self.view = EntryView(self.model, LineDelegate(typing), words.many)
        self.head = Heading(table)
        self.what = TextLabel(words.what, use=Type.CARD_TITLE, lines=0)
        self.why = TextLabel(words.why, use=Type.SUPPORT, role=Role.TEXT2, lines=0)
        self.field = PlainLineEdit(name=words.add, placeholder=f"{words.example} …")
        self._button = SecondaryButton("Add", size=ControlSize.SMALL)
        self._button.setAccessibleName(words.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 12, 1, 12)
        column.setSpacing(0)
        top = QVBoxLayout()
        top.setContentsMargins(16, 0, 16, 0)
        top.setSpacing(4)
        for widget in (self.head, self.what, self.why):
            top.addWidget(widget)
        column.addLayout(top)
        column.addSpacing(6)
        inner = QHBoxLayout()
        inner.setContentsMargins(8, 0, 8, 0)
        inner.addWidget(self.view)
        column.addLayout(inner)
        column.addStretch(1)
        column.addSpacing(8)
        line = QHBoxLayout()
        line.setContentsMargins(16, 0, 16, 0)
        line.setSpacing(8)
        line.addWidget(self.field, 1)
        line.addWidget(self._button)
        column.addLayout(line)
        self.field.returnPressed.connect(self._on_add)
        self._button.clicked.connect(self._on_add)
        self.show_view(view)

    def show_view(self, view: ProjectView) -> None:
        """Show another state of the document."""
        self.model.show(view)
        count = len(self.model.cards)
        self.head.show_count(count)
        self.view.setVisible(bool(count))
        self.what.setVisible(not count)
        self.why.setVisible(not count)

    def focus_here(self, reason: Qt.FocusReason) -> None:
        """Give the keyboard to the lines, or to the field that adds the first."""
        if self.model.cards:
            self.view.setFocus(reason)
        else:
            self.field.setFocus(reason)

    def _on_add(self) -> None:
        words = self.field.take()
        self.field.setFocus()
        if words:
            self.added.emit(words)
