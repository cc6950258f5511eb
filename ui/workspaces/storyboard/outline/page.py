"""The outline on its panel, with columns that stand as somebody has arranged them."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from ui import icons, painting, theme
from ui.models.outline import OutlineModel
from ui.models.outline_columns import LEAST_PX, Layout, layout_of
from ui.session import Session
from ui.styling.lists import HEADER_PX
from ui.theme import Role
from ui.widgets.panel import Rim
from ui.workspaces.storyboard.board.geometry import WIDE_PX
from ui.workspaces.storyboard.outline.columns_popup import ColumnsPopup
from ui.workspaces.storyboard.outline.view import OutlineView

_KEEP_MS: Final = 400
WIDTH_STEP_PX: Final = 24


class OutlinePage(QWidget):
    """Shows the outline; which columns, in which order and how wide is a setting."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.model = OutlineModel(session, self)
        self.view = OutlineView(self.model)
        self._layout = layout_of(self.model.columns, session.settings.values.outline_columns)
        self._popup: ColumnsPopup | None = None
        self._is_arranging = False
        self._keep = QTimer(self)
        self._keep.setSingleShot(True)
        self._keep.setInterval(_KEEP_MS)
        self._keep.timeout.connect(self._keep_layout)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.view)
        self._rim = Rim(self, self.view)
        header = self.view.horizontalHeader()
        header.setSectionsMovable(True)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(LEAST_PX)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setFixedHeight(HEADER_PX)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._on_header_menu_wanted)
        header.sectionMoved.connect(self._on_header_section_moved)
        header.sectionResized.connect(self._on_header_section_resized)
        self.model.columns_changed.connect(self._on_model_columns_changed)
        theme.changes().changed.connect(self._arrange)
        self._arrange()

    @property
    def layout_now(self) -> Layout:
        """How the columns stand."""
        return self._layout

    @property
    def popup(self) -> ColumnsPopup | None:
        """The list of columns that was opened last."""
        return self._popup

    def choose_columns(self, anchor: QWidget) -> None:
        """Open the list of columns below a control."""
        self._popup = ColumnsPopup(self._layout, self.window())
        self._popup.changed.connect(self.set_layout)
        self._popup.open_below(anchor, self._popup.list_view, at_end=True)

    def set_layout(self, wanted: Layout) -> None:
        """Arrange the columns anew, and keep that."""
        self._layout = wanted
        self._arrange()
        self._keep_layout()

    def make_menu(self, key: str) -> QMenu:
        """What can be done to one column."""
        menu = QMenu(self)
        now = self._layout
        column = next(one for one in now.columns if one.key == key)
        wider, narrower = (column.width_px + by for by in (WIDTH_STEP_PX, -WIDTH_STEP_PX))
        entries = (
            (f"Hide “{column.title}”", "eye-off", now.with_shown(key, is_shown=False)),
            ("Move left", "arrow-left", self._moved(key, -1)),
            ("Move right", "arrow-right", self._moved(key, 1)),
            ("Wider", "plus", now.with_width(key, wider)),
            ("Narrower", "minus", now.with_width(key, narrower)),
            ("All columns as at first", "refresh", layout_of(self.model.columns, ())),
        )
        for words, icon, wanted in entries:
            entry = menu.addAction(icons.icon(icon, Role.TEXT2), words)
            entry.setEnabled(wanted != now)
            entry.triggered.connect(partial(self._on_menu_entry_triggered, wanted))
        return menu

    def resizeEvent(self, event: QResizeEvent) -> None:
        margin = self._margin_px()
        self._column.setContentsMargins(margin, 1, margin, 17)
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painting.panel(painter, self.view.geometry().adjusted(-1, -1, 1, 1), theme.current())

    # Inside

    def _margin_px(self) -> int:
        return 25 if self.width() >= WIDE_PX else 17

    def _moved(self, key: str, by: int) -> Layout:
        """Past the next column in sight."""
        shown = [column.key for column in self._layout.shown]
        at = shown.index(key) + by
        if not 0 <= at < len(shown):
            return self._layout
        order = [column.key for column in self._layout.columns]
        return self._layout.moved(key, order.index(shown[at]) - order.index(key))

    def _arrange(self) -> None:
        """Bring the header into the order and widths of the layout."""
        header = self.view.horizontalHeader()
        widths = self._widths()
        self._is_arranging = True
        try:
            for place, column in enumerate(self._layout.columns):
                section = self.model.column_at(column.key)
                if section < 0:
                    continue
                header.moveSection(header.visualIndex(section), place)
                header.setSectionHidden(section, not column.is_shown)
                if column.is_shown:
                    header.resizeSection(section, widths[column.key])
        finally:
            self._is_arranging = False

    def _widths(self) -> dict[str, int]:
        """The widths in force; until somebody chooses, long texts share what is left over."""
        now, shown = theme.current(), self._layout.shown
        widths = {column.key: now.scaled(column.width_px) for column in shown}
        growing = [column.key for column in shown if column.grows]
        # The scroll bar's room is taken from the start, so that its coming moves nothing.
        bar_px = self.view.verticalScrollBar().sizeHint().width()
        # The page has its size before the table has.
        left = self.width() - 2 * self._margin_px() - bar_px - sum(widths.values())
        if not self._layout.is_chosen and growing and left > 0:
            for key in growing:
                widths[key] += left // len(growing)
        return widths

    def _on_menu_entry_triggered(self, wanted: Layout, _is_checked: bool = False) -> None:
        self.set_layout(wanted)

    def _on_header_menu_wanted(self, point: QPoint) -> None:
        section = self.view.horizontalHeader().logicalIndexAt(point)
        if section >= 0:
            menu = self.make_menu(self.model.columns[section].key)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self.view.horizontalHeader().mapToGlobal(point))

    def _on_header_section_moved(self, _section: int, _before: int, _after: int) -> None:
        if self._is_arranging:
            return
        header = self.view.horizontalHeader()
        sections = [header.logicalIndex(place) for place in range(header.count())]
        self._layout = self._layout.ordered([self.model.columns[one].key for one in sections])
        self._keep.start()

    def _on_header_section_resized(self, section: int, _before: int, width_px: int) -> None:
        if self._is_arranging or self.view.horizontalHeader().isSectionHidden(section):
            return
        scale = theme.current().font_scale
        made = self._layout
        if not made.is_chosen:
            # The other columns keep the widths that they have been given.
            for key, px in self._widths().items():
                made = made.with_width(key, round(px / scale))
        key = self.model.columns[section].key
        self._layout = made.with_width(key, round(width_px / scale))
        self._keep.start()

    def _on_model_columns_changed(self) -> None:
        self._layout = layout_of(self.model.columns, self._layout.write())
        self._arrange()

    def _keep_layout(self) -> None:
        self._keep.stop()
        kept = self._layout.write() if self._layout.is_chosen else ()
        if kept != self._session.settings.values.outline_columns:
            self._session.settings.change(outline_columns=kept)
