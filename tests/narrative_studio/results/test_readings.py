"""Sessions are read once; after a change only what changed is read, with the same figures."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from narrative_studio.analysis.prospects.received import reception
from narrative_studio.charts.heat_table import HeatState
from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.marks import mark, rate
from narrative_studio.commands.sessions import delete_session, judge_prospect, plan_session
from narrative_studio.model.observed import MarkKind
from narrative_studio.model.prospects import Answer, Metric
from narrative_studio.project import Identity, Project
from narrative_studio.results.elements import evidence, ratings
from narrative_studio.results.frames import confusion_curve, heat_table
from narrative_studio.results.outcomes import next_steps, objections
from narrative_studio.results.readings import Readings, read
from narrative_studio.sample import make_sample


@pytest.fixture
def project(tmp_path: Path, me: Identity) -> Iterator[Project]:
    made = make_sample(tmp_path / "sample.narrative", me=me)
    yield made
    made.close()


def figures(readings: Readings) -> list[object]:
    return [
        readings.figures(frame.id, version)
        for frame in readings.frames
        for version in (None, *readings.versions)
    ]


def test_figures_are_those_of_the_gatherings(readings: Readings) -> None:
    view = readings.story.whole
    sessions = [one.session for one in readings.eligible]
    for frame, received in reception(view, sessions, [one.id for one in readings.frames]).items():
        found = readings.figures(frame)
        assert found.reached == received.reached
        assert found.confused == received.sessions_marked(MarkKind.CONFUSED)
        assert dict(found.ratings) == dict(received.ratings)


def test_after_changes_the_figures_are_as_if_all_was_read_anew(project: Project) -> None:
    readings = read(project.view().narrative())
    story = readings.story
    second, third = readings.every[1].session, readings.every[2].session
    frame = story.frames[0].id
    changes = (
        lambda: mark(project, session=second.id, kind=MarkKind.CONFUSED, at_ms=7, frame=frame),
        lambda: rate(project, session=second.id, frame=frame, metric=Metric.CLARITY, value=1),
        lambda: judge_prospect(project, session=third.id, qualified=Answer.YES),
        lambda: judge_prospect(project, session=second.id, contaminated=Answer.YES),
        lambda: plan_session(project, narrative=story.narrative.id),
        lambda: delete_session(project, session=second.id),
    )
    for change in changes:
        change()
        readings = readings.after(project.view().narrative())
        anew = read(project.view().narrative())
        assert figures(readings) == figures(anew)
        assert [one.session for one in readings.eligible] == [one.session for one in anew.eligible]


def test_sessions_that_did_not_change_are_not_read_again(project: Project) -> None:
    before = read(project.view().narrative())
    session = before.every[0].session
    mark(project, session=session.id, kind=MarkKind.LANDED, at_ms=7, frame=before.frames[0].id)
    after = before.after(project.view().narrative())
    assert after.every[0] is not before.every[0]
    assert after.every[0].state(before.frames[0].id) is HeatState.LANDED
    assert all(one is other for one, other in zip(after.every[1:], before.every[1:], strict=True))
    assert before.figures(before.frames[0].id).states[HeatState.LANDED] == 0


def test_before_the_planned_number_every_chart_says_that_it_is_a_first_look(
    project: Project,
) -> None:
    story = project.view().narrative()
    assert read(story).interim == ""
    (protocol,) = story.whole.test_protocols.values()
    edit_cells(project, protocol, planned_n=12)
    readings = read(project.view().narrative())
    assert readings.interim == "Interim: 10 of 12 planned sessions"
    made = (heat_table, confusion_curve, next_steps, objections, evidence, ratings)
    assert {make(readings).interim for make in made} == {readings.interim}


def test_only_the_chosen_versions_are_looked_at(readings: Readings) -> None:
    chosen = readings.only(frozenset({"v3"}))
    assert [one.session.code for one in chosen.eligible] == ["T09", "T10", "T11", "T12"]
    assert chosen.figures(chosen.frames[0].id).reached == 4
    assert chosen.versions == readings.versions
