"""Makes test sessions of the rows of a table, one each."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any, Final

from narrative_studio.importers.recorded.gathering import Gathering
from narrative_studio.importers.recorded.in_session import EachFrame, Quotes, raised
from narrative_studio.importers.recorded.names import Unknown
from narrative_studio.importers.tables.applying import EACH
from narrative_studio.model.durations import LONGEST_MS
from narrative_studio.model.ids import SessionPersonaId, TestSessionId, keyed_id, new_id
from narrative_studio.model.prospects import (
    Answer,
    Extent,
    Outcome,
    SessionPersona,
    SessionState,
    TestSession,
    Verdict,
)

_PLAIN: Final = (
    *("code", "prospect", "held_on", "company", "contact_name", "contact", "employees"),
    *("qualified_because", "contaminated_because", "duration_ms", "version", "recall"),
    *("next_step", "next_step_on", "verdict_words", "note"),
)
_ONE_LINE: Final = frozenset({"code", "prospect", "company", "contact_name", "contact", "version"})
_WORDS: Final[Mapping[str, Any]] = {
    "qualified": Answer,
    "contaminated": Answer,
    "may_record": Answer,
    "may_quote": Answer,
    "converted": Answer,
    "perfect_world": Extent,
    "outcome": Outcome,
    "verdict": Verdict,
}
_NUMBERED: Final = re.compile(r"T([0-9]{1,9})")
_UNKNOWN: Final = "unknown"


class SessionRows:
    """Goes through the rows; ``today`` tells a session that was held from one that is planned."""

    def __init__(self, into: Gathering, today: date) -> None:
        self._into = into
        self._today = today.isoformat()
        self._each = EachFrame(into)
        self._quotes = Quotes(into)
        self._lines: dict[str, int] = {}
        view = into.story.whole
        numbers = [_NUMBERED.fullmatch(one.code) for one in view.test_sessions.values()]
        self._last = max((int(found[1]) for found in numbers if found), default=0)
        self._aliases = {one.prospect for one in view.test_sessions.values()}

    def take(self, row: Mapping[str, Any], line: int) -> None:
        """Take one row with all that it holds about frames, objections and quotes."""
        into, names = self._into, self._into.names
        cells = _cells(row)
        for key, find in (
            ("rep", names.person),
            ("observer", names.person),
            ("segment", names.segment),
        ):
            if (found := into.found(line, find, row.get(key))) is not None:
                cells[key] = found
        if (baseline := names.baseline(cells.get("version", ""))) is not None:
            cells["baseline"] = baseline
        try:
            known = self._known(cells)
        except Unknown as error:
            into.leave_out(line, error)
            return
        session = self._made(cells) if known is None else known
        if session.id in self._lines:
            into.leave_out(line, f"it is the session of line {self._lines[session.id]} again")
            return
        self._lines[session.id] = line
        if known is not None:
            if known.state is SessionState.PLANNED and self._was_held(cells):
                cells["state"] = SessionState.ENDED
            # “T3” and “3” may stand for T03: it is found by that name, not renamed.
            cells.pop("code", None)
            session = replace(known, **cells)
        into.want(session, line, *cells)
        self._take_personas(session, row.get("persona"), line)
        for said in row.get("objections") or ():
            raised(into, session, said, line)
        for said in row.get("quotes") or ():
            self._quotes.take(session, said, line)
        for name, values in (row.get(EACH) or {}).items():
            try:
                frame = names.frame(name)
            except Unknown as error:
                into.tell(line, error)
                continue
            self._each.take(session, frame, values, line)

    def _known(self, cells: Mapping[str, Any]) -> TestSession | None:
        """The session that a row tells of, None for a new one."""
        names, held_on = self._into.names, cells.get("held_on")
        if code := cells.get("code"):
            return names.coded(code)
        if prospect := cells.get("prospect"):
            alike = names.met(prospect, held_on)
            if len(alike) > 1:
                # Met twice, and the row does not say when: either could be meant.
                codes = " and ".join(one.code for one in alike[:3])
                raise Unknown(f"“{prospect}” was met several times: {codes}; name the session")
            if alike:
                return alike[0]
            planned = self._planned_id(prospect, held_on)
            return self._into.story.whole.test_sessions.get(planned)
        if company := cells.get("company"):
            return names.with_company(company, held_on)
        return None

    def _made(self, cells: dict[str, Any]) -> TestSession:
        """A new session, with an alias and a short name where the row has none."""
        story = self._into.story.narrative
        code, prospect, held_on = cells.get("code"), cells.get("prospect"), cells.get("held_on")
        if code:
            row_id = keyed_id(TestSession.table, story.id, "imported", code.casefold())
        elif prospect:
            row_id = self._planned_id(prospect, held_on)
        else:
            # No id follows from a company: what is personal leaves no trace when it is erased.
            row_id = new_id()
        if not code:
            self._last += 1
        usual = {
            "version": story.version,
            "planned_ms": story.call_length_ms,
            "state": SessionState.ENDED if self._was_held(cells) else SessionState.PLANNED,
            "code": code or f"T{self._last:02}",
            "prospect": prospect or self._alias(),
        }
        made = TestSession(TestSessionId(row_id), narrative=story.id, **{**usual, **cells})
        self._into.names.add(made)
        return made

    def _planned_id(self, prospect: str, held_on: str | None) -> str:
        narrative = self._into.story.narrative.id
        said = (prospect.casefold(), held_on)
        return keyed_id(TestSession.table, narrative, "imported", "alias", *said)

    def _alias(self) -> str:
        number = 1
        while (alias := f"Prospect {number}") in self._aliases:
            number += 1
        self._aliases.add(alias)
        return alias

    def _was_held(self, cells: Mapping[str, Any]) -> bool:
        held_on = cells.get("held_on")
        return held_on is None or held_on <= self._today

    def _take_personas(self, session: TestSession, said: str | None, line: int) -> None:
        if not said:
            return
        personas, unknown = self._into.names.personas(said)
        for word in unknown:
            self._into.tell(line, f"there is no persona “{word}” here")
        for persona in personas:
            row_id = SessionPersonaId(keyed_id(SessionPersona.table, session.id, persona))
            self._into.want(SessionPersona(row_id, session=session.id, persona=persona), line)


def _cells(row: Mapping[str, Any]) -> dict[str, Any]:
    """What the row says of the session itself; what it is silent about is not there."""
    cells: dict[str, Any] = {}
    for key in _PLAIN:
        value = row.get(key)
        if value is not None and value != "":
            cells[key] = " ".join(value.split()) if key in _ONE_LINE else value
    if "duration_ms" in cells:
        cells["duration_ms"] = min(cells["duration_ms"], LONGEST_MS)
    for key, words in _WORDS.items():
        if (value := row.get(key)) and value != _UNKNOWN:
            cells[key] = words(value)
    return cells
