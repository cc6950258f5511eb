"""A deck as it will look: slides placed as for writing, and painted one by one when asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from exporters.deck.painting.painted import PaintedSlide
from exporters.deck.painting.slide_painter import SlidePainter
from exporters.deck.placed import PlacedSlide
from exporters.deck.slides import Deck
from exporters.deck.template.template import DeckTemplate, SlideLayout
from exporters.deck.writing.media import PictureStore
from exporters.deck.writing.writer import placed_slides
from exporters.protocol import Progress, no_progress


def preview_deck(
    deck: Deck, template: DeckTemplate, progress: Progress = no_progress
) -> DeckPreview:
    """Place every slide of a deck.

    Raises:
        Cancelled: the progress stopped the work.
    """
    pictures = PictureStore(deck.read_picture)
    placed = placed_slides(deck, template, pictures, progress)
    return DeckPreview(deck, template, [slide for _, slide in placed])


class DeckPreview:
    """The slides of a deck, counted from 1 as in the file; each is painted when it is asked for."""

    def __init__(self, deck: Deck, template: DeckTemplate, placed: Sequence[PlacedSlide]) -> None:
        self._deck = deck
        self._template = template
        self._placed = tuple(placed)
        self._painter = SlidePainter(template)

    def __len__(self) -> int:
        return len(self._placed)

    @property
    def proportion(self) -> float:
        """How wide a slide is for its height."""
        return self._template.cx / self._template.cy

    def number_of(self, row_id: str) -> int | None:
        """The first slide that comes from a row of the document."""
        for number, slide in enumerate(self._placed, start=1):
            if slide.row is not None and slide.row.id == row_id:
                return number
        return None

    @property
    def template_name(self) -> str:
        """The name of the template, under which layouts are chosen."""
        return self._template.name

    @property
    def layouts(self) -> tuple[SlideLayout, ...]:
        """The layouts of the template, in its order."""
        return self._template.layouts

    def uses(self) -> Mapping[str, tuple[int, SlideLayout]]:
        """The first slide of each use, and the layout that it is made on."""
        found: dict[str, tuple[int, SlideLayout]] = {}
        for number, slide in enumerate(self._placed, start=1):
            found.setdefault(slide.use, (number, slide.layout))
        return found

    def sketch(self, layout: SlideLayout) -> PaintedSlide:
        """A layout with its places as boxes, ready to be painted."""
        return self._painter.sketch(layout)

    def picture(self, key: str) -> bytes | None:
        """The bytes of a picture on one of the slides; may be called from any thread."""
        own = self._painter.media(key)
        return own if own is not None else self._deck.read_picture(key)

    def slide(self, number: int) -> PaintedSlide:
        """One slide, ready to be painted.

        Raises:
            IndexError: there is no slide of that number.
        """
        if not 1 <= number <= len(self._placed):
            raise IndexError(number)
        return self._painter.paint(self._deck, self._placed[number - 1], number)
