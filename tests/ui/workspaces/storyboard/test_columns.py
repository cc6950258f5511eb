"""The columns of the outline: hidden, moved, sized, chosen from a list, pinned."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from narrative_studio.commands.custom import add_custom_field
from narrative_studio.model.custom import CustomKind
from narrative_studio.settings import Settings
from tests.ui.boards import named
from tests.ui.workspaces.storyboard.stage import ALT, CTRL, PLAIN, chosen, editor, go
from ui.models.outline_columns import layout_of
from ui.session import Session
from ui.workspaces.storyboard import Storyboard
from ui.workspaces.storyboard.outline.columns_popup import ColumnsPopup
from ui.workspaces.storyboard.outline.page import OutlinePage
from ui.workspaces.storyboard.outline.view import OutlineView


def test_columns_are_hidden_moved_and_sized_and_stay_so(
    outline_room: Storyboard, session: Session, settings: Settings, qtbot: QtBot
) -> None:
    page = outline_room.outline_page
    page.set_layout(page.layout_now.with_shown("spoken", is_shown=False).moved("script", -3))
    header = page.view.horizontalHeader()
    assert header.isSectionHidden(page.model.column_at("spoken"))
    assert header.visualIndex(page.model.column_at("script")) == 1
    header.resizeSection(page.model.column_at("script"), 301)
    header.moveSection(0, 2)
    qtbot.waitUntil(lambda: any("script:301" in one for one in settings.values.outline_columns))
    again = OutlinePage(session)
    qtbot.addWidget(again)
    again.resize(912, 640)
    assert again.layout_now == page.layout_now
    assert again.view.horizontalHeader().sectionSize(again.model.column_at("script")) == 301
    assert [one.key for one in again.layout_now.shown][:3] == ["script", "headline", "number"]


def test_the_menu_of_a_column_does_what_a_drag_does(outline_room: Storyboard) -> None:
    page = outline_room.outline_page
    entries = {entry.text(): entry for entry in page.make_menu("headline").actions()}
    assert "Hide “Headline”" in entries
    assert not entries["All columns as at first"].isEnabled()
    entries["Move right"].trigger()
    assert [one.key for one in page.layout_now.shown][:3] == ["number", "key_message", "headline"]
    before = page.layout_now
    entries = {entry.text(): entry for entry in page.make_menu("headline").actions()}
    entries["Wider"].trigger()
    assert page.layout_now != before
    entries["All columns as at first"].trigger()
    assert page.layout_now == layout_of(page.model.columns, ())


def test_the_list_of_columns_is_worked_by_keys(
    outline_room: Storyboard, qtbot: QtBot, qapp: QApplication
) -> None:
    outline_room.choose_columns()
    page = outline_room.outline_page
    popup = page.popup
    assert isinstance(popup, ColumnsPopup)
    names = popup.list_view
    names.setCurrentIndex(popup.model.index(1))
    qtbot.keyClick(names, Qt.Key.Key_Space)
    assert page.view.isColumnHidden(page.model.column_at("headline"))
    qtbot.keyClick(names, Qt.Key.Key_Space)
    qtbot.keyClick(names, Qt.Key.Key_Up, ALT)
    assert page.layout_now.columns[0].key == "headline"
    width = page.layout_now.columns[0].width_px
    qtbot.keyClick(names, Qt.Key.Key_Right, ALT)
    assert page.layout_now.columns[0].width_px > width
    assert "shown" in names.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    popup.close()


def test_headlines_stay_in_sight_while_the_columns_scroll_sideways(
    outline_room: Storyboard, outline: OutlineView, session: Session, qtbot: QtBot
) -> None:
    page = outline_room.outline_page
    assert not outline.pinned.isVisible()
    for key in ("owner", "beat", "questions", "bullets"):
        page.set_layout(page.layout_now.with_shown(key, is_shown=True))
    go(outline, session, "B", "beat")
    bar = outline.horizontalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 300)
    bar.setValue(bar.maximum())
    assert outline.pinned.isVisible()
    head = outline.horizontalHeader().height()
    y = head + outline.rowViewportPosition(outline.outline.row_of(named(session, "C").id)) + 5
    qtbot.mouseClick(outline.pinned, Qt.MouseButton.LeftButton, PLAIN, QPoint(80, y))
    assert chosen(session) == ["C"]
    assert bar.value() == bar.maximum(), "the table stays where it is"
    qtbot.mouseClick(outline.pinned, Qt.MouseButton.LeftButton, CTRL, QPoint(80, y - 100))
    assert "C" in chosen(session)
    outline.pinned.grab()
    go(outline, session, "C", "script")
    assert outline.visualRect(outline.currentIndex()).left() >= outline.pinned.width()
    bar.setValue(bar.maximum())
    qtbot.mouseDClick(outline.pinned, Qt.MouseButton.LeftButton, PLAIN, QPoint(80, y))
    assert not outline.pinned.isVisible()
    assert editor(outline).isVisible()


def test_a_day_that_is_none_is_kept_and_said_in_its_cell(
    outline: OutlineView, session: Session, qtbot: QtBot
) -> None:
    field = add_custom_field(session.project, name="Due", kind=CustomKind.DATE)
    key = f"custom:{field.id}"

    def shown() -> tuple[str, str]:
        model = outline.outline
        row = model.row_of(named(session, "A").id)
        column = model.columns[model.column_at(key)]
        return model.index(row, model.column_at(key)).data(), model.trouble(row, column)

    for typed, wanted in (
        ("next spring", ("next spring", "No date")),
        ("21.4.2026", ("21 Apr 2026", "")),
    ):
        go(outline, session, "A", key)
        qtbot.keyClick(outline, Qt.Key.Key_F2)
        qtbot.keyClicks(editor(outline), typed)
        qtbot.keyClick(editor(outline), Qt.Key.Key_Return)
        assert shown() == wanted
    (value,) = session.view.custom_values.values()
    assert value.value == "2026-04-21"
