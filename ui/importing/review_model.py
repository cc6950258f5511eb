"""The pieces of a transcript with their frames, as a table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from narrative_studio.analysis.transcript_path import Sureness
from narrative_studio.model.observed import TranscriptSegment
from narrative_studio.model.view import NarrativeView
from ui.importing.clock_words import clock
from ui.widgets.badge import Badge, Tone

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole

ITEM: Final = int(Role.UserRole)
"""The ``Piece`` of a row."""


class Column(IntEnum):
    """The columns from the start to the end of a row."""

    AT = 0
    WHO = 1
    WORDS = 2
    FRAME = 3
    SURE = 4


TITLES: Final = {
    Column.AT: "At",
    Column.WHO: "Speaker",
    Column.WORDS: "Words",
    Column.FRAME: "Frame",
    Column.SURE: "How sure",
}
_CONFIRMED: Final = Badge("Confirmed", Tone.GOOD, "check")
_BADGES: Final = {
    Sureness.MARKED: Badge("By live marks", Tone.INFO),
    Sureness.CLEAR: Badge("Clear", Tone.INFO),
    Sureness.LIKELY: Badge("Likely", Tone.NEUTRAL),
    Sureness.UNSURE: Badge("Unsure", Tone.WARN),
}


@dataclass(frozen=True, slots=True)
class Piece:
    """One row: a piece, its frame in words, and whether another frame begins with it."""

    segment: TranscriptSegment
    frame: str
    badge: Badge
    begins: bool

    def cell(self, column: Column) -> str:
        """What a cell says in words."""
        one = self.segment
        estimated = "about " if one.is_estimated else ""
        return {
            Column.AT: f"{estimated}{clock(one.start_ms)}" if one.start_ms is not None else "",
            Column.WHO: one.speaker,
            Column.WORDS: one.text,
            Column.FRAME: self.frame,
            Column.SURE: self.badge.text,
        }[column]


class ReviewModel(QAbstractTableModel):
    """The pieces in the order in which they were said."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pieces: tuple[Piece, ...] = ()

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """All rows."""
        return self._pieces

    def show(
        self,
        story: NarrativeView,
        segments: tuple[TranscriptSegment, ...],
        sureness: Mapping[str, Sureness],
    ) -> None:
        """Show another state; the cursor stays where it is as long as the pieces are the same."""
        ordered = sorted(segments, key=lambda one: (one.place, one.id))
        made = []
        before: object = self
        for one in ordered:
            badge = _BADGES[sureness.get(one.id, Sureness.UNSURE)]
            made.append(
                Piece(
                    one,
                    frame_words(story, one.frame),
                    _CONFIRMED if one.is_confirmed else badge,
                    one.frame != before,
                )
            )
            before = one.frame
        is_same = [one.segment.id for one in made] == [one.segment.id for one in self._pieces]
        if is_same and made:
            self._pieces = tuple(made)
            self.dataChanged.emit(self.index(0, 0), self.index(len(made) - 1, len(Column) - 1))
            return
        self.beginResetModel()
        self._pieces = tuple(made)
        self.endResetModel()

    def run_of(self, row: int) -> range:
        """The rows around one that follow each other at the same frame."""
        pieces = self._pieces
        first = last = row
        while not pieces[first].begins:
            first -= 1
        while last + 1 < len(pieces) and not pieces[last + 1].begins:
            last += 1
        return range(first, last + 1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        return 0 if parent.isValid() else len(self._pieces)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> Any:
        if role == Role.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return TITLES[Column(section)]
        return None

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        piece, column = self._pieces[index.row()], Column(index.column())
        if role == Role.DisplayRole:
            return piece.cell(column)
        if role == Role.AccessibleTextRole:
            return f"{TITLES[column]}: {piece.cell(column) or 'nothing'}"
        return piece if role == ITEM else None


def frame_words(story: NarrativeView, frame_id: str | None) -> str:
    """How a frame is called in a list; “No frame” for none."""
    frame = story.whole.frames.get(frame_id) if frame_id else None
    if frame is None:
        return "No frame"
    number = story.number(frame.id)
    return f"{number} {frame.headline}" if number is not None else frame.headline
