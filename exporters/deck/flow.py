"""Sets a slide as running text, on as many slides as it takes; every template can do this."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from exporters.deck.builder import SlideBuilder
from exporters.deck.diagram import diagram_shapes
from exporters.deck.fit import FULL, Fit, fit_text, grown, split_text, suited, text_height_pt
from exporters.deck.geometry import Rect, pt
from exporters.deck.paragraphs import (
    Bullet,
    Para,
    body_paragraphs,
    boxed,
    dotted,
    notes_paragraphs,
    plain,
    tables_in,
)
from exporters.deck.placed import PlacedSlide, TextShape
from exporters.deck.slides import Deck, Diagram, Entry, Grid, Role, Slide, plain_run
from exporters.deck.slots import SlotIdx
from exporters.deck.tables import TablePage
from exporters.deck.template.layout_choice import choose_flow_layout
from exporters.deck.template.layout_fitness import content_slots
from exporters.deck.template.open_places import free_place, open_place, overlaps
from exporters.deck.template.proportion import height_pt, list_style, plain_factor
from exporters.deck.template.template import DeckTemplate, Slot, SlotKind
from exporters.deck.template.textstyle import LevelStyle, TextBox, inner_size_pt
from exporters.deck.writing.media import PictureStore
from narrative_studio.markup import Run, Table

_GAP = pt(18)
_LEAST_BESIDE_PT = 14.0
"""A table is set no smaller than this to stand beside a picture."""
_PLAIN_SIZES_PT = (24.0, 20.0)
"""What stands in no placeholder is set so large, if there is room."""
_PLAIN_BOX = TextBox((LevelStyle(),), (0, 0, 0, 0))


def flow_slides(
    deck: Deck, template: DeckTemplate, slide: Slide, pictures: PictureStore
) -> Iterator[PlacedSlide]:
    """Give the slides that hold everything of one slide as text, table and picture."""
    slide, grids = _tables_apart(slide)
    choice = choose_flow_layout(template, slide, deck.layouts)
    first = SlideBuilder(deck, template, slide, choice, pictures)
    first.title(slide.title)
    places = _places(first)
    has_checkpoint = _fits_checkpoint(first)
    paras = _paragraphs(first, places, with_checkpoint=not has_checkpoint)
    text_place, table_place = places.text, None
    if slide.grid:
        text_place, table_place = _shared(first, slide.grid, paras, places)
    text_pages = _pages(places.box, paras, text_place)
    tables = first.set_table(slide.grid, table_place) if slide.grid and table_place else ()
    if slide.grid and table_place and tables:
        own = places.slot if table_place == places.text else None
        first.table(slide.grid, table_place, own, tables[0])
    fit = _common_fit(places.box, text_pages[:1], text_place)
    if text_pages:
        is_whole = len(text_pages) == 1
        _set_text(first, places.slot, text_pages[0], text_place, fit, is_whole=is_whole)
    is_alone = not text_pages and table_place is None
    first.picture(places.alone if is_alone else places.picture, places.picture_slot)
    if has_checkpoint:
        first.checkpoint()
    rest = [para for page in text_pages[1:] for para in page]
    if slide.diagram is not None:
        _draw(first, slide.diagram, places.text)
    if slide.grid and not table_place:
        grids = (slide.grid, *grids)
    more = _continuations(first, rest, tables[1:], grids)
    if more:
        first.remark(f"goes on for {len(more) + 1} slides")
    elif fit.scale < 1:
        first.remark(f"text set at {round(fit.scale * 100)} % to fit")
    yield first.finish(notes=notes_paragraphs(slide.notes))
    for number, builder in enumerate(more, start=2):
        yield builder.finish(page=number)


def _paragraphs(
    builder: SlideBuilder, places: _Places, *, with_checkpoint: bool
) -> tuple[Para, ...]:
    """What stands below the title, made to stand in its place."""
    slide = builder.slide
    paras = flow_paragraphs(slide, with_checkpoint=with_checkpoint)
    if places.slot is None and slide.role is not Role.TITLE:
        paras = dotted(paras)
    if builder.is_title_cut:
        paras = (plain(slide.title, bold=True), *paras)
    if slide.role is Role.TITLE and (opening := _opening(builder.deck)):
        paras = (*paras, replace(plain(opening), bullet=Bullet.NONE))
    return suited(paras, places.box)


def _draw(builder: SlideBuilder, diagram: Diagram, place: Rect) -> None:
    """Draw a diagram; where it cannot be drawn, its boxes are told line by line."""
    shapes = diagram_shapes(diagram, place, builder.family)
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
        fit = fit_text(paras, _PLAIN_BOX, place.cx, place.cy)
        _set_text(builder, None, tuple(paras), place, fit)
        return
    for shape in shapes:
        builder.add(shape)


def _tables_apart(slide: Slide) -> tuple[Slide, tuple[Grid, ...]]:
    """The slide with the first of the tables in its text as its table, and the other ones."""
    found = tables_in(slide.body)
    if not found:
        return slide, ()
    grids = tuple(Grid(table.header, table.rows, table.alignments) for table in found)
    body = tuple(block for block in slide.body if not isinstance(block, Table))
    if slide.grid is not None:
        return replace(slide, body=body), grids
    return replace(slide, body=body, grid=grids[0]), grids[1:]


def _opening(deck: Deck) -> str:
    """Who speaks and when, which other templates have no place for on their first slide."""
    return " · ".join(filter(None, (deck.presenter, deck.date_text)))


def _continuations(
    first: SlideBuilder, rest: list[Para], begun: Sequence[TablePage], grids: Sequence[Grid]
) -> list[SlideBuilder]:
    """The slides that go on with what is left of the text and the tables.

    ``begun`` are the pages that are left of the table of the first slide, ``grids`` the tables of
    which nothing stands there.
    """
    slide = replace(first.slide, picture=None, more=())
    if not (rest or begun or grids):
        return []
    choice = choose_flow_layout(first.template, slide, first.deck.layouts, is_continuation=True)

    def fresh() -> SlideBuilder:
        return SlideBuilder(first.deck, first.template, slide, choice, first.pictures)

    places = _places(fresh())
    pages = _pages(places.box, rest, places.text)
    tables = [(slide.grid, page) for page in begun if slide.grid]
    tables += [(grid, page) for grid in grids for page in fresh().set_table(grid, places.text)]
    fit = _common_fit(places.box, pages, places.text)
    count = 1 + len(pages) + len(tables)
    builders = []
    for number in range(2, count + 1):
        builder = fresh()
        builder.title(f"{slide.title} ({number}/{count})")
        page = number - 2
        if page < len(pages):
            _set_text(builder, places.slot, pages[page], places.text, fit)
        else:
            grid, rows = tables[page - len(pages)]
            builder.table(grid, places.text, places.slot, rows)
        builders.append(builder)
    return builders


def flow_paragraphs(slide: Slide, *, with_checkpoint: bool) -> tuple[Para, ...]:
    """Everything a slide says, as paragraphs; what other templates have no place for included."""
    paras: list[Para] = []
    if slide.subtitle:
        paras.append(plain(slide.subtitle))
    paras.extend(body_paragraphs(slide.body))
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
    if slide.checkpoint and with_checkpoint:
        paras.append(replace(plain(slide.checkpoint, italic=True), bullet=Bullet.NONE))
    return tuple(paras)


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
        return self.slot.box if self.slot else _PLAIN_BOX


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


def _shared(
    builder: SlideBuilder, grid: Grid, paras: Sequence[Para], places: _Places
) -> tuple[Rect, Rect | None]:
    """Where text and table stand on one slide; the table's place is None if it needs its own."""
    box, place = places.box, places.text
    if not paras and builder.slide.picture is None:
        return place, place
    if builder.slide.picture is not None:
        return place, place if not paras and _is_readable(builder, grid, place) else None
    width, _ = inner_size_pt(place.cx, place.cy, box)
    wish = pt(text_height_pt(paras, box, width)) + box.insets_emu[1] * 2 + pt(6)
    text = place.with_height(wish)
    table = place.below(text.bottom + pt(8))
    is_asked = all(para.text == builder.slide.checkpoint for para in paras)
    if is_asked and table.cy >= place.cy // 2 and len(builder.set_table(grid, place)) > 1:
        # A table that goes on anyway begins here: a checkpoint alone is no slide.
        return text, table
    if table.cy < place.cy // 3 or len(builder.set_table(grid, table)) > 1:
        return place, None
    return text, table


def _is_readable(builder: SlideBuilder, grid: Grid, place: Rect) -> bool:
    """Whether a table stands in a place on one page, in letters that are not small."""
    pages = builder.set_table(grid, place)
    return len(pages) == 1 and pages[0].fits and pages[0].size_pt >= _LEAST_BESIDE_PT


def _pages(box: TextBox, paras: Sequence[Para], place: Rect) -> tuple[tuple[Para, ...], ...]:
    if not paras:
        return ()
    if fit_text(paras, box, place.cx, place.cy).fits:
        return (tuple(paras),)
    return split_text(paras, box, place.cx, place.cy)


def _common_fit(box: TextBox, pages: tuple[tuple[Para, ...], ...], place: Rect) -> Fit:
    """The same size on all pages: that of the one which needs the smallest."""
    fits = [fit_text(page, box, place.cx, place.cy) for page in pages]
    return min(fits, key=lambda fit: (fit.scale, -fit.tightening), default=FULL)


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
