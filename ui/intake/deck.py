"""Takes a deck: reads it back where it came from, else makes a storyboard of it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from narrative_studio.importers.deck.reading import read_deck
from narrative_studio.importers.deck.returning import returned_story
from narrative_studio.importers.deck.storyboard import storyboard_of
from narrative_studio.model.view import ProjectView
from ui.intake.story_file import StoryFile, take_story
from ui.returned.file import DeckFile

if TYPE_CHECKING:
    from ui.background import Report
    from ui.main_window import MainWindow
    from ui.workspaces.picture_places import PicturePlace


def take(window: MainWindow, path: Path, _place: PicturePlace | None) -> None:
    """Read a deck; with a document open it may be one that comes back to it."""
    take_story(window, path, _read, icon="presentation")


def _read(path: Path, whole: ProjectView, report: Report) -> StoryFile:
    # Exporters know how decks look; what makes them takes a while to load.
    from exporters.deck.expecting import expected_decks

    deck = read_deck(path, report)
    told = returned_story(deck, whole, expected_decks)
    return StoryFile(DeckFile(deck), told, partial(storyboard_of, deck))
