"""A table gives its columns by name."""

from __future__ import annotations

import pytest

from narrative_studio.importers.tables.table import Table


def test_a_column_is_found_by_its_name() -> None:
    table = Table("a", ("x", "y"), [["1", "2"], ["3", "4"]], [2, 3])
    assert table.column("y") == ["2", "4"]
    with pytest.raises(ValueError, match="z"):
        table.column("z")
