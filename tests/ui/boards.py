"""Stories for the tests of the storyboard: frames given by their beats."""

from __future__ import annotations

from pathlib import Path

from narrative_studio.clock import Clock
from narrative_studio.commands.documents import new_project
from narrative_studio.commands.storyboard import add_frame
from narrative_studio.model.storyboard import Frame
from narrative_studio.model.view import NarrativeView
from narrative_studio.project import Project
from narrative_studio.sample import make_sample
from narrative_studio.settings import Settings
from tests.ui.studio import ME, session_of
from ui.session import Session


class Boards:
    """Makes documents in a folder and closes them in the end."""

    def __init__(self, folder: Path, settings: Settings) -> None:
        self._folder = folder
        self._settings = settings
        self._projects: list[Project] = []

    def project(self, *frames: str, template: str = "sales-pitch-8") -> Project:
        """A document with a frame for each ``beat:headline``, in that order within the beats."""
        made = new_project(
            self._place(), me=ME, title="Our story", template_id=template, clock=Clock()
        )
        self._projects.append(made)
        narrative = made.view().narratives.ordered[0]
        for one in frames:
            beat, _, headline = one.partition(":")
            add_frame(made, narrative=narrative.id, beat=beat, headline=headline)
        return made

    def sample(self) -> Project:
        """The sample, whose frame 8 has a suspect link."""
        made = make_sample(self._place(), me=ME)
        self._projects.append(made)
        return made

    def session(self, *frames: str, template: str = "sales-pitch-8") -> Session:
        """A session on a document like that of :meth:`project`."""
        return session_of(self.project(*frames, template=template), self._settings)

    def sample_session(self) -> Session:
        """A session on the sample."""
        return session_of(self.sample(), self._settings)

    def close(self) -> None:
        """Let go of all documents."""
        for project in self._projects:
            project.close()

    def _place(self) -> Path:
        return self._folder / f"board-{len(self._projects)}.narrative"


def told(session: Session) -> NarrativeView:
    """The story that the session shows."""
    assert session.story is not None
    return session.story


def named(session: Session, headline: str) -> Frame:
    """The frame of that headline."""
    return next(frame for frame in told(session).all_frames if frame.headline == headline)


def headlines(session: Session) -> list[str]:
    """The told frames in order."""
    return [frame.headline for frame in told(session).frames]
