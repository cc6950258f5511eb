"""Several narratives in one document: duplicated, deleted, put in order."""

from __future__ import annotations

import pytest

from narrative_studio.commands.documents import start_narrative
from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.narratives import (
    delete_narrative,
    duplicate_narrative,
    move_narrative,
    rename_narrative,
    title_of_copy,
)
from narrative_studio.errors import UnknownRow
from narrative_studio.model.ids import NarrativeId
from narrative_studio.model.storyboard import Frame
from narrative_studio.project import Project


def titles(project: Project) -> list[str]:
    return [one.title for one in project.view().narratives.ordered]


def test_a_copy_stands_right_after_its_original_with_its_frames(
    project: Project, narrative: NarrativeId, frame: Frame
) -> None:
    start_narrative(project, title="Last", template_id="blank")
    made = duplicate_narrative(project, narrative=narrative)
    assert titles(project) == ["Corrin first call", "Corrin first call, copy", "Last"]
    (twin,) = project.view().narrative(made.id).frames
    assert (twin.headline, twin.beat) == (frame.headline, frame.beat)
    assert twin.id != frame.id


def test_a_copy_may_be_given_a_title(project: Project, narrative: NarrativeId) -> None:
    made = duplicate_narrative(project, narrative=narrative, title="Short \n call")
    assert made.title == "Short call"


def test_copies_of_copies_have_titles_of_their_own() -> None:
    assert title_of_copy("A", set()) == "A, copy"
    assert title_of_copy("A", {"A, copy", "A, copy 2"}) == "A, copy 3"
    assert title_of_copy("", set()) == "Untitled narrative, copy"


def test_a_document_is_renamed_with_the_only_narrative_whose_title_it_has(
    project: Project, narrative: NarrativeId
) -> None:
    edit_cells(project, project.view().project, title="Corrin first call")
    rename_narrative(project, narrative=narrative, title="Corrin \n renewal")
    assert titles(project) == ["Corrin renewal"]
    assert project.view().project.title == "Corrin renewal"
    project.undo()
    assert titles(project) == ["Corrin first call"]
    assert project.view().project.title == "Corrin first call"


def test_a_document_that_is_called_otherwise_or_holds_more_keeps_its_title(
    project: Project, narrative: NarrativeId
) -> None:
    edit_cells(project, project.view().project, title="Corrin")
    rename_narrative(project, narrative=narrative, title="First visit")
    assert project.view().project.title == "Corrin"
    edit_cells(project, project.view().project, title="First visit")
    start_narrative(project, title="Short", template_id="blank")
    rename_narrative(project, narrative=narrative, title="Second visit")
    assert titles(project) == ["Second visit", "Short"]
    assert project.view().project.title == "First visit"


def test_deleting_takes_the_frames_and_undo_brings_them_back(
    project: Project, narrative: NarrativeId, frame: Frame
) -> None:
    delete_narrative(project, narrative=narrative)
    assert not project.view().narratives
    assert not project.view().frames
    project.undo()
    assert project.view().frames[frame.id] == frame


@pytest.mark.parametrize(
    ("moving", "index", "expected"), [(2, 0, "cab"), (0, 1, "bac"), (0, 9, "bca"), (1, 1, "abc")]
)
def test_a_narrative_goes_where_it_is_put(
    project: Project, narrative: NarrativeId, moving: int, index: int, expected: str
) -> None:
    delete_narrative(project, narrative=narrative)
    made = [start_narrative(project, title=title, template_id="blank") for title in "abc"]
    steps = len(project.undo_state.undo)
    move_narrative(project, narrative=made[moving].id, index=index)
    assert titles(project) == list(expected)
    assert len(project.undo_state.undo) - steps == (expected != "abc")


def test_what_is_gone_cannot_be_copied_or_moved(project: Project) -> None:
    gone = NarrativeId("gone")
    for verb in (duplicate_narrative, delete_narrative):
        with pytest.raises(UnknownRow):
            verb(project, narrative=gone)
    with pytest.raises(UnknownRow):
        move_narrative(project, narrative=gone, index=0)
