"""Sets a slide as running text, on as many slides as it takes; every template can do this."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from exporters.deck.builder import SlideBuilder
from exporters.deck.diagram import diagram_shapes
from exporters.deck.fit import Fit, fit_text, grown, suited
from exporters.deck.geometry import Rect, pt
from exporters.deck.paragraphs import (
    Bullet,
    Para,
    body_paragraphs,
    boxed,
    dotted,
    notes_paragraphs,
    plain,
)
from exporters.deck.placed import PlacedSlide, TextShape
from exporters.deck.slides import Deck, Diagram, Entry, Grid, Role, Slide, plain_run
from exporters.deck.slots import SlotIdx
from exporters.deck.stacking import (
    PLAIN_BOX,
    Page,
    Piece,
    Room,
    SetGrid,
    SetText,
    Words,
    stacked,
)
from exporters.deck.template.layout_choice import Choice, choose_flow_layout
from exporters.deck.template.layout_fitness import content_slots
from exporters.deck.template.open_places import free_place, open_place, overlaps
from exporters.deck.template.proportion import height_pt, list_style, plain_factor
from exporters.deck.template.template import DeckTemplate, Slot, SlotKind
from exporters.deck.template.textstyle import TextBox
from exporters.deck.writing.media import PictureStore
from narrative_studio.markup import Block, Run, Table

_GAP = pt(18)
_LEAST_PT = 12.0
"""Text is shrunk no further only to stand on one slide."""
_PLAIN_SIZES_PT = (24.0, 20.0)
"""What stands in no placeholder is set so large, if there is room."""


def flow_slides(
    deck: Deck, template: DeckTemplate, slide: Slide, pictures: PictureStore
) -> Iterator[PlacedSlide]:
    """Give the slides that hold everything of one slide as text, table and picture."""
    choice = choose_flow_layout(template, slide, deck.layouts)
    first = SlideBuilder(deck, template, slide, choice, pictures)
    first.title(slide.title)
    places = _places(first)
    has_checkpoint = _fits_checkpoint(first)
    pieces, asked = _pieces(first, places, with_checkpoint=not has_checkpoint)
    others = _Others(first)
    pages = stacked(pieces, asked, _room(first, places), others.room)
    _set_page(first, places, pages[0])
    first.picture(places.picture if pages[0] else places.alone, places.picture_slot)
    if has_checkpoint:
        first.checkpoint()
    if slide.diagram is not None:
        _draw(first, slide.diagram, places.text)
    if len(pages) > 1:
        first.remark(f"goes on for {len(pages)} slides")
    elif (scale := min((one.fit.scale for one in _texts(pages[0])), default=1)) < 1:
        first.remark(f"text set at {round(scale * 100)} % to fit")
    yield first.finish(notes=notes_paragraphs(slide.notes))
    for number, page in enumerate(pages[1:], start=2):
        builder = others.builder()
        builder.title(f"{slide.title} ({number}/{len(pages)})")
        _set_page(builder, others.places, page)
        yield builder.finish(page=number)


class _Others:
    """The slides on which one goes on, whose layout is looked for when there is one."""

    def __init__(self, first: SlideBuilder) -> None:
        self._first = first

    def builder(self) -> SlideBuilder:
        """A new slide."""
        first = self._first
        return SlideBuilder(first.deck, first.template, self._slide, self._choice, first.pictures)

    def room(self) -> Room:
        """Where the pieces of such a slide stand."""
        return _room(self.builder(), self.places)

    @cached_property
    def places(self) -> _Places:
        """The places of such a slide."""
        return _places(self.builder())

    @property
    def _slide(self) -> Slide:
        return replace(self._first.slide, picture=None, more=())

    @cached_property
    def _choice(self) -> Choice:
        first = self._first
        return choose_flow_layout(
            first.template, self._slide, first.deck.layouts, is_continuation=True
        )


def _room(builder: SlideBuilder, places: _Places) -> Room:
    template = builder.template
    factor = plain_factor(height_pt(template.cx, template.cy))
    most = places.box.level(0).size_pt if places.slot else _PLAIN_SIZES_PT[0] * factor
    return Room(
        places.text,
        places.box,
        builder.set_table,
        tuple(min(most, size * factor) for size in _PLAIN_SIZES_PT),
        has_slot=places.slot is not None,
        least_pt=_LEAST_PT * factor,
        is_narrow=builder.slide.picture is not None,
    )


def _pieces(
    builder: SlideBuilder, places: _Places, *, with_checkpoint: bool
) -> tuple[tuple[Piece, ...], Words]:
    """What stands below the title in its order, made to stand in its place, and what is asked."""
    slide = builder.slide
    whole = [(plain(slide.title, bold=True),)] if builder.is_title_cut else []
    opening = _opening(builder.deck) if slide.role is Role.TITLE else ""
    below = [(replace(plain(opening), bullet=Bullet.NONE),)] if opening else []
    pieces: list[Piece] = []
    for piece in (*whole, *_in_order(slide), *below):
        if isinstance(piece, Grid) or not pieces or isinstance(pieces[-1], Grid):
            pieces.append(piece)
        else:
            pieces[-1] = (*pieces[-1], *piece)
    asked = _asked(slide) if with_checkpoint else ()

    def made(paras: Words) -> Words:
        if places.slot is None and slide.role is not Role.TITLE:
            paras = dotted(paras)
        return suited(paras, places.box)

    fitted = (piece if isinstance(piece, Grid) else made(piece) for piece in pieces)
    return tuple(fitted), made(asked)


def _in_order(slide: Slide) -> Iterator[Piece]:
    """Texts and tables as they were typed; a table of its own where it stood, or at the end."""
    if slide.subtitle:
        yield (plain(slide.subtitle),)
    text: list[Block] = []
    for number, block in enumerate((*slide.body, None)):
        is_here = slide.grid is not None and slide.grid_place == number
        if block is None or is_here or isinstance(block, Table):
            if text:
                yield body_paragraphs(tuple(text))
            text = []
        if slide.grid is not None and is_here:
            yield slide.grid
        if isinstance(block, Table):
            yield Grid(block.header, block.rows, block.alignments)
        elif block is not None:
            text.append(block)
    if below := _below_text(slide):
        yield below
    if slide.grid is not None and slide.grid_place is None:
        yield slide.grid


def _draw(builder: SlideBuilder, diagram: Diagram, place: Rect) -> None:
    """Draw a diagram; where it cannot be drawn, its boxes are told line by line."""
    shapes = diagram_shapes(diagram, place, builder.family, builder.quiet)
    if shapes is None:
        paras = [
            Para(
                (
                    Run(f"{column.heading}: ", bold=True),
                    Run("; ".join(n.text for n in column.nodes)),
                )
            )
            for column in diagram.columns
        ]
        fit = fit_text(paras, PLAIN_BOX, place.cx, place.cy)
        _set_text(builder, None, tuple(paras), place, fit)
        return
    for shape in shapes:
        builder.add(shape)


def _opening(deck: Deck) -> str:
    """Who speaks and when, which other templates have no place for on their first slide."""
    return " · ".join(filter(None, (deck.presenter, deck.date_text)))


def flow_paragraphs(slide: Slide, *, with_checkpoint: bool) -> tuple[Para, ...]:
    """All that a slide says beside its tables, as paragraphs, each in its place."""
    said = (piece for piece in _in_order(slide) if not isinstance(piece, Grid))
    asked = _asked(slide) if with_checkpoint else ()
    return (*(para for piece in said for para in piece), *asked)


def _below_text(slide: Slide) -> Words:
    """What other templates have no place for."""
    paras: list[Para] = []
    # Titles are told from details by their weight, and then all of them are.
    is_bold = any(entry.details for entry in slide.entries)
    for place, entry in enumerate(slide.entries, start=1):
        number = place if slide.role is Role.ASK else entry.number
        paras.extend(_entry(entry, number, is_bold=is_bold))
    if slide.comparison:
        for metric in (slide.comparison.before, slide.comparison.after):
            detail = f", {metric.detail}" if metric.detail else ""
            label = Run(f"{metric.label}: ")
            paras.append(Para((label, Run(metric.figure, bold=True), Run(detail))))
    if slide.source:
        paras.append(replace(plain(slide.source), bullet=Bullet.NONE))
    if slide.card:
        words = " ".join(filter(None, (slide.card.title, slide.card.text)))
        runs = (Run(f"{slide.card.heading}: ", bold=True), Run(words))
        paras.append(Para(runs, bullet=Bullet.NONE))
    paras.extend(
        Para(boxed(plain_run(tick.text), tick.is_paid), bullet=Bullet.NONE) for tick in slide.ticks
    )
    return tuple(paras)


def _asked(slide: Slide) -> Words:
    """The checkpoint, as a line of the text."""
    if not slide.checkpoint:
        return ()
    return (replace(plain(slide.checkpoint, italic=True), bullet=Bullet.NONE),)


def _entry(entry: Entry, number: int, *, is_bold: bool) -> Iterator[Para]:
    label = (*plain_run(f"{_words(entry)}: "),) if entry.label else ()
    words = tuple(replace(run, bold=run.bold or is_bold) for run in entry.title)
    title = boxed(words, entry.checked)
    if number:
        yield Para((*label, *title), bullet=Bullet.NUMBER, number=number, listing=1)
    else:
        yield Para((*label, *title))
    for detail in entry.details:
        yield Para(detail, level=1, bullet=Bullet.HANGING)


def _words(entry: Entry) -> str:
    return "".join(run.text for run in entry.label)


def _fits_checkpoint(builder: SlideBuilder) -> bool:
    """Whether the layout has a line for the checkpoint that is long enough for it."""
    slot = builder.layout.slot(SlotIdx.CHECKPOINT) if builder.choice.is_designed else None
    if slot is None:
        return False
    paras = (plain(builder.slide.checkpoint),)
    return fit_text(paras, slot.box, slot.place.cx, slot.place.cy).fits


@dataclass(frozen=True, slots=True)
class _Places:
    """Where text and picture stand, and the placeholders they fill, if any.

    ``alone`` is the place of a picture that has nothing beside it.
    """

    slot: Slot | None
    text: Rect
    picture: Rect
    alone: Rect
    picture_slot: Slot | None = None

    @property
    def box(self) -> TextBox:
        """How the text is set; without a placeholder as in a plain text box."""
        return self.slot.box if self.slot else PLAIN_BOX


def _places(builder: SlideBuilder) -> _Places:
    """The places of the layout, as far as they can be seen."""
    found = _drawn_places(builder)
    size = (builder.template.cx, builder.template.cy)
    text, picture, alone = (
        open_place(place, builder.layout, size)
        for place in (found.text, found.picture, found.alone)
    )
    if builder.slide.picture is not None and overlaps(text, picture, size):
        # Each has its part of places that lie over each other, and of the room elsewhere.
        text, picture = text.joined(picture).columns(2, _GAP)
    return replace(found, text=text, picture=picture, alone=alone)


def _drawn_places(builder: SlideBuilder) -> _Places:
    size = (builder.template.cx, builder.template.cy)
    has_picture = builder.slide.picture is not None
    slots = content_slots(builder.layout)
    if builder.choice.is_designed:
        slots = tuple(s for s in slots if s.idx in (SlotIdx.BODY, SlotIdx.PICTURE))
    if builder.slide.role is Role.TITLE:
        slots = builder.layout.all_of(SlotKind.SUBTITLE) or slots
    text_slots = [slot for slot in slots if slot.kind.holds_text]
    if not text_slots:
        free = free_place(builder.layout, size)
        left, right = free.columns(2, _GAP)
        return _Places(None, left if has_picture else free, right, free)
    slot = max(text_slots, key=lambda slot: slot.place.cx * slot.place.cy)
    if len(slots) == 2 and slots[0].kind is slots[1].kind:
        slot = slots[0]
    if not has_picture:
        beside = [other.place.right for other in slots if other.place.x >= slot.place.right]
        wide = slot.place.widened_to(max([slot.place.right, *beside]))
        return _Places(slot, wide, slot.place, wide)
    other = next((s for s in slots if s is not slot and s.kind in _PICTURE_SLOTS), None)
    if other:
        return _Places(slot, slot.place, other.place, slot.place.joined(other.place), other)
    left, right = slot.place.columns(2, _GAP)
    return _Places(slot, left, right, slot.place)


_PICTURE_SLOTS = (SlotKind.PICTURE, SlotKind.OBJECT)


def _texts(page: Page) -> Iterator[SetText]:
    return (item for item in page if isinstance(item, SetText))


def _set_page(builder: SlideBuilder, places: _Places, page: Page) -> None:
    """Set what stands on a page; a placeholder holds the text, or the table where there is none."""
    own = None if any(not item.is_plain for item in _texts(page)) else places.slot
    for item in page:
        if isinstance(item, SetGrid):
            slot = own if item.place == places.text else None
            builder.table(item.grid, item.place, slot, item.page)
        else:
            slot = None if item.is_plain else places.slot
            is_free = item.is_whole and not item.is_plain
            _set_text(builder, slot, item.paras, item.place, item.fit, is_whole=is_free)


def _set_text(
    builder: SlideBuilder,
    slot: Slot | None,
    paras: tuple[Para, ...],
    place: Rect,
    fit: Fit,
    *,
    is_whole: bool = False,
) -> None:
    """Set a text; all of it that there is, if it ``is_whole``, may grow where no slot sets it."""
    if not paras:
        return
    if not fit.fits:
        builder.remark("text is larger than its place", is_warning=True, step="Shorten the text")
    if slot is None:
        if is_whole:
            factor = plain_factor(height_pt(builder.template.cx, builder.template.cy))
            sizes = [size * factor for size in _PLAIN_SIZES_PT]
            paras = grown(paras, place.cx, place.cy, sizes)
        builder.add(TextShape("Text", paras, "", place, fit, ground=builder.ground))
    else:
        own = None if place == slot.place else place
        style = list_style(slot.box)
        builder.add(TextShape(slot.name, paras, slot.reference, own, fit, style))
