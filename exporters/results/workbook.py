"""The results as a workbook: the figures first, then a sheet for each table."""

from __future__ import annotations

from datetime import datetime
from typing import Any, BinaryIO, Final

from exporters.csv_tables import guarded
from exporters.results.gathered import Results
from exporters.results.tables import TableOut, tables

_WIDEST: Final = 60
_NARROWEST: Final = 8
_LONGEST_TEXT: Final = 32_767


def write_workbook(results: Results, file: BinaryIO) -> None:
    """Write a workbook; every text is written as a text, whatever it begins with."""
    from xlsxwriter import Workbook

    book = Workbook(
        file,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    today = results.view.whole.today
    made = datetime(today.year, today.month, today.day)  # noqa: DTZ001 - a day has no zone
    book.set_properties({"title": f"Test results: {results.title}", "created": made})
    head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    plain = book.add_format({"text_wrap": True, "valign": "top"})
    # It stays a text also when somebody edits the cell, or saves the sheet as CSV.
    quoted = book.add_format({"text_wrap": True, "valign": "top", "quote_prefix": True})
    for table in (figures_table(results), *tables(results)):
        _sheet(book, table, head, plain, quoted)
    book.close()


def figures_table(results: Results) -> TableOut:
    """The figures, one in a row: what, how many, of how many, and what follows."""
    found = results.figures
    now, old = found.gate.comparison.now, found.gate.comparison.before
    rows = [
        ("Sessions held", len(found.held), None, results.verdicts.counting[1]),
        ("Sessions counted", len(found.eligible), found.planned or None, results.interim),
        ("Converted", now.successes, now.n, now.words("converted")),
        ("Converted, old pitch", old.successes, old.n, old.words("converted")),
        ("Flagged in the version told last", len(found.flags), None, found.version),
        ("By the rule", found.passes.value, None, found.words),
        ("By the numbers", None, None, found.caution),
    ]
    return TableOut("figures", ("figure", "count", "of", "in_words"), tuple(rows))


def _sheet(book: Any, table: TableOut, head: Any, plain: Any, quoted: Any) -> None:
    sheet = book.add_worksheet(table.name)
    for column, title in enumerate(table.headers):
        longest = max((len(str(row[column] or "")) for row in table.rows), default=0)
        wide = min(_WIDEST, max(_NARROWEST, len(title) + 2, longest + 1))
        sheet.set_column(column, column, wide)
        sheet.write_string(0, column, title, head)
    for at, row in enumerate(table.rows, 1):
        for column, value in enumerate(row):
            if isinstance(value, str):
                is_risky = guarded(value) != value
                sheet.write_string(at, column, _held(value), quoted if is_risky else plain)
            elif value is not None:
                sheet.write_number(at, column, value, plain)
    sheet.freeze_panes(1, 0)
    if table.rows:
        sheet.autofilter(0, 0, len(table.rows), len(table.headers) - 1)


def _held(text: str) -> str:
    """As much of a text as a cell of Excel holds, which would else stay empty."""
    return text if len(text) <= _LONGEST_TEXT else f"{text[: _LONGEST_TEXT - 1]}…"
