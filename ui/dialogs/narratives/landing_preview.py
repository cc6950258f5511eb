"""Shows where the frames stand after a storyboard has moved to another template."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from narrative_studio.model.storyboard import Frame
from narrative_studio.model.template import Beat, Part
from ui.theme import Role, Type
from ui.widgets.label import TextLabel

After = Sequence[tuple[Beat, tuple[Frame, ...]]]
_FIGURE = "\u2007"
"""A space as wide as a figure."""
_UNTITLED = "Untitled frame"


class LandingPreview(QWidget):
    """The beats of the new template in order, each with the headlines it will hold."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24, 8, 24, 16)
        self._column.setSpacing(2)
        self.setAccessibleName("The storyboard afterwards")

    def show_after(self, after: After) -> None:
        """Show the frames as they will stand, with the numbers they will have."""
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        number = 0
        for beat, frames in after:
            role = Role.SETUP if beat.part is Part.SETUP else Role.ACCENT
            title = TextLabel(beat.title, use=Type.SUPPORT_STRONG, role=role)
            self._column.addSpacing(10)
            self._column.addWidget(title)
            for frame in frames:
                words = frame.headline or _UNTITLED
                if frame.is_backup:
                    self._line(f"Backup  {words}", Role.TEXT3)
                else:
                    number += 1
                    self._line(f"{str(number).rjust(2, _FIGURE)}  {words}", Role.TEXT)
            if not frames:
                self._line("No frame yet", Role.TEXT3)
        self._column.addStretch(1)

    def _line(self, words: str, role: Role) -> None:
        line = TextLabel(words, use=Type.BODY, role=role)
        line.setAccessibleName(" ".join(words.split()).lstrip(_FIGURE))
        line.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self._column.addWidget(line)
