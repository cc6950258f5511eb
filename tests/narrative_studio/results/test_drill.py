"""Every mark of a chart leads to the sessions that it counts."""

from __future__ import annotations

import pytest

from narrative_studio.charts.chart import Chart
from narrative_studio.commands.editing import edit_cells
from narrative_studio.model.prospects import Answer, Outcome
from narrative_studio.project import Project
from narrative_studio.results.drill import drill
from narrative_studio.results.elements import evidence, ratings
from narrative_studio.results.frames import confusion_curve, heat_table
from narrative_studio.results.keys import FRAME, SESSION, VERSION, key, parts
from narrative_studio.results.outcomes import next_steps, objections
from narrative_studio.results.readings import Readings, read
from narrative_studio.results.said import saturation


def test_a_cell_leads_to_its_session_and_the_quotes_at_that_frame(readings: Readings) -> None:
    frame, one = readings.frames[3], readings.every[0]
    found = drill(readings, f"{key(FRAME, frame.id)}/{key(SESSION, one.session.id)}")
    assert found is not None
    assert found.title == "Frame 4, T01: confused"
    below = "\n".join((found.about, *(one.words for one in found.sessions)))
    assert "confused" not in below, "the title says it once"
    assert found.sessions[0].words in set(Outcome)
    assert [line.code for line in found.sessions] == ["T01"]
    assert [quote.frame for quote in found.quotes] == [frame.id]


def test_a_frame_lists_those_who_were_confused_first(readings: Readings) -> None:
    found = drill(readings, key(FRAME, readings.frames[3].id))
    assert found is not None
    assert [(one.code, one.words) for one in found.sessions[:3]] == [
        ("T01", "confused, in an earlier wording"),
        ("T04", "confused, in an earlier wording"),
        ("T11", "objected"),
    ]
    assert found.about.splitlines() == [
        "2 confused, 1 objected, 0 landed, of 10 who reached it",
        "As it reads now, 7 tests of v2 to v3: 0 of 7 landed, 0 of 7 confused, 1 of 7 objected",
        "Before it was reworded, 3 tests of v1: 0 of 3 landed, 2 of 3 confused; an anecdote",
    ]
    same = drill(readings, key(FRAME, readings.frames[0].id))
    assert same is not None
    assert same.about == "0 confused, 0 objected, 0 landed, of 10 who reached it"


def marks_of(chart: Chart) -> list[str]:
    found = [row.key for row in getattr(chart, "all_rows", ()) or getattr(chart, "rows", ())]
    found += [column.key for column in getattr(chart, "columns", ())]
    for name in ("bars", "steps", "frames"):
        found += [one.key for one in getattr(chart, name, ())]
    return found


@pytest.mark.parametrize(
    "make", [heat_table, confusion_curve, next_steps, objections, ratings, evidence, saturation]
)
def test_every_mark_leads_somewhere(readings: Readings, make: object) -> None:
    assert callable(make)
    marks = marks_of(make(readings))
    assert marks
    for mark in marks:
        found = drill(readings, mark)
        assert found is not None, mark
        assert found.title


def test_behind_a_rate_stand_as_many_as_it_counts(project: Project) -> None:
    one = read(project.view().narrative()).by_version["v1"][0].session
    edit_cells(project, one, converted=Answer.UNKNOWN)
    found = read(project.view().narrative())
    (rate,) = (row.share.counts for row in next_steps(found).rows if row.name == "v1")
    behind = drill(found, key(VERSION, "v1"))
    assert behind is not None
    assert behind.about == f"{rate} sessions agreed a next step, of 1 more it is not known"


def test_a_mark_of_something_deleted_leads_nowhere(readings: Readings) -> None:
    assert drill(readings, key(FRAME, "gone")) is None
    assert parts("frame:1/session:2") == {"frame": "1", "session": "2"}
