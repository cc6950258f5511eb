"""Every declared option has a field, shown while it has a use."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox
from pytestqt.qtbot import QtBot

from exporters.demo_script.exporter import EXPORTER
from exporters.text_options import FONTS, FORMAT, HTML, MARKDOWN
from ui.dialogs.export.option_fields import OptionFields
from ui.widgets.combo_box import ComboBox


def test_fonts_are_offered_for_a_web_page_only(qtbot: QtBot) -> None:
    fields = OptionFields(EXPORTER)
    qtbot.addWidget(fields)
    fields.show()
    (fonts,) = fields.findChildren(QCheckBox)
    (kind,) = fields.findChildren(ComboBox)
    assert fonts.isVisible()
    kind.chosen.emit(MARKDOWN)
    assert not fonts.isVisible()
    kind.chosen.emit(HTML)
    assert fonts.isVisible()


def test_a_field_without_use_is_hidden_from_the_start(qtbot: QtBot) -> None:
    fields = OptionFields(EXPORTER, {FORMAT.key: MARKDOWN})
    qtbot.addWidget(fields)
    fields.show()
    (fonts,) = fields.findChildren(QCheckBox)
    assert not fonts.isVisible()
    assert fields.values[FONTS.key] is True
