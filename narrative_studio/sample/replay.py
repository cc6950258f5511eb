"""Makes the sample project: a living document with people, history, baselines and a suspect link.

The present state of the files is taken back change by change to the first workshop and written as
it was then; every later change is replayed on its day and under its author's name. After each
change of an element its links are reviewed, except those that the sample leaves unread.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from narrative_studio.clock import Clock
from narrative_studio.model.people import Baseline, ProjectInfo
from narrative_studio.model.rows import Row, columns
from narrative_studio.model.storyboard import Link
from narrative_studio.project import Identity, Project, begun
from narrative_studio.sample.source import Change, Source, read_source
from narrative_studio.sample.tested import Recorded

_SOON = timedelta(minutes=5)
"""Time between a change and the review of the links to what it changed."""

_Cells = dict[tuple[str, str], Any]
"""Values by the row's id in the file and the name of the cell."""


def make_sample(path: Path, *, me: Identity, clock: Clock | None = None) -> Project:
    """Make the sample project, to be published to ``path``, with its history replayed.

    The replayed operations cannot be undone; ``me`` joins with the first change of their own.

    Raises:
        DocumentInUse: the place is that of a document open elsewhere.
    """
    source = read_source()
    author, at = source.person(source.start.author), source.start.at
    project = Project.create(path, me=me, clock=clock, author=author, at=at)
    with begun(project):
        _Replay(project, source).write_all()
    return project


class _Replay:
    """Writes the operations of the sample into a project, in the order of time."""

    def __init__(self, project: Project, source: Source) -> None:
        self._project = project
        self._source = source
        self._start, self._changes = _rewound(source)
        self._revisions = {link.target: 1 for link, _ in source.links}

    def write_all(self) -> None:
        """Write the start, then changes, sessions and baselines as they follow each other."""
        self._write_start()
        writing: list[tuple[datetime, Callable[[], None]]] = [
            *((change.at, partial(self._write, change, cells)) for change, cells in self._changes),
            *((one.at, partial(self._record, one)) for one in self._source.recorded),
            *((at, partial(self._take_baseline, at, one)) for at, one in self._source.baselines),
        ]
        for _, write in sorted(writing, key=lambda one: one[0]):
            write()

    def _write_start(self) -> None:
        """Write the state of the first workshop: the rows, then the links, which see the rows."""
        project, start = self._project, self._source.start
        info = project.view().project
        with project.op(
            start.label, author=self._source.person(start.author), at=start.at, may_undo=False
        ) as op:
            op.set(ProjectInfo, info.id, **self._source.project)
            for content in self._source.pictures:
                project.keep_picture(content)
            for row in self._start.values():
                op.create(row)
        with project.op(
            "Link frames and steps",
            author=self._source.person(start.author),
            at=start.at + _SOON,
            may_undo=False,
        ) as op:
            for link, _ in self._source.links:
                seen = project.seen_now(link.target_table, link.target)
                op.create(replace(link, seen=seen))

    def _write(self, change: Change, cells: _Cells) -> None:
        """Write one change of the history, and the review of the links that it touched."""
        project = self._project
        author = self._source.person(change.author)
        touched: set[str] = set()
        with project.op(change.label, author=author, at=change.at, may_undo=False) as op:
            for (ref, column), value in cells.items():
                row = self._start[ref]
                op.set(type(row), row.id, **{column: value})
                if columns(type(row))[column].is_trigger:
                    touched.add(row.id)
        if not touched:
            return
        for row_id in touched:
            self._revisions[row_id] += 1
        with project.op("Review links", author=author, at=change.at + _SOON, may_undo=False) as op:
            for link, revision in self._source.links:
                if link.target in touched and self._revisions[link.target] <= revision:
                    op.set(Link, link.id, seen=project.seen_now(link.target_table, link.target))

    def _record(self, recorded: Recorded) -> None:
        """Write what was recorded as one operation."""
        author = self._source.person(recorded.author)
        with self._project.op(recorded.label, author=author, at=recorded.at, may_undo=False) as op:
            for row in recorded.rows:
                op.create(row)

    def _take_baseline(self, at: datetime, baseline: Baseline) -> None:
        """Freeze the document as it is."""
        with self._project.op(
            f"Take baseline {baseline.code}",
            author=self._source.person(self._source.start.author),
            at=at,
            may_undo=False,
        ) as op:
            op.create(replace(baseline, cut=self._project.cut()))


def _rewound(source: Source) -> tuple[dict[str, Row], list[tuple[Change, _Cells]]]:
    """The rows as they were at the start, and what each later change wrote, in order of time."""
    rows = dict(source.rows)
    changes: list[tuple[Change, _Cells]] = []
    for change in reversed(source.changes):
        written: _Cells = {}
        for ref, column, was in change.before:
            row = rows[ref]
            written[ref, column] = getattr(row, column)
            rows[ref] = _with_cell(row, column, was)
        changes.append((change, written))
    return rows, changes[::-1]


def _with_cell(row: Row, column: str, value: Any) -> Row:
    found: Any = row
    made: Row = replace(found, **{column: columns(type(row))[column].from_cell(value)})
    return made
