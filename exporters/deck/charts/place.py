"""Sets a chart on a slide: native where there is such a chart, else a table of states."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from exporters.deck.builder import SlideBuilder
from exporters.deck.charts.convert import native_chart
from exporters.deck.charts.frames import STATE_SIDE_EMU, STATE_TOP_EMU
from exporters.deck.charts.inks import with_inks
from exporters.deck.charts.native import StateCell, StateTable
from exporters.deck.charts.state_tables import state_table
from exporters.deck.fit import text_height_pt, widest_word_em
from exporters.deck.geometry import EMU_PER_PT, Rect, pt
from exporters.deck.paragraphs import Para, notes_paragraphs, plain
from exporters.deck.placed import ChartShape, PlacedSlide, StateTableShape, TextShape
from exporters.deck.slides import Deck, Role, Slide, plain_run
from exporters.deck.slots import SlotIdx
from exporters.deck.tables import rows_of_pages
from exporters.deck.template.backdrop import Backdrops
from exporters.deck.template.layout_choice import choose_flow_layout
from exporters.deck.template.layout_fitness import content_slots
from exporters.deck.template.open_places import free_place, open_place
from exporters.deck.template.template import DeckTemplate
from exporters.deck.template.textstyle import LevelStyle, TextBox
from exporters.deck.writing.media import PictureStore
from narrative_studio.charts.chart import Chart
from narrative_studio.markup import Paragraph

_SIZES_PT: Final = (14.0, 13.0, 12.0, 11.0, 10.0, 9.0)
_SMALLEST_PAGED_PT: Final = 10.0
"""A table that goes on anyway is set no smaller than this."""
_SUBTITLE_PT: Final = 16.0
_GAP: Final = pt(8)


def chart_slide(chart: Chart) -> Slide:
    """The slide that shows a chart; its note and its description are in the speaker's notes."""
    told = [text for text in (chart.note, chart.described()) if text]
    return Slide(
        Role.TEXT,
        chart.headline,
        subtitle=chart.lead,
        chart=chart,
        notes=tuple(Paragraph(plain_run(text)) for text in told),
    )


def chart_slides(
    deck: Deck, template: DeckTemplate, slide: Slide, pictures: PictureStore
) -> Iterator[PlacedSlide]:
    """Place a slide with a chart; a table that is too long goes on on further slides."""
    chart = slide.chart
    assert chart is not None
    choice = choose_flow_layout(template, slide, deck.layouts)
    first = SlideBuilder(deck, template, slide, choice, pictures)
    first.title(slide.title)
    place = _below_subtitle(first, _free(first), slide.subtitle)
    notes = notes_paragraphs(slide.notes)
    native = native_chart(chart)
    if native is not None:
        scheme = Backdrops(template).of(first.layout).scheme
        native = with_inks(native, scheme, first.quiet)
        first.add(ChartShape("Chart", place, native, chart, chart.described()))
        yield first.finish(notes=notes)
    elif (missing := chart.missing) is not None:
        words = (plain(missing.words, bold=True), *([plain(missing.why)] if missing.why else []))
        first.add(TextShape("Not enough yet", _sized(words), "", place))
        yield first.finish(notes=notes)
    else:
        yield from _tables(first, chart, place, notes)


def _tables(
    first: SlideBuilder, chart: Chart, place: Rect, notes: tuple[Para, ...]
) -> Iterator[PlacedSlide]:
    pages = set_state_table(state_table(chart, place.cx / EMU_PER_PT), place, _family(first))
    if len(pages) > 1:
        first.remark(f"goes on for {len(pages)} slides")
    for number, page in enumerate(pages, 1):
        builder = first
        if number > 1:
            slide = first.slide
            builder = SlideBuilder(first.deck, first.template, slide, first.choice, first.pictures)
            builder.title(f"{slide.title} ({number}/{len(pages)})")
            _below_subtitle(builder, _free(builder), slide.subtitle)
        taken = place.with_height(sum(page.row_emu))
        builder.add(
            StateTableShape(
                "Table", taken, page.rows, page.column_emu, page.row_emu, page.size_pt, page.heads,
                chart.described(),
            )
        )  # fmt: skip
        if taken.cy > place.cy:
            builder.remark(
                "a row of the table does not fit on a slide",
                is_warning=True,
                step="Shorten the longest text of the table",
            )
        yield builder.finish(page=number, notes=notes if number == 1 else ())


@dataclass(frozen=True, slots=True)
class StatePage:
    """What of a table of states stands on one slide, its head included."""

    rows: tuple[tuple[StateCell, ...], ...]
    column_emu: tuple[int, ...]
    row_emu: tuple[int, ...]
    size_pt: float
    heads: int


