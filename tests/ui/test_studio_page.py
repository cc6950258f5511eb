"""The page of one document: rooms, areas, rows that are opened, names and findings."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QListView, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from narrative_studio.analysis.rules.finding import Finding, Level, Rule
from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.links import link
from narrative_studio.commands.positioning import delete_element
from narrative_studio.commands.variants import add_variant
from narrative_studio.settings import Settings
from tests.ui.rooms import ROOMS, ElementRoom, FrameRoom, PlainRoom
from tests.ui.studio import told
from ui import studio_page, theme
from ui.actions import Action
from ui.background import Background, Task
from ui.keymap import Keymap
from ui.presenter.reading_window import ReadingWindow
from ui.session import Session
from ui.shell import checking
from ui.shell.findings_popup import FindingsPopup
from ui.shell.palette import Palette
from ui.shell.rail import Rail
from ui.shell.status_bar import StatusBar
from ui.shell.top_bar import TopBar
from ui.studio_page import StudioPage

Key = Qt.Key


@pytest.fixture
def done() -> list[str]:
    return []


@pytest.fixture
def found(session: Session, monkeypatch: pytest.MonkeyPatch) -> list[Finding]:
    """What a check of the story finds; tests may change it."""
    assert session.story is not None
    frame = session.story.frames[2]
    made = [
        Finding(Level.WARNING, Rule.ORPHAN_FRAME, "Frame 3 stands alone.", "", "frame", frame.id),
        Finding(Level.INFO, Rule.EMPTY_FRAME, "Frame 3 is empty.", "", "frame", frame.id),
    ]
    monkeypatch.setattr(checking, "_findings", lambda _story: tuple(made))
    return made


@pytest.fixture
def page(
    session: Session,
    background: Background,
    done: list[str],
    found: list[Finding],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[StudioPage]:
    """The page on screen in its second room."""
    monkeypatch.setattr(studio_page, "ROOMS", ROOMS)
    monkeypatch.setattr(checking, "_PAUSE_MS", 1)
    actions = [Action("window.theme", "Switch between light and dark", lambda: done.append("x"))]
    made = StudioPage(
        session, background=background, window_actions=lambda: actions, keymap=Keymap(Settings())
    )
    qtbot.addWidget(made)
    made.go("storyboard")
    made.resize(1280, 800)
    made.show()
    made.activateWindow()
    made.workspace.focus_view()
    qtbot.waitUntil(room(made).view.hasFocus)
    yield made
    made.leave()


def room(page: StudioPage) -> PlainRoom:
    found = page.workspace
    assert isinstance(found, PlainRoom)
    return found


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def part(page: StudioPage, kind: type[QWidget]) -> QWidget:
    found = page.findChild(kind)
    assert found is not None
    return found


def names(page: StudioPage) -> list[str]:
    """What the buttons of the top bar are called, those that can be used."""
    buttons = part(page, TopBar).findChildren(QWidget)
    return [one.accessibleName() for one in buttons if one.isEnabled() and one.accessibleName()]


# Rooms


def test_a_room_is_built_when_it_is_first_entered(page: StudioPage, qtbot: QtBot) -> None:
    assert page.findChild(ElementRoom) is None
    qtbot.keyClick(focused(), Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert isinstance(page.workspace, ElementRoom)
    assert room(page).view.hasFocus()
    first = page.workspace
    page.go("storyboard")
    assert page.go("positioning") is first
    assert part(page, Rail).accessibleName() == "Rooms, Positioning chosen, 1 of 2"


def test_the_rail_goes_to_rooms_and_keeps_the_keyboard(page: StudioPage, qtbot: QtBot) -> None:
    rail = part(page, Rail)
    rail.setFocus()
    qtbot.keyClick(rail, Key.Key_Up)
    assert isinstance(page.workspace, ElementRoom)
    assert rail.hasFocus()


def test_a_session_may_send_to_a_room(page: StudioPage, session: Session) -> None:
    session.room_opened.emit("positioning")
    assert isinstance(page.workspace, ElementRoom)


def test_inspector_ribbon_and_status_are_those_of_the_room(page: StudioPage) -> None:
    bar = part(page, StatusBar)
    panel = room(page).inspector()
    assert panel is not None
    assert panel.isVisible()
    tall = bar.height()
    page.go("positioning")
    assert not panel.isVisible()
    assert bar.height() < tall
    assert page.foot_px == bar.height()


def test_going_to_another_room_commits_what_is_typed(page: StudioPage, session: Session) -> None:
    typed: list[str] = []
    session.on_flush(lambda: typed.append("stored"))
    page.go("positioning")
    assert typed


def test_keys_of_a_room_work_in_it_alone(page: StudioPage, qtbot: QtBot) -> None:
    frames = room(page)
    qtbot.keyClick(focused(), Key.Key_F9)
    assert frames.done == ["note"]
    part(page, Rail).setFocus()
    qtbot.keyClick(focused(), Key.Key_F9)
    assert frames.done == ["note"]


def test_the_story_is_read_aloud_from_every_room(
    page: StudioPage, session: Session, qtbot: QtBot
) -> None:
    assert session.story is not None
    chosen = session.story.frames[1]
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    for room_id in ("storyboard", "positioning"):
        page.go(room_id).focus_view()
        qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
        session.select("frame", [chosen.id])
        qtbot.keyClick(focused(), Key.Key_R, held)
        (window,) = page.findChildren(ReadingWindow)
        assert window.frame_id == chosen.id
        window.close()
        qtbot.waitUntil(lambda: not page.findChildren(ReadingWindow))
        page.activateWindow()


def test_a_narrow_window_has_narrow_parts(page: StudioPage, qtbot: QtBot) -> None:
    rail = part(page, Rail)
    panel = room(page).inspector()
    assert panel is not None
    widths = []
    for width in (1280, 1440):
        page.resize(width, 800)
        QApplication.processEvents()
        widths.append((rail.width(), panel.width() + 1))
    assert widths == [(72, 296), (88, 320)]


# The areas


def test_f6_walks_rail_view_inspector_and_search_both_ways(page: StudioPage) -> None:
    panel, search = room(page).inspector(), part(page, TopBar).findChild(QWidget, "")
    assert panel is not None
    assert search is not None
    seen = []
    for _step in range(4):
        page.next_area()
        seen.append(focused())
    assert seen[0] is panel
    assert part(page, TopBar).isAncestorOf(seen[1])
    assert seen[2] is part(page, Rail)
    assert seen[3] is room(page).view
    page.next_area(-1)
    assert focused() is part(page, Rail)
    page.next_area(-1)
    page.next_area(-1)
    assert focused() is panel


def test_f6_shows_where_the_keyboard_is_after_the_mouse_too(page: StudioPage, qtbot: QtBot) -> None:
    qtbot.mouseClick(room(page).view, Qt.MouseButton.LeftButton)
    page.next_area(-1)
    rail = part(page, Rail)
    assert isinstance(rail, Rail)
    shape, _radius = rail.focus_shape()
    corner = rail.mapTo(page, shape.topLeft())
    image = page.grab().toImage()
    ring = image.pixelColor(corner.x() + shape.width() // 2, corner.y() - 3)
    assert ring == theme.current().focus


def test_the_view_learns_that_a_key_has_brought_the_keyboard(
    page: StudioPage, qtbot: QtBot
) -> None:
    room(page).focus_reasons.clear()
    page.next_area(-1)
    page.next_area()
    assert room(page).focus_reasons == [Qt.FocusReason.ShortcutFocusReason]
    qtbot.keyClick(focused(), Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert room(page).focus_reasons == [Qt.FocusReason.ShortcutFocusReason]


def test_the_tool_row_of_a_room_is_an_area_between_rail_and_view(
    page: StudioPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = room(page)
    tools = QWidget(here)
    first = QPushButton("Board", tools)
    for part_here in (tools, first):
        part_here.show()
    monkeypatch.setattr(here, "tool_row", lambda: tools)
    page.next_area(-1)
    assert focused() is first
    page.next_area(-1)
    assert focused() is part(page, Rail)
    page.next_area()
    page.next_area()
    assert focused() is here.view


def test_a_room_without_inspector_is_left_for_the_search(page: StudioPage) -> None:
    page.go("positioning").focus_view()
    page.next_area()
    assert part(page, TopBar).isAncestorOf(focused())


# Rows


def test_a_row_is_opened_in_the_room_that_shows_it_with_the_keyboard_there(
    page: StudioPage, session: Session
) -> None:
    (element,) = session.view.elements.values()
    part(page, Rail).setFocus()
    page.open_row("element", element.id)
    assert isinstance(page.workspace, ElementRoom)
    assert room(page).shown_rows == [element.id]
    assert room(page).view.hasFocus()


def test_a_link_is_opened_at_what_carries_it(page: StudioPage, session: Session) -> None:
    assert session.story is not None
    frame = session.story.frames[1]
    (element,) = session.view.elements.values()
    made = link(session.project, source=frame, target=element)
    page.go("positioning")
    page.open_row("link", made.id)
    assert isinstance(page.workspace, FrameRoom)
    assert room(page).shown_rows == [frame.id]


def test_what_was_deleted_is_said_to_be(page: StudioPage, session: Session) -> None:
    (element,) = session.view.elements.values()
    delete_element(session.project, element=element.id)
    page.open_row("element", element.id)
    page.open_row("link", "gone")
    assert [message.text for message in told(session)] == [
        "What was to be shown has been deleted"
    ] * 2
    assert isinstance(page.workspace, FrameRoom)


def test_the_palette_offers_actions_of_room_rooms_and_window(
    page: StudioPage, done: list[str], qtbot: QtBot
) -> None:
    for words, expected in (("light", ["x"]), ("note from", ["x"])):
        page.find_anything()
        qtbot.keyClicks(focused(), words)
        qtbot.keyClick(focused(), Key.Key_Return)
        assert done == expected
    assert room(page).done == ["wide"]
    page.find_anything()
    qtbot.keyClicks(focused(), "go to pos")
    qtbot.keyClick(focused(), Key.Key_Return)
    assert isinstance(page.workspace, ElementRoom)


def test_the_palette_says_nothing_is_missing_before_every_room_is_known(
    page: StudioPage, qtbot: QtBot
) -> None:
    def titles() -> list[str]:
        model = part(page, Palette).findChildren(QListView)[0].model()
        return [str(model.index(row, 0).data()) for row in range(model.rowCount())]

    page.find_anything()
    qtbot.keyClicks(focused(), "zebra")
    assert titles() == ["Still looking"]
    qtbot.waitUntil(lambda: titles() == ["Nothing holds these words"])


def test_a_found_row_is_opened_with_the_keyboard_in_its_room(
    page: StudioPage, session: Session, qtbot: QtBot
) -> None:
    page.find_anything()
    qtbot.keyClicks(focused(), "know in")
    qtbot.keyClick(focused(), Key.Key_Return)
    assert isinstance(page.workspace, ElementRoom)
    assert room(page).view.hasFocus()
    assert not part(page, Palette).isVisible()


# Findings


def texts(page: StudioPage) -> list[str]:
    """The words of the top bar."""
    bar = part(page, TopBar)
    assert isinstance(bar, TopBar)
    shown = [one for one in bar.findChildren(QWidget) if one.isVisible()]
    return [bar.title.title, *(getattr(one, "text", str)() for one in shown)]


def test_findings_are_counted_again_after_a_change(
    page: StudioPage, session: Session, found: list[Finding], qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: "1 finding" in texts(page))
    found[:0] = [found[0]] * 2
    assert session.story is not None
    edit_cells(session.project, session.story.frames[0], headline="Other words")
    qtbot.waitUntil(lambda: "3 findings" in texts(page))
    del found[:3]
    edit_cells(session.project, session.story.frames[0], headline="More words")
    qtbot.waitUntil(lambda: "1 remark" in texts(page))


def test_a_finding_is_opened_from_the_list(
    page: StudioPage, found: list[Finding], qtbot: QtBot
) -> None:
    page.go("positioning")
    qtbot.waitUntil(lambda: "1 finding" in texts(page))
    page.show_findings()
    popup = part(page, FindingsPopup)
    assert popup.isVisible()
    (listed,) = popup.findChildren(QListView)
    assert listed.hasFocus()
    qtbot.keyClick(listed, Key.Key_Return)
    assert not popup.isVisible()
    assert isinstance(page.workspace, FrameRoom)
    assert room(page).shown_rows == [found[0].row_id]


def test_findings_are_those_of_the_shown_variant(
    page: StudioPage, session: Session, found: list[Finding], qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: "1 finding" in texts(page))
    assert session.story is not None
    narrative = session.story.narrative.id
    variant = add_variant(session.project, narrative=narrative, name="Short")
    found[:0] = [found[0]]
    session.choose_variant(variant.id)
    qtbot.waitUntil(lambda: "2 findings" in texts(page))
    page.show_findings()
    words = [one.text() for one in part(page, FindingsPopup).findChildren(QLabel)]
    assert "Where the variant “Short” and the positioning do not fit yet." in words


def test_without_findings_there_is_no_list(
    page: StudioPage, session: Session, found: list[Finding], qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: "1 finding" in texts(page))
    found.clear()
    assert session.story is not None
    edit_cells(session.project, session.story.frames[0], headline="Other words")
    qtbot.waitUntil(lambda: "1 finding" not in texts(page))
    page.show_findings()
    assert not part(page, FindingsPopup).isVisible()


def test_an_older_check_does_not_overrule_a_later_one(
    page: StudioPage,
    session: Session,
    found: list[Finding],
    background: Background,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    qtbot.waitUntil(lambda: "1 finding" in texts(page))
    begun: list[Task] = []
    monkeypatch.setattr(background, "go", begun.append)
    assert session.story is not None
    edit_cells(session.project, session.story.frames[0], headline="Words")
    qtbot.waitUntil(lambda: len(begun) == 1)
    edit_cells(session.project, session.story.frames[0], headline="Other words")
    qtbot.waitUntil(lambda: len(begun) == 2)
    older, later = begun
    later.finished.emit((found[0],) * 3)
    older.finished.emit((found[0],) * 5)
    assert "3 findings" in texts(page)


# Names


def test_title_and_undo_follow_the_document(page: StudioPage, session: Session) -> None:
    assert "Our story" in texts(page)
    assert session.story is not None
    edit_cells(session.project, session.story.narrative, title="Their story", version="v2")
    assert {"Their story", "v2"} <= set(texts(page))
    undo = [one for one in names(page) if one.startswith("Undo")]
    assert undo == ["Undo Edit title and version of narrative"]
    session.undo()
    assert "Our story" in texts(page)
    assert [one for one in names(page) if one.startswith("Redo")]
