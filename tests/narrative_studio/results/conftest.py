"""What the sample's twelve sessions say, read once for all tests of the results."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from narrative_studio.model.view import ProjectView
from narrative_studio.project import Identity, Project
from narrative_studio.results.readings import Readings, read
from narrative_studio.sample import make_sample


@pytest.fixture(scope="session")
def readings(tested: ProjectView) -> Readings:
    """The readings of the sample's story; nobody changes them."""
    return read(tested.narrative())


@pytest.fixture
def project(tmp_path: Path, me: Identity) -> Iterator[Project]:
    """The sample, to be changed."""
    made = make_sample(tmp_path / "sample.narrative", me=me)
    yield made
    made.close()
