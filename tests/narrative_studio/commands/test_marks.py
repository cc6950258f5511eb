"""Marks are made one by one, each observer rates in their own row, and files merge without loss."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from narrative_studio.commands.evidence import add_objection
from narrative_studio.commands.marks import (
    delete_objection_raised,
    mark,
    note_reaction,
    raise_objection,
    rate,
    set_reached,
    withdraw_marks,
)
from narrative_studio.commands.people import add_person
from narrative_studio.commands.quotes import quote
from narrative_studio.commands.sessions import plan_session
from narrative_studio.commands.storyboard import delete_frames
from narrative_studio.errors import ChangeRefused, InvalidValue
from narrative_studio.model.ids import FrameId, NarrativeId, PersonId, TestSessionId
from narrative_studio.model.observed import MarkKind, Reached
from narrative_studio.model.prospects import Extent, Metric, TestSession
from narrative_studio.model.storyboard import Frame
from narrative_studio.project import Identity, Project
from tests.story import BO, ident, make_story


@pytest.fixture
def session(project: Project, narrative: NarrativeId) -> TestSession:
    return plan_session(project, narrative=narrative, prospect="A bakery")


def test_every_press_is_a_step_of_its_own(
    project: Project, session: TestSession, frame: Frame, last_label: Callable[[], str]
) -> None:
    for at_ms in (1000, 1010, 1020):
        mark(project, session=session.id, kind=MarkKind.LANDED, at_ms=at_ms, frame=frame.id)
    assert last_label() == "Mark landed"
    project.undo()
    assert [one.at_ms for one in project.view().marks.ordered] == [1000, 1010]


def test_marks_stand_in_the_order_of_time(project: Project, session: TestSession) -> None:
    for at_ms in (90_000, 5, 61_000):
        mark(project, session=session.id, kind=MarkKind.NOTE, at_ms=at_ms, text="x")
    assert [one.at_ms for one in project.view().marks.ordered] == [5, 61_000, 90_000]


def test_the_same_mark_made_again_is_one(project: Project, session: TestSession) -> None:
    first = mark(project, session=session.id, kind=MarkKind.CONFUSED, at_ms=7)
    assert mark(project, session=session.id, kind=MarkKind.CONFUSED, at_ms=7) == first
    mark(project, session=session.id, kind=MarkKind.LANDED, at_ms=7)
    assert len(project.view().marks) == 2


@pytest.mark.parametrize("at_ms", [-1, 10**9])
def test_a_moment_outside_of_any_session_is_none(
    project: Project, session: TestSession, at_ms: int
) -> None:
    with pytest.raises(InvalidValue):
        mark(project, session=session.id, kind=MarkKind.LANDED, at_ms=at_ms)


def test_only_ones_own_mark_is_withdrawn_and_its_quote_stays(
    project: Project, session: TestSession
) -> None:
    other = add_person(project, name="Ines Calder")
    theirs = mark(project, session=session.id, kind=MarkKind.LANDED, at_ms=5, observer=other.id)
    mine = mark(project, session=session.id, kind=MarkKind.QUOTE, at_ms=5, text="Half?")
    with pytest.raises(ChangeRefused, match="Only who made a mark"):
        withdraw_marks(project, marks=[mine.id, theirs.id])
    assert len(project.view().marks) == 2
    said = quote(project, session=session.id, mark=mine.id)
    withdraw_marks(project, marks=[mine.id])
    assert project.view().quotes[said.id].mark is None
    assert project.view().quotes[said.id].text == "Half?"
    assert [one.id for one in project.view().marks.values()] == [theirs.id]


def test_a_frame_is_reached_or_skipped_once_with_its_time(
    project: Project, session: TestSession, frame: Frame, last_label: Callable[[], str]
) -> None:
    said: dict[str, Any] = {"session": session.id, "frame": frame.id}
    set_reached(project, **said, reached=Reached.REACHED, duration_ms=61_000)
    set_reached(project, **said, reached=Reached.UNKNOWN)
    assert last_label() == "Mark frame as not known to be reached"
    (found,) = project.view().frame_results.values()
    assert (found.reached, found.duration_ms) == (Reached.UNKNOWN, 61_000)


def test_each_observer_rates_apart_and_metric_by_metric(
    project: Project, session: TestSession, frame: Frame
) -> None:
    other = add_person(project, name="Ines Calder")
    said: dict[str, Any] = {"session": session.id, "frame": frame.id}
    rate(project, **said, metric=Metric.CLARITY, value=4)
    rate(project, **said, metric=Metric.RELEVANCE, value=5)
    rate(project, **said, metric=Metric.CLARITY, value=2, observer=other.id)
    note_reaction(project, **said, reaction=" lean-in ")
    mine, theirs = (
        next(one for one in project.view().ratings.values() if one.observer == observer)
        for observer in (project.me.id, other.id)
    )
    assert [mine.of(metric) for metric in Metric] == [4, 5, None, None]
    assert mine.reaction == "lean-in"
    assert [theirs.of(metric) for metric in Metric] == [2, None, None, None]
    rate(project, **said, metric=Metric.CLARITY, value=None)
    assert project.view().ratings[mine.id].clarity is None


@pytest.mark.parametrize("value", [0, 6])
def test_a_rating_is_from_1_to_5(
    project: Project, session: TestSession, frame: Frame, value: int
) -> None:
    with pytest.raises(InvalidValue, match="from 1 to 5"):
        rate(project, session=session.id, frame=frame.id, metric=Metric.CLARITY, value=value)
    assert not project.view().ratings


def test_a_known_objection_is_noted_once_at_a_frame(
    project: Project, session: TestSession, frame: Frame
) -> None:
    known = add_objection(project, text="Too dear.")
    said: dict[str, Any] = {"session": session.id, "objection": known.id}
    first = raise_objection(project, **said, frame=frame.id, text="That is a lot.")
    again = raise_objection(project, **said, frame=frame.id, handled=Extent.PARTLY, how="Asked")
    assert again.id == first.id
    assert (again.text, again.handled, again.how) == ("That is a lot.", Extent.PARTLY, "Asked")
    third = raise_objection(project, **said, frame=frame.id, how="Asked twice")
    assert (third.handled, third.how) == (Extent.PARTLY, "Asked twice")
    raise_objection(project, **said)
    assert len(project.view().objections_raised) == 2
    delete_objection_raised(project, raised=first.id)
    assert len(project.view().objections_raised) == 1
    with pytest.raises(ChangeRefused, match="needs words"):
        raise_objection(project, session=session.id, text=" ")


def test_what_was_heard_outlives_the_frame(
    project: Project, session: TestSession, frame: Frame
) -> None:
    made = mark(project, session=session.id, kind=MarkKind.LANDED, at_ms=5, frame=frame.id)
    rate(project, session=session.id, frame=frame.id, metric=Metric.CLARITY, value=4)
    delete_frames(project, frames=[frame.id])
    assert project.view().marks[made.id].frame == frame.id
    assert len(project.view().ratings) == 1


PRESSES = st.lists(
    st.tuples(
        st.sampled_from([0, 5, 900, 61_000]),
        st.sampled_from([MarkKind.LANDED, MarkKind.CONFUSED, MarkKind.OBJECTION]),
        st.sampled_from([1, 3, 5]),
    ),
    max_size=6,
)


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A document with a session, for two observers to take along."""
    path = tmp_path_factory.mktemp("observers") / "story.narrative"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NARRATIVE_STUDIO_HOME", str(tmp_path_factory.mktemp("home")))
        with closing(make_story(path)) as project:
            project.publish()
    return path


