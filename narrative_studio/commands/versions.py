"""Deciding misalignments, freezing baselines, and bringing back what was."""

from collections.abc import Iterable

from narrative_studio.commands.editing import label_for, set_cells, thing_word
from narrative_studio.errors import ChangeRefused, UnknownRow
from narrative_studio.model.catalog import BY_TABLE
from narrative_studio.model.ids import BaselineId, PersonId, new_id
from narrative_studio.model.people import Baseline, Person
from narrative_studio.model.positioning import Element
from narrative_studio.model.rows import CellValue, Row, columns
from narrative_studio.model.storyboard import Link
from narrative_studio.operation import Operation
from narrative_studio.project import Project
from narrative_studio.store.misalignments import Misalignment, OpenDeletion

# Misalignments


def decider(project: Project, misalignment: Misalignment) -> Person | None:
    """Who decides a misalignment: the approver of the row, or of the element it belongs to.

    None where nobody was named, so that anybody may.
    """
    row = project.view().tables[misalignment.table].get(misalignment.row)
    if row is not None and not isinstance(row, Element) and hasattr(row, "element"):
        row = project.view().elements.get(row.element)
    approver = getattr(row, "approver", None)
    return project.view().people.get(approver) if approver else None


def decide(
    project: Project,
    *,
    misalignment: Misalignment,
    value: CellValue,
    recorded_for: PersonId | None = None,
    initiator: object = None,
) -> None:
    """Give a misaligned cell the one value that replaces all its wordings; undo reopens it.

    Where an approver is named, only they decide; somebody else can record what they decided by
    naming them in ``recorded_for``.

    Raises:
        ChangeRefused: somebody else decides this.
        UnknownRow: the row was deleted meanwhile.
        InvalidValue: the value does not fit the cell.
    """
    by = decider(project, misalignment)
    if by is not None and by.id not in (project.me.id, recorded_for):
        raise ChangeRefused(
            f"{by.name} decides this as approver.", f"Ask {by.name}, then record the decision."
        )
    row_type = BY_TABLE[misalignment.table]
    row = project.view().tables[misalignment.table].get(misalignment.row)
    if row is None:
        raise UnknownRow(
            f"This {misalignment.table} is no longer in the document.", "Undo its deletion first."
        )
    what = label_for(row, (misalignment.column,)).removeprefix("Edit ")
    is_recorded = by is not None and by.id != project.me.id
    label = f"Record what {by.name} decided: {what}" if is_recorded and by else f"Decide {what}"
    cell = columns(row_type)[misalignment.column].from_cell(value)
    with project.op(label, initiator=initiator) as op:
        op.decide(row_type, misalignment.row, **{misalignment.column: cell})


# Deletions


def keep_deleted(project: Project, *, deletion: OpenDeletion, initiator: object = None) -> None:
    """Confirm a deletion with all that its deleter had not seen; undo reopens it."""
    row = _last_words(project, deletion.table, deletion.row)
    with project.op(f"Keep {thing_word(row)} deleted", initiator=initiator) as op:
        for table, child in deletion.children:
            if op.find(BY_TABLE[table], child) is not None:
                op.delete(BY_TABLE[table], child)
        op.settle_deletion(row)


def restore_row(project: Project, *, table: str, row_id: str, initiator: object = None) -> None:
    """Bring back a deleted row, and what was deleted with it, with its latest words.

    Links come back with it where both their ends are there.

    Raises:
        UnknownRow: it never was in this document, or what it belongs to is deleted.
        ChangeRefused: it is not deleted.
    """
    project_rows = project.view().tables.get(table)
    if project_rows is None:
        raise UnknownRow(f"There is no table “{table}”.", "Restore a row of another table.")
    if row_id in project_rows and not _is_open(project, table, row_id):
        raise ChangeRefused(f"This {table} is not deleted.", "Nothing has to be restored.")
    rows = [
        _last_words(project, *key)
        for key in project.past.deleted_with(table, row_id)
        if key == (table, row_id) or key[1] not in project.view().tables[key[0]]
    ]
    with project.op(f"Restore {thing_word(rows[0])}", initiator=initiator) as op:
        for row in rows:
            if isinstance(row, Link) and row is not rows[0] and not _has_ends(op, row):
                continue  # What it led to was deleted since.
            _check_parents(op, row)
            op.restore(row)


