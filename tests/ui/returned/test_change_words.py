"""A change is painted whole, whatever became of the wording."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from ui.returned.change_words import WordingChange


@pytest.mark.parametrize(
    ("before", "after"), [("a b c", "a x c"), ("", "new"), ("old", ""), ("w " * 40, "x " * 40)]
)
def test_wordings_are_painted_whole(before: str, after: str, qtbot: QtBot) -> None:
    shown = WordingChange()
    qtbot.addWidget(shown)
    shown.show_change(before, after, "Script")
    shown.resize(300, shown.heightForWidth(300))
    shown.show()
    assert shown.heightForWidth(300) >= 18
    assert not shown.grab().isNull()
