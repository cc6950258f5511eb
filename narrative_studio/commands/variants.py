"""Variants of a narrative: made, frames left out, single cells said otherwise, deleted."""

from collections.abc import Sequence

from narrative_studio.commands.copying import delete_with_all
from narrative_studio.commands.editing import one_line
from narrative_studio.commands.ordering import in_order, ranks_at
from narrative_studio.errors import InvalidValue
from narrative_studio.model.ids import (
    FrameId,
    LeftOutId,
    NarrativeId,
    OverrideId,
    VariantId,
    new_id,
)
from narrative_studio.model.rows import columns
from narrative_studio.model.storyboard import Frame, Narrative
from narrative_studio.model.variants import OVERRIDABLE, LeftOut, Override, Variant
from narrative_studio.operation import Operation, check_cell
from narrative_studio.project import Project


def add_variant(
    project: Project,
    *,
    narrative: NarrativeId,
    name: str,
    audience: str = "",
    call_length_ms: int = 0,
    initiator: object = None,
) -> Variant:
    """Make a variant of a narrative, after the others; at first it tells the whole story.

    Raises:
        UnknownRow: the narrative was deleted.
        InvalidValue: the call is too long.
    """
    with project.op("Make a variant", initiator=initiator) as op:
        op.get(Narrative, narrative)
        others = in_order([one for one in op.all(Variant) if one.narrative == narrative])
        (rank,) = ranks_at(op, others, len(others))
        return op.create(
            Variant(
                id=VariantId(new_id()),
                narrative=narrative,
                rank=rank,
                name=one_line(name),
                audience=one_line(audience),
                call_length_ms=call_length_ms,
            )
        )


def delete_variant(project: Project, *, variant: VariantId, initiator: object = None) -> None:
    """Delete a variant; the story stays as it is.

    Raises:
        UnknownRow: the variant was deleted already.
    """
    with project.op("Delete variant", initiator=initiator) as op:
        delete_with_all(op, [op.get(Variant, variant)])


def leave_out(
    project: Project,
    *,
    variant: VariantId,
    frames: Sequence[FrameId],
    is_left_out: bool = True,
    initiator: object = None,
) -> None:
    """Leave frames out of a variant, or take them in again.

    Raises:
        UnknownRow: the variant or a frame was deleted.
    """
    many = "frame" if len(frames) == 1 else f"{len(frames)} frames"
    label = f"Leave out {many}" if is_left_out else f"Take {many} in again"
    with project.op(label, initiator=initiator) as op:
        op.get(Variant, variant)
        for frame in frames:
            op.get(Frame, frame)
            there = [one for one in op.all(LeftOut) if (one.variant, one.frame) == (variant, frame)]
            if is_left_out and not there:
                op.create(LeftOut(LeftOutId(new_id()), variant, frame))
            elif not is_left_out:
                for one in there:
                    op.delete(LeftOut, one.id)


def say_otherwise(
    project: Project,
    *,
    variant: VariantId,
    frame: FrameId,
    what: str,
    value: str | int,
    base: tuple[str, ...] | None = None,
    initiator: object = None,
) -> None:
    """Let a variant say something else in one cell of a frame.

    ``base`` is what was shown of the variant's wording when editing began.

    Raises:
        UnknownRow: the variant or the frame was deleted.
        InvalidValue: a variant cannot change that cell, or the value does not fit it.
    """
    if what not in OVERRIDABLE:
        raise InvalidValue(
            f"A variant cannot change the {what.replace('_', ' ')} of a frame.",
            f"Choose one of: {', '.join(OVERRIDABLE).replace('_', ' ')}.",
        )
    with project.op(f"Edit {_word(what)} in variant", initiator=initiator) as op:
        op.get(Variant, variant)
        op.get(Frame, frame)
        check_cell(Frame.table, columns(Frame)[what], value)
        there = _there(op, variant, frame, what)
        text = one_line(str(value)) if what == "headline" else str(value)
        if there:
            bases = {"value": base} if base is not None else {}
            op.set(Override, there[0].id, bases=bases, value=text)
        else:
            op.create(Override(OverrideId(new_id()), variant, frame, what, text))


def say_as_the_story(
    project: Project, *, variant: VariantId, frame: FrameId, what: str, initiator: object = None
) -> None:
    """Let a variant say in a cell what the story says.

    Raises:
        UnknownRow: the variant was deleted.
    """
    with project.op(f"Back to the story's {_word(what)}", initiator=initiator) as op:
        op.get(Variant, variant)
        for one in _there(op, variant, frame, what):
            op.delete(Override, one.id)


def _there(op: Operation, variant: str, frame: str, what: str) -> list[Override]:
    key = (variant, frame, what)
    found = [one for one in op.all(Override) if (one.variant, one.frame, one.what) == key]
    return sorted(found, key=lambda one: one.id)


def _word(what: str) -> str:
    return {"planned_ms": "planned time", "alt_text": "alt text"}.get(what, what.replace("_", " "))
