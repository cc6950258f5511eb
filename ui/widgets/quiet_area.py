"""A text that reads like a line of a list and is a field as soon as somebody goes to it."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QWidget

from ui import painting, theme
from ui.theme import RADIUS_CONTROL, Type
from ui.widgets.headline_area import HeadlineArea

_FRAME_PX = 2


class QuietArea(HeadlineArea):
    """Without a frame at rest, outlined under the pointer, a field with the keyboard in it."""

    def __init__(
        self,
        *,
        name: str = "",
        placeholder: str = "",
        use: Type = Type.BODY,
        max_lines: int = 8,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            name=name, placeholder=placeholder, use=use, max_lines=max_lines, parent=parent
        )
        self.setFrameShape(QFrame.Shape.NoFrame)
        # The frame is painted here: its room stays when it goes.
        self.setViewportMargins(_FRAME_PX, _FRAME_PX, _FRAME_PX, _FRAME_PX)
        self.setMouseTracking(True)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self._paint_frame()
            return True
        if event.type() in (QEvent.Type.Enter, QEvent.Type.Leave):
            self.update()
        return super().event(event)

    def _paint_frame(self) -> None:
        now = theme.current()
        painter = QPainter(self)
        painting.rounded(painter, self.rect(), RADIUS_CONTROL, fill=now.surface)
        if self.hasFocus():
            painting.field(painter, self.rect(), now, focused=True)
        elif self.underMouse():
            painting.rounded(painter, self.rect(), RADIUS_CONTROL, line=now.border)
