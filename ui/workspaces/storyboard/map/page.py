"""The map with its key, its totals and its gaps, and the verbs that tie and part."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from narrative_studio.analysis.linking.likely_links import likely_targets
from narrative_studio.analysis.naming import quoted
from narrative_studio.commands import links
from narrative_studio.commands.variants import leave_out
from narrative_studio.model.ids import FrameId
from narrative_studio.model.positioning import Element
from narrative_studio.model.rows import Row
from narrative_studio.model.storyboard import Frame
from ui import theme
from ui.inspector.link_picker import LinkPicker
from ui.models.link_map import LinkMapModel
from ui.session import Selection, Session
from ui.widgets.empty_state import EmptyState
from ui.widgets.panel import Panel
from ui.workspaces.storyboard.board.geometry import WIDE_PX
from ui.workspaces.storyboard.map.gaps import MapGap, MapGaps, gaps_of
from ui.workspaces.storyboard.map.headers import LEAST_PX, ROW_PX
from ui.workspaces.storyboard.map.totals import MapKey, MapTotals
from ui.workspaces.storyboard.map.view import MapView

_BELOW_PX: Final = 16
_LEAST_ROWS: Final = 3


class MapPage(QWidget):
    """Follows the session: the selected frames are columns, a selected element is a row."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.model = LinkMapModel(session, self)
        self.view = MapView(self.model)
        self.key = MapKey(self.view)
        self.totals = MapTotals(self.view)
        self.gaps = MapGaps()
        self.picker: LinkPicker | None = None
        self._linking = ""
        self._empty = EmptyState(
            "Nothing to map yet",
            "The map shows which frame carries which element of the positioning.",
            "Go to the positioning",
        )
        self._matrix = Panel()
        matrix = QVBoxLayout(self._matrix)
        matrix.setContentsMargins(1, 1, 1, 1)
        matrix.setSpacing(0)
        matrix.addWidget(self.view, 1)
        matrix.addWidget(self.totals)
        body = QWidget()
        self._stack = QStackedLayout(body)
        self._stack.addWidget(self._matrix)
        self._stack.addWidget(self._empty)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(8)
        self._column.addWidget(body, 1)
        self._column.addWidget(self.gaps)
        self._connect()
        self._refresh()

    def follow(self, selection: Selection) -> None:
        """Mark a selected element; frames are the room's business."""
        is_element = selection.table == Element.table
        self.view.show_element(selection.current or "" if is_element else "")
        self._refresh_gaps()

    def toggle(self, element_id: str, frame_id: str) -> None:
        """Tie an element and a frame, or take the frame's link to it away."""
        meeting = self.model.map.meeting(element_id, frame_id) if self.model.map else None
        if meeting is not None and meeting.links:
            self.part(element_id, frame_id)
            return
        element, frame = self._ends(element_id, frame_id)
        if element is None or frame is None:
            return
        self._session.flush()
        project = self._session.project
        made = self._session.attempt(lambda: links.link(project, source=frame, target=element))
        if made is not None:
            self._tell(f"{self._named(frame)} {made.role} {self._called(element)} now")

    def toggle_current(self) -> None:
        """Tie or part what meets in the current cell."""
        if (ends := self.view.current_ends) is not None:
            self.toggle(*ends)

    def part_current(self) -> None:
        """Take the links of the frame in the current cell away."""
        if (ends := self.view.current_ends) is not None:
            self.part(*ends)

    def part(self, element_id: str, frame_id: str) -> None:
        """Take the frame's links to an element away; those of its demo steps stay."""
        element, frame = self._ends(element_id, frame_id)
        meeting = self.model.map.meeting(element_id, frame_id) if self.model.map else None
        if element is None or frame is None or meeting is None or not meeting.is_carried:
            return
        if not meeting.links:
            words = f"{self._named(frame)} carries {self._called(element)} by its demo steps alone"
            self._session.messages.tell(f"{words}. Unlink it there")
            return
        self._session.flush()
        project = self._session.project
        self._session.attempt(lambda: links.unlink_from(project, source=frame, target=element))
        words = f"{self._named(frame)} unlinked from {self._called(element)}"
        self._tell(f"{words}. Its demo steps still carry it" if meeting.steps else words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        margin = 24 if self.width() >= WIDE_PX else 16
        self._column.setContentsMargins(margin, 0, margin, _BELOW_PX)
        self._share_height()
        super().resizeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        self.model.set_asleep(is_asleep=False)
        self._refresh()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.model.set_asleep(is_asleep=True)

    # Inside

    def _connect(self) -> None:
        self.view.toggled.connect(self.toggle)
        self.view.element_chosen.connect(self._on_view_element_chosen)
        self.gaps.used.connect(self._on_gaps_used)
        self.model.dataChanged.connect(self._refresh)
        self.model.modelReset.connect(self._refresh)
        self._empty.chosen.connect(self._on_empty_chosen)
        theme.changes().changed.connect(self._share_height)

    def _share_height(self) -> None:
        """Leave some rows of the map in sight before the gaps below it are listed."""
        now = theme.current()
        least = now.scaled(LEAST_PX + _LEAST_ROWS * ROW_PX) + self.totals.sizeHint().height()
        self.gaps.set_room(self.height() - _BELOW_PX - self._column.spacing() - least)

    def _refresh(self) -> None:
        is_empty = not self.model.rowCount() or not self.model.columnCount()
        self._stack.setCurrentIndex(1 if is_empty else 0)
        self._refresh_gaps()
        self.update()

    def _refresh_gaps(self) -> None:
        is_empty = not self.model.rowCount()
        frames = self.view.selected_frames()
        frame = frames[-1] if frames else ""
        self.gaps.show_gaps(() if is_empty else gaps_of(self.model, frame))

    def _ends(self, element: str, frame: str) -> tuple[Element | None, Frame | None]:
        whole = self._session.view
        return whole.elements.get(element), whole.frames.get(frame)

    def _named(self, frame: Frame) -> str:
        return f"Frame {self.model.column_of(frame.id) + 1}"

    def _called(self, element: Element) -> str:
        return element.code or quoted(element.name)

    def _tell(self, words: str) -> None:
        self._session.messages.tell(words, action="Undo", act=self._session.undo)

    # Slots

    def _on_view_element_chosen(self, element: str) -> None:
        self._session.select(Element.table, [element])

    def _on_gaps_used(self, gap: MapGap) -> None:
        if gap.table == Frame.table:
            self._session.select(Frame.table, [gap.row_id])
            self._pick_for(gap.row_id)
            return
        if gap.taken_in:
            self._take_in(FrameId(gap.taken_in))
            return
        frames = self.view.selected_frames()
        self.view.go_to(gap.row_id)
        if frames:
            self.toggle(gap.row_id, frames[-1])
        else:
            self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _take_in(self, frame: FrameId) -> None:
        """Have the shown variant tell a frame again."""
        variant, project = self._session.variant, self._session.project
        if variant is None:
            return

        def run() -> bool:
            leave_out(project, variant=variant.id, frames=[frame], is_left_out=False)
            return True

        if self._session.attempt(run):
            number = self.model.column_of(frame) + 1
            self._tell(f"Frame {number} taken in again to {quoted(variant.name)}")

    def _pick_for(self, frame: str) -> None:
        """Offer what the frame could carry."""
        whole = self._session.view
        self._linking = frame
        linked = frozenset(link.target for link in whole.links_from(frame))
        likely = likely_targets(whole, [FrameId(frame)])
        self.picker = LinkPicker(whole, linked, self, likely=likely)
        self.picker.picked.connect(self._on_picker_picked)
        self.picker.open_below(self.gaps)

    def _on_picker_picked(self, target: Row) -> None:
        frame, project = self._session.view.frames.get(self._linking), self._session.project
        if frame is None:
            return
        made = self._session.attempt(lambda: links.link(project, source=frame, target=target))
        if made is not None:
            name = target.code if isinstance(target, Element) and target.code else "it"
            self._tell(f"{self._named(frame)} {made.role} {name} now")

    def _on_empty_chosen(self) -> None:
        self._session.room_opened.emit("positioning")
