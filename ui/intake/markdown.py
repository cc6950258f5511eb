"""Takes a text in Markdown: one that comes back is reviewed, any other becomes a storyboard."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from narrative_studio.commands.stories import NewStory
from narrative_studio.importers.markdown.read_text import ReadText
from narrative_studio.importers.markdown.reading import read_text
from narrative_studio.importers.markdown.returning import text_story
from narrative_studio.importers.markdown.storyboard import text_storyboard
from narrative_studio.model.view import NarrativeView, ProjectView
from ui.intake.deck import make_document
from ui.returned.file import TextFile
from ui.returned.showing import add_narrative, review
from ui.widgets.notice_bar import Choice

if TYPE_CHECKING:
    from ui.background import Report
    from ui.main_window import MainWindow
    from ui.studio_page import StudioPage
    from ui.workspaces.picture_places import PicturePlace


@dataclass(frozen=True, slots=True)
class _Read:
    """A text: the narrative that it was made of, or the story that it would become."""

    text: ReadText
    told: NarrativeView | None
    story: NewStory | None = None
    notes: tuple[str, ...] = ()


def take(window: MainWindow, path: Path, _place: PicturePlace | None) -> None:
    """Read a text; with a document open it may be one that comes back to it."""
    page = window.page
    if page is None:
        make_document(window, path)
        return
    page.session.flush()
    window.long_work.run(
        f"Reading {path.name}",
        partial(_read, path, page.session.view),
        done=partial(_taken, window, page, path),
        stopped="Reading stopped. Nothing was taken over",
    )


def _read(path: Path, whole: ProjectView, report: Report) -> _Read:
    report(0, 1, "Reading")
    text = read_text(path)
    told = text_story(text, whole)
    if told is not None:
        return _Read(text, told)
    return _Read(text, None, *text_storyboard(text, folder=path.parent))


def _taken(window: MainWindow, page: StudioPage, path: Path, read: _Read) -> None:
    if page.session.is_left:
        return  # The document was closed while the text was read.
    if read.told is not None:
        review(page, TextFile(read.text), read.told)
    elif read.story is not None:
        title = page.session.view.project.title or "this document"
        window.bars.ask(
            f"“{path.name}” was not made here. Bring it into “{title}” as a narrative, or make a "
            "document of its own of it?",
            [
                Choice(
                    "Add it as a narrative", partial(add_narrative, page, read.story, read.notes)
                ),
                Choice("Make a document", partial(make_document, window, path)),
            ],
            icon="file-import",
        )
