"""The keys of the verbs on frames."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QKeySequence

from ui.inspector.frame.keys import KEYS


@pytest.mark.parametrize("chord", KEYS.values())
def test_every_chord_is_one_that_qt_knows(chord: str) -> None:
    assert QKeySequence(chord).toString() == chord


def test_no_chord_stands_for_two_verbs() -> None:
    assert len(set(KEYS.values())) == len(KEYS)
