"""Labelled fields for cells of one row, made from a few lines each."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import StrEnum

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from narrative_studio.commands.editing import edit_cells
from narrative_studio.model.rows import Policy, Row, columns
from ui.inspector.binding import CellBinding
from ui.inspector.element.head import SIDE_PX
from ui.session import Session
from ui.widgets.combo_box import ComboBox
from ui.widgets.committing import PAUSE_MS, WHOLE_PAUSE_MS
from ui.widgets.divider import Divider
from ui.widgets.labelled_field import LabelledField
from ui.widgets.line_edit import LineEdit
from ui.widgets.parsed_edit import ParsedEdit
from ui.widgets.text_area import TextArea
from ui.widgets.words_line import WordsLine


class CellFields(QWidget):
    """Fields below each other; each shows one cell and commits what the user makes of it."""

    def __init__(
        self, session: Session, row_type: type[Row], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._row_type = row_type
        self._row: Row | None = None
        self._shown: list[Callable[[Row | None], None]] = []
        self._fields: dict[str, QWidget] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)

    def holder(self, column: str) -> QWidget:
        """The widget that holds the field of a cell, with its label.

        Raises:
            KeyError: no such field was added.
        """
        return self._fields[column]

    def field(self, column: str) -> LabelledField:
        """The labelled field of a cell that has one."""
        found = self._fields[column]
        assert isinstance(found, LabelledField)
        return found

    def add_text(
        self,
        column: str,
        label: str,
        placeholder: str = "",
        *,
        lines: int = 2,
        is_name: bool = False,
    ) -> LabelledField:
        """Add a text that grows from ``lines``; 1 keeps it to one line, 0 begins with one.

        A name, which stands on one line, is not checked for spelling.
        """
        pause_ms = self._pause_ms(column)
        field: LineEdit | TextArea
        if is_name:
            field = LineEdit(name=label, placeholder=placeholder, pause_ms=pause_ms)
        elif lines == 1:
            field = WordsLine(name=label, placeholder=placeholder, pause_ms=pause_ms)
        else:
            field = TextArea(
                name=label, placeholder=placeholder, min_lines=max(1, lines), pause_ms=pause_ms
            )
        binding = CellBinding(self._session, field, column, self)
        self._shown.append(binding.show)
        return self._add(column, LabelledField(label, field))

    def add_choice(self, column: str, label: str, words: Iterable[StrEnum]) -> LabelledField:
        """Add a choice of one of a closed set."""
        box = ComboBox([(word, word.value.capitalize()) for word in words], name=label)
        box.chosen.connect(lambda key: self.edit(column, key))
        self._shown.append(lambda row: box.choose(getattr(row, column, None)))
        return self._add(column, LabelledField(label, box))

    def add_row_choice(
        self, column: str, label: str, entries: Callable[[], list[tuple[object, str]]]
    ) -> LabelledField:
        """Add a choice of a row of the document; ``entries`` says which there are now."""
        box = ComboBox(entries(), name=label)
        box.chosen.connect(lambda key: self.edit(column, key))
        offered = [entries()]

        def show(row: Row | None) -> None:
            if (now := entries()) != offered[0]:
                offered[0] = now
                box.set_entries(now)
            box.choose(getattr(row, column, None))

        self._shown.append(show)
        return self._add(column, LabelledField(label, box))

    def add_parsed(self, column: str, label: str, field: ParsedEdit) -> LabelledField:
        """Add a field whose text is read as a day or a number."""
        field.parsed.connect(lambda value: self.edit(column, value))
        self._session.on_flush(field.flush)
        self._shown.append(lambda row: field.set_value(getattr(row, column, None)))
        return self._add(column, LabelledField(label, field))

    def add_flag(self, column: str, words: str) -> QCheckBox:
        """Add a check box."""
        box = QCheckBox(words)
        box.clicked.connect(lambda is_on: self.edit(column, bool(is_on)))
        self._shown.append(lambda row: box.setChecked(bool(getattr(row, column, False))))
        self._fields[column] = box
        self._column.addWidget(box)
        return box

    def add_widget(self, widget: QWidget) -> None:
        """Add something that is no field of a cell."""
        self._column.addWidget(widget)

    def show_row(self, row: Row | None) -> None:
        """Show another row, or this one after a change."""
        before, self._row = self._row, row
        for show in self._shown:
            show(row)
        if before is not None and row is not None and before.id != row.id:
            self.updateGeometry()

    def edit(self, column: str, value: object) -> None:
        """Give a cell of the row another value."""
        row = self._row
        if row is not None:
            cells = {column: value}
            self._session.attempt(
                lambda: edit_cells(self._session.project, row, bases=None, **cells)
            )

    def _add(self, column: str, field: LabelledField) -> LabelledField:
        self._fields[column] = field
        self._column.addWidget(field)
        return field

    def _pause_ms(self, column: str) -> int:
        """Owned wording counts revisions, so it waits longer for the end of the typing."""
        is_owned = columns(self._row_type)[column].policy is Policy.OWNED
        return WHOLE_PAUSE_MS if is_owned else PAUSE_MS


def padded(fields: CellFields) -> QWidget:
    """The fields with the margins of a panel and a line below."""
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    inner = QVBoxLayout()
    inner.setContentsMargins(SIDE_PX, 12, SIDE_PX, 12)
    inner.addWidget(fields)
    column.addLayout(inner)
    column.addWidget(Divider())
    return whole
