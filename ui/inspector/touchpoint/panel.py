"""The panel of a touchpoint: what is said where, who answers for it, when it was checked."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from narrative_studio.commands.editing import edit_cells
from narrative_studio.model.people import Function
from narrative_studio.model.rows import Row
from narrative_studio.model.touchpoints import Touchpoint, TouchpointKind
from ui.inspector.element.cells import CellFields, padded
from ui.inspector.element.head import PanelHead
from ui.inspector.element.panel import Panel
from ui.inspector.people import PersonField
from ui.inspector.section_memory import SectionMemory
from ui.inspector.touchpoint.kinds import standing_badge
from ui.inspector.touchpoint.links import TellsSection
from ui.session import Session
from ui.styling.buttons import ControlSize
from ui.widgets.badge import Badge
from ui.widgets.buttons import SecondaryButton
from ui.widgets.parsed_edit import day_edit


class TouchpointPanel(Panel):
    """Everything there is to see and to edit of a touchpoint."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, "Touchpoint", parent)
        self._badge: Badge | None = None
        self.head = PanelHead(session, "name", "Name of the touchpoint")
        self.fields = CellFields(session, Touchpoint)
        self.fields.add_choice("kind", "Kind", TouchpointKind)
        self.fields.add_choice("function", "Function", Function)
        self.fields.add_text("place", "Place", "An address, or where to find it", is_name=True)
        self.fields.add_text("wording", "Wording", "What is said there, word for word", lines=4)
        self.owner = PersonField(session, "Owner")
        self.owner.chosen.connect(self._on_owner_chosen)
        self.fields.add_widget(self.owner)
        self.fields.add_parsed("checked_on", "Checked on", day_edit(name="Checked on"))
        self.today_button = SecondaryButton("Checked today", size=ControlSize.SMALL, icon="check")
        self.today_button.clicked.connect(self._on_today_clicked)
        self.fields.add_widget(self.today_button)
        self.tells = TellsSection(session)
        self.note_fields = CellFields(session, Touchpoint)
        self.note_fields.add_text("note", "Note", "Anything the others should know", lines=2)
        self.set_head(self.head)
        self.add_part(padded(self.fields))
        self.add_part(self.tells)
        self.add_part(padded(self.note_fields))
        SectionMemory(session.settings).tie(self.tells, "touchpoint.tells")
        self.head.menu_wanted.connect(self.fill_menu)

    def show_row(self, row: Row) -> None:
        super().show_row(row)
        if not isinstance(row, Touchpoint):
            return
        self.setAccessibleName(f"Touchpoint {row.name}")
        self.head.show_kind("Touchpoint", "")
        self.head.binding.show(row)
        self.fields.show_row(row)
        self.note_fields.show_row(row)
        self.owner.show_person(row.owner)
        self.tells.show_touchpoint(row)
        badge = standing_badge(self.session.view, row)
        if badge != self._badge:
            self._badge = badge
            self.tells.set_badge(badge)
        is_old = row.checked_on != self.session.view.today.isoformat()
        self.today_button.setVisible(is_old)

    def focus_first(self) -> None:
        self.head.name.setFocus(Qt.FocusReason.OtherFocusReason)
        self.head.name.select_all()

    def _on_owner_chosen(self, person: object) -> None:
        self.fields.edit("owner", person)

    def _on_today_clicked(self) -> None:
        row, session = self.row, self.session
        if isinstance(row, Touchpoint):
            session.flush()
            today = session.view.today.isoformat()
            session.attempt(lambda: edit_cells(session.project, row, checked_on=today))
