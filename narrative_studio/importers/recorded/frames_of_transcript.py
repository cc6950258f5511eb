"""Proposes at which frame each piece of a transcript was said: by live marks, else by its words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from narrative_studio.analysis.prospects.observers import timekeeping
from narrative_studio.analysis.transcript_path import (
    Entered,
    Place,
    Said,
    Sureness,
    by_marks,
    proposed,
)
from narrative_studio.importers.transcripts.segment import Segment
from narrative_studio.model.durations import shifted
from narrative_studio.model.ids import FrameId
from narrative_studio.model.observed import SegmentSource, TranscriptSegment
from narrative_studio.model.prospects import TestSession
from narrative_studio.model.storyboard import Frame
from narrative_studio.model.view import NarrativeView

_LEAST_FRAMES: Final = 2
"""Marks at a single frame do not say how the call went on."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A frame, or None, for each piece, how sure that is, and where it comes from."""

    frames: tuple[FrameId | None, ...]
    sureness: tuple[Sureness, ...]
    source: SegmentSource


def proposal(
    story: NarrativeView,
    session: TestSession,
    spoken: Sequence[Said],
    *,
    pinned: Mapping[int, FrameId | None] | None = None,
) -> Proposal:
    """Put each piece to a frame of the told story.

    Live marks are believed where the session was recorded live, has them at several frames, and
    the transcript has times; else the words decide. ``pinned`` gives pieces, by their place from
    0, that a person has confirmed.
    """
    places = {frame.id: place for place, frame in enumerate(story.frames)}
    entered = _entered(story, session, places)
    confirmed = {
        segment: None if frame is None else places[frame]
        for segment, frame in (pinned or {}).items()
        if frame is None or frame in places
    }
    found: tuple[Place, ...]
    if _tells(entered, spoken):
        found = by_marks(spoken, entered)
        source = SegmentSource.MARKS
    else:
        scripts = [said_at(story, frame) for frame in story.frames]
        found = proposed(spoken, scripts, pinned=confirmed)
        source = SegmentSource.SIMILARITY
    frames = [None if one.frame is None else story.frames[one.frame].id for one in found]
    return Proposal(tuple(frames), tuple(one.sureness for one in found), source)


def has_live_marks(story: NarrativeView, session: TestSession, spoken: Sequence[Said]) -> bool:
    """Whether live marks say at which frame a piece was said, and not its words."""
    places = {frame.id: place for place, frame in enumerate(story.frames)}
    return _tells(_entered(story, session, places), spoken)


def proposal_moved(
    story: NarrativeView,
    session: TestSession,
    spoken: Sequence[Segment | TranscriptSegment],
    by_ms: int,
) -> Proposal:
    """What :func:`proposal` says of the same pieces so many milliseconds later, back below zero.

    What was said before the call began was said at no frame.
    """
    moved = [
        replace(one, start_ms=shifted(one.start_ms, by_ms), end_ms=shifted(one.end_ms, by_ms))
        for one in spoken
    ]
    found = proposal(story, session, moved)
    frames = tuple(
        None if is_before_call(one, by_ms) else frame
        for one, frame in zip(spoken, found.frames, strict=True)
    )
    return replace(found, frames=frames)


def is_before_call(one: Segment | TranscriptSegment, by_ms: int) -> bool:
    """Whether a piece, so many milliseconds later, is over before the call begins."""
    moments = [moment for moment in (one.start_ms, one.end_ms) if moment is not None]
    return bool(moments) and max(moments) + by_ms < 0


def said_at(story: NarrativeView, frame: Frame) -> str:
    """All that is to be said at a frame, by which what was said there is recognised."""
    steps = [one.say for one in story.steps(frame.id)]
    questions = [one.text for one in story.questions(frame.id)]
    texts = [frame.headline, frame.key_message, frame.bullets, frame.script, frame.checkpoint]
    return "\n".join([*texts, frame.transition, *steps, *questions])


def _tells(entered: Sequence[Entered], spoken: Sequence[Said]) -> bool:
    is_timed = any(one.start_ms is not None for one in spoken)
    return is_timed and len({one.frame for one in entered}) >= _LEAST_FRAMES


def _entered(
    story: NarrativeView, session: TestSession, places: Mapping[FrameId, int]
) -> list[Entered]:
    if not session.started_at_ms:
        return []
    marks = timekeeping(session, story.whole.marks.of("session", session.id))
    entered = [
        Entered(one.at_ms, places[one.frame])
        for one in marks
        if one.frame is not None and one.frame in places
    ]
    first = min(entered, key=lambda one: one.at_ms, default=None)
    if first is not None and first.frame == 0:
        # A recording begins at the first frame, which stands there before anything is marked.
        entered.append(Entered(0, 0))
    return entered
