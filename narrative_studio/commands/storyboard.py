"""Frames of a storyboard: add, move, duplicate, hide, delete; and their discovery questions."""

from collections.abc import Sequence
from dataclasses import replace

from narrative_studio.commands.copying import copy_with_all, delete_with_all
from narrative_studio.commands.documents import default_planned_ms
from narrative_studio.commands.editing import one_line
from narrative_studio.commands.lists import lines, set_texts
from narrative_studio.commands.ordering import in_order, is_move, ranks_at
from narrative_studio.commands.zones import settle_zones
from narrative_studio.model.ids import FrameId, NarrativeId, PersonId, QuestionId, new_id
from narrative_studio.model.positioning import Status
from narrative_studio.model.storyboard import Frame, Narrative, Question
from narrative_studio.model.template import template
from narrative_studio.operation import Operation
from narrative_studio.project import Project


def add_frame(
    project: Project,
    *,
    narrative: NarrativeId,
    beat: str,
    index: int | None = None,
    headline: str = "",
    initiator: object = None,
) -> Frame:
    """Add a frame to a beat, at ``index`` among the beat's frames or at its end.

    Raises:
        UnknownRow: the narrative was deleted.
        InvalidValue: the narrative's template has no such beat.
    """
    with project.op("Add frame", initiator=initiator) as op:
        story = op.get(Narrative, narrative)
        template(story.template).beat(beat)
        others = _frames(op, narrative)
        in_beat = [frame for frame in others if frame.beat == beat]
        (rank,) = ranks_at(op, in_beat, len(in_beat) if index is None else index)
        frame = Frame(
            id=FrameId(new_id()),
            narrative=narrative,
            beat=beat,
            rank=rank,
            headline=headline,
            planned_ms=default_planned_ms(story, beat, others),
            owner=project.me.id,
        )
        op.create(frame)
        settle_zones(op, narrative, [frame.id])
        return op.get(Frame, frame.id)


def move_frames(
    project: Project,
    *,
    frames: Sequence[FrameId],
    beat: str,
    before: FrameId | None,
    is_backup: bool | None = None,
    initiator: object = None,
) -> None:
    """Move frames into a beat, in their present order, before a frame of it or to its end.

    Frames that stand there already stay as they are; ``before`` may be one of those that move.
    ``is_backup`` hides them there, or takes them back into the story; by default neither.

    Raises:
        UnknownRow: a frame was deleted.
        InvalidValue: the narrative's template has no such beat.
    """
    if not frames:
        return
    label = "Move frame" if len(frames) == 1 else f"Move {len(frames)} frames"
    with project.op(label, initiator=initiator) as op:
        story = op.get(Narrative, op.get(Frame, frames[0]).narrative)
        beats = [one.id for one in template(story.template).beats]
        template(story.template).beat(beat)
        moving = in_order([op.get(Frame, frame) for frame in dict.fromkeys(frames)])
        moving.sort(
            key=lambda frame: beats.index(frame.beat) if frame.beat in beats else len(beats)
        )
        in_beat = [frame for frame in _frames(op, story.id) if frame.beat == beat]
        places = [number for number, frame in enumerate(in_beat) if frame.id == before]
        ahead = in_beat[: places[0]] if places else in_beat
        staying = [frame for frame in in_beat if frame.id not in frames]
        index = sum(frame.id not in frames for frame in ahead)
        if is_move(in_beat, moving, staying, index):
            ranks = ranks_at(op, staying, index, len(moving))
            for frame, rank in zip(moving, ranks, strict=True):
                op.set(Frame, frame.id, beat=beat, rank=rank)
        if is_backup is not None:
            for frame in moving:
                op.set(Frame, frame.id, is_backup=is_backup)
        settle_zones(op, story.id, [frame.id for frame in moving])


