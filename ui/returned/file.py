"""The files that come back: what each kind is called, and how it is compared with the document."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from narrative_studio.importers.deck.read_deck import ReadDeck
from narrative_studio.importers.deck.returning import compare_returned, earlier_words
from narrative_studio.importers.markdown.read_text import ReadText
from narrative_studio.importers.markdown.returning import compared_text, earlier_cells
from narrative_studio.importers.returned.comparison import ReturnedComparison
from narrative_studio.model.view import NarrativeView
from narrative_studio.project import Project


class ReturnedFile(Protocol):
    """A file that came back."""

    @property
    def name(self) -> str:
        """The name of the file."""
        ...

    def comparing(self, project: Project, told: NarrativeView) -> Callable[[], ReturnedComparison]:
        """Look the history up, and give what compares the file in any thread."""
        ...


@dataclass(frozen=True, slots=True)
class DeckFile:
    """A deck."""

    deck: ReadDeck

    @property
    def name(self) -> str:
        """The name of the file."""
        return self.deck.name

    def comparing(self, project: Project, told: NarrativeView) -> Callable[[], ReturnedComparison]:
        """As :class:`ReturnedFile` says."""
        # Exporters know how decks look; what makes them takes a while to load.
        from exporters.deck.expecting import expected_decks

        earlier = earlier_words(project, self.deck, told)
        return lambda: compare_returned(self.deck, told, expected_decks, earlier)


@dataclass(frozen=True, slots=True)
class TextFile:
    """A text in Markdown."""

    text: ReadText

    @property
    def name(self) -> str:
        """The name of the file."""
        return self.text.name

    def comparing(self, project: Project, told: NarrativeView) -> Callable[[], ReturnedComparison]:
        """As :class:`ReturnedFile` says."""
        earlier = earlier_cells(project, self.text, told)
        return lambda: compared_text(self.text, told, earlier)
