"""The row above the demo: its title, its views, and what can be done in the one in sight."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui import theme
from ui.key_tips import set_key_tip
from ui.theme import Type
from ui.widgets.buttons import SecondaryButton
from ui.widgets.label import TextLabel
from ui.widgets.row_fit import fit_row
from ui.widgets.segmented import Segment, SegmentedControl
from ui.workspaces.demo.script_page import Level

RUN_SHEET: Final = "run-sheet"
SCRIPT: Final = "script"
READY: Final = "ready"
_HEIGHT_PX: Final = 48


class ToolRow(QWidget):
    """Shows what belongs to a view only while that is in sight.

    ``variant`` chooses as which variant the story is shown.

    Signals:
        view_chosen(str): one of the views is to be shown.
        level_chosen(str): so much of the script is to be shown, a ``Level``.
        editing(bool): the script is to be edited, or to be read again.
        reading(): the script is to be read aloud.
        detailing(): what a step has beside its row is to be shown or hidden.
        adding(): a demo step is to be added.
        unticking(): all ticks are to be taken off, for the next demo.
    """

    view_chosen = Signal(str)
    level_chosen = Signal(str)
    editing = Signal(bool)
    reading = Signal()
    detailing = Signal()
    adding = Signal()
    unticking = Signal()

    def __init__(self, title: str, variant: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._views = SegmentedControl(
            [
                Segment(RUN_SHEET, "Run sheet", "table"),
                Segment(SCRIPT, "Script", "book"),
                Segment(READY, "Readiness", "clipboard-check"),
            ],
            name="View",
        )
        self._levels = SegmentedControl(
            [
                Segment(Level.FULL.value, "Full script", "file-text"),
                Segment(Level.PHRASES.value, "Key phrases", "list"),
                Segment(Level.HEADLINE.value, "Headline only", "heading"),
            ],
            name="How much is shown",
            shows_icons=False,
        )
        self._edit = SecondaryButton("Edit", icon="pencil")
        self._edit.setCheckable(True)
        set_key_tip(self._edit, "Edit the script", action="demo.edit-script", is_name=True)
        self._read = SecondaryButton("Read aloud", icon="player-play")
        set_key_tip(self._read, "Full screen, with a clock", action="story.read")
        self._details = SecondaryButton("Details", icon="list-details")
        self._details.setCheckable(True)
        set_key_tip(self._details, "Who, data, reset, screenshot", action="demo.details")
        self.add_button = SecondaryButton("Step", icon="plus")
        set_key_tip(self.add_button, "Add a demo step", action="demo.add-step", is_name=True)
        self._untick = SecondaryButton("Untick all", icon="refresh")
        self._untick.setToolTip("The next demo begins with nothing checked")
        self._title = TextLabel(title, use=Type.WORKSPACE, fixed=True)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._title)
        row.addSpacing(4)
        row.addWidget(self._views)
        row.addStretch(1)
        self._variant = variant
        parts = (variant, self._levels, self._edit, self._read, self._details, self.add_button)
        for part in (*parts, self._untick):
            row.addWidget(part)
        self._views.chosen.connect(self.view_chosen)
        self._levels.chosen.connect(self.level_chosen)
        self._edit.clicked.connect(self.editing)
        self._read.clicked.connect(self.reading)
        self._details.clicked.connect(self.detailing)
        self.add_button.clicked.connect(self.adding)
        self._untick.clicked.connect(self.unticking)
        theme.changes().changed.connect(self._fit)

    @property
    def key(self) -> str:
        """The view that is in sight."""
        return self._views.key

    def show_view(self, key: str, *, has_frames: bool) -> None:
        """Show what belongs to a view; where the story has no frame, its name alone."""
        self._views.choose(key)
        for control in (self._levels, self._edit, self._read):
            control.setVisible(has_frames and key == SCRIPT)
        for control in (self._details, self.add_button):
            control.setVisible(has_frames and key == RUN_SHEET)
        self._variant.setVisible(has_frames and key != READY)
        self._untick.setVisible(key == READY)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        # The words are given up before anything else gets too little room.
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    def _fit(self) -> None:
        self.setFixedHeight(theme.current().scaled(_HEIGHT_PX))
        fit_row(self._row, (self._views, self._levels), self.width(), title=self._title)

    def check_editing(self, is_on: bool) -> None:
        """Show whether the script is being edited."""
        self._edit.setChecked(is_on)

    def check_details(self, is_on: bool) -> None:
        """Show whether the details of a step are open."""
        self._details.setChecked(is_on)
