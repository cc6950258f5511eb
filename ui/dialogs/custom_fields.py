"""The sheet that defines the team's own fields of frames."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from narrative_studio.commands.custom import (
    add_custom_field,
    delete_custom_field,
    edit_custom_field,
    move_custom_field,
)
from narrative_studio.model.custom import CustomField, CustomKind
from narrative_studio.project import ChangeSet
from ui.session import Session
from ui.theme import Role, Type
from ui.widgets.buttons import IconButton, PrimaryButton, SecondaryButton
from ui.widgets.combo_box import ComboBox
from ui.widgets.label import TextLabel
from ui.widgets.line_edit import LineEdit
from ui.widgets.scroll_box import ScrollBox
from ui.widgets.sheet import Sheet
from ui.widgets.text_area import TextArea

_WIDTH_PX: Final = 620
_HEIGHT_PX: Final = 560
_KIND_PX: Final = 132
_NOTE: Final = (
    "Each field stands in the inspector of every frame. Deleting one takes its values along"
)
KIND_NAMES: Final = {
    CustomKind.TEXT: "Text",
    CustomKind.CHOICE: "Choice",
    CustomKind.DATE: "Date",
    CustomKind.LINK: "Web address",
}


class FieldRow(QWidget):
    """One field: its name, what it takes, and for a choice what can be chosen."""

    def __init__(self, session: Session, field: CustomField) -> None:
        super().__init__()
        self._session = session
        self._field = field
        self.name = LineEdit(field.name, name="Name of the field")
        self._kind = TextLabel(KIND_NAMES[field.kind], role=Role.TEXT2)
        self._kind.setFixedWidth(_KIND_PX)
        self._up = IconButton("arrow-up", "Move the field up")
        self._down = IconButton("arrow-down", "Move the field down")
        self._delete = IconButton("trash", "Delete the field")
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.name, 1)
        line.addWidget(self._kind)
        for button in (self._up, self._down, self._delete):
            line.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(line)
        self.choices = TextArea(
            name="Choices, one in a line", placeholder="One choice in a line", max_lines=6
        )
        column.addWidget(self.choices)
        self.choices.setVisible(field.kind is CustomKind.CHOICE)
        for editor in (self.name, self.choices):
            editor.committed.connect(self._on_editor_committed)
            session.on_flush(editor.flush)
        self._up.clicked.connect(partial(self._on_move_clicked, -1))
        self._down.clicked.connect(partial(self._on_move_clicked, 1))
        self._delete.clicked.connect(self._on_delete_clicked)
        self.show_field(field, is_first=False, is_last=False)

    def show_field(self, field: CustomField, *, is_first: bool, is_last: bool) -> None:
        """Show the field as it is now."""
        self._field = field
        self.name.set_text(field.name)
        self.choices.set_text(field.choices)
        self._up.setEnabled(not is_first)
        self._down.setEnabled(not is_last)
        self._delete.set_verb(f"Delete the field {field.name}")

    def _on_editor_committed(self, _text: str) -> None:
        session, field = self._session, self._field
        if field.id not in session.view.custom_fields:
            return
        name, choices = self.name.text(), self.choices.text()
        session.attempt(
            lambda: edit_custom_field(
                session.project, custom_field=field.id, name=name, choices=choices
            )
        )

    def _on_move_clicked(self, step: int, _is_checked: bool = False) -> None:
        session, field = self._session, self._field
        session.flush()
        index = [one.id for one in session.view.custom_fields.ordered].index(field.id) + step
        session.attempt(
            lambda: move_custom_field(session.project, custom_field=field.id, index=index)
        )

    def _on_delete_clicked(self) -> None:
        session, field = self._session, self._field
        session.flush()

        def run() -> bool:
            delete_custom_field(session.project, custom_field=field.id)
            return True

        if session.attempt(run):
            session.messages.tell(
                f"Field “{field.name}” deleted with its values", action="Undo", act=session.undo
            )


class CustomFieldsSheet(Sheet):
    """Lists the fields, which are edited in place, and adds new ones."""

    def __init__(self, host: QWidget, session: Session) -> None:
        super().__init__(host, "Custom fields of frames", width_px=_WIDTH_PX, height_px=_HEIGHT_PX)
        self._session = session
        self._rows: dict[str, FieldRow] = {}
        self._name = LineEdit(name="Name of a new field", placeholder="Campaign, region, source …")
        self._kind = ComboBox(list(KIND_NAMES.items()), name="What it takes")
        self._kind.setFixedWidth(_KIND_PX)
        self._add = SecondaryButton("Add the field", icon="plus")
        add = QHBoxLayout()
        add.setSpacing(8)
        add.addWidget(self._name, 1)
        add.addWidget(self._kind)
        add.addWidget(self._add)
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        self._none = TextLabel(
            "No field of your own yet. Add one for what your team keeps about every frame.",
            role=Role.TEXT2,
            lines=0,
        )
        self._column.addWidget(self._none)
        self._column.addStretch(1)
        self.body_layout.addLayout(add)
        self.body_layout.addWidget(ScrollBox(inside), 1)
        done = PrimaryButton("Done")
        done.clicked.connect(self.close_sheet)
        self.foot_layout.addWidget(TextLabel(_NOTE, use=Type.SUPPORT, role=Role.TEXT2), 1)
        self.foot_layout.addWidget(done)
        self._name.returnPressed.connect(self._on_add_clicked)
        self._add.clicked.connect(self._on_add_clicked)
        session.changed.connect(self._on_session_changed)
        self._refresh()

    @property
    def rows(self) -> dict[str, FieldRow]:
        """The fields by their ids, in order."""
        return self._rows

    def open(self, focus: QWidget | None = None) -> None:
        super().open(focus or self._name)

    def close_sheet(self) -> None:
        self._session.flush()
        super().close_sheet()

    def _refresh(self) -> None:
        fields = {str(one.id): one for one in self._session.view.custom_fields.ordered}
        for gone in self._rows.keys() - fields.keys():
            row = self._rows.pop(gone)
            row.hide()
            row.deleteLater()
        last = len(fields) - 1
        for place, (field_id, field) in enumerate(fields.items()):
            if field_id not in self._rows:
                self._rows[field_id] = FieldRow(self._session, field)
            self._column.insertWidget(place, self._rows[field_id])
            self._rows[field_id].show_field(field, is_first=place == 0, is_last=place == last)
        self._rows = {field_id: self._rows[field_id] for field_id in fields}
        self._none.setVisible(not fields)

    def _on_session_changed(self, changes: ChangeSet, _initiator: object) -> None:
        if "custom_field" in changes.tables():
            self._refresh()

    def _on_add_clicked(self) -> None:
        session, name, kind = self._session, self._name.text(), self._kind.key
        wanted = kind if isinstance(kind, CustomKind) else CustomKind.TEXT
        made = session.attempt(lambda: add_custom_field(session.project, name=name, kind=wanted))
        if made is not None:
            self._name.clear()
            row = self._rows[made.id]
            if made.kind is CustomKind.CHOICE:
                row.choices.setFocus()
