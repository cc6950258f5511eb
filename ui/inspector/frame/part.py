"""What the sections of the frame inspector have in common."""

from __future__ import annotations

from narrative_studio.model.storyboard import Frame
from narrative_studio.model.view import NarrativeView
from ui.session import Session
from ui.widgets.section import Section


class FramePart(Section):
    """A section that shows one side of a frame; made once, shown many times."""

    def __init__(self, session: Session, title: str) -> None:
        super().__init__(title)
        self.session = session
        self._story: NarrativeView | None = None
        self._frame: Frame | None = None

    @property
    def story(self) -> NarrativeView | None:
        """The story that the frame belongs to."""
        return self._story

    @property
    def frame(self) -> Frame | None:
        """The frame that is shown."""
        return self._frame

    def show_frame(self, story: NarrativeView, frame: Frame | None) -> None:
        """Show another frame, or this one after a change; None lets go of it."""
        self._story, self._frame = story, frame
        self.refresh()

    def refresh(self) -> None:
        """Bring the fields up to date with the frame."""
        raise NotImplementedError
