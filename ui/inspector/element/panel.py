"""What every panel of this inspector has: it scrolls, has a head, and shows one row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from narrative_studio.analysis.linking.impact import impact
from narrative_studio.analysis.naming import quoted
from narrative_studio.analysis.positioning.gap import GapKind
from narrative_studio.commands.customers import Entry, delete_entry
from narrative_studio.commands.evidence import delete_evidence
from narrative_studio.commands.positioning import delete_element
from narrative_studio.commands.touchpoints import delete_touchpoint
from narrative_studio.model.evidence import Objection, Proof
from narrative_studio.model.positioning import Element
from narrative_studio.model.rows import Row
from narrative_studio.model.touchpoints import Touchpoint
from ui import icons
from ui.inspector.customers.kinds import words_of
from ui.inspector.element.head import PanelHead
from ui.session import Session
from ui.theme import Role
from ui.widgets.scroll_box import ScrollBox

if TYPE_CHECKING:
    from ui.inspector.impact_popup import ImpactPopup


class Panel(QWidget):
    """A head that stays in sight and one scrolled column of parts; made once per kind of thing."""

    def __init__(self, session: Session, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._row: Row | None = None
        self._head: QWidget | None = None
        self.setAccessibleName(name)
        body = QWidget()
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(0, 0, 0, 24)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        self._box = ScrollBox(body)
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(0)
        self._whole.addWidget(self._box, 1)

    @property
    def row(self) -> Row | None:
        """What is shown."""
        return self._row

    @property
    def scrolled_px(self) -> int:
        """How far the parts are scrolled, in pixels."""
        return self._box.verticalScrollBar().value()

    def scroll_to(self, top_px: int) -> None:
        """Scroll the parts."""
        self._box.verticalScrollBar().setValue(top_px)

    def set_head(self, head: QWidget) -> None:
        """Put a part above those that scroll."""
        self._head = head
        self._whole.insertWidget(0, head)

    def add_part(self, part: QWidget) -> None:
        """Put a part below the others."""
        self._column.insertWidget(self._column.count() - 1, part)

    def show_row(self, row: Row) -> None:
        """Show another row, or this one after a change."""
        if self._row is None or self._row.id != row.id:
            self._box.verticalScrollBar().setValue(0)
        self._row = row

    def answer(self, kind: GapKind) -> None:
        """Give the keyboard to the field that answers a gap; none where none does."""

    def focus_first(self) -> None:
        """Give the keyboard to the first field."""

    def fill_menu(self, menu: QMenu) -> None:
        """Offer what can be done to the row."""
        if isinstance(self._row, Element | Proof | Objection):
            walk = menu.addAction(icons.icon("sitemap", Role.TEXT2), "What hangs on this")
            walk.triggered.connect(self._on_walk_triggered)
        entry = menu.addAction(icons.icon("trash", Role.TEXT2), "Delete")
        entry.triggered.connect(self._on_delete_triggered)

    def show_impact(self) -> ImpactPopup | None:
        """List what hangs on the row, below the menu button."""
        if self._row is None or not isinstance(self._head, PanelHead):
            return None
        return open_impact(self.session, self._row, self._head.menu_button)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 120)

    def _on_walk_triggered(self) -> None:
        self.show_impact()

    def _on_delete_triggered(self) -> None:
        if self._row is not None:
            delete_row(self.session, self._row)


def open_impact(session: Session, row: Row, anchor: QWidget) -> ImpactPopup:
    """List what hangs on a row, below a button; a line leads to its row."""
    # The list is rarely asked for: it is loaded when it is.
    from ui.inspector.impact_popup import ImpactPopup

    session.flush()
    popup = ImpactPopup(impact(session.view, session.view.tables[row.table][row.id]), anchor)
    popup.jumped.connect(session.row_opened)
    popup.open_below(anchor, popup.list, at_end=True)
    return popup


def delete_row(session: Session, row: Row) -> None:
    """Delete a row of the positioning, or of what stands around it; say how to take it back."""
    project = session.project
    if isinstance(row, Element):
        name = row.name
        session.attempt(lambda: delete_element(project, element=row.id))
    elif isinstance(row, Proof | Objection):
        name = row.headline if isinstance(row, Proof) else row.text
        session.attempt(lambda: delete_evidence(project, row=row))
    elif isinstance(row, Entry):
        name = words_of(row)
        session.attempt(lambda: delete_entry(project, entry=row))
    elif isinstance(row, Touchpoint):
        name = row.name
        session.attempt(lambda: delete_touchpoint(project, touchpoint=row.id))
    else:
        return
    session.messages.tell(f"{quoted(name)} deleted", action="Undo", act=session.undo)
