"""The lists of what moves a persona, one in a line."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from narrative_studio.commands.customers import add_persona, set_notes
from narrative_studio.model.customers import PersonaNoteKind
from tests.ui.boards import Boards
from ui.inspector.customers.persona_notes import NotesField

WORDS = PersonaNoteKind.WORDS


def test_notes_stand_in_lines_and_are_stored_as_such(boards: Boards, qtbot: QtBot) -> None:
    session = boards.session()
    lead = add_persona(session.project, name="Lead")
    set_notes(session.project, persona=lead.id, kind=WORDS, texts=["trace", "mock"])
    set_notes(session.project, persona=lead.id, kind=PersonaNoteKind.FEAR, texts=["Late"])
    field = NotesField(session, WORDS)
    qtbot.addWidget(field)
    field.show_persona(lead)
    assert field.area.text() == "trace\nmock"
    field.area.setPlainText("trace\n\nmock recall\nhold")
    session.flush()
    notes = session.view.persona_notes.of("persona", lead.id)
    assert [note.text for note in notes if note.kind is WORDS] == ["trace", "mock recall", "hold"]
    session.undo()
    field.show_persona(lead)
    assert field.area.text() == "trace\nmock"


def test_what_is_typed_belongs_to_the_persona_it_was_typed_at(boards: Boards, qtbot: QtBot) -> None:
    session = boards.session()
    lead, cook = (add_persona(session.project, name=name) for name in ("Lead", "Cook"))
    field = NotesField(session, WORDS)
    qtbot.addWidget(field)
    field.show_persona(lead)
    field.area.setPlainText("trace")
    field.show_persona(cook)
    assert field.area.text() == ""
    assert [note.persona for note in session.view.persona_notes.values()] == [lead.id]
