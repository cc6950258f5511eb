"""Why a frame needs no link: asked for in place, and said calmly once it is known."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from narrative_studio.analysis.linking.coverage import links_of
from narrative_studio.model.positioning import Element
from narrative_studio.model.storyboard import Frame
from narrative_studio.model.view import NarrativeView
from ui.inspector.reason_row import ReasonRow
from ui.styling.buttons import ControlSize
from ui.theme import Role, Type
from ui.widgets.buttons import QuietButton
from ui.widgets.label import TextLabel


class Excuse(QWidget):
    """Shown while a frame carries no element.

    Signals:
        given(str): why the frame needs no link.
        withdrawn(): the frame is to be asked for links again.
    """

    given = Signal(str)
    withdrawn = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._frame_id = ""
        self._said = TextLabel(use=Type.SUPPORT, role=Role.TEXT2, lines=0)
        self.withdraw_button = QuietButton("Ask for links again", size=ControlSize.TINY)
        self.ask_button = QuietButton("This frame needs no link…", size=ControlSize.TINY)
        self._row = ReasonRow("Say so", placeholder="This frame needs no link because …")
        self._row.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._said)
        column.addWidget(self.withdraw_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.ask_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._row)
        self.withdraw_button.clicked.connect(self._on_withdraw_clicked)
        self.ask_button.clicked.connect(self._on_ask_clicked)
        self._row.given.connect(self._on_row_given)
        self._row.dropped.connect(self._on_row_dropped)

    @property
    def said(self) -> str:
        """The calm line; empty while there is none."""
        return self._said.text()

    @property
    def reason_row(self) -> ReasonRow:
        """Where the reason is written, once asked for."""
        return self._row

    def show_frame(self, story: NarrativeView | None, frame: Frame | None) -> None:
        """Show another frame, or this one after a change."""
        carries = (
            story is None
            or frame is None
            or any(one.target_table == Element.table for one in links_of(story, frame))
        )
        self.setVisible(not carries)
        if frame is None or carries:
            return
        if frame.id != self._frame_id:
            self._frame_id = frame.id
            self._row.field.clear()
            self._row.hide()
        reason = frame.no_link_because.strip()
        self._said.setText(f"Needs no link because {_continued(reason)}" if reason else "")
        self._said.setVisible(bool(reason))
        self.withdraw_button.setVisible(bool(reason))
        self._row.setVisible(not reason and self._row.isVisibleTo(self))
        self.ask_button.setVisible(not reason and not self._row.isVisibleTo(self))

    def _on_ask_clicked(self) -> None:
        self.ask_button.hide()
        self._row.show()
        self._row.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_row_given(self, reason: str) -> None:
        self.given.emit(reason)
        # The keyboard goes on to what takes the reason back, before its field is gone.
        self.withdraw_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self._row.field.clear()
        self._row.hide()

    def _on_withdraw_clicked(self) -> None:
        self.withdrawn.emit()
        self.ask_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_row_dropped(self) -> None:
        self._row.hide()
        self.ask_button.show()
        self.ask_button.setFocus(Qt.FocusReason.OtherFocusReason)


def _continued(reason: str) -> str:
    """A reason as the end of a sentence: its first word small unless it is all capitals."""
    first = reason.split()[0]
    is_name = len(first) > 1 and not first[1:].islower()
    words = reason if is_name else reason[0].lower() + reason[1:]
    return words if words.endswith((".", "!", "?", "…")) else f"{words}."
