"""Presets for exports: a format with its options is saved under a name, renamed, deleted."""

from __future__ import annotations

from narrative_studio.commands.editing import one_line
from narrative_studio.errors import ChangeRefused
from narrative_studio.model.exported import ExportPreset
from narrative_studio.model.ids import ExportPresetId, new_id
from narrative_studio.operation import Operation
from narrative_studio.project import Project


def save_preset(
    project: Project, *, name: str, format_id: str, options: str, initiator: object = None
) -> ExportPreset:
    """Save a format and its options, a JSON object, under a name, and return the preset.

    The preset of that name, however it is capitalised, takes them over if there is one.

    Raises:
        ChangeRefused: the name is empty.
    """
    told = _named(name)
    with project.op("Save preset", initiator=initiator) as op:
        there = _of_name(op, told)
        if there is not None:
            op.set(ExportPreset, there.id, name=told, format=format_id, options=options)
            return op.get(ExportPreset, there.id)
        made = ExportPreset(ExportPresetId(new_id()), told, format_id, options)
        return op.create(made)


def rename_preset(
    project: Project, *, preset: ExportPresetId, name: str, initiator: object = None
) -> None:
    """Give a preset another name.

    Raises:
        ChangeRefused: the name is empty, or another preset has it.
        UnknownRow: the preset was deleted.
    """
    told = _named(name)
    with project.op("Rename preset", initiator=initiator) as op:
        row = op.get(ExportPreset, preset)
        other = _of_name(op, told)
        if other is not None and other.id != row.id:
            raise ChangeRefused(
                f"There is a preset “{other.name}” already.", "Choose another name, or delete it."
            )
        op.set(ExportPreset, row.id, name=told)


def delete_preset(project: Project, *, preset: ExportPresetId, initiator: object = None) -> None:
    """Delete a preset; files that were made with it stay as they are.

    Raises:
        UnknownRow: it was deleted already.
    """
    with project.op("Delete preset", initiator=initiator) as op:
        op.delete(ExportPreset, op.get(ExportPreset, preset).id)


def _named(name: str) -> str:
    told = one_line(name)
    if not told:
        raise ChangeRefused("A preset needs a name.", "Type one, for example Leave-behind.")
    return told


def _of_name(op: Operation, name: str) -> ExportPreset | None:
    rows = sorted(op.all(ExportPreset), key=lambda row: row.id)
    return next((row for row in rows if row.name.casefold() == name.casefold()), None)
