"""What is recorded of a session, without the window that shows it."""

from __future__ import annotations

import pytest

from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.links import link
from narrative_studio.commands.marks import mark, set_reached
from narrative_studio.commands.people import add_person
from narrative_studio.model.durations import LONGEST_MS
from narrative_studio.model.ids import FrameId, PersonId, TestSessionId
from narrative_studio.model.observed import MarkKind, Reached
from narrative_studio.model.prospects import TestSession
from narrative_studio.store.places import data_folder
from narrative_studio.telling.kept_recording import kept_recording
from tests.ui.recorder.conftest import START_MS, Time
from ui.recorder.live import LiveSession
from ui.session import Session


@pytest.fixture
def live(session: Session, test_session: TestSession, time: Time) -> LiveSession:
    made = LiveSession(session, test_session.id, now_ms=time)
    assert made.start()
    return made


def test_the_objections_that_a_frame_answers_are_offered_first(
    session: Session, live: LiveSession
) -> None:
    _first, last = live.offered
    assert live.frame is not None
    link(session.project, source=live.frame, target=last)
    assert live.offered[0].id == last.id
    live.go(1)
    assert live.offered[1].id == last.id


@pytest.mark.parametrize(
    ("after_ms", "at_ms"), [(-5_000, 0), (5_000, 5_000), (LONGEST_MS + 1, LONGEST_MS)]
)
def test_a_mark_stands_within_the_call_whatever_a_clock_says(
    live: LiveSession, after_ms: int, at_ms: int
) -> None:
    made = live.mark(MarkKind.LANDED, START_MS + after_ms)
    assert made is not None
    assert made.at_ms == at_ms


def test_only_ones_own_marks_are_listed_and_taken_back(session: Session, live: LiveSession) -> None:
    other = add_person(session.project, name="Bea Marsh")
    mine = live.mark(MarkKind.LANDED, START_MS + 1_000)
    assert mine is not None
    theirs = mark(
        session.project,
        session=TestSessionId(mine.session),
        kind=MarkKind.OBJECTION,
        at_ms=9_000,
        observer=other.id,
    )
    assert live.my_marks == (mine,)
    assert live.take_back() == mine
    assert live.take_back() is None
    assert list(session.view.marks.values()) == [theirs]


def test_what_was_typed_before_the_start_is_stored_before_it(
    session: Session, test_session: TestSession, time: Time
) -> None:
    order: list[str] = []
    session.on_flush(lambda: order.append("flushed"))
    session.changed.connect(lambda _changes, _initiator: order.append("changed"))
    assert LiveSession(session, test_session.id, now_ms=time).start()
    assert order[0] == "flushed"


def test_to_go_to_the_frame_that_is_told_is_no_move(live: LiveSession) -> None:
    assert not live.go(0)
    assert not live.go(3)
    assert live.go(1)
    assert live.place == 1


def test_a_recording_that_has_ended_is_kept_no_longer(live: LiveSession, time: Time) -> None:
    test = live.test
    assert test is not None
    assert test.observer is not None
    me, session = PersonId(test.observer), TestSessionId(test.id)
    assert kept_recording(data_folder(), session, me) is not None
    time.now_ms += 5_000
    assert live.end()
    assert kept_recording(data_folder(), session, me) is None


def test_it_is_known_how_far_a_recording_came(live: LiveSession, time: Time) -> None:
    time.now_ms += 20_000
    live.go(1)
    time.now_ms += 5_000
    live.toggle_pause()
    assert live.known_ms == 25_000
    live.mark(MarkKind.QUESTION, START_MS + 31_000)
    assert live.known_ms == 31_000


def test_frames_that_were_told_elsewhere_follow_each_other_in_time(
    session: Session, test_session: TestSession, time: Time
) -> None:
    """Whoever goes on with a recording on another computer has the times of its frames alone."""
    assert session.story is not None
    now = session.project
    edit_cells(now, test_session, observer=now.me.id, started_at_ms=START_MS, state="running")
    for frame, took_ms in zip(session.story.frames, (10_000, 20_000), strict=False):
        set_reached(
            now,
            session=TestSessionId(test_session.id),
            frame=FrameId(frame.id),
            reached=Reached.REACHED,
            duration_ms=took_ms,
        )
    time.now_ms += 60_000
    live = LiveSession(session, TestSessionId(test_session.id), now_ms=time)
    assert live.known_ms == 30_000
    assert live.go_on()
    assert [(one.start_ms, one.end_ms) for one in live.clock.segments] == [
        (0, 10_000),
        (10_000, 30_000),
        (60_000, None),
    ]
