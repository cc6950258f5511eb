"""What stands behind a number, at the side of the results: its sessions and its quotes."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from narrative_studio.analysis.naming import counted
from narrative_studio.model.observed import WordVerdict
from narrative_studio.results.drill import Drilled
from narrative_studio.results.heard_words import HeardWord
from narrative_studio.results.said import Said
from ui.styling.buttons import ControlSize
from ui.theme import Role, Type
from ui.widgets.badge import Badge, Tone
from ui.widgets.buttons import IconButton, QuietButton, SecondaryButton
from ui.widgets.label import TextLabel
from ui.widgets.link_rows import LinkRow, LinkRows
from ui.widgets.panel import Panel
from ui.widgets.quote_list import QuoteList
from ui.widgets.scroll_box import ScrollBox

_MOST_QUOTES: Final = 12
"""So many quotes are as high as they are; more of them scroll inside."""
_APART_PX: Final = 10
"""What stands above a heading, beside the room between lines."""
_NOT_COUNTED: Final = Badge("not counted", Tone.OUTLINE)


class DrillPanel(Panel):
    """A title, what is said of it, the sessions that it counts, and what was said in them.

    Signals:
        session_opened(str): the session of that id is to be shown in full.
        decided(str, object): a word of theirs gets that ``WordVerdict``; None opens it again.
        closed(): the panel is to be put away.
    """

    session_opened = Signal(str)
    decided = Signal(str, object)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = TextLabel(use=Type.PANEL, lines=0)
        self._about = TextLabel(use=Type.BODY, lines=0)
        self._more = TextLabel(use=Type.BODY, role=Role.TEXT2, lines=0)
        self._close = IconButton("x", "Close", shortcut="Esc", size=ControlSize.TINY)
        self._close.clicked.connect(self.closed)
        self._word: HeardWord | None = None
        self.adopt = SecondaryButton("Adopt", size=ControlSize.SMALL, icon="check")
        self.leave = QuietButton("Leave aside", size=ControlSize.SMALL)
        self.reopen = QuietButton("Decide anew", size=ControlSize.SMALL)
        self._decision = QWidget()
        row = QHBoxLayout(self._decision)
        row.setContentsMargins(0, 0, 0, 0)
        for button in (self.adopt, self.leave, self.reopen):
            row.addWidget(button)
        row.addStretch(1)
        self.adopt.clicked.connect(self._on_adopt_clicked)
        self.leave.clicked.connect(self._on_leave_clicked)
        self.reopen.clicked.connect(self._on_reopen_clicked)
        self._sessions_head = TextLabel(use=Type.SUPPORT_STRONG, role=Role.TEXT2)
        self.sessions = LinkRows("Sessions")
        self._quotes_head = TextLabel(use=Type.SUPPORT_STRONG, role=Role.TEXT2)
        self.quotes = QuoteList(is_column=True)
        self.quotes.show_rows(_MOST_QUOTES)
        self._none = TextLabel("Nothing else was noted.", use=Type.BODY, role=Role.TEXT3, lines=0)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._title, 1)
        head.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(16, 14, 16, 16)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._about)
        column.addWidget(self._more)
        column.addWidget(self._decision)
        self._sessions_part = _part(self._sessions_head, self.sessions)
        self._quotes_part = _part(self._quotes_head, self.quotes)
        column.addWidget(self._sessions_part)
        column.addWidget(self._quotes_part)
        column.addWidget(self._none)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 1, 1, 1)
        whole.addWidget(ScrollBox(body))
        self.sessions.opened.connect(self._on_sessions_opened)
        self.quotes.opened.connect(self._on_quotes_opened)

    def show_drilled(self, found: Drilled) -> None:
        """Show what stands behind another number."""
        self.setAccessibleName(f"Behind the number: {found.title}")
        self._title.setText(found.title)
        first, _break, more = found.about.partition("\n")
        self._about.setText(first)
        self._about.setVisible(bool(first))
        self._more.setText(more)
        self._more.setVisible(bool(more))
        self._word = word = found.word
        self._decision.setVisible(word is not None)
        for button in (self.adopt, self.leave):
            button.setVisible(word is not None and word.verdict is None)
        self.reopen.setVisible(word is not None and word.verdict is not None)
        self.sessions.show_rows(
            [
                LinkRow(
                    f"{' '.join(filter(None, (one.code, one.who)))}: {one.words}",
                    one.id,
                    badge=None if one.is_counted else _NOT_COUNTED,
                )
                for one in found.sessions
            ]
        )
        self._sessions_head.setText(counted(len(found.sessions), "session"))
        self._sessions_part.setVisible(bool(found.sessions))
        self._quotes_head.setText(counted(len(found.quotes), "quote"))
        self._quotes_part.setVisible(bool(found.quotes))
        self.quotes.show_quotes(found.quotes)
        self._none.setVisible(not (found.sessions or found.quotes or found.about))

    def focus_first(self) -> None:
        """Give the keyboard to what is to be decided, else to the first session or quote."""
        for place in (self.adopt, self.reopen, self.sessions, self.quotes, self._close):
            if place.isVisibleTo(self):
                place.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _decide(self, verdict: WordVerdict | None) -> None:
        if self._word is not None:
            self.decided.emit(self._word.word, verdict)

    def _on_adopt_clicked(self) -> None:
        self._decide(WordVerdict.ADOPTED)

    def _on_leave_clicked(self) -> None:
        self._decide(WordVerdict.LEFT)

    def _on_reopen_clicked(self) -> None:
        self._decide(None)

    def _on_sessions_opened(self, session: object) -> None:
        self.session_opened.emit(str(session))

    def _on_quotes_opened(self, quote: Said) -> None:
        self.session_opened.emit(quote.session)


def _part(heading: QWidget, rows: QWidget) -> QWidget:
    """A heading with what stands below it, apart from what stands above."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, _APART_PX, 0, 0)
    column.setSpacing(8)
    column.addWidget(heading)
    column.addWidget(rows)
    return made
