"""The row above the storyboard: its title, its views, and the ways to narrow it and to add."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui import theme
from ui.key_tips import set_key_tip
from ui.styling.buttons import ControlSize
from ui.theme import Type
from ui.widgets.buttons import QuietButton, SecondaryButton
from ui.widgets.label import TextLabel
from ui.widgets.row_fit import fit_row, needed_px
from ui.widgets.segmented import Segment, SegmentedControl
from ui.workspaces.storyboard.board.geometry import WIDE_PX

BOARD = "board"
GRID = "grid"
OUTLINE = "outline"
MAP = "map"
VIEWS = (BOARD, GRID, OUTLINE, MAP)
TESTS = "storyboard.tests"
_HEIGHT_PX = 48
_ANY_PX = 1 << 16


class ToolRow(QWidget):
    """Says what is shown and how.

    Signals:
        view_chosen(str): one of VIEWS.
        frame_wanted(): a frame is to be added.
    """

    view_chosen = Signal(str)
    frame_wanted = Signal()

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._views = SegmentedControl(
            [
                Segment(BOARD, "Board", "layout-board"),
                Segment(GRID, "Grid", "layout-grid"),
                Segment(OUTLINE, "Outline", "table"),
                Segment(MAP, "Map", "sitemap"),
            ],
            name="View",
        )
        self.shelf = _quiet("target-arrow", "Shelf of elements")
        set_key_tip(self.shelf, "Shelf of elements", action="storyboard.shelf")
        self.shelf.setCheckable(True)
        self.columns = _quiet("adjustments-horizontal", "Choose columns")
        self.filter = _quiet("filter", "Filter the frames")
        set_key_tip(self.filter, "Filter the frames", action="storyboard.filter")
        self.filter.setCheckable(True)
        self.tests = _quiet("clipboard-check", "Tests on the cards")
        set_key_tip(self.tests, "Say on the cards how prospects took the frames", action=TESTS)
        self.tests.setCheckable(True)
        self._least_px = 0
        self._words = {
            self.shelf: "Elements",
            self.columns: "Columns",
            self.tests: "Tests",
            self.filter: "Filter",
        }
        self._add = SecondaryButton("Frame", size=ControlSize.SMALL, icon="plus")
        set_key_tip(self._add, "Add a frame", action="storyboard.add-frame", is_name=True)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(8)
        self._title = TextLabel(title, use=Type.WORKSPACE, fixed=True)
        self._row.addWidget(self._title)
        self._row.addSpacing(8)
        self._row.addWidget(self._views)
        self._row.addStretch(1)
        for button in self._words:
            self._row.addWidget(button)
        self._at_end = self._row.count()
        self._row.addWidget(self._add)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._views.chosen.connect(self.view_chosen)
        self._add.clicked.connect(self._on_add_clicked)
        self._fit()
        theme.changes().changed.connect(self._fit)

    def add_at_end(self, widget: QWidget) -> None:
        """Put one more control before the button that adds a frame."""
        self._row.insertWidget(self._at_end, widget)

    def set_add_enabled(self, *, is_enabled: bool) -> None:
        """Offer to add a frame, or not."""
        self._add.setEnabled(is_enabled)

    def offer_tests(self, *, is_offered: bool, is_on: bool) -> None:
        """Offer to say on the cards how prospects took the frames, and whether they do."""
        self.tests.setVisible(is_offered)
        self.tests.setChecked(is_on)
        self._fit()

    def show_view(self, key: str) -> None:
        """Mark a view as the one that is shown, without a signal."""
        self._views.choose(key)
        self.columns.setVisible(key == OUTLINE)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        # The words of the quiet buttons are given up before anything else gets too little room.
        return QSize(self._least_px, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    def _fit(self) -> None:
        side = 24 if self.width() >= WIDE_PX else 16
        self._row.setContentsMargins(side, 0, side, 0)
        self.setFixedHeight(theme.current().scaled(_HEIGHT_PX))
        # The quiet buttons have words as long as there is room for them, else their icons alone;
        # the views keep theirs a little longer.
        self._title.show()
        self._say_words(is_worded=True)
        self._views.shorten_to(_ANY_PX)
        if needed_px(self._row, self._title) > self.width():
            self._say_words(is_worded=False)
        fit_row(self._row, (self._views,), self.width(), title=self._title)
        form_px = self._views.sizeHint().width()
        self._views.shorten_to(0)
        self._least_px = self._row.minimumSize().width()
        self._views.shorten_to(form_px)

    def _say_words(self, *, is_worded: bool) -> None:
        for button, words in self._words.items():
            button.setText(words if is_worded else "")

    def _on_add_clicked(self) -> None:
        self.frame_wanted.emit()


def _quiet(icon: str, name: str) -> QuietButton:
    made = QuietButton("", size=ControlSize.SMALL, icon=icon)
    made.setAccessibleName(name)
    made.setToolTip(name)
    return made
