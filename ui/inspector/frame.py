"""The frame inspector: everything about the selected frame, beside the storyboard."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from narrative_studio.model.storyboard import Frame
from narrative_studio.project import ChangeSet
from ui.inspector.frame_actions import FrameActions
from ui.inspector.frame_head import FrameHead
from ui.inspector.frame_history import HistoryPart
from ui.inspector.frame_links import LinksPart
from ui.inspector.frame_many import ManyFrames
from ui.inspector.frame_message import MessagePart
from ui.inspector.frame_overview import NarrativeOverview
from ui.inspector.frame_part import FramePart
from ui.inspector.frame_steps import StepsPart
from ui.inspector.frame_texts import BulletsPart, QuestionsPart, ScriptPart
from ui.inspector.frame_visual import VisualPart
from ui.inspector.section_memory import SectionMemory
from ui.session import Session
from ui.theme import Role
from ui.widgets.panel import Ground
from ui.widgets.scroll_box import ScrollBox

_SHOWN: Final = frozenset(
    {"frame", "narrative", "step", "link", "question", "element", "proof", "objection", "person"}
)
_START_OPEN: Final = frozenset({"message", "links", "steps"})


class FrameInspector(Ground):
    """Follows the session's selection: one frame, several, or the narrative as a whole.

    Signals:
        left(): Esc was pressed; the keyboard goes back to the storyboard.
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
        actions = actions or FrameActions(session, self)
        self._head = FrameHead(session, actions)
        self._message = MessagePart(session)
        self._parts: dict[str, FramePart] = {
            "message": self._message,
            "links": LinksPart(session),
            "steps": StepsPart(session),
            "script": ScriptPart(session),
            "bullets": BulletsPart(session),
            "visual": VisualPart(session),
            "questions": QuestionsPart(session),
            "history": HistoryPart(session),
        }
        self._overview = NarrativeOverview(session)
        self._many = ManyFrames(actions)
        memory = SectionMemory(session.settings)
        for name, part in self._parts.items():
            memory.tie(part, f"frame.{name}", starts_open=name in _START_OPEN)
        self._place_parts()
        self.setAccessibleName("Inspector")
        session.selected.connect(self._on_session_selected)
        session.changed.connect(self._on_session_changed)
        session.narrative_chosen.connect(self.refresh)
        self.refresh()

    @property
    def head(self) -> FrameHead:
        """The part that stays in sight while the sections scroll."""
        return self._head

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
        return self._parts[name]

    def refresh(self) -> None:
        """Show what is selected as it is now."""
        story, selection = self._session.story, self._session.selection
        frames = []
        if story is not None and selection.table == Frame.table:
            rows = story.whole.frames
            frames = [rows[one] for one in selection.ids if one in rows]
        if story is None or not frames:
            self._overview.show_story(story)
            self._pages.setCurrentIndex(0)
        elif len(frames) > 1:
            numbers = {frame.id: place for place, frame in enumerate(story.all_frames)}
            ordered = sorted(frames, key=lambda frame: numbers.get(frame.id, 0))
            self._many.show_frames(story, [frame.id for frame in ordered])
            self._pages.setCurrentIndex(1)
        else:
            self._head.show_frame(story, frames[0])
            for part in self._parts.values():
                part.show_frame(story, frames[0])
            self._pages.setCurrentIndex(2)

    def focus_first(self) -> None:
        """Put the keyboard into the headline, or into the first field there is."""
        page = self._pages.currentIndex()
        if page == 2:
            self._message.set_open(True)
            self._message.headline.setFocus(Qt.FocusReason.TabFocusReason)
        elif page == 0:
            self._overview.title.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self._many.buttons[0].setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._session.flush()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _place_parts(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in self._parts.values():
            column.addWidget(part)
        column.addStretch(1)
        page = QWidget()
        whole = QVBoxLayout(page)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._head)
        whole.addWidget(ScrollBox(inside), 1)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(ScrollBox(self._overview))
        self._pages.addWidget(self._many)
        self._pages.addWidget(page)

    def _on_session_selected(self, _selection: object, _initiator: object) -> None:
        self.refresh()

    def _on_session_changed(self, changes: ChangeSet, _initiator: object) -> None:
        if changes.tables() & _SHOWN:
            self.refresh()
