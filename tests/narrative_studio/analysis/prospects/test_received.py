"""How frames were received is counted by session, and what is not known is neither."""

from __future__ import annotations

from dataclasses import replace

import pytest

from narrative_studio.analysis.prospects.eligible import by_version, eligible
from narrative_studio.analysis.prospects.received import in_session, reception
from narrative_studio.model.ids import (
    FrameId,
    FrameResultId,
    MarkId,
    PersonId,
    RatingId,
    TestSessionId,
)
from narrative_studio.model.observed import FrameResult, Mark, MarkKind, Rating, Reached
from narrative_studio.model.prospects import Metric, TestSession
from narrative_studio.model.rows import Row
from narrative_studio.model.view import ProjectView

MEANS = {
    "v1": {
        "F01": (3, 4, 4.33, 3.67, 4.33),
        "F02": (3, 4.67, 4.33, 4, 4.33),
        "F03": (3, 4.33, 4, 3.33, 4.33),
        "F04": (3, 2.33, 3, 3, 3.67),
        "F05": (3, 2.67, 4, 3.33, 4),
        "F06": (3, 4, 4, 3.33, 4),
        "F07": (3, 3, 4, 4.33, 4),
        "F08": (3, 3.33, 4, 3.67, 2.33),
        "F09": (3, 4, 4.33, 4.33, 4),
        "F10": (3, 3.67, 3, 3.33, 3),
        "F11": (3, 4, 4.33, 3.67, 4),
        "F12": (3, 3.67, 3.33, 3.33, 3.67),
    },
    "v2": {
        "F01": (3, 4.33, 4.33, 3.33, 4.67),
        "F02": (3, 4.67, 5, 3.67, 4.33),
        "F03": (3, 4, 4.33, 3.67, 4.33),
        "F04": (3, 4, 3.67, 4, 4.33),
        "F05": (3, 4.67, 4.33, 3.67, 4.33),
        "F06": (3, 4, 3.67, 3.67, 4.33),
        "F07": (3, 2.33, 4, 3.67, 3.67),
        "F08": (3, 4.33, 4.33, 4.33, 3.33),
        "F09": (3, 4.33, 4, 4.67, 4.33),
        "F10": (3, 3.33, 3, 3.33, 2.33),
        "F11": (3, 4.33, 4.33, 3.67, 4.33),
        "F12": (3, 3.67, 2.67, 3.33, 3.67),
    },
    "v3": {
        "F01": (4, 4.5, 4, 3.75, 4.75),
        "F02": (4, 4.5, 4.75, 3.75, 4.25),
        "F03": (4, 4.25, 4.75, 3.5, 4.5),
        "F04": (4, 4.25, 4, 4, 4),
        "F05": (4, 4.75, 4.75, 4, 4.5),
        "F06": (3, 4, 4, 3.67, 4),
        "F07": (4, 5, 4, 4.75, 4.75),
        "F08": (4, 4.25, 4.5, 4.75, 4.25),
        "F09": (4, 4.5, 4.5, 4.75, 4.5),
        "F10": (4, 4.75, 4.5, 3.75, 4.5),
        "F11": (4, 4.25, 4.5, 3.75, 4),
        "F12": (4, 4.75, 4.25, 4, 4.5),
    },
}
"""The n and the means of clarity, relevance, differentiation and believability."""


def test_the_sample_has_the_means_that_its_file_expects(tested: ProjectView) -> None:
    story = tested.narrative()
    found = {}
    for version, sessions in by_version(eligible(tested, story.narrative.id)).items():
        received = reception(tested, sessions, [frame.id for frame in story.frames])
        found[version] = {
            str(tested.frames[frame].ref): (
                one.rated(Metric.CLARITY).n,
                *(round(one.rated(metric).total / one.rated(metric).n, 2) for metric in Metric),
            )
            for frame, one in received.items()
        }
    assert found == MEANS


def test_a_skipped_frame_lowers_what_was_reached(tested: ProjectView) -> None:
    story = tested.narrative()
    sessions = by_version(eligible(tested, story.narrative.id))["v3"]
    intro = story.frames[5]
    found = reception(tested, sessions, [intro.id])[intro.id]
    assert (found.reached, found.skipped, found.unknown) == (3, 1, 0)
    assert len(found.durations_ms) == 3


def test_marks_are_counted_once_a_session(tested: ProjectView) -> None:
    story = tested.narrative()
    sessions = by_version(eligible(tested, story.narrative.id))["v2"]
    demo = story.frames[6]
    found = reception(tested, sessions, [demo.id])[demo.id]
    assert found.sessions_marked(MarkKind.CONFUSED) == 2
    assert found.sessions_marked(MarkKind.BUYING_SIGNAL) == 0


