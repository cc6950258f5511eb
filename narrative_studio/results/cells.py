"""One cell of the table of frames and prospects: in which state a frame was left."""

from __future__ import annotations

from typing import Final

from narrative_studio.analysis.prospects.received import NO_SCORES, InSession
from narrative_studio.charts.heat_table import HeatState
from narrative_studio.model.observed import Mark, MarkKind, Reached

_SAYS: Final = (
    (MarkKind.OBJECTION, HeatState.OBJECTED),
    (MarkKind.CONFUSED, HeatState.CONFUSED),
    (MarkKind.LANDED, HeatState.LANDED),
    (MarkKind.BUYING_SIGNAL, HeatState.LANDED),
)
"""In this order: what asks for work is not covered up by what went well at the same frame."""


_SKIPPED: Final = Reached.SKIPPED


def state_of(cell: InSession) -> HeatState:
    """The state of a cell; where nothing was noted it is unknown, which is not a no."""
    if cell.reached is _SKIPPED:
        return HeatState.SKIPPED
    if cell.marks:
        for kind, state in _SAYS:
            for mark in cell.marks:
                if mark.kind is kind:
                    return state
        return HeatState.NEUTRAL
    is_rated = cell.scores != NO_SCORES or bool(cell.reaction)
    return HeatState.NEUTRAL if is_rated else HeatState.UNKNOWN


def mark_words(marks: tuple[Mark, ...]) -> str:
    """What was marked, in words, with what was written beside it."""
    said = dict.fromkeys(
        f"{mark.kind.value}: {mark.text}" if mark.text else mark.kind.value for mark in marks
    )
    return "; ".join(said)
