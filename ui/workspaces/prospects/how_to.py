"""How a narrative is tested, for those who have no protocol yet: six steps and why n is fixed."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui import painting, theme
from ui.theme import Role, Type
from ui.widgets.buttons import PrimaryButton
from ui.widgets.label import TextLabel
from ui.widgets.panel import Panel

STEPS: Final = (
    (
        "Write the protocol first",
        "Who is eligible, how many sessions, when a frame is flagged, when the narrative passes.",
    ),
    (
        "Fix it before the first session",
        "Rules that are made up afterwards always fit what happened.",
    ),
    (
        "Take a baseline",
        "A session tests one version. The baseline says which words the prospect heard.",
    ),
    (
        "Tell it to qualified prospects",
        "One rep tells, another observes. Prospects who know the old story are kept, not counted.",
    ),
    (
        "Write it down within the hour",
        "Per frame what happened, what they said, what they objected; then the huddle.",
    ),
    (
        "Change, take a new baseline, go on",
        "Cite the sessions an edit was made for. At the planned number, decide by the rule.",
    ),
)
WHY: Final = (
    "Why the number is fixed: who looks after every session and stops on a good day finds a winner "
    "in about one of three comparisons in which there is none. Looks before the planned number are "
    "fine, and marked interim."
)
_NUMBER_PX: Final = 24
_WIDTH_PX: Final = 680


class _Number(QWidget):
    """The number of a step in a circle."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        edge = theme.current().scaled(_NUMBER_PX)
        return QSize(edge, edge)

    def paintEvent(self, _event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        rect = QRect(0, 0, self.width(), self.height())
        painting.rounded(painter, rect, self.width() / 2, fill=now.selected)
        painter.setFont(now.font(Type.SUPPORT_STRONG, tabular=True))
        painter.setPen(now.accent)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(self._number))


class HowTo(Panel):
    """Six steps, why the number is fixed, and the button that begins.

    Signals:
        begun(): the protocol is to be written.
        session_asked(): a session is to be added.
    """

    begun = Signal()
    session_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaximumWidth(theme.current().scaled(_WIDTH_PX))
        self.setAccessibleName("How a narrative is tested")
        self.button = PrimaryButton("Write the protocol", icon="clipboard-list")
        self.button.clicked.connect(self._on_button_clicked)
        self._is_fixed = False
        self.note = TextLabel(use=Type.SUPPORT, role=Role.TEXT2, lines=0)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(TextLabel("How a narrative is tested", use=Type.WORKSPACE))
        for number, (title, about) in enumerate(STEPS, start=1):
            words = QVBoxLayout()
            words.setSpacing(0)
            words.addWidget(TextLabel(title, use=Type.BODY_STRONG, lines=0))
            words.addWidget(TextLabel(about, use=Type.BODY, role=Role.TEXT2, lines=0))
            row = QHBoxLayout()
            row.setSpacing(12)
            row.addWidget(_Number(number), 0, Qt.AlignmentFlag.AlignTop)
            row.addLayout(words, 1)
            column.addLayout(row)
        column.addWidget(TextLabel(WHY, use=Type.BODY, role=Role.TEXT2, lines=0))
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self.button)
        foot.addWidget(self.note, 1)
        column.addLayout(foot)

    def show_state(self, *, has_protocol: bool, is_fixed: bool) -> None:
        """Offer what comes next."""
        if is_fixed:
            words, note = "Add a session", "The protocol is fixed; the first session can be held."
        elif has_protocol:
            words, note = "Go on with the protocol", "It is begun and not fixed yet."
        else:
            words, note = (
                "Write the protocol",
                "It begins with all four ratings; who is eligible and what passes is agreed there.",
            )
        self.button.setText(words)
        self.button.set_icon("plus" if is_fixed else "clipboard-list", Role.ON_ACCENT)
        self.note.setText(note)
        self._is_fixed = is_fixed

    def _on_button_clicked(self) -> None:
        (self.session_asked if self._is_fixed else self.begun).emit()
