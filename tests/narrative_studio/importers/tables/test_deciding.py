"""Columns decide for each other, and what was decided is shown."""

from __future__ import annotations

from datetime import date

from narrative_studio.importers.tables.dates import DateOrder
from narrative_studio.importers.tables.deciding import Meant, Reading, decide, readings
from narrative_studio.importers.tables.fields import Target, field_of
from narrative_studio.importers.tables.mapping import Column
from narrative_studio.importers.tables.table import Cell


def meant(key: str, *cells: Cell, order: DateOrder | None = None) -> Meant:
    return Meant(Column(f"The {key[:4]}", key, order=order), field_of(Target.SESSIONS, key), cells)


def examples(one: Meant) -> list[tuple[str, str]]:
    readers, _notes = decide([one])
    return [(each.cell, each.read) for each in readings(one, readers[0])]


def test_cells_that_might_be_read_otherwise_are_shown_first() -> None:
    assert examples(meant("employees", "80", "90", "1.200")) == [("“1.200”", "1,200")]
    found = examples(meant("held_on", "31/12/2025", "30/12/2025", "3/4/2026"))
    assert found == [("“3/4/2026”", "3 April 2026"), ("“31/12/2025”", "31 December 2025")]


def test_what_says_itself_what_it_is_needs_no_reading() -> None:
    assert examples(meant("held_on", "2026-03-05", date(2026, 3, 5), "5 March 2026")) == []
    assert examples(meant("duration_ms", "2:30", "", None, "long")) == []
    assert examples(meant("prospect", "1.200")) == []


def test_a_bare_number_of_a_duration_is_shown_with_its_unit() -> None:
    assert examples(meant("duration_ms", "2", "0.025")) == [
        ("“2”", "2:00"),
        ("“0.025”", "1.5 s"),
    ]


def test_a_decision_about_days_is_no_question_any_more() -> None:
    decided = meant("held_on", "3/4/2026", order=DateOrder.MONTH_FIRST)
    readers, notes = decide([decided])
    assert notes == []
    assert readings(decided, readers[0]) == (Reading("“3/4/2026”", "4 March 2026"),)
