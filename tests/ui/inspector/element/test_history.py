"""The revisions of a row, in words, and the way back to one."""

from __future__ import annotations

from datetime import datetime

import pytest
from pytestqt.qtbot import QtBot

from narrative_studio.commands.editing import edit_cells
from narrative_studio.model.positioning import Delivery, Element
from narrative_studio.store.history import Revision
from tests.ui.boards import Boards
from tests.ui.elements import by_code, fill
from tests.ui.studio import told
from ui.inspector.element.history import HistorySection, moments, short_day, wording_at
from ui.session import Session
from ui.widgets.runs_label import Emphasis


@pytest.fixture
def session(boards: Boards) -> Session:
    return boards.session()


def reworded(session: Session, *statements: str) -> Element:
    """An element with a revision for each statement after the first."""
    element = fill(session, "V:Know in minutes")["Know in minutes"]
    for statement in statements:
        edit_cells(session.project, session.view.elements[element.id], statement=statement)
    return session.view.elements[element.id]


def words(session: Session, element: Element) -> list[list[str]]:
    found = moments(session, session.project.revisions("element", element.id))
    return [["".join(run.text for run in line) for line in one.words] for one in found]


def test_the_sample_shows_three_revisions_of_a_value(boards: Boards) -> None:
    session = boards.sample_session()
    element = by_code(session, "VA-2")
    found = moments(session, session.project.revisions("element", element.id))
    assert [(one.name, one.meta, one.end, one.action) for one in found] == [
        ("r3", "2 Apr 2026 · Ines Calder", "current", ""),
        ("r2", "16 Mar 2026 · Ines Calder", "", "Restore"),
        ("r1", "27 Feb 2026 · Ines Calder", "", "Restore"),
    ]
    assert "".join(run.text for run in found[2].words[0]) == (
        "“Half of every recall stays on the shelf.”"
    )


def test_as_many_revisions_are_listed_as_are_counted(boards: Boards) -> None:
    session = boards.sample_session()
    for element in session.view.elements.values():
        found = session.project.revisions("element", element.id)
        assert len(found) == session.view.revision(element.id)


def test_new_words_are_bold_and_a_long_beginning_is_cut(session: Session) -> None:
    start = "The recall covers the pallets that carry the risk"
    element = reworded(session, f"{start}.", f"{start} and nothing else.")
    latest = moments(session, session.project.revisions("element", element.id))[0]
    (runs,) = latest.words
    assert [run.text for run in runs if run.emphasis is Emphasis.STRONG] == [" and nothing else"]
    assert "".join(run.text for run in runs) == "“… pallets that carry the risk and nothing else.”"


def test_other_cells_are_named_and_what_was_taken_out_is_struck(session: Session) -> None:
    element = fill(session, "D:Genealogy")["Genealogy"]
    edit_cells(session.project, element, delivery=Delivery.PLANNED, statement="A tree.")
    edit_cells(session.project, session.view.elements[element.id], statement="")
    latest, before, _first = words(session, element)
    assert latest == ["“A tree.” taken out"]
    assert before == ["“A tree.”", "Delivery: “planned”"]


def test_what_was_undone_is_no_revision(session: Session) -> None:
    element = reworded(session, "One.", "Two.")
    assert len(session.project.revisions("element", element.id)) == 3
    session.undo()
    assert len(session.project.revisions("element", element.id)) == 2
    session.redo()
    found = session.project.revisions("element", element.id)
    assert [one.number for one in found] == [1, 2, 3]
    assert found[-1].rewordings[0].after == "Two."


def test_a_revision_is_restored_as_one_step(session: Session, qtbot: QtBot) -> None:
    element = reworded(session, "One.", "Two.")
    edit_cells(session.project, element, name="Know at once")
    section = HistorySection(session)
    qtbot.addWidget(section)
    section.show_row(session.view.elements[element.id])
    row = section.timeline.rows[2]
    assert row.button is not None
    assert row.button.accessibleName() == "Restore r2"
    row.button.click()
    now = session.view.elements[element.id]
    assert (now.name, now.statement) == ("Know in minutes", "One.")
    assert told(session)[-1].text == "Wording of revision 2 restored"
    session.undo()
    now = session.view.elements[element.id]
    assert (now.name, now.statement) == ("Know at once", "Two.")


def test_a_wording_of_long_ago_holds_only_what_has_changed_since(session: Session) -> None:
    element = reworded(session, "One.", "Two.", "Three.")
    found = session.project.revisions("element", element.id)
    assert wording_at(found, 2) == {"statement": "One."}
    assert wording_at(found, 1) == {"statement": ""}
    assert wording_at(found, 4) == {}


def test_a_closed_section_reads_no_history(
    session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    element = reworded(session, "One.")
    section = HistorySection(session)
    qtbot.addWidget(section)
    section.set_open(False)
    asked: list[str] = []
    real = session.project.revisions

    def revisions(table: str, row_id: str) -> list[Revision]:
        asked.append(row_id)
        return real(table, row_id)

    monkeypatch.setattr(session.project, "revisions", revisions)
    section.show_row(element)
    assert asked == []
    section.set_open(True)
    assert asked == [element.id]
    assert len(section.timeline.rows) == 2


def test_a_day_is_that_of_this_computer() -> None:
    moment = datetime(2026, 4, 2, 10, 15).astimezone()
    assert short_day(moment) == "2 Apr 2026"
