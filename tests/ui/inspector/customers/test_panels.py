"""The panels of segments, personas, buying steps and single sentences."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from narrative_studio.commands.customers import delete_entry
from narrative_studio.model.customers import BuyingRole, Fit, PersonaNoteKind
from narrative_studio.model.rows import Row
from tests.ui.boards import Boards
from ui.inspector.customers.panels import (
    BuyingStepPanel,
    EntryPanel,
    PersonaPanel,
    SegmentPanel,
    SentencePanel,
    make_customer_panel,
)
from ui.inspector.element.inspector import ElementInspector
from ui.session import Session
from ui.widgets.combo_box import ComboBox
from ui.widgets.text_area import TextArea


@pytest.fixture
def session(boards: Boards) -> Session:
    return boards.sample_session()


def shown(session: Session, table: str, place: int, qtbot: QtBot) -> EntryPanel:
    row = session.view.tables[table].ordered[place]
    panel = make_customer_panel(session, row)
    qtbot.addWidget(panel)
    panel.show_row(row)

    def refresh() -> None:
        now: Row | None = session.view.tables[table].get(row.id)
        if now is not None:
            panel.show_row(now)

    session.changed.connect(lambda _changes, _who: refresh())
    return panel


def combo(panel: EntryPanel, column: str) -> ComboBox:
    box = panel.fields.field(column).field
    assert isinstance(box, ComboBox)
    return box


def test_a_persona_is_shown_with_everything_that_is_said_of_it(
    session: Session, qtbot: QtBot
) -> None:
    panel = shown(session, "persona", 3, qtbot)
    assert isinstance(panel, PersonaPanel)
    assert panel.accessibleName() == "Persona Finance director"
    assert combo(panel, "buying_role").key == BuyingRole.APPROVER
    assert combo(panel, "segment").currentText() == "Blenders who supply retailers"
    assert panel.notes[PersonaNoteKind.NEED].area.text() == (
        "a figure that stands up in a budget paper"
    )
    assert [row.words for row in panel.steps.rows.rows] == ["Price review with finance"]
    assert panel.steps.rows.rows[0].lead == "4"


def test_role_segment_and_note_of_a_persona_are_edited(session: Session, qtbot: QtBot) -> None:
    panel = shown(session, "persona", 3, qtbot)
    persona = session.view.personas.ordered[3]
    combo(panel, "buying_role").chosen.emit(BuyingRole.ECONOMIC_BUYER)
    combo(panel, "segment").chosen.emit(None)
    note = panel.fields.field("note").field
    assert isinstance(note, TextArea)
    note.setPlainText("Signs everything.")
    session.flush()
    now = session.view.personas[persona.id]
    assert (now.buying_role, now.segment, now.note) == (
        BuyingRole.ECONOMIC_BUYER,
        None,
        "Signs everything.",
    )
    assert combo(panel, "segment").currentText() == "All segments"


def test_the_choice_of_segments_follows_the_document(session: Session, qtbot: QtBot) -> None:
    panel = shown(session, "persona", 3, qtbot)
    delete_entry(session.project, entry=session.view.segments.ordered[0])
    box = combo(panel, "segment")
    assert [box.itemText(n) for n in range(box.count())] == [
        "All segments",
        "Co-packers",
        "Single-ingredient producers",
    ]
    assert box.currentText() == "All segments"


def test_a_segment_says_who_stands_in_it_alone(session: Session, qtbot: QtBot) -> None:
    panel = shown(session, "segment", 0, qtbot)
    assert isinstance(panel, SegmentPanel)
    assert combo(panel, "fit").key == Fit.BEST
    assert [row.words for row in panel.people.rows.rows] == ["Finance director"]
    with qtbot.waitSignal(session.row_opened) as opened:
        panel.people.rows.opened.emit(session.view.personas.ordered[3].id)
    assert opened.args == ["persona", session.view.personas.ordered[3].id]


def test_a_buying_step_says_who_takes_it_and_what_ends_it(session: Session, qtbot: QtBot) -> None:
    panel = shown(session, "buying_step", 1, qtbot)
    assert isinstance(panel, BuyingStepPanel)
    assert combo(panel, "persona").currentText() == "IT manager"
    ends = panel.fields.field("done_when").field
    assert isinstance(ends, TextArea)
    ends.setPlainText("No blocker is named")
    session.flush()
    assert session.view.buying_steps.ordered[1].done_when == "No blocker is named"


@pytest.mark.parametrize("table", ["trigger_event", "disqualifier"])
def test_a_sentence_is_reworded_in_the_head(session: Session, qtbot: QtBot, table: str) -> None:
    panel = shown(session, table, 0, qtbot)
    assert isinstance(panel, SentencePanel)
    panel.head.name.setPlainText("Something else")
    session.flush()
    assert session.view.tables[table].ordered[0].text == "Something else"
    menu = QMenu(panel)
    panel.fill_menu(menu)
    menu.actions()[0].trigger()
    assert session.view.tables[table].ordered[0].text != "Something else"


def test_the_inspector_shows_the_panel_of_what_is_selected(session: Session, qtbot: QtBot) -> None:
    inspector = ElementInspector(session)
    qtbot.addWidget(inspector)
    inspector.show()
    kinds = {
        "segment": SegmentPanel,
        "persona": PersonaPanel,
        "buying_step": BuyingStepPanel,
        "disqualifier": SentencePanel,
    }
    for table, kind in kinds.items():
        session.select(table, [session.view.tables[table].ordered[0].id])
        assert isinstance(inspector.panel, kind)
    persona = session.view.personas.ordered[0]
    session.select("persona", [persona.id])
    delete_entry(session.project, entry=persona)
    assert not isinstance(inspector.panel, EntryPanel)
