"""Whatever stands in a story and whatever the template: all of it is valid, and on the slides."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator

from exporters.deck.exporter import EXPORTER
from exporters.deck.fit import text_height_pt
from exporters.deck.geometry import Rect, pt
from exporters.deck.placed import (
    FootShape,
    GroupShape,
    PictureShape,
    PlacedSlide,
    Shape,
    TableShape,
    TextShape,
)
from exporters.deck.storyboard import DeckOptions, storyboard_deck
from exporters.deck.template.reader import default_template, read_template
from exporters.deck.template.template import DeckTemplate
from exporters.deck.template.textstyle import inner_size_pt
from exporters.deck.writing.media import PictureStore
from exporters.deck.writing.writer import placed_slides
from narrative_studio.markup import plain_text
from narrative_studio.model.view import NarrativeView
from tests.exporters.deck import every_kind
from tests.exporters.deck.foreign_templates import FOREIGN

Story = Callable[..., NarrativeView]
DEFAULT = "the studio's own"
_HAIR = pt(1)


@pytest.fixture
def everything(story: Story) -> NarrativeView:
    """The story of every kind of content."""
    return story(*every_kind.frames(), pictures=every_kind.pictures())


@pytest.fixture
def told(story: Story, everything: NarrativeView, name: str, long_form: bool) -> NarrativeView:
    """That story, and of it for each foreign template another third unless there is time."""
    if long_form or name == DEFAULT:
        return everything
    frames = every_kind.frames()[list(FOREIGN).index(name) % 3 :: 3]
    return story(*frames, pictures=every_kind.pictures())


def template_of(name: str, folder: Path) -> DeckTemplate:
    return default_template() if name == DEFAULT else read_template(FOREIGN[name](folder))


def place_of(shape: Shape, slide: PlacedSlide) -> Rect | None:
    if not isinstance(shape, TextShape | FootShape):
        return shape.place
    own = [slot.place for slot in slide.layout.slots if slot.reference == shape.reference]
    return shape.place or (own[0] if own else None)


def content_of(slide: PlacedSlide) -> Iterator[tuple[str, Rect]]:
    """The texts, tables and pictures of a slide with the places that they really take."""
    for shape in slide.shapes:
        place = place_of(shape, slide)
        if isinstance(shape, TextShape) and place is not None:
            yield shape.name, _lines_of(shape, slide, place)
        elif isinstance(shape, TableShape | PictureShape):
            yield shape.name, shape.place


def _lines_of(shape: TextShape, slide: PlacedSlide, place: Rect) -> Rect:
    """The lines of a text within its place."""
    slot = next((slot for slot in slide.layout.slots if slot.reference == shape.reference), None)
    if slot is None:
        return place
    _, top, _, bottom = slot.box.insets_emu
    width, _ = inner_size_pt(place.cx, place.cy, slot.box)
    height = min(place.cy, pt(text_height_pt(shape.paras, slot.box, width, shape.fit)) + top)
    start = {"t": place.y, "ctr": place.y + (place.cy - height) // 2}.get(
        slot.box.anchor, place.bottom - height - bottom
    )
    return Rect(place.x, start, place.cx, height)


@pytest.mark.parametrize("name", [DEFAULT, *FOREIGN])
def test_nothing_runs_off_a_slide_or_over_something_else(
    name: str, told: NarrativeView, tmp_path: Path
) -> None:
    template = template_of(name, tmp_path)
    deck = storyboard_deck(told, DeckOptions(has_agenda=True))
    for _, slide in placed_slides(deck, template, PictureStore(deck.read_picture)):
        warned = [remark.text for remark in slide.remarks if remark.is_warning]
        for shape in slide.shapes:
            place = place_of(shape, slide)
            where = f"{slide.title[:40]}, page {slide.page}, {shape.name}: {place}"
            assert place is not None, where
            assert place.x >= -_HAIR, where
            assert place.right <= template.cx + _HAIR, where
            assert place.y >= -_HAIR, where
            assert place.bottom <= template.cy + _HAIR or warned, where
            if isinstance(shape, TextShape):
                assert shape.fit.fits or warned, where
            if isinstance(shape, GroupShape):
                assert all(inner.place is not None for inner in shape.shapes), where
        for (one, first), (other, second) in itertools.combinations(content_of(slide), 2):
            apart = f"{slide.title[:40]}, page {slide.page}: {one} {first} over {other} {second}"
            assert warned or not _overlaps(first, second), apart


def _overlaps(one: Rect, other: Rect) -> bool:
    across = min(one.right, other.right) - max(one.x, other.x)
    down = min(one.bottom, other.bottom) - max(one.y, other.y)
    return across > _HAIR and down > _HAIR


@pytest.mark.parametrize("name", [DEFAULT, *FOREIGN])
def test_every_deck_is_valid(name: str, told: NarrativeView, tmp_path: Path) -> None:
    options = {} if name == DEFAULT else {"template": FOREIGN[name](tmp_path)}
    target = tmp_path / "deck.pptx"
    EXPORTER.export(told, target, options)
    assert OpenXmlValidator().validate(target).errors == []


def test_every_word_of_every_frame_is_on_its_slides(everything: NarrativeView) -> None:
    deck = storyboard_deck(everything, DeckOptions())
    said: dict[str, str] = {}
    for _, slide in placed_slides(deck, default_template(), PictureStore(deck.read_picture)):
        if slide.row is not None:
            said[slide.row.id] = said.get(slide.row.id, "") + " " + " ".join(_words(slide.shapes))
    for frame in everything.frames:
        missing = _letters(plain_text(frame.bullets)) - _letters(said[frame.id])
        assert not missing, frame.headline


def _letters(text: str) -> set[str]:
    return set("".join(letter if letter.isalnum() else " " for letter in text).split())


def _words(shapes: tuple[Shape, ...]) -> Iterator[str]:
    for shape in shapes:
        if isinstance(shape, TextShape):
            yield from (para.text for para in shape.paras)
        elif isinstance(shape, PictureShape):
            yield shape.alt
        elif isinstance(shape, TableShape):
            yield from ("".join(run.text for run in cell) for row in shape.rows for cell in row)
