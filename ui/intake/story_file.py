"""Takes a file that tells a story: one that comes back is reviewed, any other becomes a storyboard.

What kind of file it is, its intake knows: it reads the file into a :class:`StoryFile`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from narrative_studio.commands.stories import NewStory
from narrative_studio.model.view import NarrativeView, ProjectView
from ui.returned.file import ReturnedFile
from ui.returned.showing import add_narrative, review
from ui.widgets.notice_bar import Choice

if TYPE_CHECKING:
    from ui.background import Report
    from ui.main_window import MainWindow
    from ui.studio_page import StudioPage


MakeStory = Callable[[], tuple[NewStory, tuple[str, ...]]]


@dataclass(frozen=True, slots=True)
class StoryFile:
    """What was read: the narrative that it was made of, None for a file of somebody else.

    ``story`` makes of that the story that it would become, and says what had to be left out.
    """

    file: ReturnedFile
    told: NarrativeView | None
    story: MakeStory | None = None


class ReadStory(Protocol):
    """Reads a file beside the window.

    Raises:
        ImportFailed: it cannot be read.
    """

    def __call__(self, path: Path, whole: ProjectView, report: Report, /) -> StoryFile: ...


def take_story(window: MainWindow, path: Path, read: ReadStory, *, icon: str) -> None:
    """Read a file; with a document open it may be one that comes back to it."""
    page = window.page
    if page is None:
        _make_document(window, path)
        return
    page.session.flush()
    window.long_work.run(
        f"Reading {path.name}",
        partial(read, path, page.session.view),
        done=partial(_taken, window, page, path, icon),
        stopped="Reading stopped. Nothing was taken over",
    )


def _make_document(window: MainWindow, path: Path) -> None:
    """Make a document of the file beside it, and show that."""
    window.long_work.run(
        f"Importing {path.name}",
        window.documents.importing(path),
        done=window.open_beside,
        stopped="Import stopped. No document was made",
    )


def _taken(window: MainWindow, page: StudioPage, path: Path, icon: str, read: StoryFile) -> None:
    if page.session.is_left:
        return  # The document was closed while the file was read.
    if read.told is not None:
        review(page, read.file, read.told)
    elif read.story is not None:
        _ask(window, page, path, icon, read.story)


def _ask(window: MainWindow, page: StudioPage, path: Path, icon: str, story: MakeStory) -> None:
    title = page.session.view.project.title or "this document"
    window.bars.ask(
        f"“{path.name}” was not made here. Bring it into “{title}” as a narrative, or make a "
        "document of its own of it?",
        [
            Choice("Add it as a narrative", lambda: add_narrative(page, *story())),
            Choice("Make a document", partial(_make_document, window, path)),
        ],
        icon=icon,
    )
