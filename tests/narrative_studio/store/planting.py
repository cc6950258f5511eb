"""Plants a bug, to see that a check which holds without it falls with it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from narrative_studio.errors import NarrativeError
from narrative_studio.project import Identity

Plant = Callable[[pytest.MonkeyPatch], None]
Check = Callable[[Path, Identity], None]


def see_it_fall(
    plant: Plant, check: Check, path: Path, me: Identity, patch: pytest.MonkeyPatch
) -> None:
    """Check twice, each time at a place of its own: without the bug, then with it."""
    check(path, me)
    again = path.parent / "again"
    again.mkdir()
    plant(patch)
    with pytest.raises((AssertionError, NarrativeError)):
        check(again / path.name, me)
