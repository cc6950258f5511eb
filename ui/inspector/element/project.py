"""The panel while nothing is selected: the project in a few fields, and how positioning is done."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from narrative_studio.model.people import ProjectInfo
from narrative_studio.model.rows import Row
from ui.inspector.element.cells import CellFields, padded
from ui.inspector.element.head import PanelHead
from ui.inspector.element.panel import Panel
from ui.inspector.section_memory import SectionMemory
from ui.session import Session
from ui.theme import Role, Type
from ui.widgets.label import TextLabel
from ui.widgets.section import Section

METHOD: Final = (
    "Start with what customers would do without the product. Most of it is no rival.",
    "From left to right: what those lack, what that gives, and who cares a lot about it.",
    "Name the market in which that is obvious, then carry it into the frames of the story.",
)
"""The method in three lines."""


class ProjectPanel(Panel):
    """Title, company, product and summary of the document."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, "Project", parent)
        self.head = PanelHead(session, "title", "Title of the project")
        self.fields = CellFields(session, ProjectInfo)
        self.fields.add_text("company", "Company", "Who tells the story", is_name=True)
        self.fields.add_text("product", "Product", "What it is about", is_name=True)
        self.fields.add_text("one_line", "In one line", "What it is and for whom", lines=2)
        self.fields.add_text("summary", "Summary", "The positioning in one paragraph", lines=4)
        method = Section("How positioning is done")
        for number, words in enumerate(METHOD, start=1):
            method.body_layout.addLayout(_line(str(number), words))
        self.set_head(self.head)
        self.add_part(padded(self.fields))
        self.add_part(method)
        SectionMemory(session.settings).tie(method, "positioning.method")

    def show_row(self, row: Row) -> None:
        super().show_row(row)
        self.head.show_kind("Project", "", has_menu=False)
        self.head.binding.show(row)
        self.fields.show_row(row)

    def focus_first(self) -> None:
        self.head.name.setFocus(Qt.FocusReason.OtherFocusReason)


def _line(number: str, words: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    lead = TextLabel(number, use=Type.BODY_STRONG, role=Role.ACCENT, fixed=True, tabular=True)
    row.addWidget(lead, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(TextLabel(words, use=Type.BODY, role=Role.TEXT2, lines=0), 1)
    return row
