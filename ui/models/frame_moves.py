"""Where frames go when they are moved by keys or by menu, and how a move is told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from narrative_studio.analysis.naming import counted
from narrative_studio.model.ids import FrameId
from narrative_studio.model.storyboard import Frame
from narrative_studio.model.view import NarrativeView


@dataclass(frozen=True, slots=True)
class Target:
    """A place in the story: before a told frame of a beat, or with None at the beat's end."""

    beat: str
    before: FrameId | None = None


def told(story: NarrativeView, frames: Sequence[str]) -> tuple[Frame, ...]:
    """The told frames among these ids, in the order of the story."""
    wanted = set(frames)
    return tuple(frame for frame in story.frames if frame.id in wanted)


def one_step(story: NarrativeView, frames: Sequence[str], *, back: bool) -> Target | None:
    """One place towards the beginning or the end; at the edge of a beat, into the next one."""
    moving = told(story, frames)
    if not moving:
        return None
    edge = moving[0] if back else moving[-1]
    beat = story.beat(edge).id
    staying = _staying(story, beat, moving)
    numbers = [story.number(frame.id) or 0 for frame in staying]
    number = story.number(edge.id) or 0
    ahead = [n for n in numbers if (n < number if back else n > number)]
    if not ahead:
        return beat_step(story, frames, back=back)
    if back:
        return Target(beat, staying[len(ahead) - 1].id)
    after = len(staying) - len(ahead) + 1
    return Target(beat, staying[after].id if after < len(staying) else None)


def beat_step(story: NarrativeView, frames: Sequence[str], *, back: bool) -> Target | None:
    """Into the beat before, at its end, or into the one after, at its beginning."""
    moving = told(story, frames)
    if not moving:
        return None
    beats = story.template.beats
    at = beats.index(story.beat(moving[0] if back else moving[-1])) + (-1 if back else 1)
    if not 0 <= at < len(beats):
        return None
    beat = beats[at].id
    staying = _staying(story, beat, moving)
    if back or not staying:
        return Target(beat)
    return Target(beat, staying[0].id)


def changes_nothing(story: NarrativeView, frames: Sequence[str], target: Target) -> bool:
    """Whether the frames stand in that place already."""
    moving = told(story, frames)
    if len(moving) < len(set(frames)):
        return False
    in_beat = [frame.id for frame in story.frames if story.beat(frame).id == target.beat]
    staying = [frame.id for frame in _staying(story, target.beat, moving)]
    at = staying.index(target.before) if target.before in staying else len(staying)
    return staying[:at] + [frame.id for frame in moving] + staying[at:] == in_beat


def move_words(story: NarrativeView, frames: Sequence[str], target: Target) -> str:
    """Tell a move, with the numbers that the frames had before it."""
    moving = told(story, frames)
    if len(frames) == 1:
        number = story.number(frames[0])
        what = f"Frame {number} moved" if number else "Backup taken back into the story"
    else:
        what = f"{counted(len(frames), 'frame')} moved"
    staying = _staying(story, target.beat, moving)
    is_other_beat = any(story.beat(frame).id != target.beat for frame in moving)
    place = []
    if is_other_beat or not staying:
        place.append(f"to {story.template.beat(target.beat).title}")
    if staying:
        before = next((frame for frame in staying if frame.id == target.before), None)
        other = before or staying[-1]
        place.append(f"{'before' if before else 'after'} frame {story.number(other.id)}")
    return f"{what} {', '.join(place)}"


def _staying(story: NarrativeView, beat: str, moving: Sequence[Frame]) -> list[Frame]:
    gone = {frame.id for frame in moving}
    return [
        frame for frame in story.frames if story.beat(frame).id == beat and frame.id not in gone
    ]
