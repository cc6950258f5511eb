"""What frames say in the fields that the team has added to them."""

from narrative_studio.model.custom import CustomField, CustomKind, CustomValue
from narrative_studio.model.ids import CustomFieldId, CustomValueId, FrameId, new_id
from narrative_studio.model.storyboard import Frame
from narrative_studio.project import Project


def set_custom_value(
    project: Project,
    *,
    frame: FrameId,
    field: CustomFieldId,
    value: str,
    initiator: object = None,
) -> None:
    """Say something in a custom field of a frame; an empty value takes it away.

    A text keeps its lines, everything else stays on one.

    Raises:
        UnknownRow: the frame or the field was deleted.
    """
    declared = project.view().custom_fields.get(field)
    name = declared.name if declared is not None and declared.name else "custom field"
    with project.op(f"Edit {name} of frame", initiator=initiator) as op:
        op.get(Frame, frame)
        kind = op.get(CustomField, field).kind
        tidy = value.strip() if kind is CustomKind.TEXT else " ".join(value.split())
        known = [
            one for one in op.all(CustomValue) if (one.frame, one.custom_field) == (frame, field)
        ]
        for one in known:
            if tidy:
                op.set(CustomValue, one.id, value=tidy)
            else:
                op.delete(CustomValue, one.id)
        if tidy and not known:
            made = CustomValueId(new_id())
            op.create(CustomValue(id=made, custom_field=field, frame=frame, value=tidy))
