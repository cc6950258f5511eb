"""The results as tables: sessions, frames in sessions, marks, quotes, objections; aliases only."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, Final

from exporters.csv_tables import guarded, zip_entry
from exporters.results.gathered import Results
from narrative_studio.analysis.prospects.eligible import Standing
from narrative_studio.model.observed import Reached
from narrative_studio.model.prospects import Metric
from narrative_studio.results.reworded import told_as
from narrative_studio.results.said import said

Value = str | int | None
METRICS: Final = tuple(Metric)


@dataclass(frozen=True, slots=True)
class TableOut:
    """A table by its name: headings and rows of as many cells."""

    name: str
    headers: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


def tables(results: Results) -> tuple[TableOut, ...]:
    """All tables, in their order."""
    return tuple(TableOut(name, heads, tuple(rows(results))) for name, heads, rows in _TABLES)


def write_csv(found: tuple[TableOut, ...], file: BinaryIO) -> None:
    """Write a zip with a CSV file for each table, for Excel and others alike."""
    with zipfile.ZipFile(file, "w") as archive:
        for table in found:
            out = io.StringIO(newline="")
            writer = csv.writer(out, lineterminator="\r\n")
            writer.writerow(table.headers)
            for row in table.rows:
                writer.writerow([guarded(one) if isinstance(one, str) else one for one in row])
            content = out.getvalue().encode("utf-8-sig")
            archive.writestr(zip_entry(f"{table.name}.csv"), content, compresslevel=9)


def _of(one: Standing) -> tuple[Value, ...]:
    session = one.session
    return session.code, session.prospect, session.version, "yes" if one.is_eligible else "no"


def _sessions(results: Results) -> Iterator[tuple[Value, ...]]:
    whole = results.view.whole
    for one in results.figures.held:
        session = one.session
        segment = whole.segments.get(session.segment or "")
        told = whole.baselines.get(session.baseline or "")
        yield (
            *_of(one),
            "; ".join(one.reasons),
            session.held_on,
            told.code or told.name if told is not None else "",
            segment.name if segment is not None else "",
            session.employees,
            session.duration_ms // 1000 or None,
            session.qualified.value,
            session.contaminated.value,
            session.perfect_world.value,
            session.recall,
            session.outcome.value,
            session.converted.value,
            session.next_step,
            session.next_step_on,
            session.verdict.value,
        )


def _frames(results: Results) -> Iterator[tuple[Value, ...]]:
    for one in results.readings.every:
        for frame in results.readings.frames:
            cell = one.cell(frame.id)
            reached = cell.reached
            yield (
                *_of(one.standing),
                results.view.number(frame.id),
                frame.headline,
                reached.value,
                cell.duration_ms // 1000 or None,
                one.state(frame.id).value if reached is not Reached.SKIPPED else "",
                told_as(results.readings, one, frame.id).value,
                cell.reaction,
                *(cell.rating.get(metric) for metric in METRICS),
            )


def _marks(results: Results) -> Iterator[tuple[Value, ...]]:
    whole = results.view.whole
    for one in results.figures.held:
        for mark in whole.marks.of("session", one.session.id):
            objection = whole.objections.get(mark.objection or "")
            yield (
                *_of(one),
                results.view.number(mark.frame) if mark.frame else None,
                mark.at_ms // 1000,
                mark.kind.value,
                mark.text,
                objection.text if objection is not None else "",
            )


def _quotes(results: Results) -> Iterator[tuple[Value, ...]]:
    """Those that may leave the team, the newest session first."""
    for one in said(results.readings):
        if one.may_leave:
            codes = ", ".join(code.word for code in one.codes)
            counted = "yes" if one.is_counted else "no"
            number = int(one.number) if one.number else None
            yield one.code, one.who, one.version, counted, number, one.text, codes


def _objections(results: Results) -> Iterator[tuple[Value, ...]]:
    whole = results.view.whole
    for one in results.figures.held:
        for raised in whole.objections_raised.of("session", one.session.id):
            known = whole.objections.get(raised.objection or "")
            yield (
                *_of(one),
                results.view.number(raised.frame) if raised.frame else None,
                known.text if known is not None else raised.text,
                "yes" if known is not None else "no",
                raised.handled.value,
                raised.how,
                known.response if known is not None else "",
            )


def _wordings(results: Results) -> Iterator[tuple[Value, ...]]:
    """How each frame was taken by whoever counts, wording by wording."""
    for frame in results.worded:
        for one in frame.taken:
            counts = (one.landed, one.confused, one.objected)
            number = int(frame.number) if frame.number else None
            yield number, frame.title, one.told.value, one.versions, one.reached, *counts


def _heard_words(results: Results) -> Iterator[tuple[Value, ...]]:
    """Words that prospects use and the story does not, those of most prospects first."""
    for one in results.heard:
        yield one.word, len(one.prospects), one.example


def _new_codes(results: Results) -> Iterator[tuple[Value, ...]]:
    """What each counted session with a coded quote still taught, as it follows on the others.

    Codes are counted whether or not the words that they were given to may leave the team.
    """
    found = results.saturation()
    for step, so_far in zip(found.steps, found.reached, strict=True):
        yield step.code, step.new, step.seen, so_far


_SESSION: Final = ("session", "prospect", "version", "counted")
_TABLES: Final[
    tuple[tuple[str, tuple[str, ...], Callable[[Results], Iterator[tuple[Value, ...]]]], ...]
] = (
    (
        "sessions",
        (
            *_SESSION,
            *("why_not", "held_on", "baseline", "segment", "employees", "seconds", "qualified"),
            *("contaminated", "perfect_world", "recall", "outcome", "converted", "next_step"),
            *("next_step_on", "rep_verdict"),
        ),
        _sessions,
    ),
    (
        "frame_results",
        (
            *_SESSION,
            *("frame", "headline", "reached", "seconds", "taken_as", "told", "reaction"),
            *(metric.value for metric in METRICS),
        ),
        _frames,
    ),
    ("marks", (*_SESSION, "frame", "at_second", "mark", "text", "objection"), _marks),
    ("quotes", (*_SESSION, "frame", "quote", "codes"), _quotes),
    (
        "objections",
        (*_SESSION, "frame", "objection", "known", "handled", "how", "answer"),
        _objections,
    ),
    (
        "wordings",
        ("frame", "headline", "told", "versions", "reached", "landed", "confused", "objected"),
        _wordings,
    ),
    ("heard_words", ("word", "prospects", "example"), _heard_words),
    ("new_codes", ("session", "new_codes", "all_its_codes", "codes_so_far"), _new_codes),
)
