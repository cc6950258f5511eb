"""The fields of an exporter's declared options."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFileDialog, QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from exporters.protocol import Choice, Exporter, Option, OptionKind, OptionValue, chosen
from ui.theme import Role, Type
from ui.widgets.buttons import SecondaryButton
from ui.widgets.combo_box import ComboBox
from ui.widgets.label import TextLabel
from ui.widgets.labelled_field import LabelledField
from ui.widgets.line_edit import LineEdit

_HELP_INDENT_PX = 26


_NO_TEMPLATE: Final = "The studio's own design"
"""What an empty path stands for: every option that is a path is a template."""


class OptionFields(QWidget):
    """One field per option, made from its declaration.

    Signals:
        edited(): a value is another.
    """

    edited = Signal()

    def __init__(
        self,
        exporter: Exporter,
        values: dict[str, OptionValue] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._values: dict[str, OptionValue] = {
            option.key: option.default for option in exporter.options
        }
        self._values.update(values or {})
        self._combos: dict[str, ComboBox] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        self._fields = {option: self._field(option) for option in exporter.options}
        for field in self._fields.values():
            column.addWidget(field)
        self._show_useful()
        if not exporter.options:
            column.addWidget(
                TextLabel("This format has nothing to choose.", role=Role.TEXT2, lines=0)
            )
        column.addStretch(1)

    @property
    def values(self) -> dict[str, OptionValue]:
        """The values as chosen, by option key."""
        return dict(self._values)

    def choose_suffix(self, suffix: str) -> None:
        """Choose the kind of file that ends so; nothing where no kind does."""
        for option in self._fields:
            for choice in option.choices:
                if choice.suffix == suffix != "" and choice.value != self._values[option.key]:
                    self._combos[option.key].choose(choice.value)
                    self._set(option.key, choice.value)

    def _field(self, option: Option) -> QWidget:
        match option.kind:
            case OptionKind.BOOL:
                return self._bool_field(option)
            case OptionKind.CHOICE:
                return self._with_help(option, self._choice_field(option))
            case OptionKind.SEVERAL:
                return self._with_help(option, self._several_field(option))
            case OptionKind.INT:
                return self._with_help(option, self._int_field(option))
            case OptionKind.PATH:
                return self._with_help(option, self._path_field(option))
            case OptionKind.TEXT:
                return self._with_help(option, self._text_field(option))

    def _bool_field(self, option: Option) -> QWidget:
        box = QCheckBox(option.title)
        box.setChecked(bool(self._values[option.key]))
        box.toggled.connect(lambda is_on: self._set(option.key, is_on))
        holder = QWidget()
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addWidget(box)
        if option.help:
            help_label = TextLabel(option.help, use=Type.SUPPORT, role=Role.TEXT2, lines=0)
            line = QHBoxLayout()
            line.setContentsMargins(_HELP_INDENT_PX, 0, 0, 0)
            line.addWidget(help_label)
            inside.addLayout(line)
            box.setAccessibleDescription(option.help)
        return holder

    def _choice_field(self, option: Option) -> QWidget:
        combo = ComboBox(
            [(choice.value, choice.title) for choice in option.choices], name=option.title
        )
        combo.choose(self._values[option.key])
        combo.chosen.connect(lambda key: self._set(option.key, key))
        self._combos[option.key] = combo
        return LabelledField(option.title, combo)

    def _several_field(self, option: Option) -> QWidget:
        group = QWidget()
        group.setAccessibleName(option.title)
        inside = QVBoxLayout(group)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(6)
        inside.addWidget(TextLabel(option.title, use=Type.SUPPORT_STRONG, role=Role.TEXT2))
        for choice in option.choices:
            inside.addWidget(self._one_of_several(option, choice))
        return group

    def _one_of_several(self, option: Option, choice: Choice) -> QCheckBox:
        box = QCheckBox(choice.title)
        box.setAccessibleDescription(option.title)
        box.setChecked(choice.value in chosen(self._values[option.key]))

        def change(is_on: bool) -> None:
            wanted = {*chosen(self._values[option.key])} - {choice.value}
            wanted |= {choice.value} if is_on else set()
            # In declared order, whichever was ticked first.
            told = [one.value for one in option.choices if one.value in wanted]
            self._set(option.key, ",".join(told))

        box.toggled.connect(change)
        return box

    def _int_field(self, option: Option) -> QWidget:
        spin = QSpinBox()
        spin.setRange(
            -(2**31) if option.minimum is None else option.minimum,
            2**31 - 1 if option.maximum is None else option.maximum,
        )
        value = self._values[option.key]
        spin.setValue(value if isinstance(value, int) else 0)
        spin.valueChanged.connect(lambda number: self._set(option.key, number))
        return LabelledField(option.title, spin)

    def _text_field(self, option: Option) -> QWidget:
        line = LineEdit(str(self._values[option.key] or ""), name=option.title)
        line.edited.connect(lambda words: self._set(option.key, words))
        return LabelledField(option.title, line)

    def _path_field(self, option: Option) -> QWidget:
        line = LineEdit(
            str(self._values[option.key] or ""), name=option.title, placeholder=_NO_TEMPLATE
        )
        line.edited.connect(lambda words: self._set(option.key, Path(words) if words else None))
        choose = SecondaryButton("Choose…")
        choose.clicked.connect(lambda: self._choose_path(option, line))
        pair = QWidget()
        row = QHBoxLayout(pair)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(line, 1)
        row.addWidget(choose)
        return LabelledField(option.title, pair)

    def _choose_path(self, option: Option, line: LineEdit) -> None:
        name, _filter = QFileDialog.getOpenFileName(self, option.title, line.text())
        if name:
            line.setText(name)
            self._set(option.key, Path(name))

    def _with_help(self, option: Option, field: QWidget) -> QWidget:
        if not option.help:
            return field
        holder = QWidget()
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(4)
        inside.addWidget(field)
        inside.addWidget(TextLabel(option.help, use=Type.SUPPORT, role=Role.TEXT2, lines=0))
        return holder

    def _set(self, key: str, value: object) -> None:
        assert value is None or isinstance(value, bool | int | str | Path)
        self._values[key] = value
        self._show_useful()
        self.edited.emit()

    def _show_useful(self) -> None:
        """Hide the fields that change nothing beside what is chosen."""
        for option, field in self._fields.items():
            field.setVisible(option.has_use(self._values))
