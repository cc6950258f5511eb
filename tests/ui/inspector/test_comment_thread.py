"""One thread: what changes elsewhere is taken over, what is typed is kept."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from narrative_studio.analysis.comments import threads_about
from narrative_studio.commands.comments import add_comment, edit_comment
from tests.ui.boards import Boards, named
from tests.ui.studio import HER, ME
from ui.inspector.comment_thread import ThreadBox


def test_a_thread_follows_its_comments_and_keeps_what_is_typed(
    boards: Boards, qtbot: QtBot
) -> None:
    session = boards.session("insight:A")
    frame = named(session, "A")
    mine = add_comment(session.project, about=frame, text="Mine")
    session.project.be(HER)
    theirs = add_comment(session.project, about=frame, text="Theirs", reply_to=mine.id)
    session.project.be(ME)
    box = ThreadBox(session, frame)
    qtbot.addWidget(box)
    box.show()
    box.activateWindow()
    box.show_thread(threads_about(session.view, frame.id)[0], "Step 2.1")
    field = box.rows[mine.id].field
    assert field is not None
    box.focus_last()
    qtbot.waitUntil(field.hasFocus)
    qtbot.keyClicks(field, " and more")
    session.project.be(HER)
    edit_comment(session.project, comment=theirs.id, text="Theirs, changed")
    session.project.be(ME)
    box.show_thread(threads_about(session.view, frame.id)[0], "")
    assert box.rows[theirs.id].words == "Theirs, changed"
    assert "and more" in field.text()
    session.flush()
    assert "and more" in session.view.comments[mine.id].text
