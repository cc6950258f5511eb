"""What the tests of the sample get: its files with a word changed."""

from __future__ import annotations

from typing import Any

import pytest

from narrative_studio import assets
from narrative_studio.sample.source import Source, read_source


@pytest.fixture
def read_with(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Read the sample with a text of one of its files replaced."""
    original = assets.read_text

    def read(file: str, old: str, new: str) -> Source:
        assert old in original(f"sample/{file}")

        def text(path: str) -> str:
            found = original(path)
            return found.replace(old, new) if path == f"sample/{file}" else found

        monkeypatch.setattr(assets, "read_text", text)
        return read_source()

    return read
