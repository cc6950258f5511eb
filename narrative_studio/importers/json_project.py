"""Brings a project in the open interchange into a document, as one operation.

Into a new document rows come with the ids they have. Into an existing one new rows get ids of
their own, made from the document's id and the foreign one, so that importing the same file again
finds them; a row that has the same id already, or names the foreign id in its ``ref``, is brought
up to date instead. People whose id is a UUID keep it: it is theirs in every document.
"""

import re
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from typing import Any

from narrative_studio.clock import Clock
from narrative_studio.commands.editing import one_line, set_cells
from narrative_studio.commands.ordering import in_order, ranks_at
from narrative_studio.importers.json_reader import Foreign, seen_cell
from narrative_studio.interchange import trigger_cells
from narrative_studio.model.catalog import BY_TABLE, ROW_TYPES
from narrative_studio.model.discussion import Comment
from narrative_studio.model.ids import derived_id, moment_of
from narrative_studio.model.people import Person, ProjectInfo
from narrative_studio.model.positioning import Relation
from narrative_studio.model.rows import Row, columns
from narrative_studio.model.storyboard import Link
from narrative_studio.operation import Operation
from narrative_studio.project import Identity, Project, begun

_NUMBERED = re.compile(r"(.*?)(\d{1,9})")


@dataclass(frozen=True, slots=True)
class Brought:
    """What an import did: rows added and brought up to date by table, and what was left out."""

    added: Mapping[str, int]
    changed: Mapping[str, int]
    notes: tuple[str, ...] = ()


def import_new(
    foreign: Foreign, path: Path, *, me: Identity, clock: Clock | None = None
) -> tuple[Project, Brought]:
    """Start a document from a file, with the ids that its rows have; not yet published.

    Raises:
        DocumentError: the document cannot be started there.
    """
    # Whoever imports joins the people with a first change of their own: the document is the file's.
    project = Project.create(path, me=me, clock=clock, author=me.id)
    label = f"Import {one_line(foreign.name)}"
    with begun(project), project.op(label, author=me.id, may_undo=False) as op:
        _keep_pictures(project, foreign)
        added: dict[str, int] = {}
        for row_type in ROW_TYPES:
            for row in foreign.rows[row_type.table]:
                if isinstance(row, ProjectInfo):
                    op.set(ProjectInfo, project.view().project.id, **_cells(row))
                    continue
                if isinstance(row, Link):
                    row = _noted(op, foreign, row, row.id)
                if op.find(row_type, row.id) is None:
                    op.create(row)
                else:  # the person who imports is in the file too
                    op.set(row_type, row.id, **_cells(row))
                added[row.table] = added.get(row.table, 0) + 1
    return project, Brought(added, {}, foreign.notes)


def import_into(project: Project, foreign: Foreign, *, initiator: object = None) -> Brought:
    """Add the content of a file to a document, or bring up to date what came from it before.

    The document's own description stays as it is, unless the file is an export of this very
    document.
    """
    with project.op(f"Import {one_line(foreign.name)}", initiator=initiator) as op:
        _keep_pictures(project, foreign)
        return _Merge(project, op, foreign).bring()


