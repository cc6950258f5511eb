"""The view Touchpoints: every place where the message is met, in a table."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from narrative_studio.analysis.naming import counted
from narrative_studio.commands.touchpoints import move_touchpoint
from narrative_studio.model.rows import Row
from narrative_studio.model.touchpoints import Touchpoint
from narrative_studio.model.view import ProjectView
from ui.announce import announce
from ui.inspector.cell_typing import CellTyping
from ui.inspector.element.panel import delete_row
from ui.session import Session
from ui.styling.buttons import ControlSize
from ui.theme import Role, Type
from ui.widgets.buttons import SecondaryButton
from ui.widgets.empty_state import EmptyState
from ui.widgets.label import TextLabel
from ui.widgets.panel import Panel
from ui.workspaces.positioning.around_page import AroundPage
from ui.workspaces.positioning.chain.geometry import margin_px
from ui.workspaces.positioning.touchpoints.model import TouchpointModel
from ui.workspaces.positioning.touchpoints.view import TouchpointView


class TouchpointPage(AroundPage):
    """The table on its panel, or what it is for."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._typing = CellTyping(session, self)
        self.model = TouchpointModel(session.view, self)
        self.view = TouchpointView(self.model, self._typing)
        self._summary = TextLabel(use=Type.SUPPORT, role=Role.TEXT2)
        self.add_button = SecondaryButton("Add a touchpoint", size=ControlSize.SMALL, icon="plus")
        panel = Panel()
        inside = QVBoxLayout(panel)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.view)
        foot = QHBoxLayout()
        foot.addWidget(self._summary, 1)
        foot.addWidget(self.add_button)
        filled = QWidget()
        column = QVBoxLayout(filled)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(panel, 1)
        column.addLayout(foot)
        self.empty = EmptyState(
            "Where else is the message met?",
            "Every team is a channel: a web page, a follow-up email, a support reply, a renewal "
            "letter, even the bonus plan. Note what is said there and link it to the elements it "
            "tells; when one of them changes, the touchpoint becomes suspect.",
            "Add a touchpoint",
            icon="world",
        )
        self._outer = QVBoxLayout(self)
        self._stack = QStackedLayout()
        self._outer.addLayout(self._stack)
        self._stack.addWidget(filled)
        self._stack.addWidget(self.empty)
        self.view.picked.connect(self.picked)
        self.view.opened.connect(self.opened)
        self.view.discarded.connect(self._on_view_discarded)
        self.view.moved.connect(self._on_view_moved)
        self.model.edited.connect(self._typing.store)
        session.on_flush(self.view.store_typing)
        self.add_button.clicked.connect(self._on_add_wanted)
        self.empty.chosen.connect(self._on_add_wanted)
        self._arrange()

    @property
    def summary(self) -> str:
        """What stands below the table."""
        return self._summary.text()

    def show_view(self, view: ProjectView) -> None:
        selected = self.view.current()
        self.model.show(view)
        if selected is not None and self.view.current() is None:
            self.view.show_selected(selected.id)
        self._arrange()

    def show_selected(self, row: Row | None) -> None:
        self.view.show_selected(row.id if isinstance(row, Touchpoint) else None)

    def focus_view(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        place: QWidget | None = self.view
        if self._stack.currentWidget() is self.empty:
            place = self.empty.button
        if place is not None:
            place.setFocus(reason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        margin = margin_px(self.width())
        self._outer.setContentsMargins(margin, 0, margin, 12)
        super().resizeEvent(event)

    def _arrange(self) -> None:
        items = [self.model.item(self.model.index(n, 0)) for n in range(self.model.rowCount())]
        self._stack.setCurrentIndex(0 if items else 1)
        asking = sum(1 for item in items if item is not None and (item.check or item.link))
        words = counted(len(items), "touchpoint")
        if asking:
            verb = "asks" if asking == 1 else "ask"
            words += f" · {asking} {verb} for a look"
        self._summary.setText(words)

    def _on_add_wanted(self) -> None:
        is_empty = self._stack.currentWidget() is self.empty
        self.adding.emit(Touchpoint, self.empty.button if is_empty else self.add_button)

    def _on_view_discarded(self, row: Touchpoint) -> None:
        delete_row(self._session, row)

    def _on_view_moved(self, row: Touchpoint, by: int) -> None:
        if self.model.is_sorted:
            self._session.messages.advise(
                "Show the order of your own first: click the sorted column"
            )
            return
        rows = [one.id for one in self._session.view.touchpoints.ordered]
        place = rows.index(row.id) + by
        if 0 <= place < len(rows):
            project = self._session.project
            self._session.attempt(lambda: move_touchpoint(project, touchpoint=row.id, index=place))
            announce(self.view, f"{row.name}, now {place + 1} of {len(rows)}")