@settings(max_examples=settings().max_examples // 12)
@given(first=PRESSES, second=PRESSES, is_turned=st.booleans())
def test_two_observers_files_merge_without_loss_or_doubles(
    published: Path,
    tmp_path_factory: pytest.TempPathFactory,
    first: list[tuple[int, MarkKind, int]],
    second: list[tuple[int, MarkKind, int]],
    is_turned: bool,
) -> None:
    folder = tmp_path_factory.mktemp("merge")
    session, frame = TestSessionId(ident(0x3B0)), FrameId(ident(0x210))
    observers = [
        Identity(PersonId(BO), "Bo Lind", "Sales lead"),
        Identity(PersonId("0190a000-0000-7000-8000-00000000000c"), "Cy Oak", "Coach"),
    ]
    files = []
    for me, presses in zip(observers, (first, second), strict=True):
        file = Path(shutil.copy(published, folder / f"{me.name}.narrative"))
        with closing(Project.read(file, me=me)) as project:
            for at_ms, kind, value in presses:
                mark(project, session=session, kind=kind, at_ms=at_ms, frame=frame)
                rate(project, session=session, frame=frame, metric=Metric.CLARITY, value=value)
                set_reached(project, session=session, frame=frame, reached=Reached.REACHED)
            project.publish()
        files.append(file)
    with closing(Project.read(published, me=observers[0])) as project:
        for file in [*(files[::-1] if is_turned else files), files[0]]:
            project.merge(file)
        view = project.view()
        made = {
            (one.observer, one.at_ms, one.kind) for one in view.marks.values() if one.frame == frame
        }
        pressed = [
            (me, one) for me, many in zip(observers, (first, second), strict=True) for one in many
        ]
        assert made == {(me.id, at_ms, kind) for me, (at_ms, kind, _) in pressed}
        assert sum(one.frame == frame for one in view.marks.values()) == len(made)
        rated = {one.observer: one.clarity for one in view.ratings.values() if one.frame == frame}
        assert rated == {me.id: one[2] for me, one in pressed}
        assert sum(one.frame == frame for one in view.frame_results.values()) <= 1
        assert not [one for one in project.past.misalignments if one.table in ("mark", "rating")]
