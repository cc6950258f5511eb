"""The links of a frame: what of the positioning, the proofs and the objections it carries."""

from __future__ import annotations

from PySide6.QtCore import Qt

from narrative_studio.analysis.linking.likely_links import likely_targets
from narrative_studio.commands import links
from narrative_studio.commands.storyboard import excuse_frame
from narrative_studio.model.rows import Row
from narrative_studio.model.storyboard import Frame
from narrative_studio.model.view import NarrativeView
from ui.inspector.frame.excuse import Excuse
from ui.inspector.frame.part import FramePart
from ui.inspector.link_list import OUT_PX, LinkList
from ui.inspector.link_picker import LinkPicker
from ui.session import Session
from ui.styling.buttons import ControlSize
from ui.theme import Role, Type
from ui.widgets.buttons import QuietButton
from ui.widgets.label import TextLabel


class LinksPart(FramePart):
    """Lists the links, the suspect ones with what to do about them; adds and removes them."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, "Links")
        self.list = LinkList(session, asks_role="What the frame does for it")
        self._none = TextLabel(
            "Say what this frame carries: an element of the positioning, a proof, an objection.",
            use=Type.SUPPORT,
            role=Role.TEXT2,
            lines=0,
        )
        self._none.setContentsMargins(OUT_PX, 0, OUT_PX, 0)
        self._add = QuietButton("Link", size=ControlSize.TINY, icon="plus")
        self._add.setAccessibleName("Add a link")
        self._excuse = Excuse()
        self._excuse.setContentsMargins(OUT_PX, 0, OUT_PX, 0)
        self._excuse.given.connect(self._on_excuse_given)
        self._excuse.withdrawn.connect(self._on_excuse_withdrawn)
        layout = self.body_layout
        layout.setContentsMargins(16 - OUT_PX, 0, 16 - OUT_PX, 8)
        layout.setSpacing(4)
        layout.addWidget(self._none)
        layout.addWidget(self.list)
        layout.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._excuse)
        self._add.clicked.connect(self.open_picker)
        self.list.emptied.connect(self._add.setFocus)

    def refresh(self) -> None:
        story, frame = self.story, self.frame
        self.list.show_links(self.session.view, frame.id if frame is not None else None)
        count = len(self.list)
        is_excused = frame is not None and bool(frame.no_link_because.strip())
        self.set_summary(str(count) if count else "Needs none" if is_excused else "None")
        self._none.setVisible(not count and not is_excused)
        self._excuse.show_frame(story, frame)

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
        picker = LinkPicker(
            story.whole,
            linked,
            self,
            hidden=_promised_elsewhere(story, frame),
            likely=likely_targets(story.whole, [frame.id]),
        )
        picker.picked.connect(self._on_picker_picked)
        picker.open_below(self._add)
        return picker

    def _on_excuse_given(self, reason: str) -> None:
        frame, project = self.frame, self.session.project
        if frame is not None:
            self.session.attempt(lambda: excuse_frame(project, frame=frame.id, because=reason))

    def _on_excuse_withdrawn(self) -> None:
        frame, project = self.frame, self.session.project
        if frame is not None:
            self.session.attempt(lambda: excuse_frame(project, frame=frame.id, because=""))
            self.session.messages.tell(
                "The frame is asked for links again", action="Undo", act=self.session.undo
            )

    def _on_picker_picked(self, target: Row) -> None:
        frame = self.frame
        if frame is not None:
            project = self.session.project
            self.session.attempt(lambda: links.link(project, source=frame, target=target))


def _promised_elsewhere(story: NarrativeView, frame: Frame) -> frozenset[str]:
    """Criteria that a frame cannot pay for: its own, and those of other narratives."""
    others = {one.id for one in story.all_frames} - {frame.id}
    return frozenset(one.id for one in story.whole.criteria.values() if one.frame not in others)
