"""What the end card says of each frame: told or not, how it was taken, what it was rated."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from narrative_studio.model.ids import FrameId, PersonId
from narrative_studio.model.observed import MarkKind, Reached
from narrative_studio.model.prospects import Metric, TestSession
from narrative_studio.model.view import NarrativeView, ProjectView

STRONGEST: Final = (
    MarkKind.OBJECTION,
    MarkKind.CONFUSED,
    MarkKind.LANDED,
    MarkKind.NEUTRAL,
)
"""Of several marks at one frame the first of these says how it was taken."""


@dataclass(frozen=True, slots=True)
class FrameRow:
    """One frame; ``taken`` is None where no mark says how it was."""

    frame: FrameId
    number: int
    headline: str
    reached: Reached
    taken: MarkKind | None
    ratings: Mapping[Metric, int]


def frame_rows(story: NarrativeView, test: TestSession, me: PersonId) -> tuple[FrameRow, ...]:
    """The frames of a session as they were told, with my own marks and ratings."""
    view = story.whole
    results = {one.frame: one.reached for one in view.frame_results.of("session", test.id)}
    marks = [one for one in view.marks.of("session", test.id) if one.observer == me]
    ratings = {one.frame: one for one in view.ratings.of("session", test.id) if one.observer == me}
    made = []
    for number, frame in enumerate(story.frames, start=1):
        kinds = {one.kind for one in marks if one.frame == frame.id}
        rating = ratings.get(frame.id)
        values = {metric: rating.of(metric) for metric in Metric} if rating is not None else {}
        made.append(
            FrameRow(
                frame.id,
                number,
                frame.headline,
                results.get(frame.id, Reached.UNKNOWN),
                next((kind for kind in STRONGEST if kind in kinds), None),
                {metric: value for metric, value in values.items() if value is not None},
            )
        )
    return tuple(made)


def untold(rows: Sequence[FrameRow]) -> tuple[FrameRow, ...]:
    """The frames of which it is not known whether they were told: to be asked, not guessed."""
    return tuple(row for row in rows if row.reached is Reached.UNKNOWN)


def metrics_of(view: ProjectView, test: TestSession) -> tuple[Metric, ...]:
    """What frames are rated for by the protocol of the narrative; all where there is none."""
    for protocol in view.test_protocols.of("narrative", test.narrative):
        found = tuple(one.metric for one in view.test_metrics.of("protocol", protocol.id))
        if found:
            return found
    return tuple(Metric)
