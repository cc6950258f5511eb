"""The commands history, diff and share, and how a baseline is named on the command line."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

from narrative_studio.analysis.compare import Comparison, Fate, RowDifference, compare
from narrative_studio.analysis.naming import counted
from narrative_studio.analysis.row_names import row_name
from narrative_studio.cli.console import Console
from narrative_studio.cli.documents import reading, warn_of_lacks
from narrative_studio.cli.formats import Formats
from narrative_studio.cli.usage import document_to_make
from narrative_studio.cli.wordings import words_json, words_line
from narrative_studio.errors import DocumentError, UnknownRow, UsageError
from narrative_studio.model.field_words import field_words
from narrative_studio.model.people import Baseline
from narrative_studio.model.rows import CellValue
from narrative_studio.model.view import ProjectView
from narrative_studio.project import Project
from narrative_studio.settings import Settings
from narrative_studio.store.history import Entry

_VERBS = {
    Fate.ADDED: "added",
    Fate.REMOVED: "removed",
    Fate.MOVED: "moved",
    Fate.CHANGED: "changed",
}


def baseline_of(view: ProjectView, name: str) -> Baseline:
    """The baseline of that code, name or id.

    Raises:
        UnknownRow: there is none.
    """
    for baseline in view.baselines.values():
        if _is_called(name, baseline.code, baseline.name, baseline.id):
            return baseline
    known = ", ".join(sorted(one.code or one.name for one in view.baselines.values()))
    raise UnknownRow(
        f"The document has no baseline “{name}”.", f"Choose one of: {known or 'none yet'}."
    )


def view_at(project: Project, baseline: str | None, console: Console) -> ProjectView:
    """The document as it is now, or as a baseline froze it, with a word where that has holes."""
    if baseline is None:
        return project.view()
    found = baseline_of(project.view(), baseline)
    missing = project.past.missing_of(found)
    if missing:
        console.warn(
            f"{counted(missing, 'change')} of {found.code or found.name} "
            f"{'has' if missing == 1 else 'have'} not arrived in this file."
        )
    return project.past.view_of(found)


def history(args: Namespace, console: Console, formats: Formats) -> int:
    """List the operations of a document, the latest first.

    ``--json`` gives ``history``, each with ``id``, ``at`` (ISO 8601, UTC), ``author`` (``id``,
    ``name``), ``label``, ``undoes`` (the id of the operation that it takes back, or null) and
    ``touched``, each with ``table``, ``id``, ``name`` (null where the row is deleted) and
    ``columns`` (``*`` for a whole row).
    """
    with reading(args, console) as project:
        view = project.view()
        authors = (None,) if args.by is None else _people(view, args.by)
        about = None if args.about is None else _row(view, args.about)
        limit = args.limit or -1
        entries = [
            entry
            for author in authors
            for entry in project.past.history(author=author, about=about, limit=limit)
        ]
        if len(authors) > 1:
            entries.sort(key=lambda one: (one.at, one.txn), reverse=True)
            del entries[args.limit or len(entries) :]
        if args.json:
            console.say_json({"history": [_entry_json(view, entry) for entry in entries]})
            return 0
        for entry in entries:
            console.say(_entry_line(view, entry))
            for name in list(dict.fromkeys(_touched(view, entry)))[:_SHOWN_ROWS]:
                console.say(f"    {name}")
    return 0


_SHOWN_ROWS = 5


def diff(args: Namespace, console: Console, formats: Formats) -> int:
    """Compare two states of a document: those of two files, or of baselines.

    ``--json`` gives ``differences``, each with ``table``, ``id``, ``name``, ``fate`` (added,
    removed, moved, changed), ``moved`` and ``cells``, each with ``column``, ``before``, ``after``
    and ``words``, a list of ``change`` (kept, removed, added) and ``text``; and ``same``, which
    counts the equal rows by table.
    """
    if args.other is None and args.since is None:
        raise UsageError(
            "The command diff needs something to compare with.",
            "Name a second document, or a baseline: narrative-studio diff DOC --from B-1.",
        )
    with reading(args, console) as project:
        before = view_at(project, args.since, console)
        if args.other is None:
            after = view_at(project, args.until, console)
        else:
            after = _other(args, console, project)
    found = compare(before, after)
    if args.json:
        console.say_json(_comparison_json(found, before, after))
    else:
        for line in _comparison_lines(found, before, after):
            console.say(line)
    return 0


def share(args: Namespace, console: Console, formats: Formats) -> int:
    """Write a copy to give away, without history, baselines and personal values."""
    from narrative_studio.importers.share_copy import share_copy

    target = document_to_make(args.output)
    with reading(args, console) as project:
        share_copy(project.view(), target, me=Settings().identity())
    console.say(f"Made {target}, without history, baselines and personal values.")
    return 0


def _other(args: Namespace, console: Console, project: Project) -> ProjectView:
    with closing(Project.read(args.other, me=project.me)) as other:
        if other.view().project.id != project.view().project.id:
            raise DocumentError(
                f"“{Path(args.document).name}” and “{Path(args.other).name}” are different "
                "projects.",
                "Compare two copies of one document.",
            )
        warn_of_lacks(other, args.other, console)
        return view_at(other, args.until, console)


def _is_called(name: str, *known: str) -> bool:
    """Whether somebody means one of these names, however they are spelled."""
    wanted = " ".join(name.split()).casefold()
    return any(wanted == one.casefold() for one in known if one)


def _people(view: ProjectView, name: str) -> tuple[str, ...]:
    """Everybody of that name: one person may have joined from two computers."""
    people = view.people.values()
    found = tuple(one.id for one in people if _is_called(name, one.id, one.name))
    if found:
        return found
    known = ", ".join(sorted({one.name for one in people if one.name}))
    raise UnknownRow(f"Nobody in the document is called “{name}”.", f"Choose one of: {known}.")


def _row(view: ProjectView, name: str) -> tuple[str, str]:
    """A row by its id, its code such as VA-2, or its number such as ``frame 7``."""
    for table, rows in view.tables.items():
        for row in rows.values():
            if _is_called(name, row.id, getattr(row, "code", "")):
                return table, row.id
    word, _, number = name.partition(" ")
    if word.lower() == "frame" and number.isdecimal() and view.narratives:
        frames = view.narrative().frames
        if 0 < int(number) <= len(frames):
            return "frame", frames[int(number) - 1].id
    raise UnknownRow(
        f"There is nothing called “{name}” in the document.",
        "Use an id, a code such as VA-2, or a number such as “frame 7”.",
    )


def _name(view: ProjectView, person: str) -> str:
    found = view.people.get(person)
    return found.name if found is not None and found.name else "somebody"


def _entry_line(view: ProjectView, entry: Entry) -> str:
    turn = "" if not entry.undoes else " (brought back)" if entry.is_redo else " (taken back)"
    return f"{_local(entry.at)}  {_name(view, entry.author)}: {entry.label}{turn}"


def _local(at: datetime) -> str:
    return at.astimezone().strftime("%Y-%m-%d %H:%M")


def _touched(view: ProjectView, entry: Entry) -> Iterator[str]:
    for table, row_id, columns in entry.touched:
        rows = view.tables.get(table)
        row = None if rows is None else rows.get(row_id)
        name = row_name(view, row) if row is not None else f"{table} that is deleted now"
        cells = [field_words(column) for column in columns if column != "*"]
        yield f"{name}: {', '.join(cells)}" if cells else name


def _entry_json(view: ProjectView, entry: Entry) -> dict[str, Any]:
    touched = []
    for table, row_id, columns in entry.touched:
        rows = view.tables.get(table)
        row = None if rows is None else rows.get(row_id)
        name = None if row is None else row_name(view, row)
        touched.append({"table": table, "id": row_id, "name": name, "columns": list(columns)})
    return {
        "id": entry.txn,
        "at": entry.at.isoformat(),
        "author": {"id": entry.author, "name": _name(view, entry.author)},
        "label": entry.label,
        "undoes": entry.undoes,
        "touched": touched,
    }


def _called(difference: RowDifference, before: ProjectView, after: ProjectView) -> str:
    """What a row is called in the state that has it, and what is gone as it was called before."""
    if difference.fate is Fate.REMOVED:
        return row_name(before, difference.row)
    return row_name(after, difference.row, earlier=before)


def _comparison_lines(found: Comparison, before: ProjectView, after: ProjectView) -> Iterator[str]:
    if not found.rows:
        yield "Nothing differs."
    parts = found.parts
    for difference in found.rows:
        if (difference.table, difference.row.id) in parts:
            continue  # It came or went with what it belongs to.
        verb = _VERBS[difference.fate]
        if difference.is_moved and difference.fate is Fate.CHANGED:
            verb = "moved and changed"
        yield f"{_called(difference, before, after)}: {verb}"
        for cell in difference.cells if difference.fate is Fate.CHANGED else ():
            yield f"    {field_words(cell.column)}: {words_line(cell.words)}"


def _comparison_json(found: Comparison, before: ProjectView, after: ProjectView) -> dict[str, Any]:
    return {
        "differences": [_difference_json(one, before, after) for one in found.rows],
        "same": {table: count for table, count in found.same.items() if count},
    }


def _difference_json(
    difference: RowDifference, before: ProjectView, after: ProjectView
) -> dict[str, Any]:
    cells: list[dict[str, CellValue | list[dict[str, str]]]] = [
        {
            "column": cell.column,
            "before": cell.before,
            "after": cell.after,
            "words": words_json(cell.words),
        }
        for cell in difference.cells
    ]
    return {
        "table": difference.table,
        "id": difference.row.id,
        "name": _called(difference, before, after),
        "fate": str(difference.fate),
        "moved": difference.is_moved,
        "cells": cells,
    }
