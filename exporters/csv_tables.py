"""Writes every table of the document as CSV, all in one zip: for spreadsheets and for analysts.

Ids stand beside the names of what they refer to. A text that a spreadsheet would take for a
formula is guarded by an apostrophe. The same document gives the same bytes.
"""

import csv
import io
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from exporters.atomic import replacing
from exporters.consent import unquoted
from exporters.protocol import (
    ExportReport,
    Level,
    Option,
    OptionKind,
    Options,
    Plan,
    PlannedPart,
    Progress,
    ReportEntry,
    complete_options,
    no_progress,
)
from narrative_studio.analysis.naming import counted
from narrative_studio.analysis.quotable import outside
from narrative_studio.analysis.story.timing import step_times
from narrative_studio.interchange import cells_of, is_seen, key_of, rows_in_order
from narrative_studio.model.catalog import ROW_TYPES
from narrative_studio.model.people import ProjectInfo
from narrative_studio.model.rows import Row
from narrative_studio.model.storyboard import Frame, Link
from narrative_studio.model.view import NarrativeView, ProjectView

FORMULA_BEGINNINGS = frozenset("=+-@\t\r\n＝＋－＠")
"""A cell that begins with one of these may be run by a spreadsheet."""

_NAMED_BY = ("name", "title", "headline", "text")
_EPOCH = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class CsvTables:
    """A zip with one CSV file per table."""

    id: str = "csv"
    title: str = "Tables (CSV)"
    suffix: str = ".zip"
    covers_document: bool = True
    options: tuple[Option, ...] = (
        Option(
            "bom",
            "Made for Excel",
            OptionKind.BOOL,
            default=True,
            help="Excel then reads letters such as é and ß correctly. Turn it off for programs "
            "that show odd characters at the start of each table.",
        ),
    )

    def plan(self, view: NarrativeView, options: Options) -> Plan:
        """Count the rows of each table."""
        complete_options(self.options, options)
        counts = _counts(view.whole)
        parts = tuple(
            PlannedPart(f"{key_of(table)}.csv", detail=counted(count, "row"))
            for table, count in counts.items()
        )
        return Plan(_entries(view.whole, counts), counts, parts)

    def export(
        self,
        view: NarrativeView,
        target: Path,
        options: Options,
        progress: Progress = no_progress,
    ) -> ExportReport:
        """Write the zip."""
        encoding = "utf-8-sig" if complete_options(self.options, options)["bom"] else "utf-8"
        # Tables travel: what prospects who did not agree to be quoted said stays with the team.
        whole = outside(view.whole)
        readable = _Readable(whole)
        with replacing(target) as file, zipfile.ZipFile(file, "w") as archive:
            for done, row_type in enumerate(ROW_TYPES):
                name = f"{key_of(row_type.table)}.csv"
                progress(done, len(ROW_TYPES), name)
                text = _table(readable, row_type.table)
                archive.writestr(zip_entry(name), text.encode(encoding), compresslevel=9)
        progress(len(ROW_TYPES), len(ROW_TYPES), target.name)
        counts = _counts(whole)
        return ExportReport(
            target, _entries(whole, counts), counts, size_bytes=target.stat().st_size
        )


def guarded(text: str) -> str:
    """The text, with an apostrophe before it where a spreadsheet would take it for a formula."""
    beginning = text.lstrip(" \u00a0\u200b\ufeff")[:1]
    return f"'{text}" if beginning in FORMULA_BEGINNINGS and beginning else text


class _Readable:
    """Finds the words for ids: names of rows, numbers of frames and steps, titles of beats."""

    def __init__(self, view: ProjectView) -> None:
        self.view = view

    def name(self, table: str, row_id: str | None) -> str:
        """What people call a row; empty when there is none."""
        rows = self.view.tables.get(table)
        row = rows.get(row_id) if rows is not None and row_id is not None else None
        if row is None:
            return ""
        if table == "step":
            return self.number(row.id)
        found = (str(getattr(row, cell, "")) for cell in _NAMED_BY)
        return next(filter(None, found), "")

    def number(self, row_id: str) -> str:
        """The place of a frame in its story, 7, or of a step in its frame, 7.2."""
        return self._numbers.get(row_id, "")

    def beat(self, frame: Frame) -> str:
        """The title of the beat of a frame."""
        return self._stories[frame.narrative].beat(frame).title

    @cached_property
    def _stories(self) -> dict[str, NarrativeView]:
        return {row_id: self.view.narrative(row_id) for row_id in self.view.narratives}

    @cached_property
    def _numbers(self) -> dict[str, str]:
        numbers: dict[str, str] = {}
        for story in self._stories.values():
            numbers |= {frame.id: str(story.number(frame.id)) for frame in story.frames}
            numbers |= {time.step.id: time.number for time in step_times(story)}
        return numbers


_Cell = Callable[[_Readable, Row], str]


def _frame_beat(readable: _Readable, row: Row) -> str:
    assert isinstance(row, Frame)
    return readable.beat(row)


def _link_end(end: str) -> _Cell:
    return lambda readable, row: readable.name(getattr(row, f"{end}_table"), getattr(row, end))


def _link_changes(readable: _Readable, row: Row) -> str:
    assert isinstance(row, Link)
    return ", ".join(readable.view.link_state(row).changed)


def _number(readable: _Readable, row: Row) -> str:
    return readable.number(row.id)


DERIVED: Mapping[str, Mapping[str, _Cell]] = {
    "frame": {"number": _number, "beat_title": _frame_beat},
    "step": {"number": _number},
    "link": {
        "source_name": _link_end("source"),
        "target_name": _link_end("target"),
        "suspect_because": _link_changes,
    },
}
"""Columns that no cell holds but readers want."""


def _table(readable: _Readable, table: str) -> str:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    columns = dict(_columns(table))
    writer.writerow(columns)
    rows = rows_in_order(readable.view, table)
    for row in rows:
        writer.writerow([guarded(value(readable, row)) for value in columns.values()])
    return out.getvalue()


def _columns(table: str) -> Iterator[tuple[str, _Cell]]:
    """The columns of a table by name: the id, derived ones, and cells each with its readable."""
    yield "id", lambda _readable, row: row.id
    yield from DERIVED.get(table, {}).items()
    for name, cell in cells_of(table).items():
        if cell.is_personal:
            continue  # Tables travel: they hold aliases, never who is behind them.
        if is_seen(table, name):
            continue
        yield name, _value_of(name)
        if cell.refers_to:
            yield f"{name}_name", _name_of(name, cell.refers_to)


def _value_of(name: str) -> _Cell:
    return lambda _readable, row: _written(getattr(row, name))


def _name_of(name: str, table: str) -> _Cell:
    return lambda readable, row: readable.name(table, getattr(row, name))


def _written(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def zip_entry(name: str) -> zipfile.ZipInfo:
    """An entry of a zip that is the same whenever and wherever it is written."""
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 3
    entry.external_attr = 0o644 << 16
    return entry


def _counts(view: ProjectView) -> dict[str, int]:
    return {table: len(rows) for table, rows in view.tables.items() if table != ProjectInfo.table}


def _entries(whole: ProjectView, counts: Mapping[str, int]) -> tuple[ReportEntry, ...]:
    rows = counted(sum(counts.values()), "row")
    done = ReportEntry(Level.DONE, f"{len(ROW_TYPES)} tables", detail=rows)
    return (done, *unquoted(whole.test_sessions.values()))


EXPORTER = CsvTables()
