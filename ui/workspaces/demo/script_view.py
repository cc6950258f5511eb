"""The script of the narrative: choose a frame, read it, edit it in place."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from narrative_studio.analysis.word_rules import word_findings
from narrative_studio.model.storyboard import Frame
from narrative_studio.project import ChangeSet
from ui import painting, theme
from ui.inspector.binding import CellBinding
from ui.inspector.mentions import tie_mentions
from ui.session import Session
from ui.theme import Role, Type
from ui.widgets.icon_mark import IconMark
from ui.widgets.label import TextLabel
from ui.widgets.markdown_editor import MarkdownEditor
from ui.widgets.panel import Panel
from ui.workspaces.demo.frame_list import FrameList
from ui.workspaces.demo.script_page import COLUMN_PX, Level, ScriptPage

_LIST_PX: Final = 228
_SIDE_PX: Final = 200
_SIDE_FROM_PX: Final = 900
_SHOWN_TABLES: Final = frozenset({"frame", "question", "narrative", "term"})


class ScriptView(QWidget):
    """Frames at the left, the script in a column of 600, what helps to tell it beside.

    Signals:
        editing_changed(bool): the script is being edited, or read again.
    """

    editing_changed = Signal(bool)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._level = Level.FULL
        self._is_stale = True
        self._list = FrameList(session)
        self._list.setFixedWidth(_LIST_PX)
        self._list.chosen.connect(self._on_list_chosen)
        self._page = ScriptPage()
        self._editor = MarkdownEditor(name="Script", use=Type.SCRIPT, quotes_are_cues=True)
        self._editor.hide()
        self._binding = CellBinding(session, self._editor, "script", self)
        tie_mentions(session, self._editor.area, self._binding)
        self._side = ScriptSide(session)
        self._place_parts()
        session.changed.connect(self._on_session_changed)
        session.narrative_chosen.connect(self._on_session_narrative_chosen)

    @property
    def frame(self) -> Frame | None:
        """The frame that is read."""
        frame_id = self._list.frame_id
        return self._session.view.frames.get(frame_id) if frame_id else None

    @property
    def is_editing(self) -> bool:
        """Whether the script is being edited."""
        return not self._editor.isHidden()

    def show_frame(self, frame_id: str | None) -> None:
        """Read a frame, or the one that was read last."""
        self._read_again()
        if frame_id is not None:
            self._list.choose(frame_id)
            self._show()

    def set_level(self, level: Level) -> None:
        """Show the full script, its key phrases or the headline only."""
        self._level = level
        self._read_again()
        self._show()

    def edit(self, *, is_on: bool) -> None:
        """Edit the script in place, or read it again."""
        if is_on == self.is_editing:
            return
        self._read_again()
        if is_on and self.frame is None:
            return
        self._editor.flush()
        self._editor.setVisible(is_on)
        self._show()
        if is_on:
            self._editor.area.setFocus()
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

    def _read_on(self, *, back: bool) -> None:
        """Scroll by a page; from the end of a script on to the next one."""
        bar = self._scroll.verticalScrollBar()
        if bar.value() == (bar.minimum() if back else bar.maximum()):
            self._list.step(-1 if back else 1)
        else:
            bar.setValue(bar.value() + (-bar.pageStep() if back else bar.pageStep()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._side.setVisible(self.width() >= _SIDE_FROM_PX)
        super().resizeEvent(event)

    def _place_parts(self) -> None:
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._page)
        column.addWidget(self._editor)
        column.addStretch(1)
        middle = QWidget()
        middle.setLayout(column)
        middle.setMaximumWidth(COLUMN_PX)
        inside = QHBoxLayout()
        inside.setContentsMargins(32, 32, 32, 32)
        inside.setSpacing(32)
        inside.addStretch(1)
        inside.addWidget(middle, 20)
        inside.addWidget(self._side, 0, Qt.AlignmentFlag.AlignTop)
        inside.addStretch(1)
        holder = QWidget()
        holder.setLayout(inside)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setWidget(holder)
        holder.setAutoFillBackground(False)  # A scroll area makes its widget fill its ground.
        self._scroll.viewport().setAutoFillBackground(False)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        paper = Panel()
        on_paper = QVBoxLayout(paper)
        on_paper.setContentsMargins(1, 1, 1, 1)
        on_paper.addWidget(self._scroll)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._list)
        row.addWidget(paper, 1)

    def _show(self) -> None:
        frame = self.frame
        self._binding.show(frame)
        level = Level.HEAD if self.is_editing else self._level
        self._page.show_frame(self._session.story, frame, level)
        self._side.show_frame(frame)

    def showEvent(self, event: QShowEvent) -> None:
        self._read_again()
        super().showEvent(event)

    def _read_again(self) -> None:
        """Read what has changed while nobody looked."""
        if self._is_stale:
            self.refresh()

    def _on_list_chosen(self, frame_id: str) -> None:
        self._session.select("frame", [frame_id], initiator=self)
        self._scroll.verticalScrollBar().setValue(0)
        self._show()

    def _on_session_changed(self, changes: ChangeSet, _initiator: object) -> None:
        if changes.tables() & _SHOWN_TABLES:
            self._on_session_narrative_chosen()

    def _on_session_narrative_chosen(self) -> None:
        self._is_stale = True
        if self.isVisible():
            self.refresh()


class ScriptSide(QWidget):
    """Visual, discovery questions, and what the vocabulary says of the words."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setFixedWidth(_SIDE_PX)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 8, 0, 0)
        self._column.setSpacing(8)

    def show_frame(self, frame: Frame | None) -> None:
        """Show what helps to tell this frame."""
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        story = self._session.story
        if frame is None or story is None:
            return
        if frame.picture or frame.visual:
            self._head("photo", "Visual")
            content = story.whole.picture_bytes(frame.picture) if frame.picture else None
            if content:
                self._column.addWidget(_PictureBox(content, frame.alt_text))
            if frame.visual:
                self._words(frame.visual)
        questions = story.questions(frame.id)
        if questions:
            self._head("message-circle", "Discovery questions")
            for question in questions:
                self._words(question.text)
        self._head("book-2", "Words")
        mentions = [
            finding.text
            for finding in word_findings(story, only=frame.id)
            if finding.row_id == frame.id
        ]
        for mention in mentions or ["No banned word, none to avoid."]:
            self._words(mention)

    def _head(self, icon: str, words: str) -> None:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 12 if self._column.count() else 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(IconMark(icon, size_px=14, role=Role.TEXT2))
        row.addWidget(TextLabel(words, use=Type.SUPPORT_STRONG), 1)
        self._column.addWidget(line)

    def _words(self, words: str) -> None:
        self._column.addWidget(TextLabel(words, use=Type.BODY, role=Role.TEXT2, lines=0))


class _PictureBox(QWidget):
    """A picture on paper, as it stands on its card."""

    def __init__(self, content: bytes, alt_text: str) -> None:
        super().__init__()
        self.setAccessibleName(alt_text)
        self.setToolTip(alt_text)
        self._pixmap = QPixmap()
        self._pixmap.loadFromData(content)
        self.setFixedSize(_SIDE_PX, _SIDE_PX * 9 // 16)

    def paintEvent(self, _event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        box = self.rect().adjusted(0, 0, -1, -1)
        painting.rounded(painter, box, 6, fill=now.paper, line=now.border)
        if not self._pixmap.isNull():
            inner = box.adjusted(6, 4, -6, -4)
            size = self._pixmap.size().scaled(inner.size(), Qt.AspectRatioMode.KeepAspectRatio)
            place = box.center()
            left, top = place.x() - size.width() // 2, place.y() - size.height() // 2
            painter.drawPixmap(left, top, size.width(), size.height(), self._pixmap)
