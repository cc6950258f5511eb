"""In which state a cell of the heat table is."""

from __future__ import annotations

import pytest

from narrative_studio.analysis.prospects.received import NO_SCORES, InSession
from narrative_studio.charts.heat_table import HeatState
from narrative_studio.model.ids import MarkId, TestSessionId
from narrative_studio.model.observed import Mark, MarkKind, Reached
from narrative_studio.results.cells import mark_words, state_of


def marks(*kinds: MarkKind, text: str = "") -> tuple[Mark, ...]:
    session = TestSessionId("s")
    return tuple(Mark(MarkId(kind), session=session, kind=kind, text=text) for kind in kinds)


def cell(reached: Reached = Reached.REACHED, *kinds: MarkKind, reaction: str = "") -> InSession:
    return InSession(reached, 0, marks(*kinds), NO_SCORES, reaction)


@pytest.mark.parametrize(
    ("kinds", "state"),
    [
        ((MarkKind.LANDED,), HeatState.LANDED),
        ((MarkKind.BUYING_SIGNAL,), HeatState.LANDED),
        ((MarkKind.LANDED, MarkKind.CONFUSED), HeatState.CONFUSED),
        ((MarkKind.CONFUSED, MarkKind.OBJECTION), HeatState.OBJECTED),
        ((MarkKind.QUESTION,), HeatState.NEUTRAL),
    ],
)
def test_what_asks_for_work_comes_before_what_went_well(
    kinds: tuple[MarkKind, ...], state: HeatState
) -> None:
    assert state_of(cell(Reached.REACHED, *kinds)) is state


def test_where_nothing_was_noted_nothing_is_known() -> None:
    assert state_of(cell()) is HeatState.UNKNOWN
    assert state_of(cell(reaction="nods")) is HeatState.NEUTRAL
    rated = InSession(Reached.REACHED, scores=(4, None, None, None))
    assert state_of(rated) is HeatState.NEUTRAL


def test_a_skipped_frame_is_skipped_whatever_was_marked() -> None:
    assert state_of(cell(Reached.SKIPPED, MarkKind.LANDED)) is HeatState.SKIPPED


def test_marks_are_told_once_with_their_words() -> None:
    told = mark_words((*marks(MarkKind.LANDED), *marks(MarkKind.LANDED)))
    assert told == "landed"
    assert mark_words(marks(MarkKind.OBJECTION, text="Who?")) == "objection: Who?"
