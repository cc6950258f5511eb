"""What the tests of analysis get: a story to fill."""

from __future__ import annotations

import pytest

from tests.narrative_studio.analysis.told_story import Story


@pytest.fixture
def story() -> Story:
    """An empty document with one narrative of the template sales-pitch-8, 40 minutes long."""
    return Story()
