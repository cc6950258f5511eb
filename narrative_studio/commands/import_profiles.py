"""Saved answers to which column of a table means what."""

import json
from collections.abc import Mapping

from narrative_studio.commands.editing import one_line
from narrative_studio.commands.observing import one_with
from narrative_studio.errors import ChangeRefused
from narrative_studio.model.ids import ImportProfileId, new_id
from narrative_studio.model.observed import ImportProfile, ProfileKind
from narrative_studio.project import Project


def save_import_profile(
    project: Project,
    *,
    kind: ProfileKind,
    name: str,
    mapping: Mapping[str, object],
    initiator: object = None,
) -> ImportProfile:
    """Save a mapping of columns under a name, in place of one of that kind and name.

    Raises:
        ChangeRefused: it has no name.
    """
    name = one_line(name)
    if not name:
        raise ChangeRefused("An import profile needs a name.", "Write what it is used for.")
    text = json.dumps(mapping, ensure_ascii=False, sort_keys=True)
    with project.op("Save import profile", initiator=initiator) as op:
        known = one_with(op, ImportProfile, kind=kind, name=name)
        if known is not None:
            return op.set(ImportProfile, known.id, mapping=text)
        row_id = ImportProfileId(new_id())
        return op.create(ImportProfile(row_id, kind=kind, name=name, mapping=text))


def delete_import_profile(
    project: Project, *, profile: ImportProfileId, initiator: object = None
) -> None:
    """Delete a saved mapping.

    Raises:
        UnknownRow: it was deleted already.
    """
    with project.op("Delete import profile", initiator=initiator) as op:
        op.delete(ImportProfile, profile)
