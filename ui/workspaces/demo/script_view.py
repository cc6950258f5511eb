"""The script of the narrative as one text: read it, go to a frame, edit it where it stands."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from narrative_studio.analysis.naming import counted
from narrative_studio.analysis.story.timing import planned_ms, spoken
from narrative_studio.model.durations import format_duration
from narrative_studio.model.ids import FrameId
from narrative_studio.model.storyboard import Frame
from narrative_studio.project import ChangeSet
from ui import theme
from ui.inspector.frame.told_binding import ToldBinding
from ui.inspector.mentions import tie_mentions
from ui.models.frame_cards import differing_words
from ui.models.told_cells import differing_cells, where_words
from ui.session import Session
from ui.theme import Role, Type
from ui.widgets.label import TextLabel
from ui.widgets.markdown_editor import MarkdownEditor
from ui.widgets.panel import Panel
from ui.widgets.scroll_box import ScrollBox
from ui.widgets.text_units import units
from ui.workspaces.demo.frame_list import FrameList
from ui.workspaces.demo.script_page import COLUMN_PX, Level
from ui.workspaces.demo.script_sheet import ScriptSheet
from ui.workspaces.demo.script_side import ScriptSide

_LIST_PX: Final = 236
_WIDE_LIST_PX: Final = 340
_WIDE_FROM_PX: Final = 1500
"""A view as wide as this has room for whole headlines beside the script."""
_SIDE_FROM_PX: Final = 900
_TOP_PX: Final = 32
_BESIDE_PX: Final = 32
_LEAST_BELOW_PX: Final = 16
_SIDE_GAP_PX: Final = 20
_SIDE_AWAY_PX: Final = 48
"""So far from the words stands what is beside them, however wide the window is."""
_EYES_AT: Final = 0.3
_SETTLING_ROUNDS: Final = 6
"""As many as there are layouts around a page: each asks the one around it for room."""
_SHOWN_TABLES: Final = frozenset(
    {"frame", "question", "narrative", "term", "variant", "left_out", "override"}
)


class ScriptView(QWidget):
    """Frames at the left, all scripts in a column of 600, what helps to tell it beside.

    A click on the words of a script, or F2, edits that script in its place.

    Signals:
        editing_changed(bool): a script is being edited, or all are read again.
    """

    editing_changed = Signal(bool)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._level = Level.FULL
        self._is_stale = True
        self._is_going = False
        self._is_editing = False
        self._list = FrameList(session)
        self._list.chosen.connect(self._on_list_chosen)
        self._total = TextLabel(use=Type.SUPPORT, role=Role.TEXT2, lines=0, tabular=True)
        self._sheet = ScriptSheet()
        self._editor = MarkdownEditor(
            name="Script", use=Type.SCRIPT, max_lines=0, quotes_are_cues=True, parent=self
        )
        self._editor.hide()
        self._binding = ToldBinding(session, self._editor, "script", self)
        tie_mentions(session, self._editor.area, self._binding)
        self._side = ScriptSide(session)
        self._side_box = ScrollBox(self._side)
        self._side_box.setFixedWidth(self._side.width())
        self._place_parts()
        self._sheet.clicked.connect(self._on_sheet_clicked)
        self._scroll.verticalScrollBar().valueChanged.connect(self._on_scroll_value_changed)
        self._scroll.resized.connect(self._look)
        session.changed.connect(self._on_session_changed)
        session.narrative_chosen.connect(self._on_session_narrative_chosen)
        session.variant_chosen.connect(self._on_session_narrative_chosen)

    @property
    def frame(self) -> Frame | None:
        """The frame that is read."""
        frame_id = self._list.frame_id
        return self._session.view.frames.get(frame_id) if frame_id else None

    @property
    def is_editing(self) -> bool:
        """Whether a script is being edited."""
        return self._is_editing

    def show_frame(self, frame_id: str | None) -> None:
        """Go to a frame, or stay at the one that was read last."""
        self._read_again()
        if frame_id is not None:
            self._list.choose(frame_id)
            self._show()
            self._go_to_frame()

    def set_level(self, level: Level) -> None:
        """Show the full script, its key phrases or the headline only."""
        self._level = level
        self._read_again()
        self._show()
        self._go_to_frame()

    def edit(self, *, is_on: bool) -> None:
        """Edit the script of the frame in its place, or read it again."""
        if is_on == self.is_editing:
            return
        self._read_again()
        if is_on and self.frame is None:
            return
        self._editor.flush()
        self._is_editing = is_on
        self._show()
        if is_on:
            self._editor.area.setFocus()
            if not self._is_going:
                self._go_to_frame(only_if_hidden=True)
        else:
            self._list.setFocus()
        self.editing_changed.emit(is_on)

    def refresh(self) -> None:
        """Read the narrative again."""
        self._is_stale = False
        self._list.refresh()
        self._show()

    def focus_view(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Give the keyboard to the frames."""
        self._list.setFocus(reason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self._list.step(1 if key == Qt.Key.Key_PageDown else -1)
        elif key == Qt.Key.Key_Space:
            self._read_on(back=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif key == Qt.Key.Key_F2:
            self.edit(is_on=True)
        elif key == Qt.Key.Key_Escape and self.is_editing:
            self.edit(is_on=False)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._share_width()
        has_room = self.width() >= theme.current().widened(_SIDE_FROM_PX)
        self._scroll.hold(self._side_box if has_room else None)
        self._side_box.setVisible(has_room)
        super().resizeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        self._read_again()
        super().showEvent(event)

    def _place_parts(self) -> None:
        inside = QHBoxLayout()
        self._around = inside
        inside.setContentsMargins(_BESIDE_PX, _TOP_PX, _BESIDE_PX, _LEAST_BELOW_PX)
        inside.setSpacing(0)
        inside.addStretch(1)
        inside.addWidget(self._sheet, 20)
        inside.addStretch(1)
        holder = QWidget()
        holder.setLayout(inside)
        self._scroll = _PaperScroll()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setWidget(holder)
        holder.setAutoFillBackground(False)  # A scroll area makes its widget fill its ground.
        self._scroll.viewport().setAutoFillBackground(False)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._side_box.setParent(self._scroll)
        paper = Panel()
        on_paper = QVBoxLayout(paper)
        on_paper.setContentsMargins(1, 1, 1, 1)
        on_paper.addWidget(self._scroll)
        self._frames = QWidget()
        at_left = QVBoxLayout(self._frames)
        at_left.setContentsMargins(0, 0, 0, 12)
        at_left.addWidget(self._list, 1)
        self._total.setContentsMargins(8, 0, 8, 0)
        at_left.addWidget(self._total)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._frames)
        row.addWidget(paper, 1)
        self._share_width()

    def _share_width(self) -> None:
        list_px = _LIST_PX if self.width() < _WIDE_FROM_PX else _WIDE_LIST_PX
        self._frames.setFixedWidth(theme.current().widened(list_px))

    def _show(self) -> None:
        frame, story = self.frame, self._session.telling
        if frame is None and self._is_editing:
            self._is_editing = False
            self.editing_changed.emit(False)
        # An enormous script is not laid out in a field that nobody sees.
        self._binding.show(frame if self._is_editing else None)
        edited = frame.id if frame is not None and self._is_editing else None
        if edited is None:
            self._keep_editor()
        self._sheet.show_story(story, self._level, edited=edited, notes=self._notes(edited))
        if edited is not None:
            self._sheet.part(edited).take(self._editor)
            self._editor.show()
        self._side.show_frame(frame)
        if story is not None:
            said = spoken(story)
            self._total.setText(
                f"{counted(len(story.frames), 'frame')}, {said.words:,} words\n"
                f"{format_duration(said.duration_ms)} spoken at {story.narrative.pace_wpm} words a "
                f"minute, of {format_duration(planned_ms(story.frames))} planned"
            )

    def _notes(self, edited: str | None) -> dict[str, str]:
        """What is to be said of the frames beside a variant, by their ids."""
        story, variant, view = self._session.story, self._session.variant, self._session.view
        if story is None or variant is None:
            return {}
        own = {row.frame for row in view.overrides.of("variant", variant.id)}
        notes: dict[str, str] = {
            frame.id: differing_words(story, variant, frame)
            for frame in story.frames
            if frame.id in own
        }
        if edited is not None:
            cells = differing_cells(view, variant, view.frames[FrameId(edited)])
            notes[edited] = where_words(self._session, is_differing="script" in cells)
        return notes

    def _keep_editor(self) -> None:
        """Take the editor out of the text, before the frame that holds it may go."""
        if self._editor.parentWidget() is not self:
            self._editor.setParent(self)
        self._editor.hide()

    def _read_again(self) -> None:
        """Read what has changed while nobody looked."""
        if self._is_stale:
            self.refresh()

    def _read_on(self, *, back: bool) -> None:
        """Scroll by a page."""
        self._settle()
        bar = self._scroll.verticalScrollBar()
        step = bar.pageStep() - _TOP_PX
        bar.setValue(bar.value() + (-step if back else step))

    def _leave_room(self) -> None:
        """Have so much paper below the last frame that its head, too, can stand at the top."""
        room_px = self._scroll.viewport().height() - _TOP_PX - self._sheet.last_px
        below_px = max(_LEAST_BELOW_PX, room_px)
        if self._around.contentsMargins().bottom() != below_px:
            self._around.setContentsMargins(_BESIDE_PX, _TOP_PX, _BESIDE_PX, below_px)

    def _settle(self) -> None:
        """Let the pages learn their height from the width that the layout gives them."""
        for _round in range(_SETTLING_ROUNDS):
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)

    def _go_to_frame(self, *, only_if_hidden: bool = False) -> None:
        """Bring the frame that is read to the top of the paper."""
        frame_id = self._list.frame_id
        if frame_id is None or not self.isVisible():
            return
        self._settle()
        bar, top = self._scroll.verticalScrollBar(), self._sheet.top_px(frame_id)
        if only_if_hidden and bar.value() <= top <= bar.value() + bar.pageStep() // 2:
            return
        self._is_going = True
        self._sheet.see(top, top + self._scroll.viewport().height())
        self._leave_room()
        self._settle()
        bar.setValue(self._sheet.top_px(frame_id))
        self._look()
        self._is_going = False

    def _look(self) -> None:
        """Have the frames made that are in sight; what stands at the top stays there."""
        bar = self._scroll.verticalScrollBar()
        top = bar.value() - _TOP_PX
        if shift := self._sheet.see(top, top + self._scroll.viewport().height()):
            was_going, self._is_going = self._is_going, True
            self._settle()
            bar.setValue(bar.value() + shift)
            self._is_going = was_going

    def _on_scroll_value_changed(self, value: int) -> None:
        """The frame under the eyes is the one that is read, unless another is being edited."""
        if not self._is_going:
            self._look()
        if self._is_going or self.is_editing:
            return
        height = self._scroll.viewport().height()
        found = self._sheet.frame_at(value - _TOP_PX + round(height * _EYES_AT))
        if found is not None and found != self._list.frame_id:
            self._list.choose(found)
            self._side.show_frame(self.frame)

    def _on_sheet_clicked(self, frame_id: str, place: int, at: QPoint) -> None:
        if frame_id != self._list.frame_id:
            self._session.select("frame", [frame_id], initiator=self)
            self._list.choose(frame_id)
            self._show()
        if place >= 0 and self._level is not Level.HEADLINE:
            self._begin_editing(place, at)
        elif not self.is_editing:
            self._list.setFocus()

    def _begin_editing(self, place: int, at: QPoint) -> None:
        """Edit the script at a place of its source; its line stays under the pointer."""
        self._is_going = (
            True  # The text is longer with its marks: nothing is to be scrolled for it.
        )
        self.edit(is_on=True)
        area = self._editor.area
        area.setFocus()
        cursor = area.textCursor()
        cursor.setPosition(units(area.text(), place))
        area.setTextCursor(cursor)
        self._settle()
        line_px = area.viewport().mapToGlobal(area.cursorRect().center()).y()
        bar = self._scroll.verticalScrollBar()
        bar.setValue(bar.value() + line_px - at.y())
        self._is_going = False

    def _on_list_chosen(self, frame_id: str) -> None:
        self._session.select("frame", [frame_id], initiator=self)
        self._show()
        self._go_to_frame()

    def _on_session_changed(self, changes: ChangeSet, _initiator: object) -> None:
        if changes.tables() & _SHOWN_TABLES:
            self._on_session_narrative_chosen()

    def _on_session_narrative_chosen(self) -> None:
        self._is_stale = True
        if self.isVisible():
            self.refresh()


class _PaperScroll(QScrollArea):
    """Scrolls the text; what stands beside it stays, left of the bar at the edge of the paper.

    Signals:
        resized(): it is as large as it is now.
    """

    resized = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._beside: QWidget | None = None

    def hold(self, beside: QWidget | None) -> None:
        """Leave room at the end for a widget, or for none."""
        if beside is not self._beside:
            self._beside = beside
            room_px = beside.width() + _SIDE_GAP_PX if beside is not None else 0
            self.setViewportMargins(0, 0, room_px, 0)
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()
        self.resized.emit()

    def _place(self) -> None:
        if self._beside is not None:
            ground = self.viewport().geometry()
            column_end = ground.center().x() + COLUMN_PX // 2
            left = min(ground.right() + 1, column_end + _SIDE_AWAY_PX)
            height = max(0, self.height() - _TOP_PX)
            self._beside.setGeometry(left, _TOP_PX, self._beside.width(), height)
            self._beside.raise_()
