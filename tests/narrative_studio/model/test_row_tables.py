"""Each table of a document is there under a name of its own."""

from __future__ import annotations

import inspect
from datetime import date
from types import MappingProxyType

from narrative_studio.model.catalog import ROW_TYPES
from narrative_studio.model.people import ProjectInfo
from narrative_studio.model.row_tables import RowTables
from narrative_studio.model.table import Table
from narrative_studio.model.view import ProjectView


def test_every_table_but_that_of_the_document_has_one_name() -> None:
    tables = {row_type.table: Table(row_type, {}) for row_type in ROW_TYPES}
    view = ProjectView(tables=MappingProxyType(tables), today=date(2026, 4, 21))
    named = [name for name, _ in inspect.getmembers(RowTables, inspect.isdatadescriptor)]
    found = [getattr(view, name) for name in named if name != "__weakref__"]
    assert sorted(table.row_type.table for table in found) == sorted(
        row_type.table for row_type in ROW_TYPES if row_type is not ProjectInfo
    )
