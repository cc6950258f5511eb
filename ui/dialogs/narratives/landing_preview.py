"""Shows where the frames stand after a storyboard has moved to another template."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from narrative_studio.model.storyboard import Frame
from narrative_studio.model.template import Beat, Part
from ui import theme
from ui.theme import Role, Type
from ui.widgets.emptying import empty
from ui.widgets.label import TextLabel

After = Sequence[tuple[Beat, tuple[Frame, ...]]]
_NUMBER_PX = 18
_END = Qt.AlignmentFlag.AlignRight
_UNTITLED = "Untitled frame"


class LandingPreview(QWidget):
    """The beats of the new template in order, each with the headlines it will hold."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24, 8, 24, 16)
        self._column.setSpacing(2)
        self._lines: list[str] = []
        self.setAccessibleName("The storyboard afterwards")

    @property
    def lines(self) -> tuple[str, ...]:
        """What is shown, line by line, as it is spoken."""
        return tuple(self._lines)

    def show_after(self, after: After) -> None:
        """Show the frames as they will stand, with the numbers they will have."""
        empty(self._column)
        self._lines.clear()
        number = 0
        for beat, frames in after:
            role = Role.SETUP if beat.part is Part.SETUP else Role.ACCENT
            title = TextLabel(beat.title, use=Type.SUPPORT_STRONG, role=role)
            self._column.addSpacing(10)
            self._column.addWidget(title)
            self._lines.append(beat.title)
            for frame in frames:
                words = frame.headline or _UNTITLED
                if frame.is_backup:
                    self._line("", f"Backup  {words}", Role.TEXT3)
                else:
                    number += 1
                    self._line(str(number), words, Role.TEXT)
            if not frames:
                self._line("", "No frame yet", Role.TEXT3)
        self._column.addStretch(1)

    def _line(self, number: str, words: str, role: Role) -> None:
        """Add a headline; its number stands in a column of its own."""
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        lead = TextLabel(number, use=Type.BODY, role=Role.TEXT3, align=_END, tabular=True)
        lead.setFixedWidth(theme.current().scaled(_NUMBER_PX))
        said = TextLabel(words, use=Type.BODY, role=role)
        spoken = " ".join(filter(None, (number, *words.split())))
        said.setAccessibleName(spoken)
        self._lines.append(spoken)
        said.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        row.addWidget(lead)
        row.addWidget(said, 1)
        self._column.addWidget(line)
