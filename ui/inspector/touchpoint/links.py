"""The section Tells of a touchpoint: the elements it is tied to, and what changed of them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from narrative_studio.commands import links
from narrative_studio.model.rows import Row
from narrative_studio.model.touchpoints import Touchpoint
from ui.inspector.element.picker import RowPicker
from ui.inspector.link_list import OUT_PX, LinkList
from ui.session import Session
from ui.theme import Role, Type
from ui.widgets.buttons import ControlSize, QuietButton
from ui.widgets.label import TextLabel
from ui.widgets.section import Section


class TellsSection(Section):
    """Lists the links of a touchpoint and adds further ones."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("Tells", parent=parent)
        self._session = session
        self._touchpoint: Touchpoint | None = None
        self._none = TextLabel(
            "Linked to no element: a change of the positioning is not noticed here.",
            use=Type.SUPPORT,
            role=Role.TEXT2,
            lines=0,
        )
        self._none.setContentsMargins(OUT_PX, 0, OUT_PX, 0)
        self.list = LinkList(session)
        self.add_button = QuietButton("Link to an element", size=ControlSize.SMALL, icon="link")
        self.add_button.clicked.connect(self.choose)
        layout = self.body_layout
        layout.setContentsMargins(16 - OUT_PX, 0, 16 - OUT_PX, 8)
        layout.setSpacing(4)
        layout.addWidget(self._none)
        layout.addWidget(self.list)
        layout.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_touchpoint(self, touchpoint: Touchpoint) -> None:
        """Show the links of another touchpoint, or of this one after a change."""
        self._touchpoint = touchpoint
        self.list.show_links(self._session.view, touchpoint.id)
        self.set_summary(str(len(self.list)) if len(self.list) else "")
        self._none.setVisible(not len(self.list))

    def choose(self) -> RowPicker | None:
        """Offer the elements that it does not tell yet."""
        touchpoint, view = self._touchpoint, self._session.view
        if touchpoint is None:
            return None
        self._session.flush()
        known = {link.target for link in view.links_from(touchpoint.id)}
        left = [one for one in view.elements.ordered if one.id not in known]
        picker = RowPicker("Link to an element", left, view, self)
        picker.picked.connect(self._on_picker_picked)
        picker.open_below(self.add_button)
        return picker

    def _on_picker_picked(self, target: Row) -> None:
        touchpoint, project = self._touchpoint, self._session.project
        if touchpoint is not None:
            self._session.attempt(lambda: links.link(project, source=touchpoint, target=target))
