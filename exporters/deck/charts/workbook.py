"""The workbook inside a native chart, from which PowerPoint lets its data be edited."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from typing import Final

import xlsxwriter

from exporters.csv_tables import guarded
from exporters.deck.charts.native import NativeChart

SHEET: Final = "Sheet1"
_MOMENT: Final = datetime(1980, 1, 1, tzinfo=UTC).replace(tzinfo=None)
_WIDEST: Final = 40


def workbook(chart: NativeChart) -> bytes:
    """The data of a chart: categories down, a column for each series, then what error bars span.

    The same chart gives the same bytes.
    """
    kept = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(kept, options) as book:
        book.set_properties({"created": _MOMENT})
        sheet = book.add_worksheet(SHEET)
        rate = book.add_format({"num_format": "0%"}) if chart.is_rate else None
        for row, category in enumerate(chart.categories, 1):
            sheet.write_string(row, 0, guarded(category))
        for column, series in enumerate(chart.series, 1):
            sheet.write_string(0, column, guarded(series.name))
            for row, value in enumerate(series.values, 1):
                if value is not None:
                    sheet.write_number(row, column, value, rate)
        column = len(chart.series) + 1
        for series in chart.series:
            if series.has_reach:
                _write_reach(sheet, series.name, series.reach, column, rate)
                column += 2
        longest = max(
            (len(part) for text in chart.categories for part in text.split("\n")), default=8
        )
        sheet.set_column(0, 0, min(longest + 2, _WIDEST))
    return kept.getvalue()


def _write_reach(
    sheet: xlsxwriter.worksheet.Worksheet,
    name: str,
    reach: tuple[tuple[float, float] | None, ...],
    column: int,
    rate: xlsxwriter.format.Format | None,
) -> None:
    for shift, end in enumerate(("down", "up")):
        sheet.write_string(0, column + shift, guarded(f"{name}, {end}"))
        for row, span in enumerate(reach, 1):
            if span is not None:
                sheet.write_number(row, column + shift, span[shift], rate)


def column_letter(number: int) -> str:
    """The letters of a column, counted from 0: ``A``, ``Z``, ``AA``."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
