"""One key result of a goal, edited in place."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from narrative_studio.commands.editing import edit_cells
from narrative_studio.model.goals import KeyResult
from ui import theme
from ui.inspector.binding import CellBinding
from ui.inspector.people import PersonField
from ui.session import Session
from ui.styling.buttons import ControlSize
from ui.theme import Role, Type
from ui.widgets.buttons import IconButton
from ui.widgets.committing import WHOLE_PAUSE_MS
from ui.widgets.label import TextLabel
from ui.widgets.labelled_field import ErrorLine
from ui.widgets.line_edit import LineEdit
from ui.widgets.parsed_edit import day_edit
from ui.widgets.words_line import WordsLine
from ui.workspaces.positioning.goals.parts import PromptLine

_VALUES: Final = {
    "start_value": ("Start", "Where it began"),
    "current_value": ("Now", "Where it is"),
    "target_value": ("Target", "Where it is to be"),
}
_VALUE_PX: Final = 84
_DAY_PX: Final = 116
_BOX_PX: Final = 22
_OWNER_PX: Final = 28
_GAP_PX: Final = 6


class KeyResultHeads(QWidget):
    """The words above the fields of the key results."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP_PX)
        now = theme.current()
        row.addSpacing(now.scaled(_BOX_PX) + _GAP_PX)
        row.addWidget(_head("Key result"), 1)
        for words, _hint in _VALUES.values():
            row.addWidget(_head(words, now.scaled(_VALUE_PX)))
        row.addWidget(_head("Measured on", now.scaled(_DAY_PX)))
        row.addWidget(_head("Owner", now.scaled(_OWNER_PX) + 34))


class KeyResultRow(QWidget):
    """A box, the words, three figures, the day, the owner; Alt and an arrow key moves it.

    Signals:
        moved(object, int): the ``KeyResult`` and by how many places it is to move.
        discarded(object): the ``KeyResult`` that is to be deleted.
    """

    moved = Signal(object, int)
    discarded = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._result: KeyResult | None = None
        now = theme.current()
        self.done = QCheckBox()
        self.done.setFixedWidth(now.scaled(_BOX_PX))
        self.words = WordsLine(
            name="Key result",
            placeholder="What one could count or measure",
            size=ControlSize.SMALL,
            pause_ms=WHOLE_PAUSE_MS,
        )
        self.values = {
            column: LineEdit(name=name, placeholder="–", size=ControlSize.SMALL)
            for column, (name, _hint) in _VALUES.items()
        }
        self.measured = day_edit(name="Measured on", size=ControlSize.SMALL)
        self.measured.setPlaceholderText("Not yet")
        self.owner = PersonField(session, "Owner", is_small=True)
        self.delete_button = IconButton("trash", "Delete the key result", size=ControlSize.SMALL)
        self._error = ErrorLine()
        self.prompt = PromptLine()
        self._bindings = [
            CellBinding(session, self.words, "text", self),
            *(CellBinding(session, field, column, self) for column, field in self.values.items()),
        ]
        row = QHBoxLayout()
        row.setSpacing(_GAP_PX)
        row.addWidget(self.done)
        row.addWidget(self.words, 1)
        for column, field in self.values.items():
            field.setToolTip(_VALUES[column][1])
            field.setFixedWidth(now.scaled(_VALUE_PX))
            row.addWidget(field)
        self.measured.setFixedWidth(now.scaled(_DAY_PX))
        row.addWidget(self.measured)
        row.addWidget(self.owner)
        row.addWidget(self.delete_button)
        below = QVBoxLayout()
        below.setContentsMargins(now.scaled(_BOX_PX) + _GAP_PX, 0, 0, 0)
        below.addWidget(self._error)
        below.addWidget(self.prompt)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(2)
        whole.addLayout(row)
        whole.addLayout(below)
        self.done.clicked.connect(self._on_done_clicked)
        self.measured.parsed.connect(self._on_measured_parsed)
        self.measured.refused.connect(self._error.set_message)
        self.owner.chosen.connect(self._on_owner_chosen)
        self.delete_button.clicked.connect(self._on_delete_clicked)
        session.on_flush(self.measured.flush)

    @property
    def result(self) -> KeyResult | None:
        """What is shown."""
        return self._result

    def show_result(self, result: KeyResult, prompt: str) -> None:
        """Show the key result as it is now, and what it lacks."""
        self._result = result
        for binding in self._bindings:
            binding.show(result)
        self.words.setToolTip(result.text)
        self.done.setChecked(result.is_done)
        self.setAccessibleName(f"Key result {result.text}".rstrip())
        self.done.setAccessibleName(f"Done: {result.text}")
        self.done.setToolTip("Reached" if result.is_done else "Mark as reached")
        self.measured.set_value(result.measured_on)
        self.owner.show_person(result.owner)
        self.delete_button.set_verb(f"Delete the key result {result.text}".rstrip())
        self.prompt.show_words(prompt)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        with_alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        if with_alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._session.flush()
            self.moved.emit(self._result, -1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    def _edit(self, **cells: object) -> None:
        result, project = self._result, self._session.project
        if result is not None:
            self._session.attempt(lambda: edit_cells(project, result, bases=None, **cells))

    def _on_done_clicked(self, is_on: bool) -> None:
        self._session.flush()
        self._edit(is_done=is_on)

    def _on_measured_parsed(self, value: object) -> None:
        self._edit(measured_on=value)

    def _on_owner_chosen(self, person: object) -> None:
        self._edit(owner=person)

    def _on_delete_clicked(self) -> None:
        self.discarded.emit(self._result)


def _head(words: str, width_px: int = 0) -> TextLabel:
    label = TextLabel(words, use=Type.SUPPORT, role=Role.TEXT3)
    if width_px:
        label.setFixedWidth(width_px)
    return label
