"""Makes sessions of the visits that a deck tracker counted: which page was read, and for how long.

A visit is a session without anybody on our side. Whether the visitor is qualified is unknown, so
that it is shown and not counted until a person has judged it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from narrative_studio.importers.recorded.gathering import Gathering
from narrative_studio.importers.recorded.in_session import EachFrame
from narrative_studio.importers.tables.answers import folded
from narrative_studio.importers.tables.applying import EACH
from narrative_studio.model.durations import LONGEST_MS
from narrative_studio.model.ids import FrameId, TestSessionId, keyed_id, new_id
from narrative_studio.model.prospects import SessionState, TestSession

_VISIT: Final = re.compile(r"V[0-9]{1,9}")


class PageViews:
    """Gathers the pages of each visit; :meth:`finish` makes the sessions of them."""

    def __init__(self, into: Gathering) -> None:
        self._into = into
        self._each = EachFrame(into)
        self._visits: dict[tuple[str, str, str | None], TestSession] = {}
        self._lines: dict[str, int] = {}
        self._times: dict[str, dict[FrameId, tuple[int, int]]] = {}
        sessions = into.story.whole.test_sessions.of("narrative", into.story.narrative.id)
        visits = [one for one in sessions if _VISIT.fullmatch(one.code)]
        self._known = {self._key(one): one for one in visits}
        self._number = max((int(one.code[1:]) for one in visits), default=0)

    def take(self, row: Mapping[str, Any], line: int) -> None:
        """Take one row: a page of a visit, or a visit with its pages side by side."""
        pages = {
            int(name): values
            for name, values in (row.get(EACH) or {}).items()
            # Side by side all pages have a column: one on which no time was spent was not seen.
            if name.isdigit() and values.get("time_ms")
        }
        if row.get("page") is not None:
            pages[row["page"]] = {"time_ms": row.get("time_ms")}
        if not pages:
            self._into.leave_out(line, "it names no page")
            return
        frames = {page: self._into.names.numbered(page) for page in pages}
        if not any(frames.values()):
            beyond = ", ".join(str(page) for page in frames)
            self._into.leave_out(line, f"the story has no frame {beyond}")
            return
        session = self._visit(row, line)
        times = self._times.setdefault(session.id, {})
        for page, frame in frames.items():
            if frame is None:
                self._into.tell(line, f"the story has no frame {page}")
                continue
            # Pages are gone back to: what counts is the whole time on one.
            before, _line = times.get(frame, (0, line))
            times[frame] = (before + (pages[page].get("time_ms") or 0), line)

    def finish(self) -> None:
        """Want the sessions with their frames."""
        for session in self._visits.values():
            line = self._lines[session.id]
            times = self._times.get(session.id, {})
            total = min(sum(time for time, _line in times.values()), LONGEST_MS)
            made = replace(session, duration_ms=total or session.duration_ms)
            self._into.want(made, line, "duration_ms")
            for frame, (took_ms, at) in times.items():
                values = {"time_ms": took_ms, "reached": "reached"}
                self._each.take(made, frame, values, at)

    def _visit(self, row: Mapping[str, Any], line: int) -> TestSession:
        visitor = row.get("visitor") or ""
        visit, held_on = row.get("visit") or "", row.get("held_on")
        key = (folded(visit), "" if visit else folded(visitor), held_on)
        if key in self._visits:
            return self._visits[key]
        session = self._known.get(key) or self._made(row, visitor, visit, held_on)
        self._visits[key] = session
        self._lines[session.id] = line
        return session

    def _made(
        self, row: Mapping[str, Any], visitor: str, visit: str, held_on: str | None
    ) -> TestSession:
        story = self._into.story.narrative
        # A tracker's own name of a visit is nobody's; of a visitor no id is made.
        parts = ("visit", folded(visit), held_on)
        row_id = keyed_id(TestSession.table, story.id, *parts) if visit else new_id()
        self._number += 1
        version = " ".join((row.get("version") or "").split())
        return TestSession(
            TestSessionId(row_id),
            narrative=story.id,
            code=f"V{self._number:02}",
            prospect=f"Visitor {self._number}",
            state=SessionState.ENDED,
            held_on=held_on,
            baseline=self._into.names.baseline(version) if version else None,
            version=version or story.version,
            company=" ".join((row.get("company") or "").split()),
            contact=" ".join(visitor.split()),
            note="Read alone, as a deck tracker has counted it.",
            ref=f"visit:{visit}" if visit else None,
        )

    def _key(self, session: TestSession) -> tuple[str, str, str | None]:
        visit = (session.ref or "").removeprefix("visit:")
        return (folded(visit), "" if visit else folded(session.contact), session.held_on)