def restore_cell(
    project: Project, *, row: Row, column: str, value: CellValue, initiator: object = None
) -> None:
    """Give a cell a value that it had before.

    Raises:
        UnknownRow: the row was deleted meanwhile.
        InvalidValue: the value does not fit the cell any more.
    """
    label = label_for(row, (column,)).replace("Edit", "Restore", 1)
    cell = columns(type(row))[column].from_cell(value)
    with project.op(label, initiator=initiator) as op:
        set_cells(op, row, **{column: cell})


def erase_personal(project: Project, row: Row, column: str, *, initiator: object = None) -> None:
    """Erase a personal value for good, with all that the cell ever said; this cannot be undone.

    Raises:
        InvalidValue: the cell never held a personal value.
    """
    what = label_for(row, (column,)).removeprefix("Edit ")
    with project.op(f"Erase {what}", initiator=initiator, may_undo=False) as op:
        if getattr(row, column):
            op.set(type(row), row.id, bases={}, **{column: ""})
        op.erase(row, column, what=what)


# Baselines


def take_baseline(
    project: Project, *, name: str, note: str = "", initiator: object = None
) -> Baseline:
    """Freeze the document as it is now under a name.

    Raises:
        ChangeRefused: operations of somebody have not arrived, so that it would hold holes.
    """
    waiting = project.past.waiting
    if waiting:
        what = "1 change waits" if waiting == 1 else f"{waiting} changes wait"
        raise ChangeRefused(
            f"No baseline can be taken: {what} for an earlier one that has not arrived.",
            "Merge the copy that holds it, then try again.",
        )
    with project.op("Take a baseline", initiator=initiator) as op:
        return op.create(
            Baseline(
                id=BaselineId(new_id()),
                name=" ".join(name.split()) or "Untitled baseline",
                code=_next_code(project.past.baseline_codes),
                note=note,
                taken_on=project.calendar_day.isoformat(),
                cut=project.cut(),
            )
        )


def delete_baseline(project: Project, *, baseline: BaselineId, initiator: object = None) -> None:
    """Take a baseline off the list; what it froze stays in the history."""
    with project.op("Delete baseline", initiator=initiator) as op:
        op.delete(Baseline, baseline)


def _next_code(codes: Iterable[str]) -> str:
    numbers = [int(code[2:]) for code in codes if code[:2] == "B-" and code[2:].isdecimal()]
    return f"B-{max(numbers, default=0) + 1}"


def _last_words(project: Project, table: str, row_id: str) -> Row:
    row = project.past.last_words(table, row_id)
    if row is None:
        raise UnknownRow(
            f"This {table} never was in the document.", "Choose something from its history."
        )
    return row


def _is_open(project: Project, table: str, row_id: str) -> bool:
    return any((one.table, one.row) == (table, row_id) for one in project.past.open_deletions)


def _has_ends(op: Operation, link: Link) -> bool:
    """Whether both rows that a link ties together are there."""
    ends = ((link.source_table, link.source), (link.target_table, link.target))
    return all(
        table in BY_TABLE and op.find(BY_TABLE[table], row_id) is not None for table, row_id in ends
    )


def _check_parents(op: Operation, row: Row) -> None:
    for name, column in columns(type(row)).items():
        if column.parent and op.find(BY_TABLE[column.parent], getattr(row, name)) is None:
            raise UnknownRow(
                f"The {column.parent} that this {thing_word(row)} belongs to is deleted.",
                f"Restore the {column.parent} first.",
            )
