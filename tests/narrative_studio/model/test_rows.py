"""An entity's fields declare its cells once and for all."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, dataclass, fields
from enum import StrEnum
from typing import ClassVar, Optional

import pytest

from narrative_studio.model.catalog import ROW_TYPES
from narrative_studio.model.ids import PersonId
from narrative_studio.model.rows import (
    CellValue,
    Column,
    Policy,
    Row,
    cell,
    columns,
    is_iso_date,
    quick_maker,
)


class Mood(StrEnum):
    HOPEFUL = "hopeful"
    WARY = "wary"


@dataclass(frozen=True)
class Meeting:
    table: ClassVar[str] = "meeting"
    id: str
    room: str = cell(parent="building")
    first_mood: Mood = cell()
    host: PersonId | None = cell(None, refers_to="person")
    guest: Optional[PersonId] = cell(None)  # noqa: UP045 - both spellings have to be read
    mood: Mood = cell(Mood.WARY, policy=Policy.OWNED, trigger=True)
    seats: int = cell(4, least=1, most=9)
    floor: int | None = cell(None)
    is_open: bool = cell(True)
    day: str | None = cell(None, is_date=True)
    note: str = ""


CELLS = columns(Meeting)


def test_every_field_but_the_id_is_a_cell_in_order() -> None:
    assert list(CELLS) == [
        "room",
        "first_mood",
        "host",
        "guest",
        "mood",
        "seats",
        "floor",
        "is_open",
        "day",
        "note",
    ]


def test_declarations_are_read() -> None:
    assert (CELLS["room"].parent, CELLS["room"].refers_to) == ("building", "building")
    assert (CELLS["host"].parent, CELLS["host"].refers_to) == (None, "person")
    assert CELLS["mood"].policy is Policy.OWNED
    assert CELLS["mood"].is_trigger
    assert not CELLS["seats"].is_trigger
    assert CELLS["day"].is_date
    assert CELLS["note"].policy is Policy.PLAIN


@pytest.mark.parametrize(
    ("name", "kind", "is_nullable", "is_text", "default"),
    [
        ("room", str, False, True, ""),
        ("host", str, True, True, None),
        ("guest", str, True, True, None),
        ("mood", Mood, False, True, "wary"),
        ("first_mood", Mood, False, True, "hopeful"),
        ("seats", int, False, False, 4),
        ("floor", int, True, False, None),
        ("is_open", bool, False, False, 1),
        ("note", str, False, True, ""),
    ],
)
def test_types_and_defaults_are_reduced_to_cells(
    name: str, kind: type, is_nullable: bool, is_text: bool, default: CellValue
) -> None:
    column = CELLS[name]
    assert (column.python_type, column.is_nullable, column.is_text) == (kind, is_nullable, is_text)
    assert column.default == default
    assert type(column.default) is not bool


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("mood", Mood.HOPEFUL, "hopeful"),
        ("is_open", False, 0),
        ("seats", 1, 1),
        ("seats", 9, 9),
        ("floor", None, None),
        ("note", "é", "é"),
    ],
)
def test_values_go_to_cells_and_back(name: str, value: object, told: CellValue) -> None:
    column = CELLS[name]
    assert column.to_cell(value) == told
    assert column.from_cell(told) == value
    assert type(column.from_cell(told)) is type(value)


def test_only_cells_go_to_cells() -> None:
    with pytest.raises(AssertionError):
        CELLS["note"].to_cell(1.5)


@pytest.mark.parametrize(
    ("name", "told", "value"),
    [
        ("mood", "of the future", Mood.WARY),
        ("mood", None, Mood.WARY),
        ("mood", 7, Mood.WARY),
        ("first_mood", "x", Mood.HOPEFUL),
        ("seats", None, 4),
        ("seats", "many", 4),
        ("seats", 0, 4),
        ("seats", 10, 4),
        ("floor", "top", None),
        ("is_open", None, True),
        ("is_open", 7, True),
        ("note", None, ""),
        ("note", 7, ""),
        ("day", "soon", None),
        ("day", 20260421, None),
    ],
)
def test_what_makes_no_sense_reads_as_the_default(
    name: str, told: CellValue, value: object
) -> None:
    found = CELLS[name].from_cell(told)
    assert found == value
    assert type(found) is type(value)


def test_a_word_that_may_be_missing_reads_as_missing() -> None:
    column = Column("mood", Mood, True, Policy.PLAIN, False, None, None, None, True, False)
    assert column.from_cell("of the future") is None


@pytest.mark.parametrize("text", ["2026-04-21", "2024-02-29"])
def test_a_calendar_date_is_one(text: str) -> None:
    assert is_iso_date(text)


@pytest.mark.parametrize("text", ["", "20260421", "2026-W17-2", "2026-4-21", "2026-02-29", " "])
def test_other_spellings_are_no_date(text: str) -> None:
    assert not is_iso_date(text)


@pytest.mark.parametrize("row_type", ROW_TYPES, ids=lambda one: one.__name__)
def test_rows_made_quickly_are_like_all_others(row_type: type[Row]) -> None:
    cells = [f"cell {number}" for number in range(len(fields(row_type)))]
    made, called = quick_maker(row_type)(*cells), row_type(*cells)
    assert type(made) is row_type
    assert made == called
    assert hash(made) == hash(called)
    with pytest.raises(FrozenInstanceError):
        made.id = "other"  # type: ignore[misc]
