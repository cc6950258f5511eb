"""Every declared option has a field, shown while it has a use."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox
from pytestqt.qtbot import QtBot

from exporters.demo_script.exporter import EXPORTER
from exporters.paper.options import FONTS, FORMAT, HTML, MARKDOWN
from exporters.protocol import Choice, Option, OptionKind
from tests.ui.dialogs.export.stage import Format
from ui.dialogs.export.option_fields import OptionFields
from ui.widgets.combo_box import ComboBox


def test_fonts_are_offered_for_a_web_page_only(qtbot: QtBot) -> None:
    fields = OptionFields(EXPORTER)
    qtbot.addWidget(fields)
    fields.show()
    fonts, ids = fields.findChildren(QCheckBox)
    kind = fields.findChildren(ComboBox)[0]
    assert fonts.isVisible()
    assert not ids.isVisible()
    kind.chosen.emit(MARKDOWN)
    assert not fonts.isVisible()
    assert ids.isVisible()
    kind.chosen.emit(HTML)
    assert fonts.isVisible()


def test_a_typed_ending_chooses_the_kind_of_file(qtbot: QtBot) -> None:
    fields = OptionFields(EXPORTER)
    qtbot.addWidget(fields)
    kind = fields.findChildren(ComboBox)[0]
    for suffix, expected in ((".docx", "docx"), (".zip", "docx"), ("", "docx"), (".md", MARKDOWN)):
        fields.choose_suffix(suffix)
        assert (fields.values[FORMAT.key], kind.key) == (expected, expected)


def test_a_field_without_use_is_hidden_from_the_start(qtbot: QtBot) -> None:
    fields = OptionFields(EXPORTER, {FORMAT.key: MARKDOWN})
    qtbot.addWidget(fields)
    fields.show()
    fonts, _ids = fields.findChildren(QCheckBox)
    assert not fonts.isVisible()
    assert fields.values[FONTS.key] is True


FIELDS = Option(
    "fields",
    "Fields",
    OptionKind.SEVERAL,
    default="c,a",
    choices=(Choice("a", "Alpha"), Choice("b", "Beta"), Choice("c", "Gamma")),
)


def test_several_choices_are_boxes_and_keep_the_declared_order(qtbot: QtBot) -> None:
    fields = OptionFields(Format(options=(FIELDS,)))
    qtbot.addWidget(fields)
    boxes = {box.text(): box for box in fields.findChildren(QCheckBox)}
    assert [name for name, box in boxes.items() if box.isChecked()] == ["Alpha", "Gamma"]
    boxes["Beta"].setChecked(True)
    assert fields.values["fields"] == "a,b,c"
    boxes["Alpha"].setChecked(False)
    assert fields.values["fields"] == "b,c"