def set_state_table(table: StateTable, place: Rect, family: str) -> tuple[StatePage, ...]:
    """Set a table of states in a place, as large as it can be, on as many pages as it takes."""
    columns = _columns(table, place.cx)
    whole = _unbroken_pt(table, columns, family)
    sizes = [size for size in _SIZES_PT if size >= table.least_pt]
    for size in sorted(sizes, key=lambda size: (size > whole, -size)):
        heights = _heights(table, columns, size, family)
        if sum(heights) <= place.cy:
            return (StatePage(table.rows, columns, heights, size, table.heads),)
    size = max(table.least_pt, _SMALLEST_PAGED_PT)
    heights = _heights(table, columns, size, family)
    head, body = heights[: table.heads], heights[table.heads :]
    pages, start = [], table.heads
    for count in rows_of_pages(body, place.cy - sum(head)):
        end = start + count
        rows = (*table.rows[: table.heads], *_begun(table, start), *table.rows[start + 1 : end])
        pages.append(StatePage(rows, columns, (*head, *heights[start:end]), size, table.heads))
        start = end
    return tuple(pages)


def _begun(table: StateTable, start: int) -> tuple[tuple[StateCell, ...], ...]:
    """The first row of a page, with the name of the group that it goes on with."""
    row = table.rows[start]
    if not table.is_grouped or row[0].text:
        return (row,)
    above = (one[0] for one in reversed(table.rows[table.heads : start]) if one[0].text)
    return ((next(above, row[0]), *row[1:]),)


def _columns(table: StateTable, room: int) -> tuple[int, ...]:
    whole = sum(table.shares)
    widths = [int(room * share / whole) for share in table.shares]
    widths[-1] += room - sum(widths)
    return tuple(widths)


def _unbroken_pt(table: StateTable, columns: tuple[int, ...], family: str) -> float:
    """The largest size of letters at which every word stands on one line of its cell."""
    sizes = [max(_SIZES_PT)]
    for row in table.rows:
        at = 0
        for cell in row:
            room = sum(columns[at : at + cell.span]) - 2 * STATE_SIDE_EMU
            at += cell.span
            if widest := widest_word_em(cell.text, family, bold=cell.is_strong):
                sizes.append(room / EMU_PER_PT / widest)
    return min(sizes)


def _heights(
    table: StateTable, columns: tuple[int, ...], size_pt: float, family: str
) -> tuple[int, ...]:
    heights = []
    for row in table.rows:
        highest, at = 0.0, 0
        for cell in row:
            room = sum(columns[at : at + cell.span]) - 2 * STATE_SIDE_EMU
            at += cell.span
            style = LevelStyle(size_pt=size_pt, family=family, is_bold=cell.is_strong)
            paras = tuple(plain(line) for line in cell.text.split("\n"))
            high = text_height_pt(paras, TextBox((style,)), max(1.0, room / EMU_PER_PT))
            highest = max(highest, high)
        heights.append(pt(highest) + 2 * STATE_TOP_EMU)
    return tuple(heights)


def _free(builder: SlideBuilder) -> Rect:
    """Where the content of a layout stands: over all its places for text, or beside its title."""
    places = [slot.place for slot in content_slots(builder.layout) if slot.kind.holds_text]
    template = builder.template
    if not places:
        return free_place(builder.layout, (template.cx, template.cy))
    largest = max(places, key=lambda place: place.cx * place.cy)
    whole = largest.widened_to(max(place.right for place in places))
    asked = builder.layout.slot(SlotIdx.CHECKPOINT) if builder.choice.is_designed else None
    if asked is not None:
        # No chart is asked about in a line of its own.
        whole = whole.with_height(max(whole.bottom, asked.place.bottom) - whole.y)
    return open_place(whole, builder.layout, (template.cx, template.cy))


def _below_subtitle(builder: SlideBuilder, place: Rect, subtitle: str) -> Rect:
    """Set the subtitle, and give the place that is left below it."""
    if not subtitle:
        return place
    para = replace(plain(subtitle), size_pt=_SUBTITLE_PT, colour=builder.quiet)
    box = TextBox((LevelStyle(size_pt=_SUBTITLE_PT, family=_family(builder)),), (0, 0, 0, 0))
    high = pt(text_height_pt((para,), box, place.cx / EMU_PER_PT)) + pt(2)
    builder.add(TextShape("Subtitle", (para,), "", place.with_height(high)))
    return place.below(place.y + high + _GAP)


def _sized(paras: tuple[Para, ...]) -> tuple[Para, ...]:
    return tuple(replace(para, size_pt=_SUBTITLE_PT + 2) for para in paras)


def _family(builder: SlideBuilder) -> str:
    slots = content_slots(builder.layout)
    return slots[0].box.level(0).family if slots else "Calibri"
