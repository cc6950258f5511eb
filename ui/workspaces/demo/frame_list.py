"""The frames of the story at the left of the script, grouped by part."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from narrative_studio.analysis.story.timing import spoken
from narrative_studio.model.durations import format_duration
from narrative_studio.model.template import Part
from ui import painting, text, theme
from ui.session import Session
from ui.theme import RADIUS_CONTROL, Type

_ROW_PX: Final = 30
_HEADING_PX: Final = 40
_TIME_PX: Final = 36
_GAP_PX: Final = 8
_NUMBER_PX: Final = 26
_ENTRY: Final = Qt.ItemDataRole.UserRole + 1
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Entry:
    """A frame with its number and the time its script takes to say, or the heading of a part."""

    title: str
    part: Part
    number: int = 0
    frame_id: str | None = None
    spoken: str = ""
    is_left_out: bool = False
    """Of a frame that the shown variant does without: it is named, and cannot be chosen."""

    @property
    def is_told(self) -> bool:
        """Whether it is a frame that is told."""
        return self.frame_id is not None and not self.is_left_out


class FrameListModel(QAbstractListModel):
    """Headings of parts and the frames below them, also those that the shown variant leaves out."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._entries: list[Entry] = []
        self.refresh()

    def refresh(self) -> None:
        """Read the narrative again."""
        entries: list[Entry] = []
        story, told = self._session.story, self._session.telling
        said_in = {frame.id: frame for frame in told.frames} if told is not None else {}
        part: Part | None = None
        for number, whole in enumerate(story.frames if story else (), start=1):
            assert story is not None
            assert told is not None
            frame = said_in.get(whole.id, whole)
            beat = story.beat(frame)
            if beat.part is not part:
                part = beat.part
                entries.append(Entry(story.template.part(part).title, part))
            title = frame.headline or "Frame without a headline"
            is_out = frame.id not in said_in
            said = spoken(told, frame)
            time = format_duration(said.duration_ms) if said.words and not is_out else ""
            entries.append(Entry(title, beat.part, number, frame.id, time, is_out))
        if [one.frame_id for one in entries] == [one.frame_id for one in self._entries]:
            self._entries = entries
            if entries:
                self.dataChanged.emit(self.index(0), self.index(len(entries) - 1))
        else:
            self.beginResetModel()
            self._entries = entries
            self.endResetModel()

    def entry(self, index: _Index) -> Entry:
        """What stands in a row."""
        return self._entries[index.row()]

    def place_of(self, frame_id: str) -> QModelIndex:
        """The index of a frame."""
        for row, entry in enumerate(self._entries):
            if entry.frame_id == frame_id and not entry.is_left_out:
                return self.index(row)
        return QModelIndex()

    def frame_near(self, row: int) -> str | None:
        """The id of the told frame in a row, else of the nearest one before it."""
        for entry in reversed(self._entries[: row + 1]):
            if entry.is_told:
                return entry.frame_id
        return None

    def first(self) -> QModelIndex:
        """The index of the first told frame."""
        for row, entry in enumerate(self._entries):
            if entry.is_told:
                return self.index(row)
        return QModelIndex()

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._entries)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not index.isValid() or not self._entries[index.row()].is_told:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            if entry.frame_id is None:
                return entry.title
            said = f"{entry.spoken} spoken" if entry.spoken else "no script"
            said = "left out of the variant" if entry.is_left_out else said
            return f"Frame {entry.number}, {entry.title}, {said}"
        if role == _ENTRY:
            return entry
        return None


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        entry = index.data(_ENTRY)
        now = theme.current()
        return QSize(160, now.scaled(_ROW_PX if entry.frame_id else _HEADING_PX))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        entry = index.data(_ENTRY)
        assert isinstance(entry, Entry)
        now = theme.current()
        view = option.widget
        assert isinstance(view, QListView)
        rect = QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line_px = now.line_px(Type.BODY)
        line = QRect(rect.left() + 8, rect.center().y() - line_px // 2, rect.width() - 14, line_px)
        if entry.frame_id is None:
            color = now.setup if entry.part is Part.SETUP else now.follow
            line.moveBottom(rect.bottom() - 2)  # Nearer to what it heads than to what it follows.
            text.paint_text(painter, line, entry.title, Type.SUPPORT_STRONG, color)
            painter.restore()
            return
        is_current = view.currentIndex() == index
        if is_current:
            painting.rounded(painter, rect.adjusted(0, 0, -1, 0), RADIUS_CONTROL, fill=now.selected)
            painting.rounded(
                painter,
                QRect(rect.left(), rect.top() + 7, 3, rect.height() - 14),
                1,
                fill=now.accent,
            )
            if view.hasFocus():
                inner = rect.adjusted(1, 1, -2, -1)
                painting.rounded(painter, inner, RADIUS_CONTROL, line=now.focus, line_px=2)
        use = Type.BODY_STRONG if is_current else Type.BODY
        color = now.text if is_current else now.text3 if entry.is_left_out else now.text2
        text.paint_text(painter, line, str(entry.number), use, color, tabular=True)
        line.setLeft(line.left() + now.scaled(_NUMBER_PX))
        right = Qt.AlignmentFlag.AlignRight
        small = QRect(line.left(), rect.center().y() - now.line_px(Type.SUPPORT) // 2, 0, 0)
        small.setSize(QSize(line.width(), now.line_px(Type.SUPPORT)))
        time = entry.spoken or ("out" if entry.is_left_out else "–")
        quiet = now.text3 if entry.is_left_out else now.text2
        text.paint_text(painter, small, time, Type.SUPPORT, quiet, tabular=True, align=right)
        metrics = QFontMetrics(now.font(Type.SUPPORT, tabular=True))
        taken_px = metrics.horizontalAdvance(time) + _GAP_PX
        line.setRight(line.right() - max(now.scaled(_TIME_PX), taken_px))
        text.paint_text(painter, line, entry.title, use, color)
        painter.restore()


class FrameList(QListView):
    """The choice of the frame whose script is read.

    Signals:
        chosen(str): the id of another frame that the user has chosen.
    """

    chosen = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = FrameListModel(session, self)
        self._is_choosing = False
        self.setModel(self._model)
        self.setItemDelegate(_Delegate(self))
        self.setAccessibleName("Frames")
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.viewport().setAutoFillBackground(False)
        self.selectionModel().currentChanged.connect(self._on_current_changed)

    def refresh(self) -> None:
        """Read the narrative again, keeping the chosen frame, else the one in its place."""
        kept, row = self.frame_id, self.currentIndex().row()
        self._model.refresh()
        if self.frame_id is None:
            is_there = kept is not None and self._model.place_of(kept).isValid()
            self.choose(kept if is_there else self._model.frame_near(row))

    @property
    def frame_id(self) -> str | None:
        """The id of the chosen frame."""
        index = self.currentIndex()
        entry = self._model.entry(index) if index.isValid() else None
        return entry.frame_id if entry is not None and entry.is_told else None

    def choose(self, frame_id: str | None) -> None:
        """Choose a frame, or the first one, without a signal."""
        index = self._model.place_of(frame_id) if frame_id else QModelIndex()
        self._is_choosing = True
        self.setCurrentIndex(index if index.isValid() else self._model.first())
        self._is_choosing = False

    def step(self, by: int) -> None:
        """Go to the next or the last frame, as the user does."""
        row = self.currentIndex().row() + by
        while 0 <= row < self._model.rowCount():
            index = self._model.index(row)
            if self._model.entry(index).is_told:
                self.setCurrentIndex(index)
                return
            row += by

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_Space):
            event.ignore()  # These keys are for reading: the view around the list takes them.
        else:
            super().keyPressEvent(event)

    def _on_current_changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        if current.isValid() and not self._is_choosing:
            entry = self._model.entry(current)
            if entry.frame_id is not None:
                self.chosen.emit(entry.frame_id)
