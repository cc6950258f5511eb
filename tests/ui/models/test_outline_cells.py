"""What the cells of the outline say: to the eye, to an editor and to the ear."""

from __future__ import annotations

import pytest

from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.storyboard import hide_frames, set_questions
from tests.ui.boards import Boards, named, told
from ui.models.outline_cells import (
    edited_value,
    heading_words,
    shown_words,
    spoken_cell,
    spoken_heading,
)
from ui.models.outline_columns import OutlineColumn, columns_of
from ui.session import Session

COLUMN = {column.key: column for column in columns_of(())}


@pytest.fixture
def session(boards: Boards) -> Session:
    made = boards.session("insight:A", "insight:B", "the-ask:C")
    script = "He **never** asked.\n\n> cue\n\nTwice."
    edit_cells(made.project, named(made, "A"), script=script, planned_ms=90_000)
    set_questions(made.project, frame=named(made, "A").id, texts=["Who?", "Why?"])
    return made


def words(session: Session, headline: str, column: OutlineColumn) -> str:
    return shown_words(told(session), named(session, headline), column)


def test_a_cell_reads_as_people_read_it(session: Session) -> None:
    assert words(session, "B", COLUMN["number"]) == "2"
    assert words(session, "A", COLUMN["planned"]) == "1:30"
    assert words(session, "A", COLUMN["spoken"]) == "0:02"
    assert words(session, "B", COLUMN["spoken"]) == "–"
    assert words(session, "A", COLUMN["status"]) == "Draft"
    assert words(session, "A", COLUMN["owner"]) == "Ada Lovelace"
    assert words(session, "C", COLUMN["beat"]) == "The ask"
    assert words(session, "A", COLUMN["links"]) == "–"
    assert words(session, "A", COLUMN["questions"]) == "Who?\nWhy?"
    assert "**" not in words(session, "A", COLUMN["script"])


def test_an_editor_begins_with_what_is_stored(session: Session) -> None:
    story, frame = told(session), named(session, "A")
    assert "**never**" in edited_value(story, frame, COLUMN["script"])
    assert edited_value(story, frame, COLUMN["planned"]) == 90_000
    assert edited_value(story, frame, COLUMN["beat"]) == "insight"


def test_a_cell_is_heard_with_its_column(session: Session) -> None:
    story, frame = told(session), named(session, "A")
    assert spoken_cell(story, frame, COLUMN["number"]) == "Frame 1 of 3, Insight, A"
    assert spoken_cell(story, frame, COLUMN["planned"]) == "Planned: 1 minute 30 seconds"
    assert spoken_cell(story, frame, COLUMN["spoken"]) == "Spoken: 2 seconds"
    assert spoken_cell(story, frame, COLUMN["bullets"]) == "Bullets: empty"
    assert spoken_cell(story, frame, COLUMN["script"]).startswith("Script: 4 words. He never")


def test_headings_tell_of_their_frames(session: Session) -> None:
    hide_frames(session.project, frames=[named(session, "C").id], is_backup=True)
    story = told(session)
    assert heading_words(story, "insight")[0] == "Insight"
    assert heading_words(story, "insight")[1].startswith("2 frames · ")
    assert heading_words(story, "insight", 1)[1].startswith("1 of 2 frames · ")
    assert heading_words(story, "insight", 2) == heading_words(story, "insight")
    assert heading_words(story, "proof", 0) == ("Proof", "No frames yet")
    assert heading_words(story, "") == ("Backups", "1 frame, kept off the story")
    assert spoken_heading(story, "proof") == "Proof, No frames yet"
    backup = named(session, "C")
    assert spoken_cell(story, backup, COLUMN["number"]) == "Backup, The ask, C"
