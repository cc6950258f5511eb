"""The frame that is told: its headline, its key message, and what to listen for.

Signals of ``FramePart``: ``stepped(int)`` with 1 for the next frame and -1 for the one before.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from narrative_studio.model.durations import format_duration, format_moment
from narrative_studio.model.storyboard import Frame
from narrative_studio.model.template import Part
from narrative_studio.model.view import NarrativeView
from ui.theme import S2, S3, S4, Role, Type
from ui.widgets.buttons import SecondaryButton
from ui.widgets.emptying import empty
from ui.widgets.icon_mark import IconMark
from ui.widgets.label import TextLabel
from ui.widgets.scroll_box import ScrollBox

_STEP_PX: Final = 36


class FramePart(QWidget):
    """Reads at a glance; the rest of a long frame scrolls."""

    stepped = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = TextLabel(use=Type.SUPPORT_STRONG, role=Role.TEXT2, tabular=True)
        self._time = TextLabel(use=Type.SUPPORT, role=Role.TEXT2, tabular=True, fixed=True)
        self._headline = TextLabel(use=Type.WORKSPACE, lines=0)
        self._message = TextLabel(use=Type.SAY, role=Role.TEXT2, lines=0)
        self._listen = QVBoxLayout()
        self._back = self._step_button("Frame before", "arrow-left")
        self._next = self._step_button("Next frame", "arrow-right")
        self._back.clicked.connect(lambda: self.stepped.emit(-1))
        _put_icon_last(self._next)
        self._next.clicked.connect(lambda: self.stepped.emit(1))
        self._shown: object = None
        self._place_parts()

    @property
    def next(self) -> SecondaryButton:
        """The button that goes on."""
        return self._next

    @property
    def back(self) -> SecondaryButton:
        """The button that goes back."""
        return self._back

    def show_frame(self, story: NarrativeView, frame: Frame | None) -> None:
        """Show another frame, or this one after a change."""
        frames = story.frames
        place = frames.index(frame) if frame in frames else -1
        self._back.setEnabled(place > 0)
        self._next.setEnabled(0 <= place < len(frames) - 1)
        questions = story.questions(frame.id) if frame is not None else ()
        shown = (frame, questions, len(frames), place)
        if frame is None or shown == self._shown:
            return
        self._shown = shown
        beat = story.beat(frame)
        self._place.setText(f"Frame {place + 1} of {len(frames)} · {beat.title}")
        self._place.set_role(Role.SETUP if beat.part is Part.SETUP else Role.FOLLOW)
        self._headline.setText(frame.headline or "No headline yet")
        self._message.setText(frame.key_message)
        self._message.setVisible(bool(frame.key_message))
        self._show_listening(frame.checkpoint, [one.text for one in questions])
        following = frames[place + 1].headline if place + 1 < len(frames) else ""
        self._next.setToolTip(f"Next: {following} (Page Down)" if following else "The last frame")
        self.setAccessibleName(f"Frame {place + 1} of {len(frames)}, {frame.headline}")

    def show_time(self, told_ms: int, planned_ms: int, *, has_times: bool) -> None:
        """Show what the frame has taken; no figures where the clock is hidden."""
        words = format_moment(told_ms)
        if planned_ms:
            words += f" of {format_duration(planned_ms)}"
        self._time.setText(words if has_times else "")
        self._time.set_role(Role.WARN if 0 < planned_ms < told_ms else Role.TEXT2)

    def set_wide(self, *, is_wide: bool) -> None:
        """Use larger words where there is room."""
        self._headline.set_use(Type.PAGE if is_wide else Type.WORKSPACE)
        self._message.set_use(Type.SCRIPT if is_wide else Type.SAY)

    def _step_button(self, words: str, icon: str) -> SecondaryButton:
        button = SecondaryButton(words, icon=icon)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setMinimumHeight(_STEP_PX)
        return button

    def _place_parts(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(S2)
        head.addWidget(self._place, 1)
        head.addWidget(self._time)
        words = QWidget()
        inside = QVBoxLayout(words)
        inside.setContentsMargins(0, 0, S3, 0)  # The bar of a long frame lies there.
        inside.setSpacing(S2)
        inside.addWidget(self._headline)
        inside.addWidget(self._message)
        self._listen.setSpacing(6)
        inside.addLayout(self._listen)
        inside.addStretch(1)
        foot = QHBoxLayout()
        foot.setSpacing(S2)
        foot.addWidget(self._back, 1)
        foot.addWidget(self._next, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(S4, S3, S4, S3)
        column.setSpacing(S2)
        column.addLayout(head)
        column.addWidget(ScrollBox(words), 1)
        column.addLayout(foot)

    def _show_listening(self, checkpoint: str, questions: list[str]) -> None:
        empty(self._listen)
        lines = [("flag", checkpoint)] if checkpoint else []
        lines += [("message-question", words) for words in questions if words]
        if lines:
            self._listen.addWidget(
                TextLabel("Listen for", use=Type.SUPPORT_STRONG, role=Role.TEXT3)
            )
        for icon, words in lines:
            self._listen.addWidget(_line(icon, words))


def _put_icon_last(button: QWidget) -> None:
    """Have the arrow that leads onward stand after the words: it points away from them."""
    mirrored = button.layoutDirection() == Qt.LayoutDirection.RightToLeft
    left, right = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft
    button.setLayoutDirection(left if mirrored else right)


def _line(icon: str, words: str) -> QWidget:
    """A line with an icon: what to ask, and to hear answered."""
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(S2)
    row.addWidget(IconMark(icon, size_px=16, role=Role.TEXT3), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(TextLabel(words, lines=0), 1)
    return made
