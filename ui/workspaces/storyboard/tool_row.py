"""The row above the storyboard: its title, its views, which narrative, and the way to a frame."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from narrative_studio.model.view import ProjectView
from ui import theme
from ui.styling.buttons import ControlSize
from ui.theme import Type
from ui.widgets.buttons import IconButton, SecondaryButton
from ui.widgets.combo_box import ComboBox
from ui.widgets.label import TextLabel
from ui.widgets.segmented import Segment, SegmentedControl
from ui.workspaces.storyboard.geometry import WIDE_PX

BOARD = "board"
GRID = "grid"
OUTLINE = "outline"
MAP = "map"
VIEWS = (BOARD, GRID, OUTLINE, MAP)
_HEIGHT_PX = 48
_CHOOSER_PX = 260


class ToolRow(QWidget):
    """Says what is shown and how.

    Signals:
        view_chosen(str): one of VIEWS.
        narrative_chosen(str): the id of another narrative of the document.
        frame_wanted(): a frame is to be added.
    """

    view_chosen = Signal(str)
    narrative_chosen = Signal(str)
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
        self._narratives = ComboBox(name="Narrative", size=ControlSize.SMALL)
        self._narratives.setMaximumWidth(_CHOOSER_PX)
        self.columns = IconButton(
            "adjustments-horizontal", "Choose columns", size=ControlSize.SMALL
        )
        self.filter = IconButton(
            "filter", "Filter the frames", shortcut="Ctrl+F", size=ControlSize.SMALL
        )
        self.filter.setCheckable(True)
        self._add = SecondaryButton("Frame", size=ControlSize.SMALL, icon="plus")
        self._add.setAccessibleName("Add a frame")
        self._row = QHBoxLayout(self)
        self._row.setSpacing(8)
        self._row.addWidget(TextLabel(title, use=Type.WORKSPACE, fixed=True))
        self._row.addSpacing(8)
        self._row.addWidget(self._views)
        self._row.addStretch(1)
        self._row.addWidget(self._narratives)
        self._at_end = self._row.count()
        self._row.addWidget(self.columns)
        self._row.addWidget(self.filter)
        self._row.addWidget(self._add)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._views.chosen.connect(self.view_chosen)
        self._narratives.chosen.connect(self._on_narratives_chosen)
        self._add.clicked.connect(self._on_add_clicked)
        self._fit()
        theme.changes().changed.connect(self._fit)

    def show_narratives(self, whole: ProjectView, shown: str) -> None:
        """Offer the narratives of the document, where there are several."""
        rows = whole.narratives.ordered
        entries = [(row.id, row.title or "Untitled narrative") for row in rows]
        present = [
            (self._narratives.itemData(n), self._narratives.itemText(n))
            for n in range(self._narratives.count())
        ]
        if entries != present:
            self._narratives.set_entries(entries)
        self._narratives.choose(shown)
        self._narratives.setVisible(len(rows) > 1)

    def add_at_end(self, widget: QWidget) -> None:
        """Put one more control before the button that adds a frame."""
        self._row.insertWidget(self._at_end, widget)

    def set_add_enabled(self, *, is_enabled: bool) -> None:
        """Offer to add a frame, or not."""
        self._add.setEnabled(is_enabled)

    def show_view(self, key: str) -> None:
        """Mark a view as the one that is shown, without a signal."""
        self._views.choose(key)
        self.columns.setVisible(key == OUTLINE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    def _fit(self) -> None:
        side = 24 if self.width() >= WIDE_PX else 16
        self._row.setContentsMargins(side, 0, side, 0)
        self.setFixedHeight(theme.current().scaled(_HEIGHT_PX))

    def _on_narratives_chosen(self, key: object) -> None:
        self.narrative_chosen.emit(str(key))

    def _on_add_clicked(self) -> None:
        self.frame_wanted.emit()
