"""Several narratives: the menu at the title, and what it does to the whole window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from narrative_studio.commands.documents import start_narrative
from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.narratives import delete_narrative
from tests.ui.studio import told
from ui.dialogs.narratives.name_sheet import NameSheet
from ui.dialogs.narratives.new_sheet import NewSheet
from ui.session import Session
from ui.shell.narrative_actions import NarrativeActions
from ui.shell.template_list import TemplateList
from ui.widgets.line_edit import LineEdit
from ui.widgets.sheet import Sheet


@pytest.fixture
def do(session: Session, host: QWidget) -> NarrativeActions:
    return NarrativeActions(session, host)


def titles(session: Session) -> list[str]:
    return [one.title for one in session.view.narratives.ordered]


def shown(session: Session) -> str:
    assert session.story is not None
    return session.story.narrative.title


def entries(do: NarrativeActions, host: QWidget) -> dict[str, QAction]:
    menu = QMenu(host)
    do.fill(menu)
    return {entry.text(): entry for entry in menu.actions() if entry.text()}


def sheet(host: QWidget) -> Sheet:
    (found,) = [one for one in host.findChildren(Sheet) if one.is_open]
    return found


def name_it(host: QWidget, qtbot: QtBot, title: str) -> None:
    (field,) = sheet(host).findChildren(LineEdit)
    field.selectAll()
    qtbot.keyClicks(field, title)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def test_the_menu_lists_the_narratives_and_ticks_the_shown_one(
    session: Session, do: NarrativeActions, host: QWidget
) -> None:
    other = start_narrative(session.project, title="Cats & dogs", template_id="blank")
    found = entries(do, host)
    assert found["Our story"].isChecked()
    assert not found["Cats && dogs"].isChecked()
    chosen = QSignalSpy(session.narrative_chosen)
    found["Cats && dogs"].trigger()
    assert session.story is not None
    assert session.story.narrative.id == other.id
    assert chosen.count() == 1


def test_a_narrative_is_started_from_any_template(
    session: Session, do: NarrativeActions, host: QWidget, qtbot: QtBot
) -> None:
    entries(do, host)["New narrative…"].trigger()
    opened = sheet(host)
    assert isinstance(opened, NewSheet)
    (templates,) = opened.findChildren(TemplateList)
    names = [
        str(templates.model().index(row, 0).data(Qt.ItemDataRole.DisplayRole))
        for row in range(templates.model().rowCount())
    ]
    templates.setCurrentIndex(templates.model().index(1, 0))
    assert len(names) == 8
    name_it(host, qtbot, "Keynote")
    assert titles(session) == ["Our story", "Keynote"]
    assert session.story is not None
    assert session.story.template.id == "strategic-shift"
    assert shown(session) == "Keynote"
    assert told(session)[-1].text == "“Keynote” started"
    session.undo()
    assert shown(session) == "Our story"


def test_without_a_title_it_is_called_after_its_template(
    session: Session, do: NarrativeActions, host: QWidget, qtbot: QtBot
) -> None:
    do.start()
    name_it(host, qtbot, "  ")
    assert shown(session) == "Sales pitch"


def test_escape_starts_nothing(
    session: Session, do: NarrativeActions, host: QWidget, qtbot: QtBot
) -> None:
    do.start()
    qtbot.keyClick(sheet(host), Qt.Key.Key_Escape)
    assert titles(session) == ["Our story"]


def test_a_copy_is_shown_with_its_frames(
    session: Session, do: NarrativeActions, host: QWidget, qtbot: QtBot
) -> None:
    entries(do, host)["Duplicate…"].trigger()
    (field,) = sheet(host).findChildren(LineEdit)
    assert field.text() == "Our story, copy"
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert shown(session) == "Our story, copy"
    assert session.story is not None
    assert [one.headline for one in session.story.frames] == ["First", "Second", "Third"]
    assert told(session)[-1].action == "Undo"
    session.undo()
    assert titles(session) == ["Our story"]


def test_a_narrative_is_renamed_but_never_to_nothing(
    session: Session, do: NarrativeActions, host: QWidget, qtbot: QtBot
) -> None:
    entries(do, host)["Rename…"].trigger()
    opened = sheet(host)
    assert isinstance(opened, NameSheet)
    name_it(host, qtbot, "   ")
    assert opened.is_open
    assert "needs a title" in opened.findChildren(LineEdit)[0].accessibleDescription()
    name_it(host, qtbot, "First call")
    assert titles(session) == ["First call"]
    assert session.project.undo_state.undo[-1][1] == "Edit title of narrative"


def test_narratives_are_put_in_order(session: Session, do: NarrativeActions, host: QWidget) -> None:
    assert "Move up in this list" not in entries(do, host)
    start_narrative(session.project, title="Second", template_id="blank")
    found = entries(do, host)
    assert not found["Move up in this list"].isEnabled()
    found["Move down in this list"].trigger()
    assert titles(session) == ["Second", "Our story"]
    assert shown(session) == "Our story"


def test_a_deleted_narrative_gives_way_and_comes_back_with_undo(
    session: Session, do: NarrativeActions, host: QWidget
) -> None:
    other = start_narrative(session.project, title="Second", template_id="blank")
    session.choose_narrative(other.id)
    chosen = QSignalSpy(session.narrative_chosen)
    entries(do, host)["Delete this narrative"].trigger()
    assert (titles(session), shown(session)) == (["Our story"], "Our story")
    assert told(session)[-1].text == "“Second” deleted"
    session.undo()
    assert shown(session) == "Second"
    assert chosen.count() == 2


def test_the_last_narrative_may_go_too(
    session: Session, do: NarrativeActions, host: QWidget
) -> None:
    do.delete()
    assert session.story is None
    assert list(entries(do, host)) == ["New narrative…"]
    assert [action.id for action in do.actions()] == ["narrative.new"]
    for verb in (do.delete, do.rename, do.duplicate):
        verb()
    assert not [one for one in host.findChildren(Sheet) if one.is_open]


def test_the_palette_offers_the_same(session: Session, do: NarrativeActions) -> None:
    start_narrative(session.project, title="Second", template_id="blank")
    found = {action.title: action for action in do.actions()}
    found["Show the narrative Second"].handler()
    assert shown(session) == "Second"
    assert "Delete the narrative" in found
    assert "convert" in found["Move the storyboard to another template"].also


def test_a_narrative_that_somebody_else_takes_away_gives_way(session: Session) -> None:
    other = start_narrative(session.project, title="Second", template_id="blank")
    session.choose_narrative(other.id)
    chosen = QSignalSpy(session.narrative_chosen)
    delete_narrative(session.project, narrative=other.id)
    assert chosen.count() == 1
    edit_cells(session.project, session.view.narratives.ordered[0], title="Renamed")
    assert chosen.count() == 1
