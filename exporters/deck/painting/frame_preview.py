"""The slides that one frame becomes, placed as for writing without the rest of the deck."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from exporters.deck.compose import compose
from exporters.deck.designed import suits_design
from exporters.deck.hints import SlideHint, slide_hints
from exporters.deck.painting.painted import PaintedSlide
from exporters.deck.painting.slide_painter import SlidePainter
from exporters.deck.placed import PlacedSlide
from exporters.deck.slides import ChosenLayout, Deck, Role, Slide
from exporters.deck.slots import MOST_COLUMNS, MOST_CRITERIA
from exporters.deck.storyboard import DeckOptions, chosen_layouts, storyboard_deck
from exporters.deck.template.layout_choice import choose_layout
from exporters.deck.template.template import DeckTemplate
from exporters.deck.writing.media import PictureStore
from exporters.protocol import Progress, no_progress
from narrative_studio.model.view import NarrativeView

_MOST_ENTRIES = {Role.CRITERIA: MOST_CRITERIA, Role.COLUMNS: MOST_COLUMNS}
_OPTIONS = DeckOptions(has_script=False, has_cues=False, has_sections=False, has_backups=True)
"""Those of a deck by default, with the backups and without the notes, which nobody sees here."""


@dataclass(frozen=True)
class FramePreview:
    """The slides of one frame in their order, what their maker should know, and their pictures.

    ``read_picture`` may be called from any thread.
    """

    frame: str
    slides: tuple[PaintedSlide, ...]
    hints: tuple[SlideHint, ...]
    read_picture: Callable[[str], bytes | None]


@dataclass(frozen=True)
class Numbering:
    """The first slide of each frame by its id, counted from 1, and how many slides there are.

    Hidden slides stand at the end, and are not counted as ``told``.
    """

    first: Mapping[str, int]
    told: int


class FramePreviewer:
    """Previews single frames of one document with one template.

    What was found out is kept for the next time: pictures have their sizes, and a slide that reads
    the same takes as many pages. All of it may be called from any thread.
    """

    def __init__(self, template: DeckTemplate) -> None:
        self._template = template
        self._painter = SlidePainter(template)
        self._sizes: dict[str, tuple[int, int] | None] = {}
        self._pages: dict[tuple[str, int], tuple[Slide, int]] = {}
        self._pages_on: Mapping[str, ChosenLayout] = {}

    def preview(
        self, view: NarrativeView, frame_id: str, numbering: Numbering | None = None
    ) -> FramePreview | None:
        """The slides of a frame, None where the narrative has no such frame.

        Without a ``numbering`` they are numbered as if every frame before became one slide.
        """
        deck = self._deck(view)
        place = deck.anchors.get(frame_id)
        if place is None:
            return None
        slide = deck.slides[place]
        sizes = dict(self._sizes)
        placed = tuple(compose(deck, self._template, slide, PictureStore(deck.read_picture, sizes)))
        # A picture that cannot be read yet may come with what others send.
        self._sizes = {key: size for key, size in sizes.items() if size is not None}
        first = place + 1
        if numbering is not None:
            first = numbering.first.get(frame_id, first)
        frame = view.whole.frames[frame_id]
        return FramePreview(
            frame_id,
            tuple(
                self._painter.paint(deck, one, number)
                for number, one in enumerate(placed, start=first)
            ),
            slide_hints(
                placed,
                written_as="bullets" if frame.bullets.strip() else "key message",
                is_out_of_design=self._is_out_of_design(deck, slide, placed[0]),
            ),
            lambda key: self._painter.media(key) or deck.read_picture(key),
        )

    def number(self, view: NarrativeView, progress: Progress = no_progress) -> Numbering:
        """Count the slides of every frame; only slides that read otherwise are placed anew.

        Raises:
            Cancelled: the progress stopped the work.
        """
        deck = self._deck(view)
        if deck.layouts != self._pages_on:
            self._pages, self._pages_on = {}, deck.layouts
        # No picture is read: how large it is does not change how far a text goes.
        pictures = PictureStore(lambda _key: None)
        first: dict[str, int] = {}
        met: Counter[str] = Counter()
        number, told = 1, 0
        for place, slide in enumerate(deck.slides):
            progress(place, len(deck.slides), slide.title)
            row = slide.row.id if slide.row is not None else ""
            met[row] += 1
            key = (row, met[row])
            known = self._pages.get(key)
            if known is None or known[0] != slide:
                pages = sum(1 for _ in compose(deck, self._template, slide, pictures))
                known = self._pages[key] = (slide, pages)
            first.setdefault(row, number)
            number += known[1]
            told = number - 1 if not slide.is_hidden else told
        return Numbering(first, told)

    def _deck(self, view: NarrativeView) -> Deck:
        layouts = chosen_layouts(view, self._template.name)
        return replace(storyboard_deck(view, _OPTIONS), layouts=layouts)

    def _is_out_of_design(self, deck: Deck, slide: Slide, placed: PlacedSlide) -> bool:
        """Whether a layout is made for a slide but does not hold as much as there is."""
        choice = choose_layout(self._template, slide, deck.layouts)
        if not choice.is_designed or placed.layout is choice.layout:
            return False
        most = _MOST_ENTRIES.get(slide.role)
        return suits_design(slide) or (most is not None and len(slide.entries) > most)
