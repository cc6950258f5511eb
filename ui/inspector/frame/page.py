"""The fields of one frame: head and slide stay in sight, and sections scroll below them."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from narrative_studio.model.storyboard import Frame
from narrative_studio.model.view import NarrativeView
from ui import tab_order
from ui.inspector.comments_part import CommentsPart
from ui.inspector.frame.actions import FrameActions
from ui.inspector.frame.criteria import CriteriaPart
from ui.inspector.frame.custom import CustomPart
from ui.inspector.frame.head import FrameHead
from ui.inspector.frame.heard import HeardPart
from ui.inspector.frame.history import HistoryPart
from ui.inspector.frame.links import LinksPart
from ui.inspector.frame.message import MessagePart
from ui.inspector.frame.part import FramePart
from ui.inspector.frame.steps import StepsPart
from ui.inspector.frame.texts import BulletsPart, QuestionsPart, ScriptPart
from ui.inspector.frame.variant import VariantPart
from ui.inspector.frame.visual import VisualPart
from ui.inspector.section_memory import SectionMemory
from ui.preview.slide_part import SlidePart
from ui.session import Session
from ui.widgets.scroll_box import ScrollBox

_SLIDE_PART: Final = 0.24
"""Of the height of the page, at the most: the fields are what the inspector is for."""
_START_OPEN: Final = frozenset({"variant", "message", "criteria", "links", "steps"})


class FramePage(QWidget):
    """Shows one frame in full; its sections stay open or closed as they were left."""

    def __init__(self, session: Session, actions: FrameActions) -> None:
        super().__init__()
        self._head = FrameHead(session, actions)
        self._slide = SlidePart(session)
        self._message = MessagePart(session)
        self.comments = CommentsPart(session)
        self._parts: dict[str, FramePart] = {
            "variant": VariantPart(session),
            "message": self._message,
            "criteria": CriteriaPart(session),
            "links": LinksPart(session),
            "steps": StepsPart(session),
            "script": ScriptPart(session),
            "bullets": BulletsPart(session),
            "visual": VisualPart(session),
            "questions": QuestionsPart(session),
            "custom": CustomPart(session),
            "heard": HeardPart(session),
            "comments": self.comments,
            "history": HistoryPart(session),
        }
        memory = SectionMemory(session.settings)
        for name, part in self._parts.items():
            memory.tie(part, f"frame.{name}", starts_open=name in _START_OPEN)
        self._place_parts()
        for part in self._parts.values():
            part.toggled.connect(lambda is_open, part=part: self._on_part_toggled(part, is_open))

    @property
    def head(self) -> FrameHead:
        """The part that stays in sight."""
        return self._head

    @property
    def slide(self) -> SlidePart:
        """What the frame will be in the deck; in sight while its fields are edited."""
        return self._slide

    @property
    def parts(self) -> dict[str, FramePart]:
        """The sections by name, in their order."""
        return self._parts

    def show_frame(self, story: NarrativeView, frame: Frame) -> None:
        """Show another frame, or this one after a change."""
        self._head.show_frame(story, frame)
        self._slide.show_frame(frame.id)
        for part in self._parts.values():
            part.show_frame(story, frame)

    def focus_first(self) -> None:
        """Put the keyboard into the headline."""
        self._message.set_open(True)
        self._message.headline.setFocus(Qt.FocusReason.TabFocusReason)

    def focus_part(self, name: str) -> None:
        """Open a section and put the keyboard into its first field, with all of it in sight."""
        part = self._parts[name]
        part.set_open(True)
        _head, *fields = tab_order.stops_in(part)
        (fields[0] if fields else part.head).setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._box.reveal(part)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._slide.view.set_tallest(round(self.height() * _SLIDE_PART))

    def _place_parts(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in self._parts.values():
            column.addWidget(part)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._head)
        whole.addWidget(self._slide)
        self._box = ScrollBox(inside)
        whole.addWidget(self._box, 1)

    def _on_part_toggled(self, part: FramePart, is_open: bool) -> None:
        if is_open and self.isVisible():
            self._box.reveal(part)
