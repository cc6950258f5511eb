"""Which personas sit on the prospect's side, as boxes to tick.

Signals of ``PersonaTicks``: ``ticked(object)`` with the list of their ids.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from narrative_studio.model.ids import PersonaId
from narrative_studio.model.prospects import TestSession
from ui.session import Session
from ui.theme import Role, Type
from ui.widgets.label import TextLabel


class PersonaTicks(QWidget):
    """One box for each persona of the document; hidden while there is none."""

    ticked = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._boxes: dict[PersonaId, QCheckBox] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addWidget(TextLabel("Who sits there", use=Type.SUPPORT, role=Role.TEXT2))

    @property
    def boxes(self) -> dict[PersonaId, QCheckBox]:
        """The boxes by persona."""
        return self._boxes

    def show_test(self, test: TestSession) -> None:
        """Show who sits in a session."""
        view = self._session.view
        sat = {one.persona for one in view.session_personas.of("session", test.id)}
        personas = view.personas.ordered
        for gone in self._boxes.keys() - {one.id for one in personas}:
            self._boxes.pop(gone).deleteLater()
        for persona in personas:
            box = self._boxes.get(persona.id)
            if box is None:
                box = self._boxes[persona.id] = QCheckBox()
                box.clicked.connect(self._on_box_clicked)
                self._column.addWidget(box)
            role = f", {persona.buying_role}" if persona.buying_role else ""
            box.setText(f"{persona.name or 'No name'}{role}".replace("&", "&&"))
            box.setChecked(persona.id in sat)
        self.setVisible(bool(self._boxes))

    def _on_box_clicked(self) -> None:
        self.ticked.emit([one for one, box in self._boxes.items() if box.isChecked()])
