"""The edits that a session is cited for can be seen in its sheet, and cited no longer."""

from __future__ import annotations

from narrative_studio.commands.huddle import cite_session, note_in_huddle
from narrative_studio.model.observed import HuddleKind
from ui.workspaces.prospects import Prospects


def test_an_edit_leads_to_its_frame_and_is_cited_no_longer(room: Prospects) -> None:
    session = room.session
    one = next(one for one in session.view.test_sessions.values() if one.code == "T01")
    assert session.story is not None
    frame = session.story.frames[1]
    room.show_row("test_session", one.id)
    sheet = room.sessions.sheet
    assert sheet is not None
    assert sheet.cited.isHidden()
    note = note_in_huddle(
        session.project, session=one.id, kind=HuddleKind.TRIPPED, text="Yeast", frame=frame.id
    )
    cite_session(
        session.project,
        session=one.id,
        frame=frame.id,
        edited="key_message",
        because="Yeast",
        note=note.id,
    )
    rows = sheet.cited.rows
    assert not sheet.cited.isHidden()
    assert [(row.lead, row.words) for row in rows.rows] == [("2", "Key message: Yeast")]
    opened: list[tuple[str, str]] = []
    session.row_opened.connect(lambda table, row_id: opened.append((table, row_id)))
    rows.opened.emit(rows.rows[0].key)
    assert opened == [("frame", frame.id)]
    rows.removed.emit(rows.rows[0].key)
    assert not session.view.cited_sessions
    assert not session.view.edit_citations
    assert sheet.cited.isHidden()
    session.undo()
    assert len(rows.rows) == 1
