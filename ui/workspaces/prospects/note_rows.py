"""What was noted of a session, line by line: a text, its frame, what else there is to choose."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from narrative_studio.analysis.naming import quoted
from narrative_studio.commands.editing import edit_cells
from narrative_studio.model.view import NarrativeView
from ui.inspector.binding import CellBinding
from ui.session import Session
from ui.styling.buttons import ControlSize
from ui.widgets.buttons import IconButton
from ui.widgets.combo_box import ComboBox
from ui.widgets.plain_line_edit import PlainLineEdit
from ui.widgets.text_area import TextArea

Entries = list[tuple[object, str]]
_FRAME_PX: Final = 150
_HEADLINE: Final = 28


def frame_entries(story: NarrativeView | None) -> Entries:
    """The frames of a story to choose from."""
    found: Entries = [(None, "No frame")]
    for frame in story.all_frames if story is not None else ():
        number = story.number(frame.id) if story is not None else None
        headline = frame.headline
        if len(headline) > _HEADLINE:
            headline = headline[: _HEADLINE - 1].rstrip() + "…"
        found.append((frame.id, f"{number or 'Backup'}  {headline}"))
    return found


class NoteRow(QWidget):
    """One line: its text, choices of cells, and a cross.

    Signals:
        discarded(str): the row of that id is to go.
    """

    discarded = Signal(str)

    def __init__(
        self,
        session: Session,
        name: str,
        parent: QWidget | None = None,
        *,
        placeholder: str = "",
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._row: Any = None
        self._name = name
        self._boxes: list[tuple[str, ComboBox]] = []
        self.text = TextArea(name=name, placeholder=placeholder, min_lines=1, max_lines=6)
        self._binding = CellBinding(session, self.text, "text", self)
        self._delete = IconButton("x", f"Delete {name.lower()}", size=ControlSize.TINY)
        self._delete.clicked.connect(self._on_delete_clicked)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(6)
        self._line.addWidget(self.text, 1)
        self._line.addWidget(self._delete, 0, Qt.AlignmentFlag.AlignTop)

    def add_choice(self, column: str, name: str, entries: Entries, width_px: int = 0) -> ComboBox:
        """Let a cell of the row be chosen from some words."""
        box = ComboBox(entries, name=name, size=ControlSize.SMALL)
        box.setFixedWidth(width_px or box.sizeHint().width())
        box.chosen.connect(lambda value: self._edit(column, value))
        self._boxes.append((column, box))
        self.add_part(box)
        return box

    def add_part(self, widget: QWidget) -> None:
        """Put a widget before the cross."""
        self._line.insertWidget(self._line.count() - 1, widget, 0, Qt.AlignmentFlag.AlignTop)

    def add_frame(self, story: NarrativeView | None) -> None:
        """Let the frame be chosen."""
        self.add_choice("frame", "Frame", frame_entries(story), _FRAME_PX)

    def show_row(self, row: Any) -> None:
        """Show the row of the document that this line is for."""
        self._row = row
        self._binding.show(row)
        about = quoted(" ".join(row.text.split())) if row.text else "without words"
        self._delete.setAccessibleName(f"Delete {self._name.lower()} {about}")
        for column, box in self._boxes:
            box.choose(getattr(row, column))

    def _edit(self, column: str, value: object) -> None:
        row, cells = self._row, {column: value}
        if row is not None:
            self._session.attempt(
                lambda: edit_cells(self._session.project, row, bases=None, **cells)
            )

    def _on_delete_clicked(self) -> None:
        if self._row is not None:
            self.discarded.emit(self._row.id)


class AddLine(PlainLineEdit):
    """A field that adds a line at Enter and stays where it is, for the next one.

    Signals:
        added(str): a line with that text is wanted.
    """

    added = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.commit()
        else:
            super().keyPressEvent(event)

    def commit(self) -> None:
        """Add what is written in the field, if anything."""
        if words := self.take():
            self.added.emit(words)


class NoteRows(QWidget):
    """Keeps one ``NoteRow`` for each row, in order, and a field below that adds one.

    What stands in that field is added too when the session is left: nothing typed is lost.

    Signals:
        added(str): a line with that text is wanted.
        discarded(str): the row of that id is to go.
    """

    added = Signal(str)
    discarded = Signal(str)

    def __init__(
        self,
        make: Callable[[], NoteRow],
        *,
        name: str,
        placeholder: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._make = make
        self._lines: dict[str, NoteRow] = {}
        self.field = AddLine(name=name, placeholder=placeholder)
        self.field.added.connect(self.added)
        self._foot = QHBoxLayout()
        self._foot.setSpacing(6)
        self._foot.addWidget(self.field, 1)
        self._column = QVBoxLayout()
        self._column.setSpacing(6)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(6)
        whole.addLayout(self._column)
        whole.addLayout(self._foot)

    @property
    def lines(self) -> tuple[NoteRow, ...]:
        """The lines, in order."""
        return tuple(self._lines.values())

    def add_to_foot(self, widget: QWidget) -> None:
        """Put a choice before the field that adds."""
        self._foot.insertWidget(self._foot.count() - 1, widget)

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Show the rows of a session; a line whose row stays keeps what is typed in it."""
        wanted = {row.id: row for row in rows}
        for row_id in [one for one in self._lines if one not in wanted]:
            gone = self._lines.pop(row_id)
            self._column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        kept, self._lines = self._lines, {}
        for place, (row_id, row) in enumerate(wanted.items()):
            line = kept.get(row_id) or self._made()
            if self._column.indexOf(line) != place:
                self._column.insertWidget(place, line)
                line.show()
            self._lines[row_id] = line
            line.show_row(row)

    def _made(self) -> NoteRow:
        line = self._make()
        line.discarded.connect(self.discarded)
        return line
