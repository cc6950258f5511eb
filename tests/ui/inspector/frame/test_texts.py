"""Script, bullets, questions."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from narrative_studio.commands.editing import edit_cells
from tests.ui.boards import Boards, told
from ui.inspector.frame.part import FramePart
from ui.inspector.frame.texts import BulletsPart, QuestionsPart, ScriptPart
from ui.session import Session
from ui.widgets.labelled_field import LabelledField
from ui.widgets.markdown_editor import MarkdownEditor
from ui.widgets.text_area import TextArea


@pytest.fixture
def session(boards: Boards) -> Session:
    return boards.sample_session()


def shown(part: FramePart, session: Session, qtbot: QtBot, number: int = 8) -> str:
    """Show a frame of the sample and return the summary of the section."""
    qtbot.addWidget(part)
    part.show_frame(told(session), told(session).frames[number - 1])
    return part.head.accessibleName()


def test_the_script_says_its_words_and_its_time(session: Session, qtbot: QtBot) -> None:
    part = ScriptPart(session)
    assert shown(part, session, qtbot) == "Script, 120 words · 0:51"


def test_the_time_of_the_script_follows_the_pace(session: Session, qtbot: QtBot) -> None:
    edit_cells(session.project, told(session).narrative, pace_wpm=120)
    assert shown(ScriptPart(session), session, qtbot) == "Script, 120 words · 1:00"


def test_typing_in_the_script_counts_at_once_and_is_stored(session: Session, qtbot: QtBot) -> None:
    part = ScriptPart(session)
    shown(part, session, qtbot)
    editor = part.findChildren(MarkdownEditor)[0]
    part.show()
    editor.area.setFocus()
    editor.area.selectAll()
    qtbot.keyClicks(editor.area, "Five words and one more")
    assert part.head.accessibleName() == "Script, 5 words · 0:02"
    session.flush()
    assert told(session).frames[7].script == "Five words and one more"


def test_a_frame_without_script_says_so(boards: Boards, qtbot: QtBot) -> None:
    session = boards.session("insight:A")
    assert shown(ScriptPart(session), session, qtbot, 1) == "Script, No script yet"


def test_bullets_are_counted(session: Session, qtbot: QtBot) -> None:
    assert shown(BulletsPart(session), session, qtbot) == "Bullets, 2 bullets"


def questions_field(part: QuestionsPart) -> TextArea:
    field = part.findChildren(LabelledField)[0].field
    assert isinstance(field, TextArea)
    return field


def test_questions_stand_one_in_a_line(session: Session, qtbot: QtBot) -> None:
    part = QuestionsPart(session)
    assert shown(part, session, qtbot) == "Questions, 2 questions · checkpoint"
    assert len(questions_field(part).text().split("\n")) == 2


def test_a_line_more_is_a_question_more(session: Session, qtbot: QtBot) -> None:
    part = QuestionsPart(session)
    shown(part, session, qtbot)
    part.show()
    field = questions_field(part)
    field.setFocus()
    field.selectAll()
    field.insertPlainText("First?\nSecond?\n\nThird?")
    session.flush()
    texts = [one.text for one in told(session).questions(told(session).frames[7].id)]
    assert texts == ["First?", "Second?", "Third?"]


def test_what_is_typed_stays_with_its_frame_when_another_is_shown(
    session: Session, qtbot: QtBot
) -> None:
    part = QuestionsPart(session)
    shown(part, session, qtbot)
    part.show()
    field = questions_field(part)
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "Mine?")
    part.show_frame(told(session), told(session).frames[0])
    story = told(session)
    assert [one.text for one in story.questions(story.frames[7].id)] == ["Mine?"]
    assert "Mine?" not in field.text()


def test_the_hint_for_bullets_is_written_in_words(session: Session, qtbot: QtBot) -> None:
    part = BulletsPart(session)
    qtbot.addWidget(part)
    (editor,) = part.findChildren(MarkdownEditor)
    assert not editor.area.placeholder.startswith("-")