class TestOneSession:
    SESSION = TestSession(
        TestSessionId("t"),
        narrative="n",  # type: ignore[arg-type]
        observer=PersonId("bo"),
    )
    FRAME = FrameId("f")

    def told(self, view: ProjectView, *rows: Row) -> ProjectView:
        tables = dict(view.tables)
        for table in ("mark", "rating", "frame_result"):
            found = {row.id: row for row in rows if row.table == table}
            empty = dict.fromkeys(tables[table])
            tables[table] = tables[table].after(empty | found)
        return replace(view, tables=tables)

    def rating(self, row_id: str, observer: str, **values: int) -> Rating:
        return Rating(
            RatingId(row_id),
            session=self.SESSION.id,
            frame=self.FRAME,
            observer=PersonId(observer),
            **values,  # type: ignore[arg-type]
        )

    def test_what_was_rated_was_reached(self, tested: ProjectView) -> None:
        result = FrameResult(FrameResultId("r"), session=self.SESSION.id, frame=self.FRAME)
        view = self.told(tested, result, self.rating("b", "bo", clarity=2))
        assert in_session(view, self.SESSION, self.FRAME).reached is Reached.REACHED
        assert in_session(self.told(tested, result), self.SESSION, self.FRAME).reached is (
            Reached.UNKNOWN
        )

    def test_what_another_has_seen_was_reached_although_its_observer_skipped_it(
        self, tested: ProjectView
    ) -> None:
        skipped = FrameResult(
            FrameResultId("r"), session=self.SESSION.id, frame=self.FRAME, reached=Reached.SKIPPED
        )
        marks = {
            who: Mark(
                MarkId(f"m-{who}"),
                session=self.SESSION.id,
                frame=self.FRAME,
                observer=PersonId(who),
                kind=MarkKind.CONFUSED,
            )
            for who in ("bo", "cy")
        }
        rated = self.rating("b", "cy", clarity=2)
        seen: list[tuple[tuple[Row, ...], Reached]] = [
            ((marks["bo"],), Reached.SKIPPED),
            ((marks["cy"],), Reached.REACHED),
            ((marks["bo"], marks["cy"]), Reached.REACHED),
            ((rated,), Reached.REACHED),
            ((rated, self.rating("c", "bo", clarity=3)), Reached.REACHED),
        ]
        for rows, reached in seen:
            view = self.told(tested, skipped, *rows)
            found = in_session(view, self.SESSION, self.FRAME)
            assert found.reached is reached
            confused = reception(view, [self.SESSION], [self.FRAME])[self.FRAME]
            assert (confused.reached, confused.skipped) == (
                int(reached is Reached.REACHED),
                int(reached is Reached.SKIPPED),
            )

    def test_the_ratings_of_its_observer_count_and_others_fill_in(
        self, tested: ProjectView
    ) -> None:
        view = self.told(
            tested,
            self.rating("a", "cy", clarity=5, relevance=4),
            self.rating("b", "bo", clarity=2),
        )
        found = in_session(view, self.SESSION, self.FRAME)
        assert found.rating == {Metric.CLARITY: 2, Metric.RELEVANCE: 4}
        received = reception(view, [self.SESSION], [self.FRAME])[self.FRAME]
        assert received.rated(Metric.CLARITY).counts == (0, 1, 0, 0, 0)

    @pytest.mark.parametrize(
        ("said", "is_marked", "reached"),
        [
            (None, False, Reached.UNKNOWN),
            (None, True, Reached.REACHED),
            (Reached.UNKNOWN, True, Reached.REACHED),
            (Reached.SKIPPED, False, Reached.SKIPPED),
            (Reached.SKIPPED, True, Reached.SKIPPED),
            (Reached.REACHED, False, Reached.REACHED),
        ],
    )
    def test_what_is_not_said_is_not_known_unless_something_was_seen(
        self, tested: ProjectView, said: Reached | None, is_marked: bool, reached: Reached
    ) -> None:
        rows: list[Row] = []
        if said is not None:
            rows.append(
                FrameResult(
                    FrameResultId("r"), session=self.SESSION.id, frame=self.FRAME, reached=said
                )
            )
        if is_marked:
            rows.append(Mark(MarkId("m"), session=self.SESSION.id, frame=self.FRAME))
        view = self.told(tested, *rows)
        assert in_session(view, self.SESSION, self.FRAME).reached is reached
