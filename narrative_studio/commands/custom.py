"""Fields of the team's own on every frame: defined once, filled in frame by frame."""

from narrative_studio.commands.editing import one_line
from narrative_studio.commands.lists import lines
from narrative_studio.commands.ordering import in_order, move_row, ranks_at
from narrative_studio.errors import ChangeRefused
from narrative_studio.model.custom import CustomField, CustomKind, CustomValue
from narrative_studio.model.ids import CustomFieldId, CustomValueId, FrameId, new_id
from narrative_studio.model.storyboard import Frame
from narrative_studio.operation import Operation
from narrative_studio.project import Project


def add_custom_field(
    project: Project,
    *,
    name: str,
    kind: CustomKind = CustomKind.TEXT,
    choices: str = "",
    initiator: object = None,
) -> CustomField:
    """Add a field to all frames, after the others; ``choices`` are lines of text.

    Raises:
        ChangeRefused: it has no name, or another field has it.
    """
    with project.op("Add custom field", initiator=initiator) as op:
        others = in_order(op.all(CustomField))
        (rank,) = ranks_at(op, others, len(others))
        return op.create(
            CustomField(
                id=CustomFieldId(new_id()),
                rank=rank,
                name=_checked_name(op, name),
                kind=kind,
                choices="\n".join(lines(choices.split("\n"))),
            )
        )


def edit_custom_field(
    project: Project,
    *,
    custom_field: CustomFieldId,
    name: str,
    choices: str,
    initiator: object = None,
) -> None:
    """Rename a field or offer other choices; values that are no longer offered stay.

    Raises:
        UnknownRow: the field was deleted.
        ChangeRefused: it has no name, or another field has it.
    """
    with project.op("Edit custom field", initiator=initiator) as op:
        op.get(CustomField, custom_field)
        op.set(
            CustomField,
            custom_field,
            name=_checked_name(op, name, but=custom_field),
            choices="\n".join(lines(choices.split("\n"))),
        )


def move_custom_field(
    project: Project, *, custom_field: CustomFieldId, index: int, initiator: object = None
) -> None:
    """Put a field at ``index`` among the others.

    Raises:
        UnknownRow: the field was deleted.
    """
    with project.op("Move custom field", initiator=initiator) as op:
        moving = op.get(CustomField, custom_field)
        move_row(op, moving, op.all(CustomField), index)


def delete_custom_field(
    project: Project, *, custom_field: CustomFieldId, initiator: object = None
) -> None:
    """Delete a field with all its values.

    Raises:
        UnknownRow: the field was deleted already.
    """
    with project.op("Delete custom field", initiator=initiator) as op:
        op.delete(CustomField, custom_field)


def set_custom_value(
    project: Project,
    *,
    custom_field: CustomFieldId,
    frame: FrameId,
    value: str,
    initiator: object = None,
) -> None:
    """Let a frame say something in a field; an empty value takes it away.

    What does not fit the kind of the field is kept as it was typed: a check finds it.

    Raises:
        UnknownRow: the field or the frame was deleted.
    """
    with project.op("Edit custom field of frame", initiator=initiator) as op:
        field = op.get(CustomField, custom_field)
        op.get(Frame, frame)
        value = value if field.kind is CustomKind.TEXT else value.strip()
        there = sorted(
            (
                one
                for one in op.all(CustomValue)
                if (one.custom_field, one.frame) == (custom_field, frame)
            ),
            key=lambda one: one.id,
        )
        if there and value:
            op.set(CustomValue, there[0].id, value=value)
        elif value:
            op.create(CustomValue(CustomValueId(new_id()), custom_field, frame, value))
        else:
            for one in there:
                op.delete(CustomValue, one.id)


def _checked_name(op: Operation, name: str, *, but: str = "") -> str:
    name = one_line(name)
    if not name:
        raise ChangeRefused("A field needs a name.", "Write one, for example Campaign.")
    taken = {one.name.casefold() for one in op.all(CustomField) if one.id != but}
    if name.casefold() in taken:
        raise ChangeRefused(f"There is a field “{name}” already.", "Choose another name.")
    return name
