"""Says what a table would become in the tests of a narrative, before anything is taken in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from narrative_studio.commands.importing import Wanted
from narrative_studio.importers.recorded.gathering import Gathering
from narrative_studio.importers.recorded.in_session import EachFrame, Quotes, marked
from narrative_studio.importers.recorded.names import Unknown
from narrative_studio.importers.recorded.page_views import PageViews
from narrative_studio.importers.recorded.session_rows import SessionRows
from narrative_studio.importers.tables.applying import Applied
from narrative_studio.importers.tables.asked_words import AskedWord
from narrative_studio.importers.tables.deciding import Reading
from narrative_studio.importers.tables.fields import Target
from narrative_studio.importers.tables.table import BadRow
from narrative_studio.model.ids import FrameId, PersonId
from narrative_studio.model.prospects import TestSession
from narrative_studio.model.view import NarrativeView

NOUNS: Final[Mapping[Target, str]] = {
    Target.SESSIONS: "session",
    Target.FRAME_RESULTS: "frame result",
    Target.MARKS: "mark",
    Target.QUOTES: "quote",
    Target.PAGE_VIEWS: "page view",
}
"""What one row of a table is called."""


@dataclass(frozen=True, slots=True)
class Planned:
    """What a table would become: ``count`` of its rows come in as ``wanted`` rows of the document.

    ``bad`` are rows that are left out, ``told`` parts of a row that do not come in with it; both in
    the order of their lines. ``notes`` concern the table as a whole, ``readings`` are examples of
    how days and numbers of a column were read, and ``asked`` words of its closed questions that a
    person gives an answer.
    """

    target: Target
    count: int
    wanted: tuple[Wanted, ...]
    bad: tuple[BadRow, ...]
    told: tuple[BadRow, ...]
    notes: tuple[str, ...]
    readings: Mapping[str, tuple[Reading, ...]] = field(default_factory=dict)
    asked: Mapping[str, tuple[AskedWord, ...]] = field(default_factory=dict)


def planned(applied: Applied, target: Target, story: NarrativeView, *, today: date) -> Planned:
    """Make rows of the document of what was read from a table.

    ``today`` tells sessions that were held from those that are planned.
    """
    into = Gathering(story)
    if target is Target.SESSIONS:
        sessions = SessionRows(into, today)
        for row, line in zip(applied.rows, applied.lines, strict=True):
            sessions.take(row, line)
    elif target is Target.PAGE_VIEWS:
        views = PageViews(into)
        for row, line in zip(applied.rows, applied.lines, strict=True):
            views.take(row, line)
        views.finish()
    else:
        within = _WithinSessions(into, target)
        for row, line in zip(applied.rows, applied.lines, strict=True):
            within.take(row, line)
    bad = sorted((*applied.bad, *into.bad), key=lambda one: one.line)
    return Planned(
        target,
        len(applied.rows) - len(into.bad),
        tuple(into.wanted),
        tuple(bad),
        tuple(sorted(into.told, key=lambda one: one.line)),
        applied.notes,
        applied.readings,
        applied.asked,
    )


class _WithinSessions:
    """Takes rows that belong to a session which is in the document already."""

    def __init__(self, into: Gathering, target: Target) -> None:
        self._into = into
        self._target = target
        self._each = EachFrame(into)
        self._quotes = Quotes(into)
        self._sessions: dict[tuple[str, str, str | None], TestSession | Unknown] = {}

    def take(self, row: Mapping[str, Any], line: int) -> None:
        into = self._into
        try:
            session = self._session(row)
            frame = into.names.frame(said) if (said := row.get("frame")) else None
        except Unknown as error:
            into.leave_out(line, error)
            return
        observer: PersonId | None = into.found(line, into.names.person, row.get("observer"))
        if self._target is Target.MARKS:
            if row["at_ms"] is None:
                into.leave_out(line, "it has no moment in the call")
                return
            marked(into, session, row, line, frame=frame, observer=observer)
        elif self._target is Target.QUOTES:
            codes = row.get("codes") or ()
            self._quotes.take(session, row["text"], line, frame=frame, codes=codes)
        else:
            self._take_frame(session, frame, row, line, observer)

    def _take_frame(
        self,
        session: TestSession,
        frame: FrameId | None,
        row: Mapping[str, Any],
        line: int,
        observer: PersonId | None,
    ) -> None:
        if frame is None:
            self._into.leave_out(line, "it has no frame")
            return
        self._each.take(session, frame, row, line, observer=observer)

    def _session(self, row: Mapping[str, Any]) -> TestSession:
        key = (row.get("code") or "", row.get("prospect") or "", row.get("held_on"))
        if key not in self._sessions:
            try:
                self._sessions[key] = self._into.names.session(*key)
            except Unknown as error:
                self._sessions[key] = error
        found = self._sessions[key]
        if isinstance(found, Unknown):
            raise found
        return found
