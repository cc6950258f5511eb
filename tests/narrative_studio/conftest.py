"""What the tests of the domain get: a data folder of their own and somebody who works."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from narrative_studio.model.ids import PersonId
from narrative_studio.model.view import ProjectView
from narrative_studio.project import Identity
from narrative_studio.sample import make_sample

ROBIN = Identity(PersonId("0190a000-0000-7000-8000-0000000000ff"), "Robin Vale", "Designer")


@pytest.fixture(autouse=True)
def studio_home(own_home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The private data folder of the studio, fresh for each test."""
    home = own_home / "studio"
    monkeypatch.setenv("NARRATIVE_STUDIO_HOME", str(home))
    return home


@pytest.fixture
def me() -> Identity:
    """The person at this computer."""
    return Identity(PersonId("0190a000-0000-7000-8000-00000000000a"), "Ada Moss", role="PMM")


@pytest.fixture
def colleague() -> Identity:
    """Somebody who works on the same document elsewhere."""
    return Identity(PersonId("0190a000-0000-7000-8000-00000000000b"), "Bo Lind", role="Sales")


@pytest.fixture(scope="session")
def tested(tmp_path_factory: pytest.TempPathFactory) -> ProjectView:
    """The sample with its twelve sessions; nobody changes it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NARRATIVE_STUDIO_HOME", str(tmp_path_factory.mktemp("home")))
        path: Path = tmp_path_factory.mktemp("docs") / "sample.narrative"
        with closing(make_sample(path, me=ROBIN)) as project:
            return project.view()
