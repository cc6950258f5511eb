from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from build_spec.chart_samples import EMPTY, heat_table, heat_table_wide, pareto
from ui import painting, theme
from ui.charts.mark_field import INSET_PX, MarkField
from ui.painting import tint_ground
from ui.spoken import Role as Spoken


@pytest.fixture
def field(qtbot: QtBot) -> Iterator[MarkField]:
    made = MarkField(heat_table())
    qtbot.addWidget(made)
    made.lay_out(900)
    made.show()
    yield made
    QToolTip.hideText()


def _key(field: MarkField, key: Qt.Key) -> str:
    from PySide6.QtTest import QTest

    QTest.keyClick(field, key)
    assert field.current is not None
    return field.current.key


def test_arrows_walk_the_marks_and_enter_opens_one(field: MarkField) -> None:
    opened: list[str] = []
    field.opened.connect(opened.append)
    assert _key(field, Qt.Key.Key_Right) == "T01", "the first press finds the first mark"
    assert _key(field, Qt.Key.Key_Down) == "f1/T01"
    assert QToolTip.text().endswith("T01 Marlow: neutral"), "those without a mouse see it too"
    assert _key(field, Qt.Key.Key_Right) == "f1/T02"
    assert _key(field, Qt.Key.Key_Left) == "f1/T01"
    _key(field, Qt.Key.Key_Return)
    assert _key(field, Qt.Key.Key_End) == "f12/T08"
    _key(field, Qt.Key.Key_Space)
    assert _key(field, Qt.Key.Key_Home) == "T01"
    assert opened == ["f1/T01", "f12/T08"]


def test_the_focus_ring_surrounds_the_mark_of_the_keyboard(field: MarkField) -> None:
    assert field.focus_shape() is not None, "without a mark it is the whole chart"
    field.go_to(20)
    shape = field.focus_shape()
    assert shape is not None
    assert field.current is not None
    assert shape[0].x() == round(field.current.place.x) + INSET_PX


def test_the_ring_has_room_around_every_mark(field: MarkField) -> None:
    reach = painting.RING_REACH_PX
    for number in range(len(field.drawing.targets)):
        field.go_to(number)
        shape = field.focus_shape()
        assert shape is not None
        assert field.rect().contains(shape[0].adjusted(-reach, -reach, reach, reach))


def test_keys_with_modifiers_are_left_to_others(field: MarkField) -> None:
    from PySide6.QtTest import QTest

    QTest.keyClick(field, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert field.current is None


def test_a_click_opens_a_mark_and_the_pointer_says_that_it_can(
    field: MarkField, qtbot: QtBot
) -> None:
    opened: list[str] = []
    field.opened.connect(opened.append)
    target = field.drawing.targets[30]
    x, y = target.place.middle
    point = QPoint(round(x), round(y))
    qtbot.mouseMove(field, point)
    assert field.cursor().shape() == Qt.CursorShape.PointingHandCursor
    lit = field.grab().toImage()
    qtbot.mouseClick(field, Qt.MouseButton.LeftButton, pos=point)
    assert opened == [target.key]
    QApplication.sendEvent(field, QEvent(QEvent.Type.Leave))
    assert field.cursor().shape() == Qt.CursorShape.ArrowCursor
    assert field.grab().toImage() != lit


def test_the_pointer_has_the_data_of_a_mark(field: MarkField) -> None:
    target = next(one for one in field.drawing.targets if one.key == "f4/T01")
    x, y = target.place.middle
    at = QPoint(round(x), round(y))
    QApplication.sendEvent(field, QHelpEvent(QEvent.Type.ToolTip, at, field.mapToGlobal(at)))
    assert QToolTip.text().endswith("T01 Marlow: confused")
    field.go_to(0)
    field.tip_of_current()
    assert QToolTip.text() == "T01 Marlow"


def test_assistive_technology_hears_the_headline_the_data_and_every_mark(field: MarkField) -> None:
    assert field.accessibleName() == heat_table().headline
    assert field.accessibleDescription() == heat_table().described()
    field.go_to(13)
    parts = field.spoken_parts()
    assert len(parts) == len(field.drawing.targets)
    assert {part.role for part in parts} == {Spoken.Cell}
    assert [part.name for part in parts if part.is_chosen] == ["Frame 1, T01, neutral"]


def test_another_chart_keeps_the_keyboard_where_its_mark_is_still_there(field: MarkField) -> None:
    field.go_to(40)
    before = field.current
    field.show_chart(heat_table())
    assert field.current == before
    field.show_chart(pareto())
    assert field.current is None
    assert field.accessibleName() == pareto().headline


def test_from_right_to_left_the_chart_and_its_arrows_are_turned_around(field: MarkField) -> None:
    place = field.drawing.targets[0].place
    field.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    field.lay_out(900)
    turned = field.drawing.targets[0].place
    assert turned.x == pytest.approx(field.drawing.width - place.right)
    assert _key(field, Qt.Key.Key_Left) == "T01"
    assert _key(field, Qt.Key.Key_Left) == "T02"


def test_it_asks_for_the_height_of_its_chart_and_more_width_than_it_gets_if_need_be(
    field: MarkField,
) -> None:
    narrow = field.height()
    field.lay_out(300)
    assert field.width() > 300
    assert field.sizeHint() == field.size()
    assert field.height() != narrow


def test_larger_text_lays_it_out_anew(field: MarkField, qapp: QApplication) -> None:
    before = field.height()
    theme.apply(qapp, theme.load(theme.DARK, font_scale=1.5, reduced_motion=True))
    assert field.height() > before


def test_an_empty_chart_has_nothing_to_walk_to(qtbot: QtBot) -> None:
    from PySide6.QtTest import QTest

    made = MarkField(EMPTY["heat"])
    qtbot.addWidget(made)
    QTest.keyClick(made, Qt.Key.Key_Right)
    assert made.current is None
    made.tip_of_current()
    assert made.accessibleDescription().endswith("3 of 12 planned sessions.")


def test_the_names_of_rows_stay_in_sight_where_a_chart_is_scrolled(
    field: MarkField, qtbot: QtBot
) -> None:
    tint_ground(field, theme.current().surface)
    field.show_chart(heat_table_wide())
    names = field.drawing.pinned
    assert names is not None
    part = QRect(
        0, round(names.y) + INSET_PX + 1, round(names.width) + INSET_PX - 2, round(names.height) - 2
    )
    at_rest = field.grab(part).toImage()
    field.scroll_to(200)
    assert field.grab(part.translated(200, 0)).toImage() == at_rest
    opened: list[str] = []
    field.opened.connect(opened.append)
    row = next(target for target in field.drawing.targets if target.key == "f3")
    x, y = row.place.middle
    qtbot.mouseClick(field, Qt.MouseButton.LeftButton, pos=QPoint(round(x) + 200, round(y)))
    assert opened == ["f3"]
