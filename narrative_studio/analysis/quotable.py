"""What may leave the team of tests with prospects: no names, and no words without a yes.

Unknown is not no, and it is not a yes either: whoever was not asked whether they may be quoted is
not quoted. What they did stays counted, and so does that they objected.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from narrative_studio.model.prospects import Answer, TestSession
from narrative_studio.model.rows import Row
from narrative_studio.model.table import Table
from narrative_studio.model.view import NarrativeView, ProjectView

WORDS_OF_A_SESSION: Final[Mapping[str, str]] = {
    "mark": "text",
    "rating": "reaction",
    "objection_raised": "text",
    "quote": "text",
}
"""Cells of rows of a session that may hold the words of its prospect."""


def may_be_quoted(session: TestSession) -> bool:
    """Whether a prospect has agreed to be quoted under an alias."""
    return session.may_quote is Answer.YES


def silent_sessions(whole: ProjectView) -> frozenset[str]:
    """The ids of the sessions whose prospects have not agreed to be quoted."""
    return frozenset(one.id for one in whole.test_sessions.values() if not may_be_quoted(one))


def names_of(whole: ProjectView) -> int:
    """How many rows name somebody who stands behind an alias."""
    sessions = whole.test_sessions.values()
    named = sum(bool(one.company or one.contact_name or one.contact) for one in sessions)
    return named + sum(bool(one.customer) for one in whole.proofs.values())


def for_outside(view: NarrativeView) -> NarrativeView:
    """A narrative as files for people outside the team tell it."""
    return NarrativeView(outside(view.whole), view.narrative, view.variant, view.told_from)


def outside(whole: ProjectView) -> ProjectView:
    """A document without the words of prospects who did not agree, and without their names.

    All rows are there, so that what happened counts as before. The recall, quotes, what was typed
    beside marks and the word for a reaction are empty, and an objection in words of their own says
    that it is one; transcripts are empty whoever speaks.
    """
    silent = silent_sessions(whole)
    tables: dict[str, Table[Any]] = dict(whole.tables)
    sessions = whole.test_sessions
    _put(tables, "test_session", {one.id: _unnamed(one) for one in sessions.values()})
    pieces = whole.transcript_segments.values()
    _put(tables, "transcript_segment", {o.id: replace(o, speaker="", text="") for o in pieces})
    for table, column in WORDS_OF_A_SESSION.items():
        unsaid = {
            one.id: replace(one, **{column: _unsaid(one, sessions[one.session])})
            for one in whole.tables[table].values()
            if one.session in silent and getattr(one, column)
        }
        _put(tables, table, unsaid)
    return replace(whole, tables=tables)


def _put(tables: dict[str, Table[Any]], name: str, rows: Mapping[str, Row | None]) -> None:
    if rows:
        tables[name] = tables[name].after(rows)


def _unnamed(session: TestSession) -> TestSession:
    recall = session.recall if may_be_quoted(session) else ""
    return replace(session, company="", contact_name="", contact="", recall=recall)


def _unsaid(row: Row, session: TestSession) -> str:
    """What stands in place of the words; each objection stays one of its own."""
    return f"In words not to be quoted ({session.code})" if row.table == "objection_raised" else ""
