"""Sets a slide as running text, on as many slides as it takes; every template can do this."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from exporters.deck.builder import DoesNotFit, SlideBuilder
from exporters.deck.fit import FULL, Fit, fit_text, split_text, text_height_pt
from exporters.deck.geometry import Rect, pt
from exporters.deck.layout_choice import Choice, choose_flow_layout, content_slots
from exporters.deck.media import PictureStore
from exporters.deck.paragraphs import Bullet, Para, body_paragraphs, notes_paragraphs, plain
from exporters.deck.placed import PlacedSlide, TextShape
from exporters.deck.slides import Deck, Entry, Role, Slide, plain_run
from exporters.deck.slots import SlotIdx
from exporters.deck.tables import TablePage
from exporters.deck.template import DeckTemplate, Slot, SlotKind
from exporters.deck.textstyle import inner_size_pt
from narrative_studio.markup import Run

_GAP = pt(18)


def flow_slides(
    deck: Deck, template: DeckTemplate, slide: Slide, pictures: PictureStore
) -> Iterator[PlacedSlide]:
    """Give the slides that hold everything of one slide as text, table and picture."""
    choice = choose_flow_layout(template, slide)
    first = SlideBuilder(deck, template, slide, choice, pictures)
    first.title(slide.title)
    slot, text_place, picture_place, picture_slot = _places(first)
    paras = flow_paragraphs(slide, with_checkpoint=not _checkpoint_slot(choice))
    if first.is_title_cut:
        paras = (plain(slide.title, bold=True), *paras)
    table_pages: tuple[TablePage, ...] = ()
    table_place = text_place
    if slide.grid and slot:
        if paras:
            text_place, table_place = _shared(slot, paras, text_place)
        table_pages = first.set_table(slide.grid, table_place)
    text_pages = _pages(slot, paras, text_place)
    has_more = len(text_pages) > 1 or len(table_pages) > 1
    fit = _common_fit(slot, text_pages, text_place)
    _set_text(first, slot, text_pages[0] if text_pages else (), text_place, fit)
    if slide.grid and table_pages:
        first.table(slide.grid, table_place, None if paras else slot, table_pages[0])
    first.picture(picture_place, picture_slot)
    if _checkpoint_slot(choice):
        _try_checkpoint(first)
    if fit.scale < 1 and not has_more:
        first.remark(f"text set at {fit.scale:.0%} to fit")
    notes = notes_paragraphs(slide.notes)
    if not has_more:
        yield first.finish(notes=notes)
        return
    rest = [para for page in text_pages[1:] for para in page]
    more = _continuations(replace(slide, picture=None), rest, table_pages[1:], first)
    first.remark(f"goes on for {len(more) + 1} slides")
    yield first.finish(notes=notes)
    for number, builder in enumerate(more, start=2):
        yield builder.finish(page=number)


def _continuations(
    slide: Slide, rest: list[Para], tables: tuple[TablePage, ...], first: SlideBuilder
) -> list[SlideBuilder]:
    """The slides that go on from the first with what is left of its text and table."""
    choice = choose_flow_layout(first.template, slide, is_continuation=True)

    def fresh() -> SlideBuilder:
        return SlideBuilder(first.deck, first.template, slide, choice, first.pictures)

    slot, place, _, _ = _places(fresh())
    pages = _pages(slot, rest, place)
    fit = _common_fit(slot, pages, place)
    count = 1 + len(pages) + len(tables)
    builders = []
    for number in range(2, count + 1):
        builder = fresh()
        builder.title(f"{slide.title} ({number}/{count})")
        page = number - 2
        if page < len(pages):
            _set_text(builder, slot, pages[page], place, fit)
        elif slide.grid:
            builder.table(slide.grid, place, slot, tables[page - len(pages)])
        builders.append(builder)
    return builders


def flow_paragraphs(slide: Slide, *, with_checkpoint: bool) -> tuple[Para, ...]:
    """Everything a slide says, as paragraphs; what other templates have no place for included."""
    paras: list[Para] = []
    if slide.subtitle:
        paras.append(plain(slide.subtitle))
    paras.extend(body_paragraphs(slide.body))
    for number, entry in enumerate(slide.entries, start=1):
        paras.extend(_entry(entry, number if slide.role is Role.ASK else 0))
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
    if slide.ticks:
        marks = "   ".join(("☑ " if tick.is_paid else "☐ ") + tick.text for tick in slide.ticks)
        paras.append(replace(plain(marks), bullet=Bullet.NONE))
    if slide.checkpoint and with_checkpoint:
        paras.append(replace(plain(slide.checkpoint, italic=True), bullet=Bullet.NONE))
    return tuple(paras)


def _entry(entry: Entry, number: int) -> Iterator[Para]:
    label = (*plain_run(f"{_words(entry)}: "),) if entry.label else ()
    title = tuple(replace(run, bold=run.bold or bool(entry.details)) for run in entry.title)
    if number:
        yield Para((*label, *title), bullet=Bullet.NUMBER, number=number, listing=1)
    else:
        yield Para((*label, *title))
    for detail in entry.details:
        yield Para(detail, level=1, bullet=Bullet.HANGING)


def _words(entry: Entry) -> str:
    return "".join(run.text for run in entry.label)


def _checkpoint_slot(choice: Choice) -> Slot | None:
    return choice.layout.slot(SlotIdx.CHECKPOINT) if choice.is_designed else None


def _try_checkpoint(builder: SlideBuilder) -> None:
    try:
        builder.checkpoint()
    except DoesNotFit:
        builder.remark("checkpoint is too long for its line and stands in the notes only")


def _places(builder: SlideBuilder) -> tuple[Slot | None, Rect, Rect, Slot | None]:
    """The text placeholder and its place, and the place and placeholder of the picture."""
    slots = content_slots(builder.layout)
    if builder.choice.is_designed:
        slots = tuple(s for s in slots if s.idx in (SlotIdx.BODY, SlotIdx.PICTURE))
    if builder.slide.role is Role.TITLE:
        slots = builder.layout.all_of(SlotKind.SUBTITLE) or slots
    text_slots = [slot for slot in slots if slot.kind.holds_text]
    if not text_slots:
        margin = builder.template.cx // 20
        top = builder.template.cy // 4
        place = Rect(
            margin, top, builder.template.cx - 2 * margin, builder.template.cy * 19 // 20 - top
        )
        text, picture = place.columns(2, _GAP) if builder.slide.picture else (place, place)
        return None, text, picture, None
    text_slot = max(text_slots, key=lambda slot: slot.place.cx * slot.place.cy)
    if len(slots) == 2 and slots[0].kind is slots[1].kind:
        text_slot = slots[0]
    if builder.slide.picture is None:
        return text_slot, _widened(builder, text_slot, slots), text_slot.place, None
    others = [s for s in slots if s is not text_slot and s.kind in _PICTURE_SLOTS]
    if others:
        return text_slot, text_slot.place, others[0].place, others[0]
    has_text = bool(flow_paragraphs(builder.slide, with_checkpoint=True)) or builder.slide.grid
    if not has_text:
        return text_slot, text_slot.place, text_slot.place, None
    left, right = text_slot.place.columns(2, _GAP)
    return text_slot, left, right, None


_PICTURE_SLOTS = (SlotKind.PICTURE, SlotKind.OBJECT)


def _widened(builder: SlideBuilder, text: Slot, slots: tuple[Slot, ...]) -> Rect:
    """The place of the text, with that of a picture beside it that there is none for."""
    beside = [slot.place.right for slot in slots if slot.place.x >= text.place.right]
    return text.place.widened_to(max([text.place.right, *beside]))


def _shared(slot: Slot, paras: tuple[Para, ...], place: Rect) -> tuple[Rect, Rect]:
    """Cut a place into one for text above and one for a table below."""
    width, _ = inner_size_pt(place.cx, place.cy, slot.box)
    wish = pt(text_height_pt(paras, slot.box, width)) + slot.box.insets_emu[1] * 2 + pt(6)
    text = place.with_height(min(wish, place.cy * 45 // 100))
    return text, place.below(text.bottom + pt(8))


def _pages(slot: Slot | None, paras: Sequence[Para], place: Rect) -> tuple[tuple[Para, ...], ...]:
    if not paras:
        return ()
    if slot is None or fit_text(paras, slot.box, place.cx, place.cy).fits:
        return (tuple(paras),)
    return split_text(paras, slot.box, place.cx, place.cy)


def _common_fit(slot: Slot | None, pages: tuple[tuple[Para, ...], ...], place: Rect) -> Fit:
    """The same size on all pages: that of the one which needs the smallest."""
    fits = [fit_text(page, slot.box, place.cx, place.cy) for page in pages if slot]
    return min(fits, key=lambda fit: (fit.scale, -fit.tightening), default=FULL)


def _set_text(
    builder: SlideBuilder, slot: Slot | None, paras: tuple[Para, ...], place: Rect, fit: Fit
) -> None:
    if not paras:
        return
    if not fit.fits:
        builder.remark("text is larger than its place", is_warning=True)
    if slot is None:
        builder.add(TextShape("Text", paras, "", place, fit))
    else:
        own = None if place == slot.place else place
        builder.add(TextShape(slot.name, paras, slot.reference, own, fit))
