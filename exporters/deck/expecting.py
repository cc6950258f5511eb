"""How a deck of today would look, to compare one with that has lost its marks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from exporters.deck.compose import compose
from exporters.deck.flow import flow_slides
from exporters.deck.marking import DeckMarker
from exporters.deck.placed import PlacedSlide
from exporters.deck.slides import Deck
from exporters.deck.storyboard import DeckOptions, storyboard_deck
from exporters.deck.template.reader import default_template
from exporters.deck.template.template import DeckTemplate
from exporters.deck.writing.media import PictureStore
from narrative_studio.deck_marks import DeckMark, SlideMark
from narrative_studio.model.view import NarrativeView

_OPTIONS = DeckOptions(has_agenda=True, has_backups=True)


def expected_decks(view: NarrativeView) -> tuple[DeckMark, ...]:
    """The marks that a deck of a narrative would have, for each way in which it can be exported.

    On the studio's own template or as running text, as on all others; with all notes, with the
    script or the cues alone, without any.
    """
    deck = storyboard_deck(view, _OPTIONS)
    template = default_template()
    ways = []
    for is_designed in (True, False):
        marker = DeckMarker(view, deck.anchors)
        placed = enumerate(_placed(deck, template, is_designed=is_designed))
        slides = [marker.mark(slide, at) for at, slide in placed]
        for has_script, has_cues in ((True, True), (True, False), (False, True), (False, False)):
            kept = [_with_notes(one, has_script=has_script, has_cues=has_cues) for one in slides]
            ways.append(replace(marker.origin, slides=tuple(("", one) for one in kept)))
    return tuple(ways)


def _placed(deck: Deck, template: DeckTemplate, *, is_designed: bool) -> Iterator[PlacedSlide]:
    pictures = PictureStore(deck.read_picture)
    for slide in deck.slides:
        if is_designed:
            yield from compose(deck, template, slide, pictures)
        else:
            yield from flow_slides(deck, template, slide, pictures)


def _with_notes(mark: SlideMark, *, has_script: bool, has_cues: bool) -> SlideMark:
    if has_script and has_cues:
        return mark
    kept = [line for line in mark.notes if has_script if line.field == "script"]
    if has_cues:
        kept = [line for line in mark.notes if line.field != "script"]
    return replace(mark, notes=tuple(kept))
