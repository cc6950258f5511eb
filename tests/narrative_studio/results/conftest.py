"""What the sample's twelve sessions say, read once for all tests of the results."""

from __future__ import annotations

import pytest

from narrative_studio.model.view import ProjectView
from narrative_studio.results.readings import Readings, read


@pytest.fixture(scope="session")
def readings(tested: ProjectView) -> Readings:
    """The readings of the sample's story; nobody changes them."""
    return read(tested.narrative())
