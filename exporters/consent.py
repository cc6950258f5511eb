"""What a report says of proofs that may not stand in a file, and of texts that tell them anyway."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Final

from exporters.protocol import Level, ReportEntry, RowRef
from narrative_studio.analysis.consent import Channel, why_not
from narrative_studio.analysis.naming import counted, listed, quoted
from narrative_studio.analysis.quotable import may_be_quoted, names_of, silent_sessions
from narrative_studio.analysis.rules.proof import (
    Telling,
    answer_tellings,
    element_tellings,
    tellings,
    told_without_consent,
)
from narrative_studio.model.evidence import Objection, Proof
from narrative_studio.model.positioning import Element
from narrative_studio.model.prospects import SessionState, TestSession
from narrative_studio.model.storyboard import Frame
from narrative_studio.model.view import NarrativeView, ProjectView

_NAMED: Final = 6
"""So many sessions are named, more of them counted."""


def left_out(proofs: Iterable[Proof], channel: Channel, today: str) -> Iterator[ReportEntry]:
    """What a report says of each proof that stays behind."""
    for proof in proofs:
        name = proof.code or quoted(proof.headline)
        text = f"Proof {name} is left out: it {why_not(proof, channel, today)}."
        yield ReportEntry(Level.INFO, text, RowRef(proof.table, proof.id))


def unquoted(sessions: Iterable[TestSession]) -> Iterator[ReportEntry]:
    """What a report says of held sessions whose prospects have not agreed to be quoted."""
    held = [one for one in sessions if one.state is SessionState.ENDED and not may_be_quoted(one)]
    if held:
        names = [one.code or one.prospect for one in sorted(held, key=lambda one: one.code)]
        told = listed(names) if len(names) <= _NAMED else counted(len(names), "session")
        text = f"No words from {told} are in it: a yes to being quoted is not noted there."
        yield ReportEntry(Level.INFO, text)


def kept_in_the_team(whole: ProjectView) -> Iterator[ReportEntry]:
    """What a report says of a file that holds the whole document, to be opened again."""
    names, silent = names_of(whole), len(silent_sessions(whole))
    held = [
        *([f"the real names behind {counted(names, 'alias', 'aliases')}"] if names else []),
        *([f"what was said in {counted(silent, 'session')} without a yes"] if silent else []),
    ]
    if held:
        text = f"It holds {listed(held)}: keep it in the team."
        yield ReportEntry(Level.WARNING, text)


def told_anyway(
    view: NarrativeView,
    rows: Iterable[Frame | Element | Objection],
    channel: Channel | None,
    places: Collection[str] | None = None,
) -> Iterator[ReportEntry]:
    """What a report says of running text that tells a proof which may not be used so.

    A text cannot be left out like a proof: somebody has to read it. Without ``channel`` each text
    counts as used in its usual way; with ``places`` only the texts of these names are in the file.
    """
    found = (one for row in rows for one in _tellings(view, row))
    in_file = (one for one in found if places is None or one.place in places)
    today = view.whole.today.isoformat()
    for one, text in told_without_consent(in_file, today, channel):
        row = RowRef(one.row.table, one.row.id)
        yield ReportEntry(Level.WARNING, f"{text} It stays in the file.", row)


def _tellings(view: NarrativeView, row: Frame | Element | Objection) -> tuple[Telling, ...]:
    match row:
        case Frame():
            return tellings(view, row)
        case Element():
            return element_tellings(view, row)
        case Objection():
            return answer_tellings(view, row)
