"""The columns of a table, one below the other: what each is called, means and holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from narrative_studio.importers.tables.asked_words import AskedWord
from narrative_studio.importers.tables.cells import shown
from narrative_studio.importers.tables.deciding import Reading
from narrative_studio.importers.tables.fields import field_of
from narrative_studio.importers.tables.proposing import Certainty
from narrative_studio.model.storyboard import Frame
from ui.importing.table_choice import TableChoice
from ui.importing.word_rows import WordRows
from ui.styling.buttons import ControlSize
from ui.theme import Role, Type
from ui.widgets.badge import Badge, BadgeLabel, Tone
from ui.widgets.combo_box import ComboBox
from ui.widgets.emptying import empty
from ui.widgets.label import TextLabel

_MOST_ROWS: Final = 60
"""A table of hundreds of columns shows so many, and those that mean something."""
_SAMPLES: Final = 2
_NAME_LINES: Final = 2
_LEAVE_OUT: Final = "Leave out"
_BADGES: Final = {
    Certainty.SURE: Badge("Sure", Tone.GOOD),
    Certainty.LIKELY: Badge("Likely", Tone.INFO),
    Certainty.GUESS: Badge("A guess", Tone.WARN),
}
_CHOSEN: Final = Badge("Chosen", Tone.NEUTRAL)
_NOTHING: Final = Badge("Left out", Tone.OUTLINE)
_MEANING_PX: Final = 264
"""The width for a meaning, alone or with the frame that the column is about."""
_FRAME_PX: Final = 120
_BADGE_PX: Final = 72


class ColumnRows(QWidget):
    """A line for each column, in which its meaning is chosen."""

    def __init__(self, choice: TableChoice, frames: tuple[Frame, ...]) -> None:
        super().__init__()
        self._choice = choice
        self._frames = frames
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 8, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        self.names: dict[str, TextLabel] = {}
        self.fields: dict[str, ComboBox] = {}
        self.frames: dict[str, ComboBox] = {}
        self.badges: dict[str, BadgeLabel] = {}
        self.examples: dict[str, TextLabel] = {}
        self.words: dict[str, WordRows] = {}
        self._samples: dict[str, str] = {}
        self._readings: Mapping[str, Sequence[Reading]] = {}
        choice.replaced.connect(self._rebuild)
        choice.changed.connect(self._refresh)
        self._rebuild()

    def show_readings(self, readings: Mapping[str, Sequence[Reading]]) -> None:
        """Say of columns, by their names, how some of their days and numbers are read."""
        self._readings = readings
        for header, label in self.examples.items():
            label.setText(self._example(header))

    def show_asked(self, asked: Mapping[str, Sequence[AskedWord]]) -> None:
        """Ask under columns, by their names, what the words stand for that nobody knows here."""
        for header, rows in self.words.items():
            column = self._choice.meaning(header)
            words = asked.get(header, ()) if column is not None else ()
            answers = field_of(self._choice.target, column.field).meanings if column else ()
            rows.show_words(words, answers)

    def _rebuild(self) -> None:
        empty(self._grid)
        self.names, self.fields, self.frames, self.badges = {}, {}, {}, {}
        self.examples, self.words = {}, {}
        self._samples, self._readings = {}, {}
        for place, words in enumerate(("Column", "Means", "", "First rows")):
            self._grid.addWidget(_head(words), 0, place)
        table = self._choice.table
        listed = [
            (place, header)
            for place, header in enumerate(table.headers)
            if place < _MOST_ROWS or self._choice.meaning(header) is not None
        ]
        for line, (place, header) in enumerate(listed):
            self._add(2 * line + 1, place, header)
        below = 2 * len(listed) + 1
        self._grid.setRowStretch(below + 1, 1)
        if len(listed) < len(table.headers):
            more = f"{len(table.headers) - len(listed)} more columns are left out."
            self._grid.addWidget(TextLabel(more, use=Type.SUPPORT, role=Role.TEXT2), below, 0, 1, 4)
        self._grid.setColumnStretch(0, 2)
        self._grid.setColumnStretch(3, 3)
        self._refresh()

    def _add(self, line: int, place: int, header: str) -> None:
        choice = self._choice
        name = TextLabel(header, use=Type.BODY_STRONG, lines=_NAME_LINES)
        entries: list[tuple[object, str]] = [("", _LEAVE_OUT)]
        entries += [(one.key, one.title) for one in choice.fields]
        field = ComboBox(entries, name=f"What the column {header} means", size=ControlSize.SMALL)
        field.chosen.connect(partial(self._on_field_chosen, header))
        frame = ComboBox(name=f"Frame of the column {header}", size=ControlSize.SMALL)
        frame.setFixedWidth(_FRAME_PX)
        frame.chosen.connect(partial(self._on_frame_chosen, header))
        badge = BadgeLabel(_NOTHING)
        badge.setMinimumWidth(_BADGE_PX)
        samples = [row[place] for row in choice.table.rows[:40]]
        filled = [shown(one) for one in samples if one not in (None, "")][:_SAMPLES]
        self._samples[header] = "  ".join(filled) or "empty"
        told = TextLabel(self._samples[header], use=Type.SUPPORT, role=Role.TEXT2)
        self._grid.addWidget(name, line, 0, Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(_side_by_side(field, frame), line, 1)
        self._grid.addWidget(badge, line, 2, Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(told, line, 3)
        words = WordRows(header)
        words.chosen.connect(partial(choice.choose_word, header))
        self._grid.addWidget(words, line + 1, 1, 1, 3)
        self.words[header] = words
        self.fields[header], self.frames[header], self.badges[header] = field, frame, badge
        self.names[header], self.examples[header] = name, told

    def _example(self, header: str) -> str:
        readings = self._readings.get(header)
        if not readings:
            return self._samples[header]
        return "  ".join(f"{one.cell} is {one.read}" for one in readings)

    def _refresh(self) -> None:
        choice = self._choice
        for header, field in self.fields.items():
            column = choice.meaning(header)
            field.choose(column.field if column is not None else "")
            has_frame = column is not None and bool(column.each)
            frame = self.frames[header]
            frame.setVisible(has_frame)
            if column is not None and has_frame:
                frame.set_entries(self._frame_entries(column.each))
                frame.choose(column.each)
            certainty = choice.certainty(header)
            badge = _NOTHING
            if column is not None:
                badge = _BADGES[certainty] if certainty is not None else _CHOSEN
            self.badges[header].set_badge(badge)

    def _frame_entries(self, each: str) -> list[tuple[object, str]]:
        entries: list[tuple[object, str]] = [
            (str(number), f"{number} {frame.headline}")
            for number, frame in enumerate(self._frames, start=1)
        ]
        if each not in {key for key, _words in entries}:
            entries.insert(0, (each, each))
        return entries

    def _on_field_chosen(self, header: str, key: object) -> None:
        choice = self._choice
        if not key:
            choice.choose_field(header, None)
            return
        each = self._free_frame(str(key)) if choice.needs_frame(str(key)) else ""
        choice.choose_field(header, str(key), each=each)

    def _free_frame(self, key: str) -> str:
        """The first frame that no column of this meaning is about yet."""
        columns = self._choice.mapping.columns
        taken = {one.each for one in columns if one.field == key}
        numbers = [str(number) for number in range(1, len(self._frames) + 2)]
        return next((one for one in numbers if one not in taken), "1")

    def _on_frame_chosen(self, header: str, each: object) -> None:
        column = self._choice.meaning(header)
        if column is not None:
            self._choice.choose_field(header, column.field, each=str(each))


def _side_by_side(field: ComboBox, frame: ComboBox) -> QWidget:
    """A meaning takes the room of its frame where it has none."""
    both = QWidget()
    both.setFixedWidth(_MEANING_PX)
    beside = QHBoxLayout(both)
    beside.setContentsMargins(0, 0, 0, 0)
    beside.setSpacing(8)
    beside.addWidget(field, 1)
    beside.addWidget(frame)
    return both


def _head(words: str) -> TextLabel:
    return TextLabel(words, use=Type.SUPPORT, role=Role.TEXT2)
