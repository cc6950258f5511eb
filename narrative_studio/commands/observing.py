"""What the commands on tests with prospects share: rows that there is one of, and who observes."""

from typing import TypeVar

from narrative_studio.model.ids import FrameId, PersonId
from narrative_studio.model.people import Person
from narrative_studio.model.rows import Row
from narrative_studio.model.storyboard import Frame
from narrative_studio.operation import Operation
from narrative_studio.project import Project

R = TypeVar("R", bound=Row)


def one_with(op: Operation, row_type: type[R], **cells: object) -> R | None:
    """The row whose cells read so; None where there is none.

    A row is looked for by what it says: one that was imported has an id of its own.
    """
    for row in op.all(row_type):
        if all(getattr(row, name) == value for name, value in cells.items()):
            return row
    return None


def check_frame(op: Operation, frame: FrameId | None) -> None:
    """Check that a frame that is named is there.

    Raises:
        UnknownRow: it was deleted.
    """
    if frame is not None:
        op.get(Frame, frame)


def observer_or_me(project: Project, op: Operation, observer: PersonId | None) -> PersonId:
    """Who has seen it: the person named, else me.

    Raises:
        UnknownRow: the person named is not in the document.
    """
    if observer is None or observer == project.me.id:
        return project.me.id
    return op.get(Person, observer).id
