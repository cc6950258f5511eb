"""The section Tells of a touchpoint: the elements it is tied to, and what changed of them."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from narrative_studio.commands import links
from narrative_studio.model.rows import Row
from narrative_studio.model.storyboard import Link
from narrative_studio.model.touchpoints import Touchpoint
from ui import icons
from ui.inspector.element_picker import RowPicker
from ui.inspector.frame_link_rows import LinkRow, LinkWords, SuspectBlock, link_words
from ui.session import Session
from ui.theme import Role, Type
from ui.widgets.buttons import ControlSize, QuietButton
from ui.widgets.label import TextLabel
from ui.widgets.section import Section

_OUT_PX = 6


class TellsSection(Section):
    """Links as rows, suspect ones as blocks with both answers in place."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("Tells", parent=parent)
        self._session = session
        self._touchpoint: Touchpoint | None = None
        self._shown: tuple[LinkWords, ...] | None = None
        self._rows: list[QWidget] = []
        self._none = TextLabel(
            "Linked to no element: a change of the positioning is not noticed here.",
            use=Type.SUPPORT,
            role=Role.TEXT2,
            lines=0,
        )
        self._none.setContentsMargins(_OUT_PX, 0, _OUT_PX, 0)
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        self.add_button = QuietButton("Link to an element", size=ControlSize.SMALL, icon="link")
        self.add_button.clicked.connect(self.choose)
        layout = self.body_layout
        layout.setContentsMargins(16 - _OUT_PX, 0, 16 - _OUT_PX, 8)
        layout.setSpacing(4)
        layout.addWidget(self._none)
        layout.addLayout(self._list)
        layout.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)

    @property
    def rows(self) -> list[QWidget]:
        """The rows and blocks, in order."""
        return list(self._rows)

    def show_touchpoint(self, touchpoint: Touchpoint) -> None:
        """Show the links of another touchpoint, or of this one after a change."""
        self._touchpoint = touchpoint
        view = self._session.view
        shown = tuple(link_words(view, link) for link in view.links_from(touchpoint.id))
        self.set_summary(str(len(shown)) if shown else "")
        self._none.setVisible(not shown)
        if shown == self._shown:
            return
        kept = dict(zip(self._shown or (), self._rows, strict=True))
        self._shown = shown
        for widget in self._rows:
            self._list.removeWidget(widget)
        self._rows = [kept.pop(words) if words in kept else self._made(words) for words in shown]
        for widget in self._rows:
            self._list.addWidget(widget)
        for widget in kept.values():
            widget.hide()
            widget.deleteLater()

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

    def _made(self, words: LinkWords) -> QWidget:
        link = words.link
        if words.state.is_suspect and words.target is not None:
            block = SuspectBlock(words)
            block.cleared.connect(lambda reason: self._clear(link, reason))
            block.menu_wanted.connect(lambda button: self._open_menu(words, button))
            return block
        row = LinkRow(words)
        if words.target is not None:
            target = words.target.row
            row.clicked.connect(lambda _checked=False: self._session.open_row(target))
        row.menu_wanted.connect(lambda button: self._open_menu(words, button))
        return row

    def link_menu(self, words: LinkWords) -> QMenu:
        """What can be done with one link."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if words.target is not None:
            target = words.target
            entry = menu.addAction(icons.icon(target.icon), f"Show the {target.kind.lower()}")
            entry.triggered.connect(lambda _checked=False: self._session.open_row(target.row))
        entry = menu.addAction(icons.icon("unlink"), "Remove the link")
        entry.triggered.connect(lambda _checked=False: self._remove(words))
        return menu

    def _open_menu(self, words: LinkWords, button: QWidget) -> None:
        menu = self.link_menu(words)
        corner = QPoint(button.width() - menu.sizeHint().width(), button.height() + 2)
        menu.popup(button.mapToGlobal(corner))

    def _remove(self, words: LinkWords) -> None:
        project, link = self._session.project, words.link.id
        self._session.attempt(lambda: links.unlink(project, link_id=link))
        self._tell(f"Link to {words.name} removed")

    def _clear(self, link: Link, reason: str) -> None:
        project = self._session.project
        self._session.attempt(lambda: links.clear_suspect(project, link_id=link.id, reason=reason))
        if not self._session.view.link_state(link).is_suspect:
            self._tell("Suspect link cleared with a reason")

    def _tell(self, words: str) -> None:
        self._session.messages.tell(words, action="Undo", act=self._session.undo)

    def _on_picker_picked(self, target: Row) -> None:
        touchpoint, project = self._touchpoint, self._session.project
        if touchpoint is not None:
            self._session.attempt(lambda: links.link(project, source=touchpoint, target=target))
