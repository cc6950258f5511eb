"""The links of a frame: what of the positioning, the proofs and the objections it carries."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from narrative_studio.commands import links
from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.storyboard import excuse_frame
from narrative_studio.model.rows import Row
from narrative_studio.model.storyboard import Frame, Link, LinkRole
from narrative_studio.model.view import NarrativeView
from ui import icons
from ui.inspector.frame_excuse import Excuse
from ui.inspector.frame_link_rows import LinkRow, LinkWords, SuspectBlock, link_words
from ui.inspector.frame_part import FramePart
from ui.inspector.link_picker import LinkPicker
from ui.session import Session
from ui.styling.buttons import ControlSize
from ui.theme import Role, Type
from ui.widgets.buttons import QuietButton
from ui.widgets.label import TextLabel

_OUT_PX = 6


class LinksPart(FramePart):
    """Lists the links, the suspect ones with what to do about them; adds and removes them."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, "Links")
        self._shown: tuple[LinkWords, ...] | None = None
        self._list = QWidget()
        self._rows = QVBoxLayout(self._list)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(4)
        self._none = TextLabel(
            "Say what this frame carries: an element of the positioning, a proof, an objection.",
            use=Type.SUPPORT,
            role=Role.TEXT2,
            lines=0,
        )
        self._none.setContentsMargins(_OUT_PX, 0, _OUT_PX, 0)
        self._add = QuietButton("Link", size=ControlSize.TINY, icon="plus")
        self._add.setAccessibleName("Add a link")
        self._excuse = Excuse()
        self._excuse.setContentsMargins(_OUT_PX, 0, _OUT_PX, 0)
        self._excuse.given.connect(self._on_excuse_given)
        self._excuse.withdrawn.connect(self._on_excuse_withdrawn)
        layout = self.body_layout
        layout.setContentsMargins(16 - _OUT_PX, 0, 16 - _OUT_PX, 8)
        layout.setSpacing(4)
        layout.addWidget(self._none)
        layout.addWidget(self._list)
        layout.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._excuse)
        self._add.clicked.connect(self.open_picker)

    @property
    def rows(self) -> list[QWidget]:
        """The rows and blocks, in order."""
        found = [self._rows.itemAt(place) for place in range(self._rows.count())]
        return [widget for item in found if item is not None and (widget := item.widget())]

    def refresh(self) -> None:
        story, frame = self.story, self.frame
        shown: tuple[LinkWords, ...] = ()
        if story is not None and frame is not None:
            whole = story.whole
            shown = tuple(link_words(whole, link) for link in whole.links_from(frame.id))
        is_excused = frame is not None and bool(frame.no_link_because.strip())
        self.set_summary(str(len(shown)) if shown else "Needs none" if is_excused else "None")
        self._none.setVisible(not shown and not is_excused)
        self._excuse.show_frame(story, frame)
        self._list.setVisible(bool(shown))
        if shown != self._shown:
            self._show(shown)

    @property
    def excuse(self) -> Excuse:
        """Why the frame needs no link."""
        return self._excuse

    def open_picker(self) -> LinkPicker | None:
        """Offer what can be linked."""
        story, frame = self.story, self.frame
        if story is None or frame is None:
            return None
        self.session.flush()
        linked = frozenset(link.target for link in story.whole.links_from(frame.id))
        picker = LinkPicker(story.whole, linked | _promised_elsewhere(story, frame), self)
        picker.picked.connect(self._on_picker_picked)
        picker.open_below(self._add)
        return picker

    def _show(self, shown: tuple[LinkWords, ...]) -> None:
        """Make rows for the links that read differently; the others stay as they are."""
        before = dict(zip(self._shown or (), self.rows, strict=True))
        self._shown = shown
        for widget in before.values():
            self._rows.removeWidget(widget)
        for words in shown:
            kept = before.pop(words) if words in before else self._made(words)
            self._rows.addWidget(kept)
        for widget in before.values():
            widget.hide()
            widget.deleteLater()

    def _made(self, words: LinkWords) -> QWidget:
        link = words.link
        if words.state.is_suspect and words.target is not None:
            block = SuspectBlock(words)
            block.cleared.connect(lambda reason: self._clear(link, reason))
            block.menu_wanted.connect(lambda button: self._open_menu(words, button))
            return _inset(block)
        row = LinkRow(words)
        if words.target is not None:
            target = words.target.row
            row.clicked.connect(lambda _checked=False: self.session.open_row(target))
        row.menu_wanted.connect(lambda button: self._open_menu(words, button))
        return row

    def _open_menu(self, words: LinkWords, button: QWidget) -> None:
        menu = self.link_menu(words)
        corner = QPoint(button.width() - menu.sizeHint().width(), button.height() + 2)
        menu.popup(button.mapToGlobal(corner))

    def link_menu(self, words: LinkWords) -> QMenu:
        """What can be done with one link."""
        link = words.link
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if words.target is not None:
            target = words.target
            entry = menu.addAction(icons.icon(target.icon), f"Show the {target.kind.lower()}")
            entry.triggered.connect(lambda _checked=False: self.session.open_row(target.row))
            roles = menu.addMenu("What the frame does for it")
            for role in LinkRole:
                choice = roles.addAction(role.value.capitalize())
                choice.setCheckable(True)
                choice.setChecked(role is link.role)
                choice.triggered.connect(
                    lambda _checked=False, role=role: self._set_role(link, role)
                )
            menu.addSeparator()
        entry = menu.addAction(icons.icon("unlink"), "Remove the link")
        entry.triggered.connect(lambda _checked=False: self._remove(words))
        return menu

    def _set_role(self, link: Link, role: LinkRole) -> None:
        self.session.attempt(lambda: edit_cells(self.session.project, link, role=role))

    def _remove(self, words: LinkWords) -> None:
        project, link = self.session.project, words.link.id
        self.session.attempt(lambda: links.unlink(project, link_id=link))
        self._tell(f"Link to {words.name} removed")

    def _clear(self, link: Link, reason: str) -> None:
        project = self.session.project
        self.session.attempt(lambda: links.clear_suspect(project, link_id=link.id, reason=reason))
        if not self.session.view.link_state(link).is_suspect:
            self._tell("Suspect link cleared with a reason")

    def _tell(self, words: str) -> None:
        self.session.messages.tell(words, action="Undo", act=self.session.undo)

    def _on_excuse_given(self, reason: str) -> None:
        frame, project = self.frame, self.session.project
        if frame is not None:
            self.session.attempt(lambda: excuse_frame(project, frame=frame.id, because=reason))

    def _on_excuse_withdrawn(self) -> None:
        frame, project = self.frame, self.session.project
        if frame is not None:
            self.session.attempt(lambda: excuse_frame(project, frame=frame.id, because=""))
            self._tell("The frame is asked for links again")

    def _on_picker_picked(self, target: Row) -> None:
        frame = self.frame
        if frame is not None:
            project = self.session.project
            self.session.attempt(lambda: links.link(project, source=frame, target=target))


def _promised_elsewhere(story: NarrativeView, frame: Frame) -> frozenset[str]:
    """Criteria that a frame cannot pay for: its own, and those of other narratives."""
    others = {one.id for one in story.all_frames} - {frame.id}
    return frozenset(one.id for one in story.whole.criteria.values() if one.frame not in others)


def _inset(block: SuspectBlock) -> QWidget:
    """Line a block up with the fields: rows reach a little further out for their hover ground."""
    hold = QWidget()
    column = QVBoxLayout(hold)
    column.setContentsMargins(_OUT_PX, 2, _OUT_PX, 2)
    column.addWidget(block)
    return hold
