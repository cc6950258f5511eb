"""Copying and deleting rows with all that hangs on them: children, links, comments."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, replace
from typing import Any

from narrative_studio.commands.links import seen_of
from narrative_studio.model.catalog import ROW_TYPES, TESTS
from narrative_studio.model.discussion import Comment
from narrative_studio.model.ids import LinkId, new_id
from narrative_studio.model.rows import Row, columns
from narrative_studio.model.storyboard import Link
from narrative_studio.operation import Operation
from narrative_studio.project import Project


def copy_with_all(project: Project, op: Operation, twins: Mapping[str, Row]) -> dict[str, str]:
    """Create the twins of rows, with copies of all that belongs to those rows and of their links.

    ``twins`` maps the id of an original to the row that becomes its copy. A reference from one
    copied row to another leads to the copy. Comments, and tests with prospects, stay with the
    original. Returned is the id of the copy of each row.
    """
    below = [row for row in _below(op, set(twins)) if type(row) not in TESTS]
    copies = {original: twin.id for original, twin in twins.items()}
    copies |= {row.id: new_id() for row in below}
    for twin in twins.values():
        op.create(_led_to(twin, copies))
    for row in below:
        op.create(_led_to(anew(row, copies[row.id]), copies))
    for link in op.all(Link):
        if link.source in copies:
            op.create(_copied_link(project, op, link, copies))
    return copies


def delete_with_all(op: Operation, rows: Sequence[Row]) -> None:
    """Delete rows with what belongs to them, the links from and to it, and the comments on it.

    Raises:
        UnknownRow: one of them was deleted already.
    """
    gone = {row.id for row in rows}
    gone |= {row.id for row in _below(op, gone)}
    for link in op.all(Link):
        if link.source in gone or link.target in gone:
            op.delete(Link, link.id)
    for comment in op.all(Comment):
        if comment.about in gone:
            op.delete(Comment, comment.id)
    for row in rows:
        op.delete(type(row), row.id)


def anew(row: Row, row_id: str) -> Row:
    """The same row under another id; it no longer goes by the name it was imported under."""
    changes: dict[str, Any] = {"id": row_id}
    if any(item.name == "ref" for item in fields(row)):
        changes["ref"] = None
    made: Row = replace(row, **changes)
    return made


def _below(op: Operation, roots: set[str]) -> Iterator[Row]:
    """The rows that belong to these rows, to their children, and so on; parents come first."""
    known = set(roots)
    for row_type in ROW_TYPES:
        parents = [name for name, cell in columns(row_type).items() if cell.parent]
        if not parents:
            continue
        for row in op.all(row_type):
            if row.id not in known and any(getattr(row, name) in known for name in parents):
                known.add(row.id)
                yield row


def _led_to(row: Row, copies: Mapping[str, str]) -> Row:
    """A row whose references to copied rows lead to the copies."""
    led = {
        name: copies[getattr(row, name)]
        for name, cell in columns(type(row)).items()
        if cell.refers_to and getattr(row, name) in copies
    }
    made: Row = replace(row, **led) if led else row
    return made


def _copied_link(project: Project, op: Operation, link: Link, copies: Mapping[str, str]) -> Link:
    """The same link from the copy of its source; a copied target is seen as it reads now."""
    source = copies[link.source]
    if link.target not in copies:
        return replace(link, id=LinkId(new_id()), source=source)
    target = copies[link.target]
    seen = seen_of(project, op, link.target_table, target)
    return replace(link, id=LinkId(new_id()), source=source, target=target, seen=seen)
