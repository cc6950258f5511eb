"""The frame inspector: everything about the selected frame, beside the storyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from narrative_studio.model.positioning import Element
from narrative_studio.model.storyboard import Frame
from narrative_studio.project import ChangeSet
from ui.inspector.frame.actions import FrameActions
from ui.inspector.frame.many import ManyFrames
from ui.inspector.frame.overview import NarrativeOverview
from ui.session import Session
from ui.shell.areas import has_focus
from ui.theme import Role
from ui.widgets.panel import Ground
from ui.widgets.scroll_box import ScrollBox

if TYPE_CHECKING:
    from ui.inspector.element.panel import Panel as ElementPanel
    from ui.inspector.frame.head import FrameHead
    from ui.inspector.frame.page import FramePage
    from ui.inspector.frame.part import FramePart

_SHOWN: Final = frozenset(
    {
        "baseline",
        "code",
        "comment",
        "criterion",
        "custom_field",
        "custom_value",
        "element",
        "frame",
        "frame_result",
        "huddle_note",
        "left_out",
        "link",
        "mark",
        "narrative",
        "objection",
        "objection_raised",
        "override",
        "person",
        "point",
        "proof",
        "question",
        "quote",
        "quote_code",
        "rating",
        "relation",
        "step",
        "test_protocol",
        "test_session",
        "variant",
        "zone",
    }
)
_IDLE_MS: Final = 250
"""After the window is there, the fields of a frame are made ready while nobody waits."""


class FrameInspector(Ground):
    """Follows the session's selection: one frame, several, or the narrative as a whole.

    Signals:
        left(): Esc was pressed, or the frame that was being edited is no longer shown; the
            keyboard goes back to the storyboard.
    """

    left = Signal()

    def __init__(
        self,
        session: Session,
        *,
        actions: FrameActions | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(Role.CHROME, parent=parent)
        self._session = session
        self._actions = actions or FrameActions(session, self)
        self._page: FramePage | None = None
        self._element: ElementPanel | None = None
        self._are_elements_shown = False
        self._overview = NarrativeOverview(session)
        self._many = ManyFrames(self._actions)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(ScrollBox(self._overview))
        self._pages.addWidget(self._many)
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(_IDLE_MS)
        self._idle.timeout.connect(self._on_idle_timeout)
        self.setAccessibleName("Inspector")
        self._zoned: tuple[str, ...] = ()
        self._actions.zone_made.connect(self._on_actions_zone_made)
        session.selected.connect(self._on_session_selected)
        session.changed.connect(self._on_session_changed)
        session.narrative_chosen.connect(self.refresh)
        session.variant_chosen.connect(self.refresh)
        self.refresh()

    @property
    def page(self) -> FramePage:
        """The fields of one frame, made when they are first wanted."""
        if self._page is None:
            from ui.inspector.frame.page import FramePage

            self._page = FramePage(self._session, self._actions)
            self._pages.addWidget(self._page)
        return self._page

    @property
    def head(self) -> FrameHead:
        """The part that stays in sight while the sections scroll."""
        return self.page.head

    @property
    def overview(self) -> NarrativeOverview:
        """What is shown while no frame is selected."""
        return self._overview

    @property
    def many(self) -> ManyFrames:
        """What is shown while several frames are selected."""
        return self._many

    def part(self, name: str) -> FramePart:
        """One section: message, links, steps, script, bullets, visual, questions or history."""
        return self.page.parts[name]

    def stand_beside(self, view: str) -> None:
        """Follow the view of the storyboard: its keys, and beside the map elements too."""
        self._overview.teach(view)
        is_shown = view == "map"
        if is_shown != self._are_elements_shown:
            self._are_elements_shown = is_shown
            self.refresh()

    def refresh(self) -> None:
        """Show what is selected as it is now."""
        if self._show_element():
            return
        story, selection = self._session.story, self._session.selection
        frames = []
        if story is not None and selection.table == Frame.table:
            rows = story.whole.frames
            frames = [rows[one] for one in selection.ids if one in rows]
        if story is None or not frames:
            is_let_go = self._pages.currentIndex() > 0 and has_focus(self)
            self._overview.show_story(story)
            self._pages.setCurrentIndex(0)
            if is_let_go:
                # The frame is gone: what is typed next is not meant for the narrative's title.
                self.left.emit()
        elif len(frames) > 1:
            numbers = {frame.id: place for place, frame in enumerate(story.all_frames)}
            ordered = sorted(frames, key=lambda frame: numbers.get(frame.id, 0))
            told = self._session.telling
            self._many.show_frames(story, [frame.id for frame in ordered], told)
            self._pages.setCurrentIndex(1)
        else:
            self.page.show_frame(story, frames[0])
            self._pages.setCurrentWidget(self.page)

    def focus_first(self) -> None:
        """Put the keyboard into the headline, or into the first field there is."""
        at = self._pages.currentIndex()
        if self._element is not None and self._pages.currentWidget() is self._element:
            self._element.focus_first()
        elif at == 0:
            self._overview.title.setFocus(Qt.FocusReason.TabFocusReason)
        elif at == 1:
            self._many.buttons[0].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.page.focus_first()

    def comment(self) -> None:
        """Begin a comment on the frame that is shown, if there is one."""
        self._session.flush()
        if self._page is not None and self._pages.currentWidget() is self._page:
            self._page.comments.begin()

    def write(self, part: str) -> None:
        """Put the keyboard into a section of the frame that is shown, if there is one."""
        self._session.flush()
        if self._page is not None and self._pages.currentWidget() is self._page:
            self._page.focus_part(part)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._session.flush()
            self.left.emit()
            self._select_zoned()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._page is None:
            # The pause is that of a window that takes events: opening a document may have taken
            # longer than it, and what was opened would wait for the fields too.
            QTimer.singleShot(0, self._idle, self._idle.start)

    def _on_actions_zone_made(self, zone: str) -> None:
        """Ask what the zone is called, where it can be seen."""
        if self.isVisible():
            self._zoned = self._session.selection.ids
            self._session.select("", ())
            self._overview.zones.edit(zone)

    def _select_zoned(self) -> None:
        """Select the frames again of which a zone was made, once nobody is at its fields."""
        frames = self._session.view.frames
        kept, self._zoned = [frame for frame in self._zoned if frame in frames], ()
        if kept and not self._session.selection.ids:
            self._session.select(Frame.table, kept)

    def _show_element(self) -> bool:
        """Show the selected element, where there is one and elements are shown."""
        selection = self._session.selection
        is_element = selection.table == Element.table and selection.current is not None
        row = self._session.view.elements.get(selection.current or "") if is_element else None
        if row is None or not self._are_elements_shown:
            return False
        if self._element is None:
            from ui.inspector.element.main import ElementPanel

            self._element = ElementPanel(self._session)
            self._pages.addWidget(self._element)
        self._element.show_row(row)
        self._pages.setCurrentWidget(self._element)
        return True

    def _on_idle_timeout(self) -> None:
        self.page.ensurePolished()
        self.page.slide.prepare()

    def _on_session_selected(self, _selection: object, _initiator: object) -> None:
        self.refresh()

    def _on_session_changed(self, changes: ChangeSet, _initiator: object) -> None:
        if changes.tables() & _SHOWN:
            self.refresh()
