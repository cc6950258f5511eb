"""The sample, whose file says what has to come out of it."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from narrative_studio.model.ids import PersonId
from narrative_studio.model.view import ProjectView
from narrative_studio.project import Identity
from narrative_studio.sample import make_sample

ME = Identity(PersonId("0190a000-0000-7000-8000-0000000000ff"), "Robin Vale", "Designer")


@pytest.fixture(scope="session")
def tested(tmp_path_factory: pytest.TempPathFactory) -> ProjectView:
    """The sample with its twelve sessions; nobody changes it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NARRATIVE_STUDIO_HOME", str(tmp_path_factory.mktemp("home")))
        path: Path = tmp_path_factory.mktemp("docs") / "sample.narrative"
        with closing(make_sample(path, me=ME)) as project:
            return project.view()
