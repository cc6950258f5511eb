"""The style paints each state in its roles, in both themes, and measures controls as LOOK says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Protocol

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QIcon,
    QImage,
    QPainter,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QMenu,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QScrollBar,
    QSpinBox,
    QStyleOptionViewItem,
    QTableView,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ui import icons, theme
from ui.style import StudioStyle
from ui.styling import lists
from ui.styling.buttons import KIND, SIZE
from ui.styling.fields import WRONG
from ui.theme import Theme

BOTH = pytest.mark.parametrize("name", [theme.LIGHT, theme.DARK])


def color_at(widget: QWidget, x: int, y: int) -> str:
    """Return the colour a widget paints at a place; negative counts from the far edge."""
    image = widget.grab().toImage()
    place = QPoint(x if x >= 0 else image.width() + x, y if y >= 0 else image.height() + y)
    return image.pixelColor(place).name()


def dressed(qapp: QApplication, name: str) -> Theme:
    look = theme.load(name, reduced_motion=True)
    theme.apply(qapp, look)
    return look


class Stage(Protocol):
    """Puts a widget on a ground of the window colour and shows it."""

    def __call__(self, widget: QWidget, width: int = 0, height: int = 0) -> QWidget: ...


@pytest.fixture
def stage(qtbot: QtBot) -> Iterator[Stage]:
    grounds = []

    def show(widget: QWidget, width: int = 0, height: int = 0) -> QWidget:
        ground = QWidget()
        qtbot.addWidget(ground)
        grounds.append(ground)
        widget.setParent(ground)
        hint = widget.sizeHint()
        widget.setGeometry(40, 40, width or hint.width(), height or hint.height())
        ground.resize(500, 300)
        ground.show()
        return ground

    yield show
    grounds.clear()


def near(found: str, wanted: QColor) -> bool:
    color = QColor(found)
    parts = (
        color.red() - wanted.red(),
        color.green() - wanted.green(),
        color.blue() - wanted.blue(),
    )
    return all(abs(part) <= 6 for part in parts)


def test_the_application_wears_the_studio_style(qapp: QApplication) -> None:
    assert isinstance(qapp.style(), StudioStyle)
    assert qapp.styleSheet() == ""


@BOTH
def test_a_button_at_rest_is_surface_in_a_control_line(
    qapp: QApplication, stage: Stage, name: str
) -> None:
    look = dressed(qapp, name)
    button = QPushButton("Compare")
    stage(button)
    assert near(color_at(button, 20, 0), look.control)
    assert near(color_at(button, 6, 4), look.surface)


@BOTH
def test_a_pressed_button_is_tinted_and_a_disabled_one_lets_the_ground_through(
    qapp: QApplication, stage: Stage, name: str
) -> None:
    look = dressed(qapp, name)
    button = QPushButton("Compare")
    ground = stage(button)
    button.setDown(True)
    assert near(color_at(button, 6, 4), look.selected)
    button.setDown(False)
    button.setEnabled(False)
    assert near(color_at(ground, 46, 44), look.window)
    assert near(color_at(button, 20, 0), look.border)


@BOTH
def test_a_primary_button_is_filled_with_the_accent(
    qapp: QApplication, stage: Stage, name: str
) -> None:
    look = dressed(qapp, name)
    button = QPushButton("Export")
    button.setProperty(KIND, "primary")
    stage(button)
    assert near(color_at(button, 6, 4), look.accent)


def test_a_quiet_button_paints_nothing_at_rest(stage: Stage) -> None:
    button = QPushButton("Filter")
    button.setProperty(KIND, "quiet")
    ground = stage(button)
    assert near(color_at(ground, 44, 44), theme.current().window)


@pytest.mark.parametrize(("size", "height"), [("regular", 32), ("small", 28), ("tiny", 24)])
def test_controls_have_the_heights_of_the_measures(qtbot: QtBot, size: str, height: int) -> None:
    for control in (QPushButton("Say"), QComboBox(), QLineEdit(), QSpinBox()):
        qtbot.addWidget(control)
        control.setProperty(SIZE, size)
        assert control.sizeHint().height() == height, control


def test_a_larger_font_makes_controls_higher(qapp: QApplication, qtbot: QtBot) -> None:
    theme.apply(qapp, theme.load(theme.LIGHT, font_scale=1.5))
    button = QPushButton("Say")
    qtbot.addWidget(button)
    assert button.sizeHint().height() == 48


def test_an_icon_and_a_menu_make_a_button_wider_by_what_they_need(qtbot: QtBot) -> None:
    plain, with_icon, with_menu = (QPushButton("Say") for _ in range(3))
    for button in (plain, with_icon, with_menu):
        qtbot.addWidget(button)
    with_icon.setIcon(icons.icon("plus"))
    with_icon.setIconSize(QSize(16, 16))
    with_menu.setMenu(QMenu(with_menu))
    assert with_icon.sizeHint().width() == plain.sizeHint().width() + 22
    assert with_menu.sizeHint().width() == plain.sizeHint().width() + 20


@BOTH
def test_a_field_shows_rest_focus_and_wrong_in_its_frame(
    qapp: QApplication, qtbot: QtBot, stage: Stage, name: str
) -> None:
    look = dressed(qapp, name)
    field = QLineEdit("Rest")
    ground = stage(field, 140)
    assert near(color_at(field, 60, 0), look.control)
    assert near(color_at(field, 60, 1), look.surface)
    field.setProperty(WRONG, True)
    assert near(color_at(field, 60, 1), look.bad)
    ground.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    assert near(color_at(field, 60, 0), look.focus)
    assert near(color_at(field, 60, 1), look.focus)


def test_the_line_edit_inside_a_spin_box_has_no_frame_of_its_own(stage: Stage) -> None:
    spin = QSpinBox()
    ground = stage(spin, 120)
    inner = spin.findChild(QLineEdit)
    assert inner is not None
    image = spin.grab().toImage()
    column = [image.pixelColor(60, y) for y in range(spin.height())]
    lines = [y for y, color in enumerate(column) if near(color.name(), theme.current().control)]
    assert lines == [0, spin.height() - 1]
    assert ground.isVisible()


def test_a_spin_box_steps_where_its_chevrons_are(qtbot: QtBot, stage: Stage) -> None:
    spin = QSpinBox()
    spin.setValue(5)
    stage(spin, 120)
    QTest.mouseClick(spin, Qt.MouseButton.LeftButton, pos=QPoint(spin.width() - 12, 8))
    assert spin.value() == 6
    QTest.mouseClick(
        spin, Qt.MouseButton.LeftButton, pos=QPoint(spin.width() - 12, spin.height() - 8)
    )
    assert spin.value() == 5


@BOTH
def test_a_checked_box_is_filled_and_an_empty_one_is_outlined(
    qapp: QApplication, stage: Stage, name: str
) -> None:
    look = dressed(qapp, name)
    for control in (QCheckBox("On"), QRadioButton("Yes")):
        stage(control)
        middle = control.height() // 2
        assert near(color_at(control, 8, middle), look.surface)
        control.setChecked(True)
        assert near(color_at(control, 8, middle - 6), look.accent)


def test_a_choice_is_wide_enough_for_its_words(qtbot: QtBot) -> None:
    box = QCheckBox("Script as speaker notes")
    qtbot.addWidget(box)
    words = box.fontMetrics().horizontalAdvance("Script as speaker notes")
    assert box.sizeHint().width() >= 16 + 8 + words


def table(qtbot: QtBot) -> QTableView:
    view = QTableView()
    model = QStandardItemModel(view)
    model.setHorizontalHeaderLabels(["Step", "Time", "Do"])
    for row in range(4):
        model.appendRow([QStandardItem(f"{row} {column}") for column in range(3)])
    view.setModel(model)
    view.verticalHeader().hide()
    view.setShowGrid(False)
    view.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
    qtbot.addWidget(view)
    view.resize(400, 260)
    view.show()
    return view


@BOTH
def test_a_selected_row_is_tinted_with_a_bar_and_keeps_its_text_color(
    qapp: QApplication, qtbot: QtBot, name: str
) -> None:
    look = dressed(qapp, name)
    view = table(qtbot)
    view.selectRow(1)
    viewport = view.viewport()
    top = view.rowViewportPosition(1)
    qtbot.waitUntil(lambda: near(color_at(viewport, 1, top + 18), look.accent))
    assert near(color_at(viewport, 5, top + 18), look.selected)
    assert near(color_at(viewport, 250, top + 4), look.selected)
    image = viewport.grab().toImage()
    darkest = [
        image.pixelColor(x, y).name() for x in range(10, 60) for y in range(top + 8, top + 28)
    ]
    assert any(near(color, look.text) for color in darkest)


def test_the_current_row_has_an_inset_ring(qtbot: QtBot) -> None:
    view = table(qtbot)
    view.activateWindow()
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    view.setCurrentIndex(view.model().index(2, 0))
    top = view.rowViewportPosition(2)
    assert near(color_at(view.viewport(), 40, top + 1), theme.current().focus)


def test_the_ring_of_a_cell_is_closed_also_between_its_neighbours(qtbot: QtBot) -> None:
    image = QImage(100, 36, QImage.Format.Format_RGB32)
    image.fill(theme.current().surface)
    option: Any = QStyleOptionViewItem()
    option.rect = image.rect()
    option.viewItemPosition = QStyleOptionViewItem.ViewItemPosition.Middle
    painter = QPainter(image)
    lists.paint_cell_ring(option, painter, theme.current())
    painter.end()
    edges = [image.pixelColor(x, y) for x, y in ((0, 18), (99, 18), (50, 0), (50, 35))]
    assert edges == [theme.current().focus] * 4
    assert option.viewItemPosition == QStyleOptionViewItem.ViewItemPosition.Middle


def test_rows_and_headings_have_the_heights_of_the_measures(qtbot: QtBot) -> None:
    view = table(qtbot)
    assert view.rowHeight(0) == 36
    assert view.horizontalHeader().height() == 32


def test_headings_start_where_the_text_of_their_column_starts(qtbot: QtBot) -> None:
    view = table(qtbot)
    assert view.horizontalHeader().defaultAlignment() & Qt.AlignmentFlag.AlignLeft


def test_a_menu_leaves_room_for_icon_words_and_shortcut(qtbot: QtBot) -> None:
    menu = QMenu()
    qtbot.addWidget(menu)
    action = menu.addAction(icons.icon("copy"), "Duplicate the frame")
    narrow = menu.sizeHint().width()
    action.setShortcut("Ctrl+Shift+D")
    action.setShortcutVisibleInContextMenu(True)
    assert menu.actionGeometry(action).height() == 32
    assert menu.sizeHint().width() > narrow


def test_a_menu_higher_than_the_screen_scrolls_in_one_column(qtbot: QtBot) -> None:
    menu = QMenu()
    qtbot.addWidget(menu)
    for number in range(60):
        menu.addAction(f"Entry {number}")
    menu.popup(QPoint(0, 0))
    assert menu.height() <= QGuiApplication.primaryScreen().geometry().height()
    lefts = {menu.actionGeometry(entry).left() for entry in menu.actions()}
    assert len(lefts) == 1
    menu.close()


def test_a_scroll_bar_is_slim_and_without_arrows(stage: Stage) -> None:
    bar = QScrollBar(Qt.Orientation.Vertical)
    bar.setRange(0, 100)
    bar.setPageStep(50)
    stage(bar, 12, 200)
    assert bar.sizeHint().width() == 12
    image = bar.grab().toImage()
    rows = [y for y in range(200) if near(image.pixelColor(6, y).name(), theme.current().control)]
    assert rows
    assert rows[0] <= 4
    assert 60 <= rows[-1] <= 66  # a page of 50 in a range of 150


def test_dragging_the_handle_of_a_scroll_bar_scrolls(qtbot: QtBot, stage: Stage) -> None:
    bar = QScrollBar(Qt.Orientation.Vertical)
    bar.setRange(0, 100)
    bar.setPageStep(50)
    stage(bar, 12, 200)
    QTest.mousePress(bar, Qt.MouseButton.LeftButton, pos=QPoint(6, 20))
    QTest.mouseMove(bar, QPoint(6, 80))
    QTest.mouseRelease(bar, Qt.MouseButton.LeftButton, pos=QPoint(6, 80))
    assert 40 <= bar.value() <= 50


@BOTH
def test_progress_fills_its_track_with_the_accent(
    qapp: QApplication, stage: Stage, name: str
) -> None:
    look = dressed(qapp, name)
    bar = QProgressBar()
    bar.setTextVisible(False)
    bar.setValue(50)
    stage(bar, 200, 6)
    assert near(color_at(bar, 60, 3), look.accent)
    assert near(color_at(bar, 150, 3), look.sunken)


def test_a_checked_tool_button_is_tinted(stage: Stage) -> None:
    button = QToolButton()
    button.setIcon(QIcon())
    button.setCheckable(True)
    button.setChecked(True)
    stage(button)
    assert near(color_at(button, 6, 4), theme.current().selected)


def test_an_ampersand_marks_a_mnemonic_and_is_not_shown(qtbot: QtBot) -> None:
    with_mark, without = QPushButton("&Export"), QPushButton("Export")
    for button in (with_mark, without):
        qtbot.addWidget(button)
    assert with_mark.sizeHint() == without.sizeHint()


def test_pop_ups_have_round_corners_cut_out(qtbot: QtBot) -> None:
    menu = QMenu()
    qtbot.addWidget(menu)
    menu.addAction("Duplicate")
    menu.popup(QPoint(0, 0))
    mask = menu.mask()
    assert not mask.contains(QPoint(0, 0))
    assert mask.contains(QPoint(0, 10))
    assert mask.contains(menu.rect().center())


def test_the_list_of_a_combo_box_opens_below_it_without_a_ring(stage: Stage) -> None:
    combo = QComboBox()
    combo.addItems(["Draft", "In review", "Approved"])
    stage(combo)
    combo.showPopup()
    view = combo.view()
    assert view.window().y() >= combo.mapToGlobal(QPoint(0, combo.height() - 1)).y()
    image = view.viewport().grab().toImage()
    colors = {image.pixelColor(x, 1).name() for x in range(8, image.width() - 8)}
    assert theme.current().focus.name() not in colors
    row = view.visualRect(combo.model().index(0, 0))
    assert near(
        image.pixelColor(row.right() - 8, row.center().y()).name(), theme.current().selected
    )
    combo.hidePopup()


def test_the_ground_of_a_menu_is_surface_and_its_chosen_entry_is_tinted(qtbot: QtBot) -> None:
    menu = QMenu()
    qtbot.addWidget(menu)
    first, _second = menu.addAction("Duplicate"), menu.addAction("Delete")
    menu.popup(QPoint(0, 0))
    menu.setActiveAction(first)
    place = menu.actionGeometry(first)
    assert near(color_at(menu, place.right() - 8, place.top() + 5), theme.current().selected)
    assert near(color_at(menu, place.right() - 8, place.bottom() + 16), theme.current().surface)
