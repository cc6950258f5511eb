"""Slides as they are painted, and what stands on them."""

from __future__ import annotations

from typing import Any

from exporters.deck.painting.painted import PaintedBox, PaintedSlide, PaintedText
from exporters.deck.painting.preview import DeckPreview, preview_deck
from exporters.deck.placed import BoxKind
from exporters.deck.slides import Deck, Slide
from exporters.deck.template.reader import default_template
from narrative_studio.markup import parse

LONG = parse("\n".join(f"- {'word ' * 30}" for _ in range(20)))
"""More than a slide holds."""


def preview(*slides: Slide, **rest: Any) -> DeckPreview:
    return preview_deck(Deck("D", slides, **rest), default_template())


def words(slide: PaintedSlide) -> list[str]:
    return [
        "".join(run.text for run in para.runs)
        for item in slide.items
        if isinstance(item, PaintedText)
        for para in item.paras
    ]


def texts_of(slide: PaintedSlide) -> list[PaintedText]:
    return [item for item in slide.items if isinstance(item, PaintedText)]


def boxes(slide: PaintedSlide, kind: BoxKind = BoxKind.RECT) -> list[PaintedBox]:
    return [i for i in slide.items if isinstance(i, PaintedBox) and i.kind is kind]
