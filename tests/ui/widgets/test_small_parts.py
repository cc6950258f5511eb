"""The small parts: chips, avatars, caps, search, progress, empty places, what was saved when."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QImage, QPainter, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui import painting, theme
from ui.theme import Role
from ui.widgets.avatar import Avatar, initials_of
from ui.widgets.buttons import LinkButton, SecondaryButton
from ui.widgets.chips import Chip, paint_picture_chip, picture_chip_size
from ui.widgets.combo_box import ComboBox
from ui.widgets.dashed_card import DashedCard
from ui.widgets.divider import Divider
from ui.widgets.duration_edit import DurationEdit
from ui.widgets.empty_state import EmptyState, centred
from ui.widgets.key_cap import KeyCap
from ui.widgets.labelled_field import ErrorLine, FieldLabel, LabelledField
from ui.widgets.line_edit import LineEdit
from ui.widgets.panel import CardPanel, Ground, Note, Panel
from ui.widgets.progress_row import ProgressRow
from ui.widgets.saved_label import SavedLabel, saved_words
from ui.widgets.search_field import SearchField


def test_a_picture_chip_is_light_on_dark_in_both_themes(qapp: QApplication) -> None:
    for name in (theme.LIGHT, theme.DARK):
        theme.apply(qapp, theme.load(name))
        image = QImage(60, 30, QImage.Format.Format_RGB32)
        image.fill("white")
        painter = QPainter(image)
        paint_picture_chip(painter, QPoint(50, 2), "1:30", from_right=True)
        painter.end()
        assert image.pixelColor(49 - 2, 11).name() == "#16201f"
    assert picture_chip_size("5").toTuple() == (22, 18)


def test_a_chip_is_taken_away_by_key_or_cross(qtbot: QtBot) -> None:
    told: list[str] = []
    chip = Chip("recognised", icon="tag", removable=True)
    qtbot.addWidget(chip)
    chip.removed.connect(lambda: told.append("removed"))
    chip.resize(chip.sizeHint())
    chip.show()
    QTest.keyClick(chip, Qt.Key.Key_Delete)
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(chip.width() - 10, 10))
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(8, 10))
    assert told == ["removed", "removed"]


def test_a_fixed_chip_is_no_tab_stop(qtbot: QtBot) -> None:
    chip = Chip("marketing", lead="IC")
    qtbot.addWidget(chip)
    assert chip.focusPolicy() == Qt.FocusPolicy.NoFocus
    assert chip.focus_shape() is None
    assert chip.accessibleName() == "IC marketing"


@pytest.mark.parametrize(
    ("name", "initials"),
    [
        ("Ines Calder", "IC"),
        ("Tomasz", "T"),
        ("Anna Maria de la Cruz", "AC"),
        ("", "?"),
        ("  ", "?"),
        ("Priya (support)", "P"),
    ],
)
def test_initials_are_those_of_first_and_last_name(name: str, initials: str) -> None:
    assert initials_of(name) == initials


def test_an_avatar_speaks_the_whole_name(qtbot: QtBot) -> None:
    avatar = Avatar("Ines Calder")
    qtbot.addWidget(avatar)
    assert avatar.accessibleName() == "Ines Calder"
    assert avatar.sizeHint().toTuple() == (24, 24)
    avatar.set_name("Tomasz Wren")
    assert avatar.toolTip() == "Tomasz Wren"


def test_a_key_cap_is_as_wide_as_its_keys_need(qtbot: QtBot) -> None:
    single, chord = KeyCap("N"), KeyCap("Ctrl K")
    for cap in (single, chord):
        qtbot.addWidget(cap)
    assert single.sizeHint().height() == 18
    assert single.sizeHint().width() >= 18
    assert chord.sizeHint().width() > single.sizeHint().width()


def test_search_tells_of_typing_of_enter_and_of_the_arrows(qtbot: QtBot) -> None:
    field = SearchField("Find a frame, element or command")
    qtbot.addWidget(field)
    told: list[object] = []
    field.edited.connect(told.append)
    field.entered.connect(told.append)
    field.stepped.connect(told.append)
    QTest.keyClicks(field, "ab")
    QTest.keyClick(field, Qt.Key.Key_Down)
    QTest.keyClick(field, Qt.Key.Key_Up)
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert told == ["a", "ab", 1, -1, "ab", ""]
    assert field.text() == ""


def test_search_leaves_an_escape_it_has_no_use_for_to_others(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    field = SearchField("Find")
    QVBoxLayout(window).addWidget(field)
    told: list[str] = []
    field.edited.connect(told.append)
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert told == []


def test_search_names_its_purpose_and_leaves_room_for_the_keys(qtbot: QtBot) -> None:
    field = SearchField("Find a frame", keys="Ctrl K")
    qtbot.addWidget(field)
    assert field.accessibleName() == "Find a frame"
    with_keys = field.textMargins().right()
    field.setText("x")
    assert field.textMargins().right() < with_keys


def test_progress_says_what_it_does_and_stops_once(qtbot: QtBot) -> None:
    row = ProgressRow("Slide 1 of 12")
    qtbot.addWidget(row)
    row.show()
    told: list[str] = []
    row.cancelled.connect(lambda: told.append("cancelled"))
    row.show_progress("Slide 9 of 12", 0.75)
    cancel = row.findChildren(LinkButton)[0]
    QTest.mouseClick(cancel, Qt.MouseButton.LeftButton)
    QTest.mouseClick(cancel, Qt.MouseButton.LeftButton)
    assert told == ["cancelled"]


def test_progress_stays_between_nothing_and_everything(qtbot: QtBot) -> None:
    from PySide6.QtWidgets import QProgressBar

    row = ProgressRow()
    qtbot.addWidget(row)
    bar = row.findChildren(QProgressBar)[0]
    for part, value in ((-1.0, 0), (0.5, 500), (7.0, 1000)):
        row.show_progress("Slide", part)
        assert bar.value() == value


def test_an_empty_state_has_one_button_and_tells_of_it(qtbot: QtBot) -> None:
    empty = EmptyState("No test session yet", "Record one.", "Record a session")
    qtbot.addWidget(empty)
    empty.show()
    (button,) = empty.findChildren(SecondaryButton)
    with qtbot.waitSignal(empty.chosen):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert empty.accessibleName() == "No test session yet"
    empty.set_words("No proof yet", "Add a frame, or skip")
    assert empty.accessibleDescription() == "Add a frame, or skip"


def test_an_empty_state_shows_all_of_its_words(qtbot: QtBot) -> None:
    empty = EmptyState(
        "No test session yet",
        "Record one, or set the number you plan to run first.",
        "Set the planned number",
    )
    qtbot.addWidget(empty)
    empty.resize(302, 124)
    empty.show()
    for label in empty.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
        assert label.height() >= label.heightForWidth(label.width())


def test_a_dashed_card_is_a_button(qtbot: QtBot) -> None:
    card = DashedCard("Add a frame", "or drag one here")
    qtbot.addWidget(card)
    card.show()
    with qtbot.waitSignal(card.chosen):
        QTest.keyClick(card, Qt.Key.Key_Space)
    assert card.accessibleName() == "Add a frame"
    assert not card.acceptDrops()


def test_a_dashed_card_takes_the_files_it_knows(qtbot: QtBot) -> None:
    card = DashedCard("From a deck you have", suffixes=[".pptx"])
    qtbot.addWidget(card)
    told: list[list[str]] = []
    card.dropped.connect(told.append)
    data = QMimeData()
    files = ["/a/deck.PPTX", "/a/note.txt"]
    data.setUrls([QUrl.fromLocalFile(file) for file in files])
    action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    event = QDropEvent(QPointF(5, 5), action, data, button, Qt.KeyboardModifier.NoModifier)
    card.dropEvent(event)
    assert [path.rsplit("/", 1)[-1] for path in told[0]] == ["deck.PPTX"]


@pytest.mark.parametrize(
    ("age_s", "words"),
    [
        (0, "Saved"),
        (-3, "Saved"),
        (2.9, "Saved 2 s ago"),
        (59, "Saved 59 s ago"),
        (60, "Saved 1 min ago"),
        (7300, "Saved 2 h ago"),
    ],
)
def test_the_words_about_saving_grow_coarser(age_s: float, words: str) -> None:
    assert saved_words(age_s) == words


def test_the_saved_label_follows_its_clock_and_tells_of_failure(qtbot: QtBot) -> None:
    clock = [100.0]
    label = SavedLabel(now_s=lambda: clock[0])
    qtbot.addWidget(label)
    assert label.text() == ""
    label.show_saved()
    clock[0] = 105.0
    label.refresh()
    assert label.text() == "Saved 5 s ago"
    label.show_failed("Not saved: the disk is full")
    clock[0] = 200.0
    label.refresh()
    assert label.accessibleName() == "Not saved: the disk is full"


def test_a_label_names_its_field_and_shows_what_is_wrong_with_it(qtbot: QtBot) -> None:
    edit = DurationEdit(0, name="")
    field = LabelledField("Planned time", edit, note="of 40:00")
    qtbot.addWidget(field)
    field.show()
    (error,) = field.findChildren(ErrorLine)
    assert edit.accessibleName() == "Planned time"
    assert not error.isVisible()
    height = field.sizeHint().height()
    assert height == 16 + 4 + 32
    edit.set_wrong("Use minutes and seconds, for example 2:30")
    assert error.isVisible()
    assert field.sizeHint().height() > height
    edit.set_wrong("")
    assert not error.isVisible()


def test_a_field_keeps_the_name_it_has(qtbot: QtBot) -> None:
    edit = LineEdit(name="Headline of frame 8")
    label = FieldLabel("Headline", buddy=edit)
    for widget in (edit, label):
        qtbot.addWidget(widget)
    assert edit.accessibleName() == "Headline of frame 8"
    assert label.buddy() is edit


def test_a_combo_box_gives_keys_and_only_tells_of_the_users_choice(qtbot: QtBot) -> None:
    combo = ComboBox([("draft", "Draft"), ("review", "In review"), (None, "None")], name="State")
    qtbot.addWidget(combo)
    told: list[object] = []
    combo.chosen.connect(told.append)
    combo.choose("review")
    assert (combo.key, told) == ("review", [])
    combo.setFocus()
    QTest.keyClick(combo, Qt.Key.Key_Up)
    assert told == ["draft"]
    combo.choose("unknown")
    assert combo.currentIndex() == -1


def test_the_wheel_changes_no_choice_even_where_the_field_has_the_focus(qtbot: QtBot) -> None:
    combo = ComboBox([("a", "A"), ("b", "B")])
    qtbot.addWidget(combo)
    combo.choose("a")
    told: list[object] = []
    combo.chosen.connect(told.append)
    combo.show()
    combo.setFocus()
    event = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(combo, event)
    assert (combo.key, told, event.isAccepted()) == ("a", [], False)
    # Else Qt would give it the focus while somebody scrolls the page below it.
    assert combo.focusPolicy() == Qt.FocusPolicy.StrongFocus


def test_a_combo_box_keeps_its_choice_among_new_entries(qtbot: QtBot) -> None:
    combo = ComboBox([("a", "A"), ("b", "B")])
    qtbot.addWidget(combo)
    combo.choose("b")
    combo.set_entries([("x", "X"), ("b", "B")])
    assert combo.key == "b"
    combo.set_entries([("x", "X")])
    assert combo.key is None


def test_a_long_choice_does_not_push_a_layout_apart(qtbot: QtBot) -> None:
    combo = ComboBox([("a", "A" * 200)])
    qtbot.addWidget(combo)
    assert combo.minimumSizeHint().width() <= 88


def test_grounds_have_their_role_and_their_edges(qtbot: QtBot) -> None:
    look = theme.current()
    for widget, place, wanted in (
        (Ground(Role.CHROME, edges="bottom"), (20, 39), look.border),
        (Ground(Role.CHROME, edges="left"), (20, 39), look.chrome),
        (Panel(), (20, 0), look.border),
        (Note(), (20, 20), look.warn_soft),
        (CardPanel(), (20, 37), look.edge),
        (Divider(), (20, 20), look.border),
    ):
        qtbot.addWidget(widget)
        widget.resize(60, 40)
        assert widget.grab().toImage().pixelColor(*place) == wanted, widget


def test_an_empty_state_in_a_wide_page_shows_all_of_its_words(qtbot: QtBot) -> None:
    empty = EmptyState("No baseline yet", "A named, frozen version of everything. " * 6, "New")
    empty.setFixedWidth(460)
    page = centred(empty)
    qtbot.addWidget(page)
    page.resize(1200, 600)
    page.show()
    for label in empty.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
        assert label.height() >= label.heightForWidth(label.width())


def test_a_rim_keeps_the_corners_of_a_panel_round(qtbot: QtBot) -> None:
    now = theme.current()
    panel = Panel()
    qtbot.addWidget(panel)
    panel.resize(80, 60)
    ink = QWidget(panel)
    painting.tint_ground(ink, now.bad)
    ink.setGeometry(1, 1, 78, 58)
    panel.show()
    image = panel.grab().toImage()
    ratio = image.devicePixelRatio()
    for x, y in ((1, 1), (78, 1), (1, 58), (78, 58)):
        assert image.pixelColor(round(x * ratio), round(y * ratio)) != now.bad
    assert image.pixelColor(round(40 * ratio), round(30 * ratio)) == now.bad
    assert panel.childAt(2, 2) is ink


def test_fields_become_small_again_with_their_text(qapp: QApplication, qtbot: QtBot) -> None:
    theme.apply(qapp, theme.load(theme.LIGHT, font_scale=2.0))
    host = QWidget()
    qtbot.addWidget(host)
    column = QVBoxLayout(host)
    box, search = ComboBox([(1, "Available")]), SearchField("Find a frame, element or command")
    search.setFixedWidth(340)
    for field in (box, search):
        column.addWidget(field)
    host.show()
    large_px = box.height()
    assert search.placeholderText() == "Find"
    theme.apply(qapp, theme.load(theme.LIGHT))
    qtbot.waitUntil(lambda: box.height() < 0.7 * large_px)
    assert search.placeholderText() == "Find a frame, element or command"
