"""Two observers are compared where both said how a frame was taken."""

from __future__ import annotations

from dataclasses import replace

from narrative_studio.analysis.prospects.observers import (
    Observed,
    alike,
    late_ms,
    observed,
    timekeeping,
)
from narrative_studio.model.ids import (
    FrameId,
    MarkId,
    NarrativeId,
    PersonId,
    TestSessionId,
)
from narrative_studio.model.observed import Mark, MarkKind
from narrative_studio.model.prospects import TestSession
from tests.exporters.results.tested import held
from tests.narrative_studio.analysis.told_story import Story

ADA, BEA = PersonId("ada"), PersonId("bea")
TEST = TestSession(
    TestSessionId("t"), narrative=NarrativeId("n"), observer=ADA, started_at_ms=1_000_000
)
Kind = MarkKind


def marks(observer: PersonId | None, *made: tuple[str, MarkKind]) -> Observed:
    found = tuple(
        Mark(
            MarkId(f"{observer}{place}"),
            session=TEST.id,
            frame=FrameId(frame),
            observer=observer,
            at_ms=place * 60_000,
            kind=kind,
        )
        for place, (frame, kind) in enumerate(made, start=1)
    )
    return Observed(observer, found)


def test_frames_are_alike_apart_or_marked_by_one_only() -> None:
    ada = marks(ADA, ("1", Kind.LANDED), ("2", Kind.CONFUSED), ("3", Kind.LANDED))
    bea = marks(
        BEA, ("1", Kind.QUESTION), ("1", Kind.LANDED), ("2", Kind.LANDED), ("4", Kind.QUOTE)
    )
    found = alike([ada, bea])
    assert (found.alike, found.apart, found.one_only) == (("1",), ("2",), ("3",))


def test_the_marks_of_the_sessions_observer_come_first_each_in_the_order_of_time() -> None:
    story = Story()
    session = held(story, observer=BEA)
    for at_ms, observer in ((9, ADA), (7, BEA), (5, ADA), (8, BEA)):
        story.add(Mark, session=session.id, observer=observer, at_ms=at_ms)
    found = observed(story.whole(), session)
    assert [(one.observer, [mark.at_ms for mark in one.marks]) for one in found] == [
        (BEA, [7, 8]),
        (ADA, [5, 9]),
    ]


def test_the_course_of_a_session_is_known_by_its_own_observer() -> None:
    ada, bea = marks(ADA, ("1", Kind.LANDED)), marks(BEA, ("2", Kind.LANDED))
    assert timekeeping(TEST, [*bea.marks, *ada.marks]) == [*ada.marks]
    assert timekeeping(TEST, bea.marks) == [*bea.marks]
    nobody = marks(None, ("1", Kind.LANDED))
    assert timekeeping(TEST, [*bea.marks, *nobody.marks]) == [*nobody.marks], "it is the session's"


def test_a_clock_that_began_later_is_known_by_when_its_marks_were_made() -> None:
    bea = marks(BEA, ("1", Kind.LANDED), ("2", Kind.LANDED), ("3", Kind.LANDED)).marks

    def made(*late: int) -> dict[MarkId, int]:
        return {
            mark.id: TEST.started_at_ms + mark.at_ms + one
            for mark, one in zip(bea, late, strict=True)
        }

    assert late_ms(TEST, bea, made(90_000, 90_400, 90_100)) == 90_100
    assert late_ms(TEST, bea, made(-40_000, -40_000, -40_000)) == -40_000
    # As good as together; written down after the call; not known.
    assert late_ms(TEST, bea, made(300, 900, 500)) is None
    assert late_ms(TEST, bea, made(90_000, 30_000, 10_000)) is None
    assert late_ms(TEST, bea, {}) is None


def test_marks_of_both_tell_a_late_clock_where_the_computers_clock_is_wrong() -> None:
    ada = marks(ADA, ("1", Kind.LANDED), ("2", Kind.CONFUSED), ("3", Kind.LANDED)).marks
    late = [
        replace(one, id=MarkId(f"b{one.id}"), observer=BEA, at_ms=one.at_ms - 20_000 + n)
        for n, one in enumerate(ada)
    ]
    stuck = {one.id: 1_030_000 for one in late}
    assert late_ms(TEST, late, stuck) is None, "a journal's clock never goes back"
    assert late_ms(TEST, late, stuck, ada) == 19_999
    slow = {one.id: 1_000_000 + one.at_ms - 50_000 for one in late}
    assert late_ms(TEST, late, slow) == -50_000
    assert late_ms(TEST, late, slow, ada) == 19_999
    right = {one.id: 1_020_400 + one.at_ms for one in late}
    assert late_ms(TEST, late, right, ada) == 20_400, "clocks that agree are the more exact ones"
    assert late_ms(TEST, late[:2], stuck, ada) is None, "two may lie so by chance"


def test_marks_that_lie_differently_far_apart_tell_no_late_clock() -> None:
    ada = marks(ADA, ("1", Kind.LANDED), ("2", Kind.CONFUSED), ("3", Kind.LANDED)).marks
    bea = [replace(one, observer=BEA, at_ms=one.at_ms // 4) for one in ada]
    assert late_ms(TEST, bea, {}, ada) is None
    again = [*bea, *(replace(one, observer=BEA, at_ms=one.at_ms + 1) for one in ada)]
    assert late_ms(TEST, again, {}, ada) is None, "which of two is meant is not known"
