"""What can be done by name with the slides of frames: show them beside, look at one in large."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from narrative_studio.model.demo import Step
from narrative_studio.model.storyboard import Frame
from ui.actions import Action
from ui.inspector.frame.keys import SLIDE_KEY
from ui.session import Session


def slide_actions(session: Session, within: QWidget) -> list[Action]:
    """The actions on the slide of the frame that is selected, or that a step belongs to.

    ``within`` stands in the window over which a slide is shown in large.
    """

    def switch() -> None:
        # What composes slides is loaded with the first frame that shows one.
        from ui.preview.composer import composer_of

        composer = composer_of(session)
        composer.set_shown(is_shown=not composer.is_shown)
        if composer.is_shown:
            session.messages.tell("Slides are shown beside their frames")
        else:
            session.messages.tell("Slides are no longer shown beside their frames")

    def look() -> None:
        session.flush()
        frame = frame_at_hand(session)
        if frame is None:
            session.messages.advise("Choose a frame to look at its slide")
            return
        # Composing slides is loaded with the first one that is looked at.
        from ui.preview.slide_sheet import open_slide

        open_slide(within.window(), session, frame)

    return [
        Action(
            "slide.show",
            "Show the slide beside the frame, or hide it",
            switch,
            "Ctrl+Shift+P",
            "presentation",
        ),
        Action(
            "slide.large", "Look at the slide of the frame in large", look, SLIDE_KEY, "zoom-in"
        ),
    ]


def frame_at_hand(session: Session) -> str | None:
    """The frame that is selected, or that the selected step belongs to."""
    selection = session.selection
    if selection.table == Step.table:
        step = session.view.steps.get(selection.current or "")
        return step.frame if step is not None else None
    return selection.current if selection.table == Frame.table else None
