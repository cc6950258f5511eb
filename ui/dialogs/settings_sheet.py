"""The settings: who you are, the look, motion, writing, and what comes up at the start.

Each holds as soon as it is chosen; there is nothing to confirm.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QVBoxLayout, QWidget

from narrative_studio.settings import Settings
from ui.shell.look_actions import SCALES_PCT
from ui.theme import DARK, LIGHT, S5, Role, Type
from ui.widgets.buttons import ControlSize, SecondaryButton
from ui.widgets.divider import Divider
from ui.widgets.label import TextLabel
from ui.widgets.scroll_box import ScrollBox
from ui.widgets.segmented import Segment, SegmentedControl
from ui.widgets.sheet import Sheet

_WIDTH_PX: Final = 840
_HEIGHT_PX: Final = 664
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_SYSTEM: Final = "system"
_FULL: Final = "full"
_REDUCED: Final = "reduced"
_HOME: Final = "home"
_LAST: Final = "last"


class SettingsSheet(Sheet):
    """All settings on one page.

    Signals:
        who_asked(): somebody wants to say who they are.
        shortcuts_asked(): the keyboard shortcuts are wanted.
        spelling_switched(bool): words are to be marked while writing, or no longer.
    """

    who_asked = Signal()
    shortcuts_asked = Signal()
    spelling_switched = Signal(bool)

    def __init__(
        self, host: QWidget, settings: Settings, *, apply_settings: Callable[[], None]
    ) -> None:
        super().__init__(host, "Settings", width_px=_WIDTH_PX, height_px=_HEIGHT_PX)
        self._settings = settings
        self._apply = apply_settings
        values = settings.values
        self.theme = _choice(
            "Theme", [(_SYSTEM, "As the system"), (LIGHT, "Light"), (DARK, "Dark")]
        )
        self.scale = _choice("Size of text", [(str(pct), f"{pct} %") for pct in SCALES_PCT])
        self.motion = _choice(
            "Movement",
            [(_SYSTEM, "As the system"), (_FULL, "Shown"), (_REDUCED, "Reduced")],
        )
        self.spelling = QCheckBox("Mark words while writing")
        self.spelling.setChecked(values.checks_spelling)
        self.start = _choice(
            "At the start", [(_HOME, "The welcome page"), (_LAST, "What was open last")]
        )
        self._who = SecondaryButton("Change…", size=ControlSize.SMALL)
        self._who.setAccessibleName("Say who you are")
        self._keys = SecondaryButton("Show and change…", size=ControlSize.SMALL)
        self._keys.setAccessibleName("Show and change the keyboard shortcuts")
        self._show_values()
        self._place_parts()
        self.theme.chosen.connect(self._on_theme_chosen)
        self.scale.chosen.connect(self._on_scale_chosen)
        self.motion.chosen.connect(self._on_motion_chosen)
        self.start.chosen.connect(self._on_start_chosen)
        self.spelling.toggled.connect(self._on_spelling_toggled)
        self._who.clicked.connect(self._on_who_clicked)
        self._keys.clicked.connect(self._on_keys_clicked)

    def begin(self) -> None:
        """Show the sheet with the keyboard in its first setting."""
        self.open(self.theme)

    # Building

    def _place_parts(self) -> None:
        page = QWidget()
        grid = QGridLayout(page)
        grid.setContentsMargins(S5, 20, S5, 20)
        grid.setHorizontalSpacing(S5)
        grid.setVerticalSpacing(14)
        grid.setColumnStretch(0, 1)
        parts: list[tuple[str, str, QWidget]] = [
            ("Theme", "Light paper on stone, or dark. Slides look the same in both.", self.theme),
            (
                "Size of text",
                "Of all text in the window; Ctrl and + or - change it too.",
                self.scale,
            ),
            (
                "Movement",
                "Cards glide to a new place and messages slide in. Reduced shows all at once.",
                self.motion,
            ),
            ("At the start", "What the window shows when the studio is started.", self.start),
            (
                "Spelling",
                "Misspelt and unwanted words, from lists that are part of the program.",
                self.spelling,
            ),
            ("You", self._me(), self._who),
            ("Keyboard", "Every action can have other keys.", self._keys),
        ]
        for number, (title, why, control) in enumerate(parts):
            if number:
                grid.addWidget(Divider(), 2 * number - 1, 0, 1, 2)
            grid.addWidget(_words(title, why), 2 * number, 0)
            grid.addWidget(control, 2 * number, 1, _LEFT)
        grid.setRowStretch(2 * len(parts), 1)
        self.set_body(ScrollBox(page))

    def _me(self) -> str:
        values = self._settings.values
        parts = [values.person_name or "Nobody has said who sits here"]
        if values.person_role:
            parts.append(values.person_role)
        parts.append(f"speaks for {values.person_function}")
        return f"{', '.join(parts)}. The name stands beside every change."

    def _show_values(self) -> None:
        values = self._settings.values
        self.theme.choose(values.theme if values.theme in (LIGHT, DARK) else _SYSTEM)
        nearest = min(SCALES_PCT, key=lambda pct: abs(pct - values.font_scale_pct))
        self.scale.choose(str(nearest))
        motion = _SYSTEM if values.follows_system_motion else _FULL
        self.motion.choose(_REDUCED if values.has_reduced_motion else motion)
        self.start.choose(_LAST if values.reopens else _HOME)
        with QSignalBlocker(self.spelling):
            self.spelling.setChecked(values.checks_spelling)

    # Slots

    def _on_theme_chosen(self, key: str) -> None:
        self._settings.change(theme=key)
        self._apply()

    def _on_scale_chosen(self, key: str) -> None:
        self._settings.change(font_scale_pct=int(key))
        self._apply()
        self.fit()

    def _on_motion_chosen(self, key: str) -> None:
        self._settings.change(
            has_reduced_motion=key == _REDUCED, follows_system_motion=key == _SYSTEM
        )
        self._apply()

    def _on_start_chosen(self, key: str) -> None:
        self._settings.change(reopens=key == _LAST)

    def _on_spelling_toggled(self, is_on: bool) -> None:
        self._settings.change(checks_spelling=is_on)
        self.spelling_switched.emit(is_on)

    def _on_who_clicked(self) -> None:
        self.close_sheet()
        self.who_asked.emit()

    def _on_keys_clicked(self) -> None:
        self.close_sheet()
        self.shortcuts_asked.emit()


def _choice(name: str, choices: Sequence[tuple[str, str]]) -> SegmentedControl:
    return SegmentedControl([Segment(key, words) for key, words in choices], name=name)


def _words(title: str, why: str) -> QWidget:
    """What a setting is and does."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    column.addWidget(TextLabel(title, use=Type.BODY_STRONG))
    column.addWidget(TextLabel(why, use=Type.SUPPORT, role=Role.TEXT2, lines=0))
    return made
