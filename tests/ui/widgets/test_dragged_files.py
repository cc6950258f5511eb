"""Files over a field."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QUrl

from ui.widgets.dragged_files import holds_files


@pytest.mark.parametrize(
    ("address", "expected"),
    [("file:///stories/a.narrative", True), ("https://example.com/a.png", False)],
)
def test_files_of_this_computer_are_told_from_addresses(address: str, expected: bool) -> None:
    data = QMimeData()
    data.setText(address)
    assert not holds_files(data)
    data.setUrls([QUrl(address)])
    assert holds_files(data) is expected
