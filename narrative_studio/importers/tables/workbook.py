"""Reads Excel's workbooks: every sheet that holds a table, formulas by the values last computed.

Nothing outside the file is followed, and no macro runs: only sheets, strings and formats are read.
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from pathlib import Path
from typing import Final
from urllib.parse import unquote

from narrative_studio.errors import ImportFailed
from narrative_studio.importers.tables.delimited import HINT, MOST_COLUMNS, MOST_ROWS
from narrative_studio.importers.tables.header import as_table
from narrative_studio.importers.tables.sheet_xml import (
    SheetReader,
    SheetRefused,
    attribute,
    shared_strings,
    style_kinds,
    walk,
)
from narrative_studio.importers.tables.table import Table
from narrative_studio.office_file import Kind, OfficeFile, PartMissing, open_office_file

WORKBOOK: Final = Kind(
    noun="Excel workbook",
    program="Excel",
    ending=".xlsx",
    old_stream="Workbook",
    old_ending=".xls",
    again="import it again",
    error=ImportFailed,
)
MOST_SHEETS: Final = 200
_BOOK: Final = "xl/workbook.xml"


def read_workbook(path: Path) -> tuple[Table, ...]:
    """Read all sheets of a workbook that hold a table, in their order, hidden ones last.

    Raises:
        ImportFailed: the file is missing, unreadable, no workbook, locked, damaged, or so large or
            so tightly packed that it can only mean harm.
    """
    with open_office_file(path, WORKBOOK) as package:
        if _BOOK not in package:
            raise _no_workbook(package)
        try:
            return _tables(package)
        except SheetRefused as error:
            raise ImportFailed(f"“{package.name}” cannot be read: {error}.", HINT) from error
        except PartMissing as error:
            raise ImportFailed(
                f"“{package.name}” is damaged: {error}.", "Open it in Excel, save it anew."
            ) from error


def _no_workbook(package: OfficeFile) -> ImportFailed:
    names = {name.lower() for name in package.names}
    if "xl/workbook.bin" in names:
        what = f"“{package.name}” is a binary workbook."
    elif "content.xml" in names:
        what = f"“{package.name}” is an OpenDocument file."
    else:
        return ImportFailed(f"“{package.name}” is no workbook.", HINT)
    return ImportFailed(what, "Save it as .xlsx or .csv and import that.")


def _tables(package: OfficeFile) -> tuple[Table, ...]:
    sheets, from_1904 = _sheets(package)
    targets = _targets(package)
    strings = _optional(package, targets, "sharedStrings")
    texts = shared_strings(strings) if strings else []
    styles = _optional(package, targets, "styles")
    formats = style_kinds(styles) if styles else ()
    found = []
    for name, link in sheets:
        kind, part = targets.get(link, ("", ""))
        # Sheets that are nothing but a chart have no cells.
        if kind != "worksheet" or part not in package:
            continue
        reader = SheetReader(texts, formats, from_1904=from_1904, most_columns=MOST_COLUMNS)
        reader.read(package.read(part))
        found.append(_table(package, name, reader))
    tables = tuple(table for table in found if table is not None)
    if not tables:
        raise ImportFailed(f"“{package.name}” holds no table: no row names its columns.", HINT)
    return tables


def _table(package: OfficeFile, name: str, reader: SheetReader) -> Table | None:
    if len(reader.rows) > MOST_ROWS:
        raise ImportFailed(
            f"“{package.name}” has more than {MOST_ROWS:,} rows in “{name}”.",
            "Cut it into several tables, then import them one by one.",
        )
    notes = []
    if reader.left_out:
        notes.append(f"Cells beyond column {MOST_COLUMNS:,} were left out.")
    return as_table(name, reader.rows, reader.lines, notes=notes)


def _sheets(package: OfficeFile) -> tuple[list[tuple[str, str]], bool]:
    """The sheets by name and link, hidden ones last, and whether days count from 1904."""
    shown: list[tuple[str, str]] = []
    hidden: list[tuple[str, str]] = []
    from_1904 = False

    def start(element: str, values: Mapping[str, str]) -> None:
        nonlocal from_1904
        if element == "workbookPr":
            from_1904 = values.get("date1904", "0") in {"1", "true", "on"}
        elif element == "sheet":
            place = shown if values.get("state", "visible") == "visible" else hidden
            place.append((values.get("name", ""), attribute(values, "id")))

    walk(package.read(_BOOK), start, lambda _name: None, lambda _piece: None)
    if len(shown) + len(hidden) > MOST_SHEETS:
        raise SheetRefused(f"it has more than {MOST_SHEETS} sheets")
    return shown + hidden, from_1904


def _targets(package: OfficeFile) -> dict[str, tuple[str, str]]:
    """What the links of the workbook lead to: the kind and the part, those outside left out."""
    found: dict[str, tuple[str, str]] = {}

    def start(element: str, values: Mapping[str, str]) -> None:
        if element == "Relationship" and values.get("TargetMode", "Internal") != "External":
            target = unquote(values.get("Target", ""))
            part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
            kind = values.get("Type", "").rpartition("/")[2]
            found[values.get("Id", "")] = (kind, posixpath.normpath(part))

    links = package.read("xl/_rels/workbook.xml.rels")
    walk(links, start, lambda _name: None, lambda _piece: None)
    return found


def _optional(package: OfficeFile, targets: Mapping[str, tuple[str, str]], wanted: str) -> bytes:
    part = next((part for kind, part in targets.values() if kind == wanted), "")
    return package.read(part) if part in package else b""
