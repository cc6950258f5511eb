"""Turns the slides of a deck into placed slides, one after the other."""

from __future__ import annotations

from collections.abc import Iterator

from exporters.deck.builder import DoesNotFit, SlideBuilder
from exporters.deck.charts.place import chart_slides
from exporters.deck.designed import set_designed, suits_design
from exporters.deck.flow import flow_slides
from exporters.deck.paragraphs import notes_paragraphs
from exporters.deck.placed import PlacedSlide
from exporters.deck.slides import Deck, Slide
from exporters.deck.template.layout_choice import choose_layout
from exporters.deck.template.template import DeckTemplate
from exporters.deck.writing.media import PictureStore


def compose(
    deck: Deck, template: DeckTemplate, slide: Slide, pictures: PictureStore
) -> Iterator[PlacedSlide]:
    """Place one slide; gives further ones where its text goes on."""
    if slide.chart is not None:
        yield from chart_slides(deck, template, slide, pictures)
        return
    choice = choose_layout(template, slide, deck.layouts)
    if choice.is_designed and suits_design(slide):
        builder = SlideBuilder(deck, template, slide, choice, pictures)
        try:
            set_designed(builder)
        except DoesNotFit:
            pass
        else:
            yield builder.finish(notes=notes_paragraphs(slide.notes))
            return
    yield from flow_slides(deck, template, slide, pictures)
