"""The team's own fields of a frame."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QWidget

from narrative_studio.analysis.naming import counted
from narrative_studio.analysis.rules.custom import is_web_address
from narrative_studio.commands.custom import set_custom_value
from narrative_studio.model.custom import CustomField, CustomKind
from ui.inspector.frame.part import FramePart
from ui.models.custom_values import PLACEHOLDERS, read_custom, show_custom, trouble_with
from ui.session import Session
from ui.styling.buttons import ControlSize
from ui.theme import Role, Type
from ui.widgets.buttons import IconButton, QuietButton
from ui.widgets.combo_box import ComboBox
from ui.widgets.label import TextLabel
from ui.widgets.labelled_field import LabelledField
from ui.widgets.line_edit import LineEdit
from ui.widgets.text_area import TextArea

_TEACHING = "Fields of your own, such as a campaign or a region, can stand here on every frame."

Editor = TextArea | LineEdit | ComboBox


class CustomPart(FramePart):
    """A field for each that the team has defined, and the way to define more."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, "Custom fields")
        self._editors: dict[str, Editor] = {}
        self._holders: list[QWidget] = []
        self._shape: tuple[CustomField, ...] | None = None
        self._shown = ""
        self._teaching = TextLabel(_TEACHING, use=Type.SUPPORT, role=Role.TEXT2, lines=0)
        self.define_button = QuietButton(
            "Define fields", size=ControlSize.SMALL, icon="adjustments-horizontal"
        )
        self.body_layout.addWidget(self._teaching)
        self.body_layout.addWidget(self.define_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.define_button.clicked.connect(self.define)

    @property
    def editors(self) -> dict[str, Editor]:
        """The editor of each field by its id, in order."""
        return self._editors

    def define(self) -> None:
        """Open the sheet that defines the fields."""
        from ui.dialogs.custom_fields import CustomFieldsSheet

        self.session.flush()
        CustomFieldsSheet(self.window(), self.session).open()

    def refresh(self) -> None:
        frame, whole = self.frame, self.session.view
        if frame is None:
            return
        if self._shown != frame.id:
            for editor in self._editors.values():
                if not isinstance(editor, ComboBox):
                    editor.flush()
            self._shown = frame.id
        fields = whole.custom_fields.ordered
        if fields != self._shape:
            self._build(fields)
        values = {one.custom_field: one.value for one in whole.custom_values.of("frame", frame.id)}
        for field in fields:
            self._show(field, values.get(field.id, ""))
        self._teaching.setVisible(not fields)
        filled = sum(bool(value) for value in values.values())
        self.set_summary(f"{filled} of {counted(len(fields), 'field')}" if fields else "None")

    def _build(self, fields: tuple[CustomField, ...]) -> None:
        self.session.flush()
        self._shape = fields
        for holder in self._holders:
            holder.hide()
            holder.deleteLater()
        self._holders, self._editors = [], {}
        for place, field in enumerate(fields, start=1):
            editor = self._editor(field)
            self._editors[field.id] = editor
            inside = self._with_way(field, editor)
            holder = LabelledField(field.name, inside)
            if isinstance(editor, LineEdit) and inside is not editor:
                editor.refused.connect(holder.set_error)
            editor.setAccessibleName(field.name)
            self._holders.append(holder)
            self.body_layout.insertWidget(place, holder)

    def _editor(self, field: CustomField) -> Editor:
        if field.kind is CustomKind.CHOICE:
            combo = ComboBox(name=field.name)
            combo.chosen.connect(partial(self._on_committed, field))
            return combo
        editor: TextArea | LineEdit
        if field.kind is CustomKind.TEXT:
            editor = TextArea(name=field.name, max_lines=6)
        else:
            editor = LineEdit(name=field.name, placeholder=PLACEHOLDERS[field.kind])
        editor.committed.connect(partial(self._on_committed, field))
        self.session.on_flush(editor.flush)
        return editor

    def _with_way(self, field: CustomField, editor: Editor) -> QWidget:
        """A web address has a button that opens it."""
        if field.kind is not CustomKind.LINK or not isinstance(editor, LineEdit):
            return editor
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(editor, 1)
        way = IconButton("external-link", f"Open {field.name}")
        way.clicked.connect(partial(self._on_way_clicked, field))
        row.addWidget(way)
        return holder

    def _show(self, field: CustomField, value: str) -> None:
        editor = self._editors[field.id]
        if isinstance(editor, ComboBox):
            choices = [line for line in field.choices.split("\n") if line]
            # What is no longer offered stays until another choice is made.
            kept = [value] if value and value not in choices else []
            editor.set_entries([("", "Not chosen"), *((one, one) for one in (*choices, *kept))])
            editor.choose(value)
        elif not editor.hasFocus() or read_custom(field.kind, editor.text()) != value:
            # What means the same stays as it is being typed.
            editor.set_text(show_custom(field.kind, value))
        if isinstance(editor, LineEdit):
            editor.set_wrong("" if editor.is_dirty else trouble_with(field.kind, value))

    def _on_committed(self, field: CustomField, value: object) -> None:
        session, frame = self.session, self.session.view.frames.get(self._shown)
        if frame is None or field.id not in session.view.custom_fields:
            return
        kept = read_custom(field.kind, str(value))
        session.attempt(
            lambda: set_custom_value(
                session.project, custom_field=field.id, frame=frame.id, value=kept
            )
        )

    def _on_way_clicked(self, field: CustomField, _is_checked: bool = False) -> None:
        self.session.flush()
        values = self.session.view.custom_values.of("frame", self._shown)
        for one in values:
            if one.custom_field == field.id and is_web_address(one.value):
                QDesktopServices.openUrl(QUrl(one.value))
