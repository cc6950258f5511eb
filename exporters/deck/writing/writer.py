"""Writes a deck to a file, or goes through it without writing for a dry run."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from exporters.atomic import replacing
from exporters.deck.compose import compose
from exporters.deck.marking import DeckMarker
from exporters.deck.placed import PictureShape, PlacedSlide
from exporters.deck.slides import Deck
from exporters.deck.template.template import DeckTemplate
from exporters.deck.writing.media import PictureStore
from exporters.deck.writing.package import DeckPackage
from exporters.protocol import Level, PlannedPart, Progress, ReportEntry, no_progress


@dataclass(frozen=True, slots=True)
class DeckSummary:
    """What a deck came to: counts, and what the reader should know of single slides."""

    slides: int
    hidden: int
    notes: int
    pictures: int
    pictures_with_alt: int
    entries: tuple[ReportEntry, ...]
    parts: tuple[PlannedPart, ...]
    size_bytes: int = 0


def write_deck(
    deck: Deck,
    template: DeckTemplate,
    target: Path,
    progress: Progress = no_progress,
    marker: DeckMarker | None = None,
) -> DeckSummary:
    """Write a deck in place of the target; with a ``marker`` it can be read back.

    Raises:
        ExportFailed: the file could not be made.
        Cancelled: the progress stopped the work; the target is as it was.
    """
    tally = _Tally()
    pictures = PictureStore(deck.read_picture)
    with replacing(target) as file:
        with DeckPackage(file, deck, template, pictures, marker) as package:
            for index, slide in placed_slides(deck, template, pictures, progress):
                package.add(slide, index)
                tally.count(slide)
            package.finish()
        size_bytes = file.tell()
    return tally.summary(size_bytes)


def survey_deck(
    deck: Deck, template: DeckTemplate, progress: Progress = no_progress
) -> DeckSummary:
    """Go through a deck as if it were written.

    Raises:
        Cancelled: the progress stopped the work.
    """
    tally = _Tally()
    pictures = PictureStore(deck.read_picture)
    for _, slide in placed_slides(deck, template, pictures, progress):
        tally.count(slide)
    return tally.summary()


def placed_slides(
    deck: Deck, template: DeckTemplate, pictures: PictureStore, progress: Progress = no_progress
) -> Iterator[tuple[int, PlacedSlide]]:
    """Every slide in its turn, with the place in ``deck.slides`` of the one it comes from.

    Raises:
        Cancelled: the progress stopped the work.
    """
    total = len(deck.slides)
    for index, slide in enumerate(deck.slides):
        progress(index, total, slide.title)
        for placed in compose(deck, template, slide, pictures):
            yield index, placed
    progress(total, total, deck.title)


class _Tally:
    """Counts slides as they go by."""

    def __init__(self) -> None:
        self._slides = self._hidden = self._notes = 0
        self._pictures = self._with_alt = 0
        self._entries: list[ReportEntry] = []
        self._parts: list[PlannedPart] = []

    def count(self, slide: PlacedSlide) -> None:
        """Take one slide into account."""
        self._slides += 1
        self._hidden += slide.is_hidden
        self._notes += bool(slide.notes)
        self._parts.append(_part(self._slides, slide))
        for shape in slide.shapes:
            if isinstance(shape, PictureShape):
                self._pictures += 1
                self._with_alt += bool(shape.alt)
        self._entries.extend(
            ReportEntry(
                Level.WARNING if remark.is_warning else Level.INFO,
                f"Slide {self._slides}: {remark.text}",
                slide.row,
            )
            for remark in slide.remarks
        )

    def summary(self, size_bytes: int = 0) -> DeckSummary:
        """What has been counted."""
        return DeckSummary(
            slides=self._slides,
            hidden=self._hidden,
            notes=self._notes,
            pictures=self._pictures,
            pictures_with_alt=self._with_alt,
            entries=tuple(self._entries),
            parts=tuple(self._parts),
            size_bytes=size_bytes,
        )


def _part(number: int, slide: PlacedSlide) -> PlannedPart:
    """A slide in the list of what will be written."""
    title = slide.title or "Without a title"
    goes_on = f", page {slide.page}" if slide.page > 1 else ""
    detail = ", ".join(filter(None, (slide.layout.name, "hidden" if slide.is_hidden else "")))
    return PlannedPart(f"{number}  {title}{goes_on}", detail)
