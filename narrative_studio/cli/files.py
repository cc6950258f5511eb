"""The commands merge, verify and recover, which work on document files as such."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from narrative_studio.analysis.naming import counted
from narrative_studio.analysis.row_names import row_name
from narrative_studio.cli.console import Console
from narrative_studio.cli.documents import READER
from narrative_studio.cli.formats import Formats
from narrative_studio.cli.usage import document_to_make
from narrative_studio.errors import DocumentError
from narrative_studio.model.field_words import field_words
from narrative_studio.model.view import ProjectView
from narrative_studio.project import Project
from narrative_studio.store.left_behind import has_unpublished_work, showing_way_back
from narrative_studio.store.merge import MergeReport, merge_documents
from narrative_studio.store.misalignments import Misalignment, OpenDeletion, Wording
from narrative_studio.store.recover import Recovered
from narrative_studio.store.verify import Verification, verify_document


def merge(args: Namespace, console: Console, formats: Formats) -> int:
    """Merge copies of one document into a file, which may be one of them.

    The exit code is 1 if something that could not be read of one file is in none of the others.

    ``--json`` gives ``operations``, ``kept`` (where the file that was replaced is kept if it was
    damaged, else null), ``lost`` (each ``file``, ``what``: what could not be read of one file and
    is in none of the others), ``parts`` (each ``file``, ``operations``, ``new`` and
    ``set_aside``), ``misalignments`` (each ``table``, ``id``, ``name``, ``column``, ``quiet``,
    ``shown`` and ``wordings``, each with ``value``, ``author``, ``at`` and ``label``) and
    ``open_deletions`` (each ``table``, ``id``, ``hidden``, ``deleted_by`` and ``cells``).
    """
    target = document_to_make(args.output)
    paths = [args.first, *args.others]
    for path in paths:
        if has_unpublished_work(path):
            console.warn(
                f"“{path.name}” has edits on this computer that are not in the file yet. "
                "Open it in the window and close it again to publish them."
            )
    report = merge_documents(paths, target)
    for part in report.parts:
        console.warn_of([f"“{part.path.name}”: {what} was left out." for what in part.set_aside])
    if report.kept:
        console.warn(f"“{target.name}” as it was, damaged, is kept as {report.kept}.")
    with closing(Project.read(target, me=READER)) as project:
        if args.json:
            console.say_json(_merge_json(report, project.view()))
        else:
            for line in _merge_lines(report, project, target):
                console.say(line)
    if not report.lost:
        return 0
    if not args.json:
        console.warn(
            f"{counted(len(report.lost), 'damaged part')} could not be read and "
            f"{'is' if len(report.lost) == 1 else 'are'} in none of the other files. Bring back "
            f"what else is there: narrative-studio recover {report.lost[0][0]} -o OUT"
        )
    return 1


def verify(args: Namespace, console: Console, formats: Formats) -> int:
    """Read a document in full and say what is damaged; the exit code is 1 if anything is.

    ``--json`` gives ``file``, ``sound``, ``document_id``, ``operations``, ``changes``,
    ``pictures``, ``replicas``, ``waiting``, ``missing_bases``, ``problems`` and ``notes``; for a
    file that cannot be read at all too, with the one problem and no id.
    """
    try:
        with showing_way_back(args.document):
            found = verify_document(args.document)
    except DocumentError as error:
        if args.json:
            unread = Verification("", 0, 0, 0, 0, 0, 0, problems=(str(error),))
            console.say_json({"file": str(args.document), **_verification_json(unread)})
        raise
    if args.json:
        console.say_json({"file": str(args.document), **_verification_json(found)})
        return 0 if found.is_sound else 1
    for problem in found.problems:
        console.say(f"Damaged: {problem}.")
    for note in found.notes:
        console.say(note)
    console.say(
        f"{args.document}: {counted(found.operations, 'operation')}, "
        f"{counted(found.changes, 'change')}, {counted(found.pictures, 'picture')}, "
        f"{'sound' if found.is_sound else counted(len(found.problems), 'problem')}."
    )
    if found.has_damage:
        console.say(f"Bring back what else is there: narrative-studio recover {args.document}")
    if found.missing_pictures:
        console.say(
            "Take the missing pictures from a backup or another copy: narrative-studio merge "
            f"{args.document} COPY -o OUT, or put them in again."
        )
    return 0 if found.is_sound else 1


def recover(args: Namespace, console: Console, formats: Formats) -> int:
    """Bring together all that this computer has of a document, into a new file.

    ``--json`` gives ``operations``, ``pictures``, ``sources`` (each ``name``, ``operations``,
    ``new``), ``lost``, and the paths ``texts_file`` and ``pictures_folder`` of what belongs to no
    sound operation, null where there is nothing of the kind.
    """
    from narrative_studio.store.recover import recover as recover_document

    target = document_to_make(args.output)
    if target.exists() or target.is_symlink():
        raise DocumentError(
            f"“{target.name}” exists already.", "Choose another name, or remove the file first."
        )
    found = recover_document(args.document, target)
    if args.json:
        console.say_json(_recovered_json(found))
        return 0
    for source in found.sources:
        console.say(
            f"{source.name[0].upper()}{source.name[1:]}: "
            f"{counted(source.new, 'new operation')} of {source.operations}"
        )
    console.warn_of([f"{what} could not be read." for what in found.lost])
    if found.waiting:
        what = counted(found.waiting, "operation")
        console.warn(f"{what} after a lost one may show only in part. Try another copy as well.")
    if found.texts:
        console.warn(f"Texts of operations that are not whole are in {found.texts}.")
    if found.loose_pictures:
        console.warn(f"Pictures that nothing shows are in {found.loose_pictures}.")
    console.say(
        f"Made {target} with {counted(found.operations, 'operation')} "
        f"and {counted(found.pictures, 'picture')}."
    )
    return 0


def _merge_lines(report: MergeReport, project: Project, target: Path) -> Iterator[str]:
    """What was merged and what people have to decide, for people."""
    view = project.view()
    for part in report.parts:
        yield f"{part.path}: {counted(part.new, 'new operation')} of {part.operations}"
    yield f"Made {target} with {counted(report.operations, 'operation')}."
    for one in report.misalignments:
        if not one.is_quiet:
            yield f"To decide: {_place(view, one)}"
            for wording in one.wordings:
                yield f"    {_who(view, wording)}: {_short(wording.value)}"
    quiet = sum(one.is_quiet for one in report.misalignments)
    if quiet:
        yield f"{counted(quiet, 'small difference')}, the latest shows."
    for deletion in report.open_deletions:
        yield f"To decide: {_gone(project, deletion)}"


def _place(view: ProjectView, one: Misalignment) -> str:
    row = view.tables[one.table].get(one.row)
    name = row_name(view, row) if row is not None else f"A hidden {one.table}"
    return f"{name}, {field_words(one.column)}"


def _gone(project: Project, deletion: OpenDeletion) -> str:
    view = project.view()
    row = project.past.last_words(deletion.table, deletion.row)
    name = row_name(view, row) if row is not None else deletion.table
    cells = ", ".join(field_words(column) for column in deletion.cells)
    since = f", who had not seen a change of its {cells}" if cells else ""
    return f"{name} was deleted by {_who(view, deletion.deleted)}{since}"


def _who(view: ProjectView, wording: Wording) -> str:
    person = view.people.get(wording.author)
    return person.name if person is not None and person.name else "somebody"


def _short(value: object) -> str:
    text = " ".join(str("nothing" if value in (None, "") else value).split())
    return text if len(text) <= 200 else text[:197].rstrip() + "…"


def _wording_json(view: ProjectView, wording: Wording) -> dict[str, Any]:
    return {
        "value": wording.value,
        "author": {"id": wording.author, "name": _who(view, wording)},
        "at": wording.at.isoformat(),
        "label": wording.label,
    }


def _merge_json(report: MergeReport, view: ProjectView) -> dict[str, Any]:
    return {
        "operations": report.operations,
        "kept": None if report.kept is None else str(report.kept),
        "lost": [{"file": str(path), "what": what} for path, what in report.lost],
        "parts": [
            {
                "file": str(Path(part.path)),
                "operations": part.operations,
                "new": part.new,
                "set_aside": list(part.set_aside),
            }
            for part in report.parts
        ],
        "misalignments": [
            {
                "table": one.table,
                "id": one.row,
                "name": _place(view, one),
                "column": one.column,
                "quiet": one.is_quiet,
                "shown": one.shown,
                "wordings": [_wording_json(view, wording) for wording in one.wordings],
            }
            for one in report.misalignments
        ],
        "open_deletions": [
            {
                "table": one.table,
                "id": one.row,
                "hidden": one.is_hidden,
                "deleted_by": _wording_json(view, one.deleted)["author"],
                "cells": {name: _wording_json(view, cell) for name, cell in one.cells.items()},
            }
            for one in report.open_deletions
        ],
    }


def _verification_json(found: Verification) -> dict[str, Any]:
    return {
        "sound": found.is_sound,
        "document_id": found.document_id,
        "operations": found.operations,
        "changes": found.changes,
        "pictures": found.pictures,
        "replicas": found.replicas,
        "waiting": found.waiting,
        "missing_bases": found.missing_bases,
        "problems": list(found.problems),
        "notes": list(found.notes),
    }


def _recovered_json(found: Recovered) -> dict[str, Any]:
    return {
        "operations": found.operations,
        "pictures": found.pictures,
        "sources": [
            {"name": one.name, "operations": one.operations, "new": one.new}
            for one in found.sources
        ],
        "lost": list(found.lost),
        "texts_file": None if found.texts is None else str(found.texts),
        "pictures_folder": None if found.loose_pictures is None else str(found.loose_pictures),
    }
