"""What was said in the huddle leads to edits, and edits cite it."""

from __future__ import annotations

from typing import Any

import pytest

from narrative_studio.commands.huddle import (
    cite_session,
    delete_huddle_note,
    note_in_huddle,
    uncite_sessions,
)
from narrative_studio.commands.sessions import plan_session
from narrative_studio.errors import ChangeRefused
from narrative_studio.model.ids import NarrativeId
from narrative_studio.model.observed import HuddleKind
from narrative_studio.model.prospects import TestSession
from narrative_studio.model.storyboard import Frame
from narrative_studio.project import Project


@pytest.fixture
def sessions(project: Project, narrative: NarrativeId) -> list[TestSession]:
    return [plan_session(project, narrative=narrative) for _ in range(2)]


def test_a_note_needs_a_text(project: Project, sessions: list[TestSession]) -> None:
    with pytest.raises(ChangeRefused, match="needs a text"):
        note_in_huddle(project, session=sessions[0].id, kind=HuddleKind.WORKED, text="\n")


def test_an_edit_cites_each_session_once(
    project: Project, sessions: list[TestSession], frame: Frame
) -> None:
    edit: dict[str, Any] = {
        "frame": frame.id,
        "edited": "headline",
        "version": "v2",
        "text": "Cut to two.",
    }
    first = cite_session(project, session=sessions[0].id, **edit, because="Both stopped there.")
    again = cite_session(project, session=sessions[1].id, **edit)
    cite_session(project, session=sessions[1].id, **edit)
    assert again == first
    assert first.because == "Both stopped there."
    cited = [one.session for one in project.view().cited_sessions.values()]
    assert sorted(cited) == sorted(one.id for one in sessions)
    one, other = project.view().cited_sessions.values()
    uncite_sessions(project, cited=[one.id])
    assert project.view().edit_citations, "it cites the other session still"
    uncite_sessions(project, cited=[other.id])
    assert not project.view().edit_citations


def test_a_citation_names_an_edit(project: Project, sessions: list[TestSession]) -> None:
    with pytest.raises(ChangeRefused, match="not said which edit"):
        cite_session(project, session=sessions[0].id, because="So.")
    cite_session(project, session=sessions[0].id, operation="0abc-1")


def test_a_note_is_cited_with_its_own_session_and_leaves_it_cited(
    project: Project, sessions: list[TestSession], frame: Frame
) -> None:
    note = note_in_huddle(
        project, session=sessions[0].id, kind=HuddleKind.CHANGE, text="Shorten", frame=frame.id
    )
    with pytest.raises(ChangeRefused, match="another test session"):
        cite_session(project, session=sessions[1].id, frame=frame.id, note=note.id)
    cite_session(project, session=sessions[0].id, frame=frame.id, note=note.id)
    delete_huddle_note(project, note=note.id)
    (cited,) = project.view().cited_sessions.values()
    assert (cited.session, cited.note) == (sessions[0].id, None)
