"""A story in which every cell that may hold a prospect's words, or a name, holds a planted word."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from narrative_studio.model.ids import new_id
from narrative_studio.model.observed import (
    Mark,
    MarkKind,
    ObjectionRaised,
    Quote,
    TranscriptSegment,
)
from narrative_studio.model.prospects import Answer
from narrative_studio.model.rows import Row
from narrative_studio.model.view import NarrativeView, ProjectView

WORDS: Final = "Quixotwhisper"
"""Said by somebody who was not asked whether they may be quoted."""
NAME: Final = "Realnamius"
"""The name of the company, of the person, and of the customer of a proof."""
ALLOWED: Final = "Freelysaid"
"""Said by somebody who may be quoted."""


def planted(whole: ProjectView) -> NarrativeView:
    """The sample with such words in a session that counts, and a quote in another."""
    sessions = whole.test_sessions.ordered
    silent = next(one for one in sessions if one.code == "T01")
    open_ = next(one for one in sessions if one.code == "T12")
    frame = whole.narrative().frames[0].id
    names: Any = {"company": NAME, "contact_name": NAME, "contact": NAME}
    rows: list[Row] = [
        replace(silent, may_quote=Answer.UNKNOWN, recall=WORDS, **names),
        replace(open_, **names),
        Quote(_new(), silent.id, "Q-90", frame, None, WORDS),
        Quote(_new(), open_.id, "Q-91", frame, None, ALLOWED),
        *(Mark(_new(), silent.id, frame, silent.observer, 1000, kind, WORDS) for kind in MarkKind),
        ObjectionRaised(_new(), silent.id, None, WORDS, frame),
        TranscriptSegment(_new(), silent.id, 1, 0, 10, False, NAME, WORDS, frame),
        *(replace(one, reaction=WORDS) for one in whole.ratings.of("session", silent.id)),
        *(replace(one, customer=NAME) for one in whole.proofs.values()),
    ]
    tables: dict[str, Any] = dict(whole.tables)
    for row in rows:
        tables[row.table] = tables[row.table].after({row.id: row})
    return replace(whole, tables=tables).narrative()


def _new() -> Any:
    return new_id()
