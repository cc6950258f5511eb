"""The head of the recording window: whether it records, the clock, and what can be done to it.

Its buttons never take the keyboard. Signals of ``HeadBar``: ``chosen(object)`` with an ``Act``.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from narrative_studio.model.durations import format_duration, format_moment
from ui import theme
from ui.recorder.keys import Act, RecorderKeys
from ui.theme import S1, S3, Role, Type
from ui.widgets.badge import Badge, BadgeLabel, Tone
from ui.widgets.buttons import ControlSize, IconButton, SecondaryButton
from ui.widgets.label import TextLabel
from ui.widgets.panel import Ground

_HEIGHT_PX: Final = 52
_BUTTON_PX: Final = 34


class HeadBar(Ground):
    """One line over everything else."""

    chosen = Signal(object)

    def __init__(self, keys: RecorderKeys, parent: QWidget | None = None) -> None:
        super().__init__(Role.CHROME, edges="bottom", parent=parent)
        self._keys = keys
        self._is_wide = False
        self._badge = BadgeLabel(_badge(is_paused=False, is_wide=False))
        self._who = TextLabel(use=Type.BODY_STRONG)
        self._clock = TextLabel(use=Type.WORKSPACE, tabular=True, fixed=True)
        self._limit = TextLabel(use=Type.SUPPORT, role=Role.TEXT2, tabular=True, fixed=True)
        self._pause = self._button(Act.PAUSE, "player-pause", "Pause for an interruption")
        self._hide = self._button(Act.CLOCK, "clock", "Hide the clock")
        self._top = self._button(Act.ON_TOP, "pin", "Keep this window on top")
        self._top.setCheckable(True)
        self._end = SecondaryButton("End", size=ControlSize.SMALL, icon="player-stop")
        self._end.setMinimumHeight(_BUTTON_PX)
        self._end.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._end.setToolTip(f"End the recording ({keys.told(Act.END)})")
        self._end.clicked.connect(lambda: self.chosen.emit(Act.END))
        row = QHBoxLayout(self)
        row.setContentsMargins(S3, 0, S3, 1)
        row.setSpacing(S1)
        row.addWidget(self._badge)
        row.addSpacing(S1)
        row.addWidget(self._clock)
        row.addWidget(self._limit)
        row.addSpacing(S1)
        row.addWidget(self._who, 100)
        row.addStretch(1)
        for button in (self._pause, self._hide, self._top):
            row.addWidget(button)
        row.addWidget(self._end)
        self.set_wide(is_wide=False)
        self._fit()
        theme.changes().changed.connect(self._fit)

    def show_call(self, code: str, prospect: str) -> None:
        """Say which session is recorded."""
        self._who.setText(" · ".join(filter(None, (code, prospect))))

    def show_clock(self, since_ms: int, limit_ms: int, *, is_paused: bool, is_hidden: bool) -> None:
        """Show how long the call has lasted; a hidden clock leaves its place to the call's name."""
        self._clock.setText("" if is_hidden else format_moment(since_ms))
        self._clock.set_role(Role.WARN if 0 < limit_ms < since_ms else Role.TEXT)
        has_limit = limit_ms and self._is_wide and not is_hidden
        of = f"of {format_duration(limit_ms)}" if has_limit else ""
        self._limit.setText(of)
        self._clock.setVisible(not is_hidden)
        self._limit.setVisible(bool(of))
        self._badge.set_badge(_badge(is_paused=is_paused, is_wide=self._is_wide))
        self._pause.set_icon("player-play" if is_paused else "player-pause")
        words = "Go on" if is_paused else "Pause for an interruption"
        self._pause.set_verb(words, shortcut=self._keys.told(Act.PAUSE))
        words = "Show the clock" if is_hidden else "Hide the clock"
        self._hide.set_verb(words, shortcut=self._keys.told(Act.CLOCK))
        self._hide.set_icon("eye-off" if is_hidden else "clock")

    def show_on_top(self, *, is_on_top: bool) -> None:
        """Show whether the window stays on top of the others."""
        self._top.setChecked(is_on_top)
        self._top.set_icon("pin-filled" if is_on_top else "pin")

    def set_wide(self, *, is_wide: bool) -> None:
        """Name the call where there is room for it; a narrow window has it in its title."""
        self._is_wide = is_wide
        self._who.setVisible(is_wide)

    def _button(self, act: Act, icon: str, verb: str) -> IconButton:
        button = IconButton(icon, verb, shortcut=self._keys.told(act))
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setMinimumSize(QSize(_BUTTON_PX, _BUTTON_PX))
        button.clicked.connect(lambda: self.chosen.emit(act))
        return button

    def _fit(self) -> None:
        self.setFixedHeight(theme.current().scaled(_HEIGHT_PX))


def _badge(*, is_paused: bool, is_wide: bool) -> Badge:
    """Whether it records, as a word; an icon repeats it where there is room."""
    if is_paused:
        return Badge("Paused", Tone.WARN, "player-pause" if is_wide else "")
    return Badge("Recording", Tone.FOLLOW, "microphone" if is_wide else "")
