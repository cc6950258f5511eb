"""A tool row gives up words, one control after another, before any word is cut."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui import theme
from ui.theme import Type
from ui.widgets.label import TextLabel
from ui.widgets.row_fit import fit_row, needed_px
from ui.widgets.segmented import Form, Segment, SegmentedControl


class Row:
    """A title and two controls in a row."""

    def __init__(self) -> None:
        self.widget = QWidget()
        self.row = QHBoxLayout(self.widget)
        self.title = TextLabel("Demo & script", use=Type.WORKSPACE, fixed=True)
        segments = [Segment("a", "Run sheet", "table"), Segment("b", "Readiness", "list")]
        self.views = SegmentedControl(segments, name="View")
        self.levels = SegmentedControl(segments, name="How much", shows_icons=False)
        for part in (self.title, self.views, self.levels):
            self.row.addWidget(part)
        self.widget.show()

    def fit(self, room_px: int) -> tuple[bool, Form, Form]:
        """Fit it into a width; whether the title is there, and the forms of both controls."""
        fit_row(self.row, (self.views, self.levels), room_px, title=self.title)
        return not self.title.isHidden(), self.views.form, self.levels.form


@pytest.fixture
def row(qtbot: QtBot) -> Row:
    made = Row()
    qtbot.addWidget(made.widget)
    return made


def test_words_go_control_by_control_and_the_title_last(row: Row) -> None:
    assert row.fit(2_000) == (True, Form.FULL, Form.WORDS)
    whole_px = needed_px(row.row, row.title)
    assert row.fit(whole_px - 1) == (True, Form.WORDS, Form.WORDS)
    narrow = row.fit(whole_px - row.views.sizeHint().width() + 30)
    assert narrow[0]
    assert narrow[1] is Form.ICONS
    assert narrow[2] is not Form.WORDS
    assert row.fit(10) == (False, Form.ICONS, Form.ICONS)
    assert row.fit(2_000) == (True, Form.FULL, Form.WORDS)


def test_a_control_that_is_hidden_takes_no_room(row: Row) -> None:
    row.levels.hide()
    row.row.activate()
    room_px = needed_px(row.row, row.title)
    assert row.fit(room_px) == (True, Form.FULL, Form.WORDS)


def test_larger_text_needs_more_room(row: Row, qapp: QApplication) -> None:
    before_px = needed_px(row.row, row.title)
    theme.apply(qapp, theme.load(theme.LIGHT, font_scale=2.0, reduced_motion=True))
    row.row.activate()
    assert needed_px(row.row, row.title) > before_px
