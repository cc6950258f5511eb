"""A plan counts what comes in, and lists what does not by its line."""

from __future__ import annotations

from narrative_studio.importers.recorded.planning import NOUNS
from narrative_studio.importers.tables.fields import Target
from tests.narrative_studio.importers.recorded.conftest import Bring


def test_every_kind_of_row_has_a_noun() -> None:
    assert set(NOUNS) == set(Target)


def test_rows_that_cannot_be_read_stand_among_those_without_a_place(bring: Bring) -> None:
    table = (
        "Session,Date,Alias,Qualified\nT1,2026-01-01,A,yes\nT1,2026-01-01,A,no\nT2,,B,maybe so\n"
    )
    found = bring(table).planned
    assert (found.count, [one.line for one in found.bad]) == (1, [3, 4])
