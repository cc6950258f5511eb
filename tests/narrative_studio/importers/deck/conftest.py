"""A document with texts of every kind, and its deck."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from exporters.deck.exporter import EXPORTER
from narrative_studio.project import Project
from tests.edited_decks import OPTIONS
from tests.stress_story import make_stress


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with closing(make_stress(tmp_path / "stress.narrative")) as made:
        yield made


@pytest.fixture
def exported(project: Project, tmp_path: Path) -> Path:
    path = tmp_path / "own.pptx"
    EXPORTER.export(project.view().narrative(), path, OPTIONS)
    return path
