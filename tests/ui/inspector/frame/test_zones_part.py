"""The zones in the inspector: named and given a budget in place."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from narrative_studio.commands.zones import make_zone
from tests.ui.boards import Boards, named, told
from tests.ui.studio import told as messages
from ui.inspector.frame.actions import FrameActions
from ui.inspector.frame.inspector import FrameInspector
from ui.inspector.frame.zones_part import ZonesPart
from ui.session import Session
from ui.widgets.label import TextLabel


@pytest.fixture
def session(boards: Boards) -> Session:
    return boards.session("insight:A", "insight:B", "alternatives:C", "the-ask:Z")


@pytest.fixture
def inspector(session: Session, qtbot: QtBot) -> FrameInspector:
    made = FrameInspector(session, actions=FrameActions(session, session))
    qtbot.addWidget(made)
    made.resize(320, 800)
    made.show()
    made.activateWindow()
    return made


def part(inspector: FrameInspector) -> ZonesPart:
    return inspector.overview.zones


def zones(session: Session) -> list[tuple[str, int]]:
    return [(zone.name, zone.budget_ms) for zone in session.view.zones.ordered]


def test_while_there_is_none_it_teaches_what_zones_are_for(inspector: FrameInspector) -> None:
    (teaching,) = [
        one for one in part(inspector).findChildren(TextLabel) if one.text().startswith("A zone")
    ]
    assert teaching.isVisibleTo(inspector)
    assert "Ctrl\N{NO-BREAK SPACE}G" in teaching.text(), "Keys never break over two lines"
    assert part(inspector).rows == {}


def test_a_zone_is_made_of_the_selection_and_named_at_once(
    session: Session, inspector: FrameInspector, qtbot: QtBot
) -> None:
    actions = inspector._actions
    session.select("frame", [named(session, "A").id, named(session, "B").id])
    actions.make_zone()
    (row,) = part(inspector).rows.values()
    assert row.name.textCursor().selectedText() == "Insight"
    qtbot.keyClicks(row.name, "Opening")
    qtbot.keyClick(row.name, Qt.Key.Key_Return)
    row.budget.setFocus()
    row.budget.selectAll()
    qtbot.keyClicks(row.budget, "3:30")
    qtbot.keyClick(row.budget, Qt.Key.Key_Return)
    assert zones(session) == [("Opening", 210_000)]
    assert row.words == "2 frames · 5:00 of 3:30, 1:30 over"
    assert messages(session)[0].text.startswith("Zone made of 2 frames, ")
    assert not session.selection.ids
    with qtbot.waitSignal(inspector.left):
        qtbot.keyClick(row.budget, Qt.Key.Key_Escape)
    assert list(session.selection.ids) == [named(session, "A").id, named(session, "B").id]


@pytest.mark.parametrize(("names", "title"), [("A", "Insight"), ("AC", "Setup"), ("AZ", "Zone 1")])
def test_a_new_zone_is_called_after_what_its_frames_share(
    session: Session, inspector: FrameInspector, names: str, title: str
) -> None:
    inspector._actions.make_zone([named(session, name).id for name in names])
    assert [name for name, _budget in zones(session)] == [title]


def test_a_budget_that_cannot_be_read_is_refused_in_words(
    session: Session, inspector: FrameInspector, qtbot: QtBot
) -> None:
    make_zone(session.project, frames=[named(session, "A").id], name="Opening", budget_ms=60_000)
    inspector.refresh()
    (row,) = part(inspector).rows.values()
    row.budget.setFocus()
    row.budget.selectAll()
    qtbot.keyClicks(row.budget, "soon")
    qtbot.keyClick(row.budget, Qt.Key.Key_Return)
    assert zones(session) == [("Opening", 60_000)]
    assert any("2:30" in one.text() for one in row.findChildren(TextLabel))


def test_a_zone_is_removed_and_comes_back(session: Session, inspector: FrameInspector) -> None:
    for name in "AC":
        make_zone(session.project, frames=[named(session, name).id], name=f"Zone {name}")
    inspector.refresh()
    first, second = part(inspector).rows.values()
    (remove,) = first.findChildren(QToolButton)
    assert remove.accessibleName() == "Remove the zone Zone A"
    remove.click()
    inspector.refresh()
    assert list(part(inspector).rows.values()) == [second]
    assert messages(session)[-1].text == "Zone “Zone A” removed, its frames stay"
    session.undo()
    inspector.refresh()
    assert len(part(inspector).rows) == 2


def test_frames_are_put_into_a_zone_and_taken_out(session: Session) -> None:
    actions = FrameActions(session, session)
    zone = make_zone(session.project, frames=[named(session, "A").id], name="Opening")
    actions.put_into([named(session, "C").id], zone)
    assert named(session, "C").zone == zone.id
    assert messages(session)[-1].text == "Frame 3 put into the zone Opening"
    actions.put_into([named(session, "C").id], None)
    assert named(session, "C").zone is None
    session.undo()
    assert named(session, "C").zone == zone.id
    assert told(session).frames[0].zone == zone.id
