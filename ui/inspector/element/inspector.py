"""The inspector of the positioning: an element, or what stands around it, or the project."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from narrative_studio.analysis.positioning.gap import GapKind
from narrative_studio.commands.customers import ENTRIES, Entry
from narrative_studio.model.evidence import Objection, Proof
from narrative_studio.model.positioning import Element, Relation
from narrative_studio.model.rows import Row
from narrative_studio.model.touchpoints import Touchpoint
from ui.inspector.binding import RowWatch, row_of
from ui.inspector.element.panel import Panel
from ui.session import Selection, Session
from ui.shell.areas import has_focus
from ui.theme import Role
from ui.widgets.panel import Ground

_TABLES = frozenset(
    {
        "comment",
        "element",
        "point",
        "relation",
        "link",
        "proof",
        "objection",
        "frame",
        "step",
        "narrative",
        "person",
        "project",
        "baseline",
        *ENTRIES,
        "persona_note",
        "interest",
        "raiser",
        "touchpoint",
    }
)


class ElementInspector(Ground):
    """Follows the session's selection; without one it shows the project and teaches the method.

    Signals:
        left(): Esc was pressed, or the row that was being edited is no longer shown; the keyboard
            goes back to the positioning.
    """

    left = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(Role.CHROME, parent=parent)
        self._session = session
        self._panels: dict[str, Panel] = {}
        self._is_stale = False
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self.setAccessibleName("Inspector")
        self._watch = RowWatch(session, self._refresh, self, tables=_TABLES)
        session.selected.connect(self._on_session_selected)
        session.narrative_chosen.connect(self._refresh)
        self._show(session.selection)

    @property
    def panel(self) -> Panel:
        """The panel of what is selected."""
        self._catch_up()
        found = self._stack.currentWidget()
        assert isinstance(found, Panel)
        return found

    def focus_first(self) -> None:
        """Give the keyboard to the first field of what is shown."""
        self.panel.focus_first()

    def comment(self) -> None:
        """Begin a comment on the element that is shown, if there is one."""
        from ui.inspector.element.main import ElementPanel

        self._session.flush()
        if isinstance(self.panel, ElementPanel):
            self.panel.comments.view.begin()

    def answer(self, kind: GapKind) -> None:
        """Give the keyboard to the field that answers a gap of the element that is shown."""
        self.panel.answer(kind)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._session.flush()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        self._catch_up()
        super().showEvent(event)

    def _on_session_selected(self, _selection: Selection, _initiator: object) -> None:
        self._refresh()

    def _refresh(self) -> None:
        # While another room is shown nobody looks: one look on coming back is enough.
        self._is_stale = True
        if self.isVisible():
            self._catch_up()

    def _catch_up(self) -> None:
        if self._is_stale:
            self._is_stale = False
            self._show(self._session.selection)

    def _show(self, selection: Selection) -> None:
        row = row_of(self._session, selection.table, selection.current)
        if not isinstance(row, Element | Proof | Objection | Relation | Entry | Touchpoint):
            row = self._session.view.project
        panel = self._panel_for(row)
        is_let_go = row.table == "project" and self._stack.currentWidget() is not panel
        had_keyboard = has_focus(self)
        self._watch.watch(row)
        panel.show_row(row)
        self._stack.setCurrentWidget(panel)
        if is_let_go and had_keyboard:
            # The row is gone: what is typed next is not meant for the title of the project.
            self.left.emit()

    def _panel_for(self, row: Row) -> Panel:
        """The panel of a kind of row, made when it is first needed."""
        found = self._panels.get(row.table)
        if found is None:
            found = self._panels[row.table] = _make_panel(self._session, row)
            self._stack.addWidget(found)
        return found


def _make_panel(session: Session, row: Row) -> Panel:
    # Each panel is imported with the first row that needs it: most sittings need two.
    if isinstance(row, Element):
        from ui.inspector.element.main import ElementPanel

        return ElementPanel(session)
    if isinstance(row, Proof):
        from ui.inspector.element.evidence import ProofPanel

        return ProofPanel(session)
    if isinstance(row, Objection):
        from ui.inspector.element.evidence import ObjectionPanel

        return ObjectionPanel(session)
    if isinstance(row, Entry):
        from ui.inspector.customers.panels import make_customer_panel

        return make_customer_panel(session, row)
    if isinstance(row, Relation):
        from ui.inspector.element.comparison import ComparisonPanel

        return ComparisonPanel(session)
    if isinstance(row, Touchpoint):
        from ui.inspector.touchpoint.panel import TouchpointPanel

        return TouchpointPanel(session)
    from ui.inspector.element.project import ProjectPanel

    return ProjectPanel(session)
