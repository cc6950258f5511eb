"""What the tests of the verbs get: a started document and questions to it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from narrative_studio.commands.storyboard import add_frame
from narrative_studio.model.ids import NarrativeId
from narrative_studio.model.storyboard import Frame
from narrative_studio.project import Project


@pytest.fixture
def narrative(project: Project) -> NarrativeId:
    """The one narrative of the document."""
    return project.view().narrative().narrative.id


@pytest.fixture
def frame(project: Project, narrative: NarrativeId) -> Frame:
    """A frame of the insight."""
    return add_frame(project, narrative=narrative, beat="insight", headline="A recall is decided")


@pytest.fixture
def headlines(project: Project) -> Callable[[], list[str]]:
    """The headlines of the told frames in the order of the story."""
    return lambda: [one.headline for one in project.view().narrative().frames]


@pytest.fixture
def last_label(project: Project) -> Callable[[], str]:
    """The label of the operation that Undo would take back next."""
    return lambda: project.undo_state.undo[-1][1] if project.undo_state.undo else ""
