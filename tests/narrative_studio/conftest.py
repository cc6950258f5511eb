"""What the tests of the domain get: a data folder of their own and somebody who works."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from narrative_studio.commands.documents import new_project
from narrative_studio.model.ids import PersonId
from narrative_studio.project import Identity, Project


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


@pytest.fixture
def project(tmp_path: Path, me: Identity) -> Iterator[Project]:
    """A document with one empty narrative of the template sales-pitch-8."""
    made = new_project(tmp_path / "a.narrative", me=me, title="Corrin first call")
    yield made
    made.close()
