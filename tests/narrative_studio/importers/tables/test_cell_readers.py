"""A column has the reader that its field, its name and its cells ask for."""

from __future__ import annotations

from datetime import timedelta

import pytest

from narrative_studio.importers.tables.cell_readers import reader_of
from narrative_studio.importers.tables.dates import DateOrder
from narrative_studio.importers.tables.durations import Unit
from narrative_studio.importers.tables.fields import FIELDS, Target, field_of
from narrative_studio.importers.tables.table import Cell

DATE = field_of(Target.SESSIONS, "held_on")
TIME = field_of(Target.PAGE_VIEWS, "time_ms")
LENGTH = field_of(Target.SESSIONS, "duration_ms")


def test_the_cells_of_a_column_decide_the_order_of_its_days() -> None:
    column: list[Cell] = ["3/4/2026", "3/14/2026"]
    assert reader_of(DATE, "Date", column)("3/4/2026") == "2026-03-04"
    decided = reader_of(DATE, "Date", column, order=DateOrder.DAY_FIRST)
    assert decided("3/4/2026") == "2026-04-03"


def test_its_name_decides_the_unit_unless_a_person_did() -> None:
    assert reader_of(TIME, "Time", ["2"])("2") == 2000
    assert reader_of(TIME, "Time (min)", ["2"])("2") == 120_000
    assert reader_of(TIME, "Time (min)", ["2"], unit=Unit.SECONDS)("2") == 2000
    assert reader_of(LENGTH, "Length", ["30"])("30") == 1_800_000


def test_its_times_decide_whether_they_are_minutes() -> None:
    column: list[Cell] = [timedelta(hours=7), timedelta(hours=1)]
    assert reader_of(TIME, "Time", column)(column[1]) == 60_000


def test_a_choice_says_what_there_is_to_choose() -> None:
    read = reader_of(field_of(Target.SESSIONS, "outcome"), "Outcome", [])
    assert read("Rejected") == "lost"
    with pytest.raises(ValueError, match="advance, continuation, no decision, lost"):
        read("splendid")


@pytest.mark.parametrize("target", Target)
def test_every_field_reads_an_empty_cell(target: Target) -> None:
    for field in FIELDS[target]:
        assert reader_of(field, field.title, [""])("") in (None, "", (), field.empty, "unknown")