class _Merge:
    """One import into one document."""

    def __init__(self, project: Project, op: Operation, foreign: Foreign) -> None:
        self._project = project
        self._op = op
        self._foreign = foreign
        self._document = project.view().project.id
        self._own: dict[str, str] = {}
        self._by_ref = {row_type.table: _by_ref(op, row_type) for row_type in ROW_TYPES}
        tied: list[Relation | Link] = [*op.all(Relation), *op.all(Link)]
        self._by_ends = {(row.table, row.source, row.target): row for row in tied}
        self._codes = {
            row_type.table: {str(getattr(row, "code", "")) for row in op.all(row_type)}
            for row_type in ROW_TYPES
        }
        self._added: dict[str, int] = {}
        self._changed: dict[str, int] = {}
        self._notes: list[str] = []

    def bring(self) -> Brought:
        """Match the rows of the file with those of the document, then change or add them."""
        rows = [row for table in self._foreign.rows.values() for row in table]
        found: dict[str, Row | None] = {}
        for row in rows:
            self._own[row.id], found[row.id] = self._place(row)
        for row in rows:
            match = found[row.id]
            if isinstance(row, ProjectInfo) and match is None:
                continue
            made = self._with_own_ids(row)
            if made is None:
                what, lacks = (
                    ("link", "one of its ends is missing")
                    if isinstance(row, Link)
                    else ("comment", "what it is about is missing")
                )
                self._notes.append(f"A {what} was left out, {lacks}: {row.id}.")
            elif match is None:
                self._add(made, row.id)
            else:
                self._update(match, made, row.id)
        return Brought(self._added, self._changed, (*self._foreign.notes, *self._notes))

    def _place(self, row: Row) -> tuple[str, Row | None]:
        """The id of a foreign row in this document, and the row that has it already."""
        match = self._op.find(type(row), row.id) or self._by_ref[row.table].get(row.id)
        if match is None and isinstance(row, Relation | Link):
            ends = (self._own.get(row.source, ""), self._own.get(row.target, ""))
            match = self._by_ends.get((row.table, *ends))
        if match is not None:
            return match.id, match
        if isinstance(row, Person) and _is_uuid(row.id):
            return row.id, None
        # A row that was deleted here is not called back to life: it comes as a new one.
        moment = moment_of(row.id)
        tries = (
            derived_id(f"{self._document}\n{row.table}\n{row.id}\n{attempt}", moment_ms=moment)
            for attempt in count()
        )
        return next(
            (row_id, match)
            for row_id in tries
            if (match := self._op.find(type(row), row_id)) is not None
            or not self._project.row_history(row.table, row_id)
        )

    def _with_own_ids(self, row: Row) -> Row | None:
        """The row with ids of this document; None for a link or comment whose end is nowhere."""
        cells: dict[str, Any] = {}
        for name, cell in columns(type(row)).items():
            value = getattr(row, name)
            if cell.refers_to and value is not None:
                cells[name] = self._here(cell.refers_to, value)
        if isinstance(row, Link):
            source = self._here(row.source_table, row.source)
            target = self._here(row.target_table, row.target)
            if source is None or target is None:
                return None
            cells |= {"source": source, "target": target}
        if isinstance(row, Comment):
            about = self._here(row.about_table, row.about)
            if about is None:
                return None
            cells["about"] = about
        return replace(row, id=self._own[row.id], **cells)

    def _here(self, table: str, row_id: str) -> str | None:
        known = self._op.find(BY_TABLE[table], row_id)
        return self._own.get(row_id) or (known.id if known else None)

    def _add(self, row: Row, foreign_id: str) -> None:
        declared = columns(type(row))
        cells: dict[str, Any] = {}
        if "ref" in declared and row.id != foreign_id:
            cells["ref"] = foreign_id
        if "rank" in declared and not _has_parent(row):
            others = in_order(self._op.all(type(row)))
            (cells["rank"],) = ranks_at(self._op, others, len(others))
        if "code" in declared:
            cells["code"] = self._free_code(row)
        made = replace(row, **cells)
        if isinstance(made, Link):
            made = _noted(self._op, self._foreign, made, foreign_id)
        self._op.create(made)
        self._added[row.table] = self._added.get(row.table, 0) + 1

    def _free_code(self, row: Row) -> str:
        code: str = getattr(row, "code", "")
        codes = self._codes[row.table]
        numbered = _NUMBERED.fullmatch(code)
        if code in codes and numbered:
            code = next(free for n in count(1) if (free := f"{numbered[1]}{n}") not in codes)
        codes.add(code)
        return code

    def _update(self, match: Row, made: Row, foreign_id: str) -> None:
        kept = {"code", "ref", "cut", "operation"} | (set() if _has_parent(match) else {"rank"})
        before = self._op.get(type(match), match.id)
        if isinstance(made, Link) and isinstance(before, Link):
            made = self._noted_anew(before, made, foreign_id)
        cells = {
            name: value
            for name, value in _cells(made).items()
            if name not in kept and value != getattr(before, name)
        }
        if cells:
            # As by hand: the wording of an approved element is approved again by its approver.
            set_cells(self._op, before, **cells)
            self._changed[match.table] = self._changed.get(match.table, 0) + 1

    def _noted_anew(self, before: Link, made: Link, foreign_id: str) -> Link:
        """The link with what it has seen; as it was, where that says the same."""
        noted = _noted(self._op, self._foreign, made, foreign_id)
        table, target = before.target_table, before.target
        says = {
            name: self._project.text_seen(table, target, before.seen, name)
            for name in trigger_cells(table)
        }
        same = noted.seen == (before.seen if before.seen == "{}" else seen_cell(says))
        return replace(noted, seen=before.seen) if same else noted


def _noted(op: Operation, foreign: Foreign, link: Link, foreign_id: str) -> Link:
    """The link with the wordings it has seen: those of the file, else those of the target now."""
    wordings = foreign.seen[foreign_id]
    # A link that a later studio made may lead to a table that this one does not know.
    table = BY_TABLE.get(link.target_table)
    target = op.find(table, link.target) if table is not None else None
    if wordings is None or target is None:
        return replace(link, seen="{}")
    now = {name: str(getattr(target, name)) for name in trigger_cells(link.target_table)}
    then = {name: wording for name, wording in wordings.items() if name in now}
    return replace(link, seen=seen_cell(now | then))


def _keep_pictures(project: Project, foreign: Foreign) -> None:
    for content in foreign.pictures.values():
        project.keep_picture(content)


def _by_ref(op: Operation, row_type: type[Row]) -> dict[str, Row]:
    if "ref" not in columns(row_type):
        return {}
    return {row.ref: row for row in op.all(row_type) if row.ref}  # type: ignore[attr-defined]


def _cells(row: Row) -> dict[str, Any]:
    return {name: getattr(row, name) for name in columns(type(row))}


def _has_parent(row: Row) -> bool:
    return any(cell.parent for cell in columns(type(row)).values())


def _is_uuid(text: str) -> bool:
    try:
        return str(uuid.UUID(text)) == text
    except ValueError:
        return False
