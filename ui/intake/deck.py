"""Takes a deck: reads it back where it came from, else makes a storyboard of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from narrative_studio.importers.deck.read_deck import ReadDeck
from narrative_studio.importers.deck.reading import read_deck
from narrative_studio.importers.deck.returning import returned_story
from narrative_studio.importers.deck.storyboard import storyboard_of
from narrative_studio.model.view import NarrativeView, ProjectView
from ui.returned.file import DeckFile
from ui.returned.showing import add_narrative, review
from ui.widgets.notice_bar import Choice

if TYPE_CHECKING:
    from ui.background import Report
    from ui.main_window import MainWindow
    from ui.studio_page import StudioPage
    from ui.workspaces.picture_places import PicturePlace


@dataclass(frozen=True, slots=True)
class _Read:
    """A deck, and the narrative that it was made of, None for one of somebody else."""

    deck: ReadDeck
    told: NarrativeView | None


def take(window: MainWindow, path: Path, _place: PicturePlace | None) -> None:
    """Read a deck; with a document open it may be one that comes back to it."""
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


def make_document(window: MainWindow, path: Path) -> None:
    """Make a document of a deck beside it, and show that."""
    window.long_work.run(
        f"Importing {path.name}",
        window.documents.importing(path),
        done=window.open_beside,
        stopped="Import stopped. No document was made",
    )


def _read(path: Path, whole: ProjectView, report: Report) -> _Read:
    # Exporters know how decks look; what makes them takes a while to load.
    from exporters.deck.expecting import expected_decks

    deck = read_deck(path, report)
    return _Read(deck, returned_story(deck, whole, expected_decks))


def _taken(window: MainWindow, page: StudioPage, path: Path, read: _Read) -> None:
    if page.session.is_left:
        return  # The document was closed while the deck was read.
    if read.told is not None:
        review(page, DeckFile(read.deck), read.told)
        return
    title = page.session.view.project.title or "this document"
    window.bars.ask(
        f"“{path.name}” was not made here. Bring it into “{title}” as a narrative, or make a "
        "document of its own of it?",
        [
            Choice("Add it as a narrative", partial(_add, page, read.deck)),
            Choice("Make a document", partial(make_document, window, path)),
        ],
        icon="presentation",
    )


def _add(page: StudioPage, deck: ReadDeck) -> None:
    add_narrative(page, *storyboard_of(deck))
