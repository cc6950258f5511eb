"""Labels wrap at their line height, cut with an ellipsis, and then explain themselves."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui import theme
from ui.theme import Role, Type
from ui.widgets.label import TextLabel

LONG = "A good solution names affected pallets in minutes and shows that the quantities balance"


def test_one_line_takes_the_line_height_of_its_role(qtbot: QtBot) -> None:
    label = TextLabel("Headline", use=Type.SUPPORT)
    qtbot.addWidget(label)
    assert label.sizeHint().height() == 16
    assert label.minimumSizeHint().width() <= 24


def test_a_wrapping_label_is_as_high_as_its_lines(qtbot: QtBot) -> None:
    label = TextLabel(LONG, lines=0)
    qtbot.addWidget(label)
    assert label.heightForWidth(2000) == 20
    assert label.heightForWidth(200) % 20 == 0
    assert label.heightForWidth(200) > label.heightForWidth(400) > 20


def test_a_limited_label_stops_at_its_lines(qtbot: QtBot) -> None:
    label = TextLabel(LONG, lines=2)
    qtbot.addWidget(label)
    assert label.heightForWidth(120) == 40


def test_a_layout_gives_a_wrapping_label_its_height(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    label = TextLabel(LONG, lines=0)
    column.addWidget(label)
    column.addStretch(1)
    window.resize(200, 400)
    window.show()
    assert label.height() == label.heightForWidth(200)


def test_what_is_cut_is_in_the_tooltip(qtbot: QtBot) -> None:
    label = TextLabel(LONG)
    qtbot.addWidget(label)
    label.resize(100, 20)
    label.show()
    assert label.toolTip() == LONG
    label.resize(1200, 20)
    assert label.toolTip() == ""


def test_its_own_tooltip_stays(qtbot: QtBot) -> None:
    label = TextLabel(LONG)
    qtbot.addWidget(label)
    label.setToolTip("Mine")
    label.resize(100, 20)
    label.show()
    assert label.toolTip() == "Mine"


def test_a_fixed_label_never_shrinks(qtbot: QtBot) -> None:
    label = TextLabel("18 words", fixed=True)
    qtbot.addWidget(label)
    assert label.minimumSizeHint() == label.sizeHint()


def test_a_disabled_label_fades(qtbot: QtBot) -> None:
    label = TextLabel("MMMM", use=Type.PANEL)
    qtbot.addWidget(label)
    label.resize(80, 20)

    def darkest() -> int:
        image = label.grab().toImage()
        return min(
            image.pixelColor(x, y).lightness() for x in range(image.width()) for y in range(20)
        )

    enabled = darkest()
    label.setEnabled(False)
    assert enabled < darkest() < 140


def test_another_role_and_type_take_effect(qtbot: QtBot) -> None:
    label = TextLabel("Setup")
    qtbot.addWidget(label)
    label.set_use(Type.PAGE)
    label.set_role(Role.SETUP)
    assert label.sizeHint().height() == 28
    assert label.font().pixelSize() == 20


def test_the_font_scale_reaches_a_label_at_run_time(qapp: QApplication, qtbot: QtBot) -> None:
    label = TextLabel("Setup")
    qtbot.addWidget(label)
    theme.apply(qapp, theme.load(theme.LIGHT, font_scale=2.0))
    assert label.sizeHint().height() == 40
    assert label.font().pixelSize() == 26


def test_margins_are_added_to_the_room_of_the_words(qtbot: QtBot) -> None:
    one, many = TextLabel("Setup"), TextLabel(LONG, lines=0)
    for label in (one, many):
        qtbot.addWidget(label)
        label.setContentsMargins(10, 4, 20, 2)
    assert one.sizeHint().height() == one.minimumSizeHint().height() == 26
    bare = TextLabel(LONG, lines=0)
    qtbot.addWidget(bare)
    assert many.heightForWidth(230) == bare.heightForWidth(200) + 6
