"""The fields in which cells of the outline are edited, one kind for each kind of column."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtWidgets import QWidget

from narrative_studio.analysis.story.zones import zone_times
from narrative_studio.model.custom import CustomKind
from narrative_studio.model.positioning import Status
from narrative_studio.model.view import NarrativeView
from ui.models.custom_values import PLACEHOLDERS, read_custom, show_custom
from ui.models.frame_cards import status_words
from ui.models.outline_columns import Kind, OutlineColumn
from ui.styling.buttons import ControlSize
from ui.widgets.combo_box import ComboBox
from ui.widgets.duration_edit import DurationEdit
from ui.widgets.headline_area import HeadlineArea
from ui.widgets.line_edit import LineEdit
from ui.widgets.text_area import TextArea

Editor = TextArea | DurationEdit | LineEdit | ComboBox

NOBODY: Final = "Nobody"
_LONG_LINES: Final = (3, 12)
_LINE_LINES: Final = (2, 4)


def make_editor(column: OutlineColumn, name: str, story: NarrativeView, parent: QWidget) -> Editor:
    """A field for a cell of a column; ``name`` tells assistive technology of which frame."""
    if column.kind is Kind.LONG:
        low, high = _LONG_LINES
        return TextArea(name=name, min_lines=low, max_lines=high, parent=parent)
    if column.kind is Kind.TIME:
        return DurationEdit(name=name, size=ControlSize.SMALL, parent=parent)
    if column.kind is Kind.DATE:
        hint = PLACEHOLDERS[CustomKind.DATE]
        return LineEdit(name=name, placeholder=hint, size=ControlSize.SMALL, parent=parent)
    if column.kind in (Kind.OWNER, Kind.STATUS, Kind.BEAT, Kind.ZONE, Kind.CHOICE):
        return ComboBox(_entries(column, story), name=name, size=ControlSize.SMALL, parent=parent)
    low, high = _LINE_LINES
    return HeadlineArea(name=name, min_lines=low, max_lines=high, parent=parent)


def show_value(editor: Editor, value: Any) -> None:
    """Show the stored value; what is being typed stays."""
    if isinstance(editor, DurationEdit):
        editor.set_value_ms(int(value))
    elif isinstance(editor, LineEdit):
        editor.set_text(show_custom(CustomKind.DATE, str(value or "")))
    elif isinstance(editor, ComboBox):
        if value and all(editor.itemData(row) != value for row in range(editor.count())):
            editor.add_entry(value, str(value))
        editor.choose(value or None)
    else:
        editor.set_text(str(value))


def typed_value(editor: Editor) -> Any:
    """What is to be stored; None where it cannot be read, or for nobody."""
    if isinstance(editor, DurationEdit):
        return editor.value_ms
    if isinstance(editor, ComboBox):
        return editor.key
    if isinstance(editor, LineEdit):
        return read_custom(CustomKind.DATE, editor.text())
    return editor.text()


def is_dirty(editor: Editor) -> bool:
    """Whether the field holds typing that was not committed yet."""
    if isinstance(editor, DurationEdit):
        return editor.isModified()
    return not isinstance(editor, ComboBox) and editor.is_dirty


def begin(editor: Editor) -> None:
    """Put the cursor where typing goes on: short things are replaced, long ones continued."""
    if isinstance(editor, HeadlineArea):
        editor.select_all()
    elif isinstance(editor, TextArea):
        cursor = editor.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        editor.setTextCursor(cursor)
    elif isinstance(editor, DurationEdit | LineEdit):
        editor.selectAll()


def _entries(column: OutlineColumn, story: NarrativeView) -> list[tuple[object, str]]:
    if column.kind is Kind.STATUS:
        return [(status, status_words(status)) for status in Status]
    if column.kind is Kind.BEAT:
        return [(beat.id, beat.title) for beat in story.template.beats]
    if column.kind is Kind.ZONE:
        times = zone_times(story)
        return [(None, "–"), *((time.zone.id, time.name) for time in times)]
    if column.kind is Kind.CHOICE:
        return [(None, "–"), *((choice, choice) for choice in column.choices)]
    people = sorted(story.whole.people.values(), key=lambda person: person.name)
    return [(None, NOBODY), *((one.id, one.name or "Without a name") for one in people)]
