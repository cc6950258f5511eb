"""Formats tell days and durations from numbers."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from narrative_studio.importers.tables.number_formats import NumberKind, day, kinds, meant


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("yyyy\\-mm\\-dd", NumberKind.DAY),
        ("dd/mm/yy hh:mm", NumberKind.DAY),
        ("[$-407]d. mmmm yyyy", NumberKind.DAY),
        ("mmm", NumberKind.DAY),
        ("[h]:mm:ss", NumberKind.CLOCK),
        ("mm:ss", NumberKind.CLOCK),
        ("h:mm AM/PM", NumberKind.CLOCK),
        ("0.00", NumberKind.NUMBER),
        ('0 "days"', NumberKind.NUMBER),
        ("[Red]0;[Blue]-0", NumberKind.NUMBER),
        ("#,##0.00 [$USD]", NumberKind.NUMBER),
        ("General", NumberKind.NUMBER),
        ("@", NumberKind.NUMBER),
    ],
)
def test_a_code_says_what_its_numbers_are(code: str, kind: NumberKind) -> None:
    assert kinds([164], {164: code}) == (kind,)


def test_built_in_formats_are_known() -> None:
    assert kinds([0, 14, 22, 45, 49], {}) == (
        NumberKind.NUMBER,
        NumberKind.DAY,
        NumberKind.DAY,
        NumberKind.CLOCK,
        NumberKind.NUMBER,
    )


@pytest.mark.parametrize(
    ("number", "from_1904", "expected"),
    [
        (1, False, date(1900, 1, 1)),
        (59, False, date(1900, 2, 28)),
        (61, False, date(1900, 3, 1)),
        (46086, False, date(2026, 3, 5)),
        (46086.75, False, datetime(2026, 3, 5, 18)),  # noqa: DTZ001
        (44624, True, date(2026, 3, 5)),
    ],
)
def test_serial_numbers_are_days(number: float, from_1904: bool, expected: date) -> None:
    assert day(number, from_1904=from_1904) == expected


def test_numbers_are_what_their_kind_says() -> None:
    assert meant(0.5, NumberKind.CLOCK, from_1904=False) == timedelta(hours=12)
    assert meant(46086.0, NumberKind.DAY, from_1904=False) == date(2026, 3, 5)
    assert meant(46086.0, NumberKind.NUMBER, from_1904=False) == 46086.0
    assert meant(-4.0, NumberKind.DAY, from_1904=False) == -4.0
    assert meant(1e300, NumberKind.DAY, from_1904=False) == 1e300
