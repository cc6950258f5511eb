"""A storyboard moves to another template and back; nothing is lost."""

from __future__ import annotations

import pytest

from narrative_studio.analysis.story.conversion import Landing, proposal
from narrative_studio.commands.conversion import convert_narrative
from narrative_studio.commands.storyboard import add_frame, hide_frames
from narrative_studio.errors import InvalidValue, UnknownRow
from narrative_studio.model.ids import NarrativeId
from narrative_studio.model.storyboard import Frame
from narrative_studio.model.template import load_templates, template
from narrative_studio.project import Project

SALES = template("sales-pitch-8")


@pytest.fixture
def board(project: Project, narrative: NarrativeId) -> list[Frame]:
    """Two frames in every beat, the second of the proof a backup."""
    made = [
        add_frame(project, narrative=narrative, beat=beat.id, headline=f"{beat.title} {n}")
        for beat in SALES.beats
        for n in (1, 2)
    ]
    hide_frames(project, frames=[made[11].id], is_backup=True)
    return [project.view().frames[frame.id] for frame in made]


def order(project: Project) -> list[str]:
    return [frame.headline for frame in project.view().narrative().all_frames]


@pytest.mark.parametrize("other", [one.id for one in load_templates()])
def test_converting_and_undoing_is_identity(
    project: Project, narrative: NarrativeId, board: list[Frame], other: str
) -> None:
    before = {name: dict(table) for name, table in project.view().tables.items()}
    mapping = proposal(SALES, template(other))
    convert_narrative(project, narrative=narrative, template_id=other, mapping=mapping)
    assert project.view().narrative().template.id == other
    if other != SALES.id:
        project.undo()
    assert {name: dict(table) for name, table in project.view().tables.items()} == before


@pytest.mark.parametrize("other", [one.id for one in load_templates() if one != SALES])
def test_every_frame_keeps_its_words_its_time_and_whether_it_is_told(
    project: Project, narrative: NarrativeId, board: list[Frame], other: str
) -> None:
    mapping = proposal(SALES, template(other))
    convert_narrative(project, narrative=narrative, template_id=other, mapping=mapping)
    after = project.view().frames
    assert len(after) == len(board)
    for frame in board:
        now = after[frame.id]
        assert (now.headline, now.planned_ms, now.is_backup) == (
            frame.headline,
            frame.planned_ms,
            frame.is_backup,
        )
        assert now.beat == mapping[frame.beat].beat


def test_all_into_one_beat_and_back_keeps_the_order(
    project: Project, narrative: NarrativeId, board: list[Frame]
) -> None:
    before = order(project)
    mapping = {str(beat.id): Landing("story") for beat in SALES.beats}
    convert_narrative(project, narrative=narrative, template_id="blank", mapping=mapping)
    assert order(project) == before
    back = {"story": Landing("insight")}
    convert_narrative(project, narrative=narrative, template_id=SALES.id, mapping=back)
    assert order(project) == before


def test_a_landing_without_a_beat_changes_nothing(
    project: Project, narrative: NarrativeId, board: list[Frame]
) -> None:
    with pytest.raises(InvalidValue, match="no beat 'nowhere'"):
        convert_narrative(
            project,
            narrative=narrative,
            template_id="blank",
            mapping={"insight": Landing("nowhere")},
        )
    with pytest.raises(InvalidValue, match="no template"):
        convert_narrative(project, narrative=narrative, template_id="none", mapping={})
    with pytest.raises(UnknownRow):
        convert_narrative(project, narrative=NarrativeId("gone"), template_id="blank", mapping={})
    assert project.view().narrative().template.id == SALES.id
