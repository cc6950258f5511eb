"""Which frames carry an element, and how one is linked."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from narrative_studio.commands.demo import add_step
from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.links import link
from tests.ui.boards import Boards
from tests.ui.elements import by_code, fill
from ui.inspector.element.carried import CarriedSection, carriers


def test_the_suspect_frame_of_the_sample_is_marked(boards: Boards, qtbot: QtBot) -> None:
    session = boards.sample_session()
    section = CarriedSection(session)
    qtbot.addWidget(section)
    section.show_row(by_code(session, "VA-2"))
    rows = section.rows.rows
    assert [(row.lead, row.badge.text if row.badge else "") for row in rows] == [
        ("5", ""),
        ("8", "Suspect"),
        ("12", ""),
    ]
    assert rows[1].spoken == "Frame 8, Name the pallets, not the production day, suspect link"
    assert not section.add_button.isHidden(), "other frames could carry it too"


def test_a_frame_carries_what_its_step_shows_and_a_backup_comes_last(boards: Boards) -> None:
    session = boards.session("insight:First", "insight:Second")
    value = fill(session, "V:Minutes")["Minutes"]
    first, second = session.view.frames.ordered
    step = add_step(session.project, frame=second.id)
    link(session.project, source=step, target=value)
    link(session.project, source=first, target=value)
    edit_cells(session.project, first, is_backup=True)
    assert session.story is not None
    found = carriers(session.story, value.id)
    assert [(one.frame.headline, one.number) for one in found] == [("Second", 1), ("First", None)]


def test_a_row_opens_its_frame(boards: Boards, qtbot: QtBot) -> None:
    session = boards.sample_session()
    section = CarriedSection(session)
    qtbot.addWidget(section)
    section.show_row(by_code(session, "VA-2"))
    with qtbot.waitSignal(session.row_opened) as opened:
        section.rows.opened.emit(section.rows.rows[1].key)
    assert opened.args == ["frame", section.rows.rows[1].key]


def test_what_no_frame_carries_can_be_linked_to_one(boards: Boards, qtbot: QtBot) -> None:
    session = boards.session("insight:First & second", "insight:Third")
    value = fill(session, "V:Minutes")["Minutes"]
    section = CarriedSection(session)
    qtbot.addWidget(section)
    section.show_row(value)
    assert not section.add_button.isHidden()
    menu = section.make_menu()
    assert [entry.text() for entry in menu.actions()] == ["1  First && second", "2  Third"]
    menu.actions()[1].trigger()
    section.show_row(value)
    assert [row.words for row in section.rows.rows] == ["Third"]
    section.make_menu().actions()[0].trigger()
    section.show_row(value)
    assert section.add_button.isHidden(), "every frame carries it"


def test_before_there_are_frames_nobody_is_asked_to_link(boards: Boards, qtbot: QtBot) -> None:
    session = boards.session()
    value = fill(session, "V:Minutes")["Minutes"]
    section = CarriedSection(session)
    qtbot.addWidget(section)
    section.show_row(value)
    assert section.add_button.isHidden()
    assert section.rows.rows == ()
