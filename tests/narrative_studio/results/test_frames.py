"""The heat table and the confusion curve of the sample say what its sessions say."""

from __future__ import annotations

from dataclasses import replace

from narrative_studio.charts.heat_table import HeatState
from narrative_studio.commands.marks import mark
from narrative_studio.model.ids import TestSessionId, new_id
from narrative_studio.model.observed import Mark, MarkKind
from narrative_studio.project import Project
from narrative_studio.results.frames import confusion_curve, heat_table
from narrative_studio.results.readings import Readings, read
from tests.exporters.results.tested import held
from tests.narrative_studio.analysis.told_story import Story


def test_the_headline_says_what_is_left_in_the_latest_version(readings: Readings) -> None:
    assert heat_table(readings).headline == (
        "No frame was confusing in v3 (n = 4); both objections left came from one prospect, T11"
    )


def test_the_headline_does_not_lend_a_frame_sessions_in_which_nothing_was_noted(
    project: Project,
) -> None:
    session = next(one for one in project.view().test_sessions.values() if one.code == "T12")
    with project.op("Add a session") as op:
        op.create(replace(session, id=TestSessionId(new_id()), code="T13"))
    found = heat_table(read(project.view().narrative()))
    assert found.headline.startswith("No frame was confusing in v3 (n = 4 to 5);")


def test_versions_stand_together_and_those_not_counted_apart(readings: Readings) -> None:
    chart = heat_table(readings)
    assert [group.heading for group in chart.groups] == [
        "v1, n = 3",
        "v2, n = 3",
        "v3, n = 4",
        "Not counted",
    ]
    assert [column.code for column in chart.groups[-1].columns] == ["T03", "T08"]
    fourth = chart.rows[3]
    codes = [column.code for column in chart.columns]
    confused = [
        code
        for code, cell in zip(codes, fourth.cells, strict=True)
        if cell.state is HeatState.CONFUSED
    ]
    assert confused == ["T01", "T04"]


def test_an_earlier_version_is_told_of_when_it_alone_is_looked_at(readings: Readings) -> None:
    first = heat_table(readings.only(frozenset({"v1"})))
    assert first.headline.startswith("Frames 4 and 5 confused somebody in v1")
    assert [group.title for group in first.groups] == ["v1", "Not counted"]


def test_of_many_sessions_only_some_stand_in_the_table_and_it_says_so(readings: Readings) -> None:
    chart = heat_table(readings, readings.shown[-3:])
    assert len(chart.columns) == 3
    assert chart.subtitle.startswith("3 sessions of 12;")


def test_confusion_is_counted_of_those_who_reached_the_frame(readings: Readings) -> None:
    chart = confusion_curve(readings)
    (line,) = chart.lines
    counts = [(share.count, share.of) for share in line.shares if share is not None]
    assert counts[3] == (2, 10)
    assert counts[5] == (0, 9), "one prospect skipped frame 6"
    assert chart.headline == ("2 of 10 were confused in frames 4 and 7; the intervals reach half")


def test_three_sessions_are_an_anecdote_and_get_no_rate(readings: Readings) -> None:
    chart = confusion_curve(readings.only(frozenset({"v1"})))
    assert chart.headline == "2 of 3 were confused in frame 4: an anecdote"
    assert "no rates" in chart.subtitle


def test_one_of_one_is_not_worse_than_what_many_stumbled_over() -> None:
    story = Story()
    often, seldom = story.frame(), story.frame()
    for number in range(4):
        session = held(story)
        kind = MarkKind.CONFUSED if number < 3 else MarkKind.LANDED
        story.add(Mark, session=session.id, frame=often.id, kind=kind)
        if not number:
            story.add(Mark, session=session.id, frame=seldom.id, kind=MarkKind.CONFUSED)
    chart = confusion_curve(read(story.view()))
    assert [share.counts for share in chart.lines[0].shares if share] == ["3 of 4", "1 of 1"]
    assert chart.headline == "3 of 4 were confused in frame 1: an anecdote"


def test_a_frame_that_was_confusing_and_objected_to_is_still_called_confusing(
    project: Project,
) -> None:
    story = project.view().narrative()
    twelfth = next(one for one in story.whole.test_sessions.values() if one.code == "T12")
    ninth = story.frames[8].id
    for at_ms, kind in ((1, MarkKind.CONFUSED), (2, MarkKind.OBJECTION)):
        mark(project, session=twelfth.id, kind=kind, at_ms=at_ms, frame=ninth)
    found = read(project.view().narrative())
    assert found.figures(ninth, "v3").states[HeatState.CONFUSED] == 0
    assert heat_table(found).headline.startswith("Frame 9 confused somebody in v3 (n = 4);")


def test_figures_that_span_several_wordings_say_so(readings: Readings) -> None:
    said = confusion_curve(readings).note
    assert said.startswith("Frames 4, 5, 7, 8, 10 and 12 were reworded since")
    assert confusion_curve(readings.only(frozenset({"v3"}))).note == ""
