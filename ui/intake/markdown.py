"""Takes a text in Markdown: one that comes back is reviewed, any other becomes a storyboard."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from narrative_studio.importers.markdown.reading import read_text
from narrative_studio.importers.markdown.returning import text_story
from narrative_studio.importers.markdown.storyboard import text_storyboard
from narrative_studio.model.view import ProjectView
from ui.intake.story_file import StoryFile, take_story
from ui.returned.file import TextFile

if TYPE_CHECKING:
    from ui.background import Report
    from ui.main_window import MainWindow
    from ui.workspaces.picture_places import PicturePlace


def take(window: MainWindow, path: Path, _place: PicturePlace | None) -> None:
    """Read a text; with a document open it may be one that comes back to it."""
    take_story(window, path, _read, icon="file-import")


def _read(path: Path, whole: ProjectView, report: Report) -> StoryFile:
    report(0, 1, "Reading")
    text = read_text(path)
    told = text_story(text, whole)
    if told is not None:
        return StoryFile(TextFile(text), told)
    # Its pictures lie beside it: they are read with it, and not in the window's time.
    story = text_storyboard(text, folder=path.parent)
    return StoryFile(TextFile(text), None, lambda: story)
