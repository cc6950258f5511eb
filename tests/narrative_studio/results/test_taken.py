"""Few words about how a frame was taken: each with its n, and no more than it can carry."""

from __future__ import annotations

import pytest

from narrative_studio.commands.editing import edit_cells
from narrative_studio.model.observed import FrameResult, Mark, MarkKind, Reached
from narrative_studio.project import Project
from narrative_studio.results.readings import Readings, read
from narrative_studio.results.taken import Taken, Told, by_wording, taken
from tests.exporters.results.tested import held
from tests.narrative_studio.analysis.told_story import Story


@pytest.mark.parametrize(
    ("found", "shortenings"),
    [
        (
            Taken(10, 1, 2, 1),
            (
                "1 landed, 2 confused, 1 objected of 10",
                "2 confused, 1 objected of 10",
                "2 of 10 confused",
            ),
        ),
        (Taken(10, 1, 0, 2), ("1 landed, 2 objected of 10", "2 of 10 objected")),
        (Taken(10, 3), ("3 of 10 landed",)),
        (Taken(10), ("10 tests, nothing marked", "10 tests")),
        (Taken(4, 1, 1), ("1 landed, 1 confused of 4, anecdote", "1 of 4 confused, anecdote")),
        (Taken(1), ("1 test, nothing marked, anecdote", "1 test, anecdote")),
        (Taken(0), ("Tests: not enough yet", "Not enough yet")),
    ],
)
def test_what_has_no_room_is_said_shorter_and_what_asks_for_work_stays_longest(
    found: Taken, shortenings: tuple[str, ...]
) -> None:
    assert found.shortenings == shortenings


def test_an_interval_stands_in_the_sentence_from_ten_on_only() -> None:
    assert Taken(10, 1, 2).sentence == (
        "In tests: 1 of 10 landed (2–40 %), 2 of 10 confused (6–51 %)"
    )
    assert Taken(9, 1, 2, 1).sentence == (
        "In tests: 1 of 9 landed, 2 of 9 confused, 1 of 9 objected"
    )
    assert Taken(3, 0, 1).sentence == "In tests: 0 of 3 landed, 1 of 3 confused; an anecdote"
    assert Taken(0).sentence == "In tests: not enough yet, nobody who counts reached it"


def test_a_frame_that_was_reworded_since_says_that_and_no_figures_of_other_words() -> None:
    found = Taken(8, 1, 2, versions="v1 to v2", told=Told.BEFORE)
    assert found.shortenings == (
        "8 tests, none since it was reworded",
        "Not told since reworded",
        "Reworded since",
    )
    assert found.sentence == (
        "In tests of v1 to v2, before it was reworded: 1 of 8 landed, 2 of 8 confused; "
        "not told since it was reworded"
    )


def test_each_prospect_who_reached_a_frame_is_counted_once_with_the_words_of_now(
    readings: Readings,
) -> None:
    found = [taken(readings, frame.id) for frame in readings.frames]
    assert found[3] == Taken(7, 0, 0, 1, told=Told.NOW), "T11 objected; v1 read otherwise"
    assert found[5] == Taken(9, told=Told.NOW), "one prospect skipped frame 6"
    assert all(one.quiet >= 0 for one in found)
    assert found[6] == Taken(4, 2, told=Told.NOW)


def test_what_other_words_came_to_stands_apart(readings: Readings) -> None:
    *same, seventh = (by_wording(readings, readings.frames[at].id) for at in (0, 3, 6))
    assert [len(one) for one in same] == [1, 2]
    now, before = seventh
    assert before == Taken(6, 0, 2, told=Told.BEFORE)
    assert (now.title, before.title) == (
        "As it reads now, 4 tests of v3",
        "Before it was reworded, 6 tests of v1 to v2",
    )
    whole = readings.figures(readings.frames[6].id)
    assert whole.reached == now.reached + before.reached


def test_the_versions_that_were_told_are_named_where_figures_span_them(readings: Readings) -> None:
    frame = readings.frames[1].id
    assert taken(readings, frame).sentence.startswith(
        "In tests of v1 to v3, as it reads now: 1 of 10 landed"
    )
    latest = readings.only(frozenset({"v3"}))
    assert taken(latest, frame).sentence.startswith("In tests of v3, as it reads now: ")
    first = readings.only(frozenset({"v1"}))
    assert taken(first, readings.frames[6].id).is_outdated


def test_where_the_wording_of_now_was_not_told_that_of_which_nobody_knows_comes_first(
    project: Project,
) -> None:
    for one in read(project.view().narrative()).by_version["v3"]:
        edit_cells(project, one.session, version="", baseline=None, held_on=None, started_at_ms=0)
    readings = read(project.view().narrative())
    found = by_wording(readings, readings.frames[6].id)
    assert [(one.told, one.reached) for one in found] == [(Told.UNKNOWN, 4), (Told.BEFORE, 6)]


def test_who_was_confused_and_objected_counts_as_confused_alone() -> None:
    story = Story()
    frame = story.frame().id
    both, objected, landed = (held(story, code).id for code in ("T1", "T2", "T3"))
    for session, kind in (
        (both, MarkKind.CONFUSED),
        (both, MarkKind.OBJECTION),
        (objected, MarkKind.OBJECTION),
        (landed, MarkKind.LANDED),
    ):
        story.add(Mark, session=session, frame=frame, kind=kind)
    found = taken(read(story.view()), frame)
    assert (found.reached, found.landed, found.confused, found.objected) == (3, 1, 1, 1)
    assert found.quiet == 0


def test_a_version_in_which_nobody_reached_a_frame_is_not_named_for_it() -> None:
    story = Story()
    frame = story.frame().id
    for version, reached in (("v1", Reached.SKIPPED), ("v2", Reached.REACHED)):
        session = held(story, version, version=version).id
        story.add(FrameResult, session=session, frame=frame, reached=reached)
    found = taken(read(story.view()), frame)
    assert (found.reached, found.versions) == (1, "v2")
