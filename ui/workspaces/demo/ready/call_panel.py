"""What the first page of the demo script says: audience, outcome, roles, plan B, environment."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from narrative_studio.commands.editing import edit_cells
from narrative_studio.model.storyboard import Narrative
from narrative_studio.model.view import NarrativeView
from ui.inspector.binding import CellBinding
from ui.inspector.people import PersonField
from ui.session import Session
from ui.theme import Type
from ui.widgets.label import TextLabel
from ui.widgets.labelled_field import LabelledField
from ui.widgets.panel import Panel
from ui.widgets.text_area import TextArea

_FIELDS: Final = (
    ("audience", "Audience", "Who is in the call: roles, not names"),
    ("outcome", "Outcome", "One sentence: what the call should end in"),
    ("plan_b", "Plan B", "What you do when the demo as a whole cannot be shown"),
    (
        "environment",
        "Environment",
        "Tenant, user, screen, network. Say where credentials are, never what they are",
    ),
)


class CallPanel(Panel):
    """Fields of the narrative and its two roles."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._narrative: Narrative | None = None
        self._driver = PersonField(session, "Drives")
        self._talker = PersonField(session, "Talks")
        self._bindings = []
        self.stops: list[QWidget] = []
        """Where Tab stops in the panel, in order."""
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(12)
        column.addWidget(TextLabel("The call", use=Type.PANEL))
        for cell, label, hint in _FIELDS:
            area = TextArea(placeholder=hint, min_lines=2, max_lines=9)
            self._bindings.append(CellBinding(session, area, cell, self))
            column.addWidget(LabelledField(label, area))
            self.stops.append(area)
            if cell == "outcome":
                for role in (self._driver, self._talker):
                    column.addWidget(role)
                    self.stops.append(role)
        column.addStretch(1)
        self._driver.chosen.connect(lambda person: self._edit(driver=person))
        self._talker.chosen.connect(lambda person: self._edit(talker=person))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def show_story(self, story: NarrativeView | None) -> None:
        """Show a narrative."""
        self._narrative = story.narrative if story is not None else None
        for binding in self._bindings:
            binding.show(self._narrative)
        self._driver.show_person(self._narrative.driver if self._narrative else None)
        self._talker.show_person(self._narrative.talker if self._narrative else None)

    def _edit(self, **cells: Any) -> None:
        narrative, project = self._narrative, self._session.project
        if narrative is not None:
            self._session.attempt(lambda: edit_cells(project, narrative, **cells))
