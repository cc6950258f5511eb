"""Starting a document and a narrative."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from narrative_studio.clock import Clock
from narrative_studio.commands.documents import (
    default_planned_ms,
    new_project,
    start_narrative,
)
from narrative_studio.commands.storyboard import add_frame
from narrative_studio.errors import InvalidValue
from narrative_studio.model.ids import NarrativeId
from narrative_studio.project import Identity, Project

MINUTE = 60_000


def test_a_new_document_holds_one_narrative_without_frames(project: Project) -> None:
    view = project.view()
    assert view.project.title == "Corrin first call"
    assert [one.title for one in view.narratives.ordered] == ["Corrin first call"]
    assert view.narrative().narrative.template == "sales-pitch-8"
    assert view.narrative().narrative.call_length_ms == 40 * MINUTE
    assert view.narrative().frames == ()


def test_a_document_that_cannot_be_begun_is_closed_again(
    tmp_path: Path, me: Identity, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed: list[Project] = []
    close = Project.close

    def noted(self: Project) -> None:
        closed.append(self)
        close(self)

    monkeypatch.setattr(Project, "close", noted)
    with pytest.raises(InvalidValue, match="no text"):
        new_project(tmp_path / "a.narrative", me=me, title="a\udcff")
    assert len(closed) == 1
    with pytest.raises(InvalidValue, match="no text"):
        Project.create(tmp_path / "b.narrative", me=Identity(me.id, "b\udcff"))
    assert len(closed) == 2


def test_starting_a_document_is_nothing_to_undo(project: Project) -> None:
    assert project.undo_state.undo == ()
    assert project.undo() is None


def test_who_starts_a_document_is_its_first_person(project: Project, me: Identity) -> None:
    (person,) = project.view().people.values()
    assert (person.id, person.name, person.role) == (me.id, me.name, me.role)


def test_the_length_of_the_call_may_be_given(tmp_path: Path, me: Identity) -> None:
    made = new_project(tmp_path / "b.narrative", me=me, title="Short", call_length_ms=20 * MINUTE)
    assert made.view().narrative().narrative.call_length_ms == 20 * MINUTE
    made.close()


def test_a_document_is_judged_by_the_day_asked_for(tmp_path: Path, me: Identity) -> None:
    clock = Clock(as_of=date(2026, 4, 21))
    made = new_project(tmp_path / "b.narrative", me=me, title="Dated", clock=clock)
    assert made.view().today == date(2026, 4, 21)
    made.close()


def test_an_unknown_template_starts_nothing(tmp_path: Path, me: Identity) -> None:
    with pytest.raises(InvalidValue, match="epic"):
        new_project(tmp_path / "b.narrative", me=me, title="Long", template_id="epic")
    # The place is still free.
    new_project(tmp_path / "b.narrative", me=me, title="Long").close()


def test_a_narrative_takes_its_place_and_length_from_its_template(project: Project) -> None:
    made = start_narrative(project, title="  Board\nmeeting ", template_id="strategic-shift")
    assert made.title == "Board meeting"
    assert [one.id for one in project.view().narratives.ordered][-1] == made.id
    view = project.view().narrative("Board meeting")
    assert made.call_length_ms == view.template.call_length_ms
    assert project.undo_state.undo[-1][1] == "Start narrative Board meeting"


def test_a_narrative_without_a_title_has_a_label_all_the_same(project: Project) -> None:
    start_narrative(project, title=" ", template_id="blank")
    assert project.undo_state.undo[-1][1] == "Start narrative"


def test_an_unknown_template_starts_no_narrative(project: Project) -> None:
    with pytest.raises(InvalidValue, match="epic"):
        start_narrative(project, title="Long", template_id="epic")
    assert len(project.view().narratives) == 1


def test_where_one_beat_holds_the_story_a_frame_starts_with_two_minutes(
    project: Project,
) -> None:
    made = start_narrative(project, title="Own order", template_id="blank")
    for _ in range(2):
        assert add_frame(project, narrative=made.id, beat="story").planned_ms == 2 * MINUTE


@pytest.mark.parametrize(
    ("beat", "used", "expected"),
    [
        ("insight", [], 4 * MINUTE),  # 10 % of 40 minutes
        ("insight", [2 * MINUTE], 2 * MINUTE),
        ("insight", [4 * MINUTE], MINUTE),  # at least a quarter of the beat
        ("differentiated-value", [22 * MINUTE], int(5.5 * MINUTE)),
        ("perfect-world", [], 90_000),  # 1:36 in half minutes
        ("introduction", [72_000], 30_000),  # never under half a minute
        ("differentiated-value", [7 * MINUTE, 7 * MINUTE], int(7.5 * MINUTE)),
    ],
)
def test_a_frame_starts_with_what_its_beat_has_left(
    project: Project, narrative: NarrativeId, beat: str, used: list[int], expected: int
) -> None:
    story = project.view().narratives[narrative]
    others = [
        replace(add_frame(project, narrative=narrative, beat=where), planned_ms=ms)
        for where, ms in [*((beat, ms) for ms in used), ("the-ask", 5 * MINUTE)]
    ]
    assert default_planned_ms(story, beat, others) == expected
