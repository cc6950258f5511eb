"""The panel of an element: its wording, who decides, what it is connected to, who tells it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from narrative_studio.analysis.positioning.gap import GapKind
from narrative_studio.model.evidence import Proof
from narrative_studio.model.positioning import Element, ElementKind, Status
from narrative_studio.model.rows import Row
from ui import icons
from ui.actions import ALSO
from ui.inspector.binding import CellBinding
from ui.inspector.comments_part import RowComments
from ui.inspector.element.carried import CarriedSection
from ui.inspector.element.connected import ConnectedSection
from ui.inspector.element.decides import DecidesSection
from ui.inspector.element.fields import ElementFields
from ui.inspector.element.head import PanelHead
from ui.inspector.element.history import HistorySection
from ui.inspector.element.kinds import REVIEWS, title_of
from ui.inspector.element.panel import Panel
from ui.inspector.element.upstream import UpstreamNote
from ui.inspector.section_memory import SectionMemory
from ui.session import Session
from ui.theme import Role
from ui.widgets.scroll_box import reveal
from ui.widgets.section import Section
from ui.widgets.text_area import TextArea

_CONNECTED_TO: Final[dict[GapKind, ElementKind | type[Proof]]] = {
    GapKind.UNANSWERED: ElementKind.DIFFERENTIATOR,
    GapKind.NOT_DIFFERENT: ElementKind.ALTERNATIVE,
    GapKind.SO_WHAT: ElementKind.VALUE,
    GapKind.NOT_GIVEN: ElementKind.DIFFERENTIATOR,
    GapKind.NOT_PROVED: Proof,
    GapKind.WHO_CARES: ElementKind.CUSTOMER,
    GapKind.NOT_CARED_FOR: ElementKind.VALUE,
}
"""What an element is to be connected to, where that answers a gap."""


class ElementPanel(Panel):
    """Everything there is to see and to edit of an element."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, "Element", parent)
        self.head = PanelHead(session, "name", "Name")
        self.fields = ElementFields(session)
        self.upstream = UpstreamNote(session)
        self.decides = DecidesSection(session)
        self.upstream.review_wanted.connect(self._on_upstream_review_wanted)
        self.connected = ConnectedSection(session)
        self.carried = CarriedSection(session)
        self.comments = RowComments(session)
        self.note = Section("Note")
        self.history = HistorySection(session)
        area = TextArea(name="Note", placeholder="Anything the others should know", min_lines=2)
        self.note.body_layout.addWidget(area)
        self._note_binding = CellBinding(session, area, "note", self)
        memory = SectionMemory(session.settings)
        self.set_head(self.head)
        self.add_part(self.upstream)
        self.add_part(self.fields)
        self.connected.opens_for_gaps = True
        for section, name, starts_open in (
            (self.decides, "decides", True),
            (self.carried, "carried", True),
            (self.history, "revisions", True),
            (self.comments, "comments", False),
            (self.note, "note", False),
        ):
            if section is self.history:
                self.add_part(self.connected)
            self.add_part(section)
            memory.tie(section, f"element.{name}", starts_open=starts_open)
        self.head.menu_wanted.connect(self.fill_menu)

    def show_row(self, row: Row) -> None:
        super().show_row(row)
        if not isinstance(row, Element):
            return
        self.setAccessibleName(f"{title_of(row.kind)} {row.name}")
        self.head.show_kind(title_of(row.kind), row.code)
        self.head.binding.show(row)
        self.fields.show_element(row)
        self.upstream.show_element(row)
        self.decides.show_element(row)
        self.connected.show_row(row)
        self.carried.show_row(row)
        self.history.show_row(row)
        self.comments.show_row(row, "The element")
        self._note_binding.show(row)
        self.note.set_summary("" if not row.note else "1")

    def _on_upstream_review_wanted(self) -> None:
        self.decides.review(Status.IN_REVIEW)

    def answer(self, kind: GapKind) -> None:
        wanted = _CONNECTED_TO.get(kind)
        if wanted is not None and self.connected.point_at(wanted):
            return
        field: QWidget | None = self.fields.answer_to(kind)
        reason = Qt.FocusReason.OtherFocusReason
        if kind is GapKind.VAGUE:
            field = self.head.name
        elif kind is GapKind.NOT_CARRIED:
            self.carried.set_open(True)
            # A button says by its ring alone that it is meant; a field would have all marked.
            field, reason = self.carried.add_button, Qt.FocusReason.ShortcutFocusReason
        if field is not None:
            reveal(field)
            field.setFocus(reason)

    def focus_first(self) -> None:
        self.head.name.setFocus(Qt.FocusReason.OtherFocusReason)
        self.head.name.select_all()

    def fill_menu(self, menu: QMenu) -> None:
        row = self.row
        if isinstance(row, Element):
            fill_review_menu(menu, row, self.decides)
            menu.addSeparator()
        super().fill_menu(menu)


def fill_review_menu(menu: QMenu, element: Element, decides: DecidesSection) -> None:
    """Offer the other states of an element."""
    for status, words, icon, also in REVIEWS:
        if status is not element.status:
            entry = menu.addAction(icons.icon(icon, Role.TEXT2), words)
            entry.setProperty(ALSO, also)
            entry.triggered.connect(lambda _checked=False, status=status: decides.review(status))
