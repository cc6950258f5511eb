"""What is to be seen on a frame: its picture with alt text, or the description of one."""

from __future__ import annotations

from ui.inspector.binding import CellBinding
from ui.inspector.frame.part import FramePart
from ui.inspector.picture_edit import PictureEdit
from ui.session import Session
from ui.widgets.labelled_field import LabelledField
from ui.widgets.text_area import TextArea


class VisualPart(FramePart):
    """Picture, alt text and described visual of a frame."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, "Visual")
        self.picture = PictureEdit(session)
        visual = TextArea(placeholder="What should be seen here", min_lines=2, max_lines=6)
        self.body_layout.addWidget(self.picture)
        self.body_layout.addWidget(LabelledField("Described visual", visual))
        self._binding = CellBinding(session, visual, "visual", self)

    def refresh(self) -> None:
        frame = self.frame
        self._binding.show(frame)
        self.picture.show_row(frame)
        if frame is not None and frame.picture is not None:
            has_alt = bool(frame.alt_text.strip())
            self.set_summary("Picture" if has_alt else "Picture, no alt text")
        else:
            self.set_summary("Described" if frame is not None and frame.visual.strip() else "None")
