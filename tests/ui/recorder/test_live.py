"""What is recorded of a session, without the window that shows it."""

from __future__ import annotations

import pytest

from narrative_studio.commands.links import link
from narrative_studio.model.durations import LONGEST_MS
from narrative_studio.model.observed import MarkKind
from narrative_studio.model.prospects import TestSession
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
