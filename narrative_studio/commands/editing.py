"""Changing single cells of any row: what every field on screen ends in."""

from collections.abc import Mapping

from narrative_studio.model.evidence import Objection, Proof
from narrative_studio.model.field_words import field_words
from narrative_studio.model.positioning import Element, Status
from narrative_studio.model.rows import Row, columns
from narrative_studio.operation import Operation
from narrative_studio.project import Project

_THINGS = {
    "step": "demo step",
    "trigger_event": "buying trigger",
    "relation": "comparison",
    "readiness_item": "item to check",
    "data_item": "demo data",
}
"""What rows are called whose table has another name."""
_ONE_LINE = frozenset(
    {"name", "headline", "title", "code", "customer_alias", "company", "product", "role", "version"}
)


def edit_cells(
    project: Project,
    row: Row,
    *,
    initiator: object = None,
    bases: Mapping[str, tuple[str, ...]] | None = None,
    **cells: object,
) -> None:
    """Give cells of a row new values, as one undoable step; equal values change nothing.

    ``bases`` maps a cell to the heads shown when editing began. Editing the wording of an approved
    element returns it to review.

    Raises:
        UnknownRow: the row was deleted meanwhile.
        InvalidValue: a value does not fit its cell.
    """
    with project.op(label_for(row, tuple(cells)), initiator=initiator) as op:
        set_cells(op, row, bases=bases, **cells)


def set_cells(
    op: Operation, row: Row, *, bases: Mapping[str, tuple[str, ...]] | None = None, **cells: object
) -> None:
    """The part of :func:`edit_cells` that runs inside an operation."""
    tidy = {
        name: one_line(value) if name in _ONE_LINE and isinstance(value, str) else value
        for name, value in cells.items()
    }
    before = op.get(type(row), row.id)
    after = op.set(type(row), row.id, bases=bases or {}, **tidy)
    if (
        isinstance(before, Element)
        and isinstance(after, Element)
        and before.status is Status.APPROVED
        and "status" not in cells
        and any(
            getattr(before, name) != getattr(after, name)
            for name, column in columns(Element).items()
            if column.policy == "owned" or column.is_trigger
        )
    ):
        op.set(Element, row.id, status=Status.IN_REVIEW)


def label_for(row: Row, cells: tuple[str, ...]) -> str:
    """The Undo label of an edit, for example ``Edit key message of frame``."""
    words = [field_words(name) for name in cells]
    return f"Edit {' and '.join(words)} of {thing_word(row)}"


def thing_word(row: Row) -> str:
    """What the user calls a row of this kind."""
    if isinstance(row, Element):
        return str(row.kind)
    if isinstance(row, Proof):
        return "proof"
    if isinstance(row, Objection):
        return "objection"
    return _THINGS.get(row.table, row.table.replace("_", " "))


def one_line(text: str) -> str:
    """Names and headlines stay on one line whatever was pasted."""
    return " ".join(text.split())
