"""Says in an element's inspector that something above it in the chain changed, and what to do."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from narrative_studio.analysis.positioning.upstream import upstream_changes
from narrative_studio.model.positioning import Element, Status
from ui.inspector.element.head import SIDE_PX
from ui.inspector.link_targets import target_of
from ui.session import Session
from ui.styling.buttons import ControlSize
from ui.theme import Role, Type
from ui.widgets.buttons import SecondaryButton
from ui.widgets.label import TextLabel
from ui.widgets.link_rows import LinkRow, LinkRows
from ui.widgets.panel import Note

_NEXT = {
    Status.APPROVED: "Does this still follow? Send it to review, and approve it if it does.",
    Status.IN_REVIEW: "Does this still follow? Approving it says so.",
    Status.DRAFT: "Does this still follow? Rewording or approving it says so.",
}


class UpstreamNote(QWidget):
    """A quiet note, there only while something upstream changed since the element was looked at.

    Signals:
        review_wanted(): send the element to review.
    """

    review_wanted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.rows = LinkRows("Changed upstream")
        self.rows.opened.connect(self._on_rows_opened)
        self._next = TextLabel(use=Type.SUPPORT, role=Role.TEXT2, lines=0)
        self.review_button = SecondaryButton("Send to review", size=ControlSize.SMALL)
        self.review_button.clicked.connect(self.review_wanted)
        note = Note(Role.INFO_SOFT)
        inside = QVBoxLayout(note)
        inside.setContentsMargins(10, 8, 10, 10)
        inside.setSpacing(4)
        title = "Something upstream changed"
        inside.addWidget(TextLabel(title, use=Type.SUPPORT_STRONG, role=Role.INFO))
        inside.addWidget(self.rows)
        inside.addWidget(self._next)
        inside.addWidget(self.review_button, 0, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(SIDE_PX, 10, SIDE_PX, 2)
        column.addWidget(note)

    @property
    def hint(self) -> str:
        """What to do next."""
        return self._next.text()

    def show_element(self, element: Element) -> None:
        """Show what changed above another element, or above this one after a change."""
        view = self._session.view
        changed = upstream_changes(view, element.id)
        self.setVisible(bool(changed))
        self.rows.show_rows(
            [
                LinkRow(
                    target.name, one.id, icon=target.icon, spoken=f"{target.kind} {target.name}"
                )
                for one in changed
                for target in [target_of(one)]
            ]
        )
        self._next.setText(_NEXT[element.status])
        self.review_button.setVisible(element.status is Status.APPROVED)

    def _on_rows_opened(self, key: object) -> None:
        found = self._session.view.elements.get(str(key))
        if found is not None:
            self._session.open_row(found)
