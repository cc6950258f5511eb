"""The data behind a chart as text: for spreadsheets, for the clipboard, for a web page.

A text that a spreadsheet would take for a formula is guarded by an apostrophe; numbers stay so.
"""

from __future__ import annotations

import csv
import io
from html import escape

from exporters.csv_tables import guarded
from narrative_studio.charts.chart import ChartTable, Value


def csv_text(table: ChartTable) -> str:
    """The table as CSV, for a file."""
    return _rows(table, ",")


def tsv_text(table: ChartTable) -> str:
    """The table with tabs between its cells, as spreadsheets take it from the clipboard."""
    return _rows(table, "\t")


def html_text(table: ChartTable, caption: str) -> str:
    """The table as HTML, as documents take it from the clipboard."""
    head = "".join(_html_cell(header, "th") for header in table.headers)
    rows = "".join(
        f"<tr>{''.join(_html_cell(value, 'td') for value in row)}</tr>" for row in table.rows
    )
    return (
        f"<table><caption>{escape(caption)}</caption><thead><tr>{head}</tr></thead>"
        f"<tbody>{rows}</tbody></table>"
    )


def shown(value: Value) -> str:
    """A value as it is read; a whole number without decimals, nothing for nothing."""
    if value is None:
        return ""
    return f"{value:g}" if isinstance(value, float) else str(value)


def _rows(table: ChartTable, between: str) -> str:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=between, lineterminator="\r\n")
    for row in (table.headers, *table.rows):
        writer.writerow([_cell(value) for value in row])
    return text.getvalue()


def _cell(value: Value) -> str:
    if isinstance(value, str):
        return guarded(" ".join(value.splitlines()))
    return shown(value)


def _html_cell(value: Value, tag: str) -> str:
    # What is pasted from a document into a spreadsheet may run there as well.
    text = guarded(value) if isinstance(value, str) else shown(value)
    return f"<{tag}>{escape(text, quote=False)}</{tag}>"
