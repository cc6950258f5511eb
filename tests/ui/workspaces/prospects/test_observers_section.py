"""Two observers of a session stand side by side, and one can be put on the call's clock."""

from __future__ import annotations

import time

import pytest

from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.marks import mark
from narrative_studio.commands.people import add_person
from narrative_studio.model.ids import FrameId
from narrative_studio.model.observed import MarkKind
from narrative_studio.model.people import Person
from narrative_studio.model.prospects import TestSession
from tests.ui.studio import told
from ui.session import Session
from ui.workspaces.prospects import Prospects
from ui.workspaces.prospects.observers_section import ObserversSection


@pytest.fixture
def first(session: Session) -> TestSession:
    return next(one for one in session.view.test_sessions.values() if one.code == "T01")


@pytest.fixture
def bea(session: Session) -> Person:
    return add_person(session.project, name="Bea Marsh")


def section(room: Prospects, shown: TestSession) -> ObserversSection:
    room.show_row("test_session", shown.id)
    sheet = room.sessions.sheet
    assert sheet is not None
    return sheet.observers


def test_observers_are_seen_apart_with_how_far_they_agree(
    room: Prospects, first: TestSession, bea: Person
) -> None:
    session = room.session
    project, story = session.project, session.story
    assert story is not None
    frames = [FrameId(one.id) for one in story.frames]

    def made(kind: MarkKind, at_ms: int, frame: FrameId | None, *, theirs: bool = False) -> None:
        mark(
            project,
            session=first.id,
            kind=kind,
            at_ms=at_ms,
            frame=frame,
            observer=bea.id if theirs else None,
        )

    made(MarkKind.LANDED, 12_000, frames[0])
    assert section(room, first).isHidden(), "there is nobody to compare with"
    made(MarkKind.LANDED, 14_000, frames[0], theirs=True)
    made(MarkKind.CONFUSED, 60_000, frames[1])
    made(MarkKind.OBJECTION, 61_000, frames[1], theirs=True)
    made(MarkKind.NEUTRAL, 90_000, frames[2], theirs=True)
    made(MarkKind.QUESTION, 95_000, None, theirs=True)
    part = section(room, first)
    assert not part.isHidden()
    assert part.words == (
        "Both said of 2 frames how it was taken: alike at frame 1, apart at frame 2. "
        "Only one of them did at frame 3."
    )
    assert {"Bea Marsh, 4 marks", "landed 0:12", "landed 0:14", "objection 1:01"} <= {*part.lines}
    assert {"Elsewhere", "question 1:35"} <= {*part.lines}
    assert part.shifts == []


def test_an_observer_who_began_later_is_put_on_the_clock_of_the_call(
    room: Prospects, first: TestSession, bea: Person
) -> None:
    session = room.session
    project, me = session.project, session.project.me.id
    now_ms = time.time_ns() // 1_000_000
    edit_cells(project, first, observer=me, started_at_ms=now_ms - 100_000)
    mark(project, session=first.id, kind=MarkKind.LANDED, at_ms=90_000)
    theirs = mark(project, session=first.id, kind=MarkKind.LANDED, at_ms=10_000, observer=bea.id)
    part = section(room, first)
    assert any(one.startswith("Bea Marsh began 1:3") for one in part.lines)
    part.shifts[0].click()
    assert abs(session.view.marks[theirs.id].at_ms - 100_000) < 5_000
    assert told(session)[-1].text == "Marks of Bea Marsh are on the call's clock"
    assert section(room, first).shifts == []
    session.undo()
    assert session.view.marks[theirs.id].at_ms == 10_000


def test_a_mark_that_was_changed_after_the_call_was_made_when_it_was_made(
    room: Prospects, first: TestSession, bea: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = room.session.project
    now_ms = time.time_ns() // 1_000_000
    edit_cells(project, first, observer=project.me.id, started_at_ms=now_ms - 100_000)
    mark(project, session=first.id, kind=MarkKind.LANDED, at_ms=90_000)
    theirs = mark(project, session=first.id, kind=MarkKind.LANDED, at_ms=10_000, observer=bea.id)
    with monkeypatch.context() as later:
        later.setattr(time, "time_ns", lambda: (now_ms + 600_000) * 1_000_000)
        edit_cells(project, theirs, text="Nods")
    part = section(room, first)
    assert any(one.startswith("Bea Marsh began 1:3") for one in part.lines)


def test_what_both_marked_tells_a_late_clock_where_the_clocks_do_not(
    room: Prospects, first: TestSession, bea: Person
) -> None:
    session = room.session
    project, story = session.project, session.story
    assert story is not None
    now_ms = time.time_ns() // 1_000_000
    edit_cells(project, first, observer=project.me.id, started_at_ms=now_ms)
    for frame, at_ms in zip(story.frames, (30_000, 60_000, 90_000), strict=False):
        at = FrameId(frame.id)
        mark(project, session=first.id, kind=MarkKind.LANDED, at_ms=at_ms, frame=at)
        theirs = at_ms - 20_000
        mark(
            project,
            session=first.id,
            kind=MarkKind.LANDED,
            at_ms=theirs,
            frame=at,
            observer=bea.id,
        )
    part = section(room, first)
    assert any(one.startswith("Bea Marsh began 0:20 after the call did") for one in part.lines)
    part.shifts[0].click()
    moved = [one.at_ms for one in session.view.marks.of("session", first.id)]
    assert moved.count(30_000) == moved.count(60_000) == moved.count(90_000) == 2
    assert section(room, first).shifts == []