def duplicate_frames(
    project: Project, *, frames: Sequence[FrameId], initiator: object = None
) -> list[Frame]:
    """Copy frames with all that belongs to them, each right after its original.

    Raises:
        UnknownRow: a frame was deleted.
    """
    label = "Duplicate frame" if len(frames) == 1 else f"Duplicate {len(frames)} frames"
    made = []
    with project.op(label, initiator=initiator) as op:
        for frame_id in frames:
            original = op.get(Frame, frame_id)
            in_beat = [
                frame for frame in _frames(op, original.narrative) if frame.beat == original.beat
            ]
            place = [frame.id for frame in in_beat].index(frame_id) + 1
            (rank,) = ranks_at(op, in_beat, place)
            copy = replace(original, id=FrameId(new_id()), rank=rank, ref=None)
            copy_with_all(project, op, {frame_id: copy})
            made.append(copy)
    return made


def delete_frames(project: Project, *, frames: Sequence[FrameId], initiator: object = None) -> None:
    """Delete frames with all that belongs to them and their links.

    Raises:
        UnknownRow: a frame was deleted already.
    """
    label = "Delete frame" if len(frames) == 1 else f"Delete {len(frames)} frames"
    with project.op(label, initiator=initiator) as op:
        delete_with_all(op, [op.get(Frame, frame) for frame in dict.fromkeys(frames)])


def hide_frames(
    project: Project, *, frames: Sequence[FrameId], is_backup: bool, initiator: object = None
) -> None:
    """Keep frames off the story as backups, or take them back into it."""
    label = "Hide as backup" if is_backup else "Take back into the story"
    with project.op(label, initiator=initiator) as op:
        for frame in frames:
            op.set(Frame, frame, is_backup=is_backup)


def excuse_frame(
    project: Project, *, frame: FrameId, because: str, initiator: object = None
) -> None:
    """Say why a frame needs no link; without a reason it is asked for links again.

    Raises:
        UnknownRow: the frame was deleted.
    """
    reason = one_line(because)
    label = "Say why no link is needed" if reason else "Ask for links again"
    with project.op(label, initiator=initiator) as op:
        op.set(Frame, frame, no_link_because=reason)


def give_frames(
    project: Project,
    *,
    frames: Sequence[FrameId],
    owner: PersonId | None,
    initiator: object = None,
) -> None:
    """Give frames to somebody, or with None to nobody.

    Raises:
        UnknownRow: a frame was deleted.
    """
    with project.op(_edit_label("owner", len(frames)), initiator=initiator) as op:
        for frame in frames:
            op.set(Frame, frame, owner=owner)


def mark_frames(
    project: Project, *, frames: Sequence[FrameId], status: Status, initiator: object = None
) -> None:
    """Say of frames where they stand on their way to being agreed.

    Raises:
        UnknownRow: a frame was deleted.
    """
    with project.op(_edit_label("status", len(frames)), initiator=initiator) as op:
        for frame in frames:
            op.set(Frame, frame, status=status)


def add_question(
    project: Project, *, frame: FrameId, text: str = "", initiator: object = None
) -> Question:
    """Add a discovery question at the end of a frame's questions.

    Raises:
        UnknownRow: the frame was deleted.
    """
    with project.op("Add discovery question", initiator=initiator) as op:
        op.get(Frame, frame)
        others = in_order([q for q in op.all(Question) if q.frame == frame])
        (rank,) = ranks_at(op, others, len(others))
        return op.create(Question(id=QuestionId(new_id()), frame=frame, rank=rank, text=text))


def set_questions(
    project: Project, *, frame: FrameId, texts: Sequence[str], initiator: object = None
) -> None:
    """Make the discovery questions of a frame read like ``texts``, keeping those that stay.

    Raises:
        UnknownRow: the frame was deleted.
    """

    def make(text: str, rank: str) -> Question:
        return Question(id=QuestionId(new_id()), frame=frame, rank=rank, text=text)

    with project.op("Edit discovery questions", initiator=initiator) as op:
        op.get(Frame, frame)
        present = in_order([q for q in op.all(Question) if q.frame == frame])
        set_texts(op, present, lines(texts), make)


def _edit_label(cell: str, count: int) -> str:
    return f"Edit {cell} of {'frame' if count == 1 else f'{count} frames'}"


def _frames(op: Operation, narrative: NarrativeId) -> list[Frame]:
    return in_order([frame for frame in op.all(Frame) if frame.narrative == narrative])
