"""The people of a document."""

from narrative_studio.commands.editing import one_line
from narrative_studio.errors import ChangeRefused
from narrative_studio.model.ids import PersonId, new_id
from narrative_studio.model.people import Function, Person
from narrative_studio.project import Project


def add_person(
    project: Project,
    *,
    name: str,
    role: str = "",
    function: Function = Function.OTHER,
    initiator: object = None,
) -> Person:
    """Add somebody who can drive, approve, tell or own.

    Raises:
        ChangeRefused: there is no name.
    """
    if not name.strip():
        raise ChangeRefused("A person needs a name.", "Write first and last name.")
    with project.op(f"Add {one_line(name)}", initiator=initiator) as op:
        return op.create(
            Person(
                id=PersonId(new_id()), name=one_line(name), role=one_line(role), function=function
            )
        )
