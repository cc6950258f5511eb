"""The sample with its twelve sessions, as the results see it."""

from __future__ import annotations

import pytest

from exporters.results.gathered import Results, gather
from narrative_studio.model.view import NarrativeView, ProjectView


@pytest.fixture(scope="session")
def told(tested: ProjectView) -> NarrativeView:
    """The story of the sample; nobody changes it."""
    return tested.narrative()


@pytest.fixture(scope="session")
def results(told: NarrativeView) -> Results:
    """What its tests come to."""
    return gather(told)
