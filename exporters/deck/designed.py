"""Sets a slide in the layout designed for its role."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import reduce

from exporters.deck.builder import DoesNotFit, SlideBuilder, tick_box
from exporters.deck.fit import FULL, Fit, fit_text, text_height_pt
from exporters.deck.geometry import EMU_PER_PT, Rect, pt
from exporters.deck.paragraphs import Bullet, Para, boxed, plain, tables_in
from exporters.deck.placed import BoxShape, Paint, TextShape
from exporters.deck.slides import Comparison, Entry, Metric, Role, Slide, Tick
from exporters.deck.slots import MOST_COLUMNS, MOST_CRITERIA, MOST_TICKS, SlotIdx
from exporters.deck.template.template import Slot, SlotKind
from exporters.deck.template.textstyle import inner_size_pt
from exporters.letters import is_right_to_left, runs_right_to_left
from narrative_studio.markup import Run, Runs, runs_text

_SMALLEST_BESIDE = 0.85
"""Text beside a table is not set smaller than this: it has a slide's width instead."""
_COLUMN_GAP = pt(24)
_PICTURE_GAP = pt(28)
_CRITERION_BOX = pt(46)
_CRITERION_LEFT = pt(72)
_CRITERION_ROW = pt(92)
_TICK_BOX = pt(20)
_TICK_GAP = pt(9)
_TICKS_APART = pt(26)
_SMALLEST_TICK_PT = 13.0
_LARGEST_FIGURE_PT = 76.0
_SMALLEST_FIGURE_PT = 34.0
_BAR = pt(18)
_SMALLEST_TITLE = 0.8
"""A title of a column is not set smaller than this just to spare a line."""
_HEADLINE_PT = 54.0
_HEADLINE_ROOM = Rect(0, pt(60), 0, pt(360))
"""Between which heights a headline alone stands."""
_MOST_IN_HEADLINE = 240
_MESSAGE_GAP = pt(14)
_MESSAGE_WIDTH = pt(720)
_LOWEST_STRIP = pt(110)
_HIGHEST_STRIP = pt(190)


def set_designed(builder: SlideBuilder) -> None:
    """Fill the layout designed for the slide's role.

    Raises:
        DoesNotFit: there is more than the design holds.
    """
    if builder.slide.role is Role.HEADLINE:
        _headline(builder)
        return
    taken = builder.title(builder.slide.title)
    if builder.is_title_cut:
        raise DoesNotFit
    _DESIGNS[builder.slide.role](builder, taken)


def suits_design(slide: Slide) -> bool:
    """Whether a slide has what the design of its role is made for.

    No design has a place for tables within the text.
    """
    if tables_in(slide.body):
        return False
    match slide.role:
        case Role.CRITERIA:
            return 1 <= len(slide.entries) <= MOST_CRITERIA and not slide.body
        case Role.COLUMNS:
            return 2 <= len(slide.entries) <= MOST_COLUMNS and not slide.body
        case Role.ASK:
            return bool(slide.entries) and not slide.body
        case Role.PROOF:
            return slide.comparison is not None
        case Role.COMPARISON:
            return slide.grid is not None
        case Role.VALUE:
            return slide.grid is None and len(slide.ticks) <= MOST_TICKS
        case Role.STATEMENT:
            return slide.grid is None
        case Role.TITLE | Role.HEADLINE:
            return True
        case Role.TEXT | Role.AGENDA:
            return False


def _title(builder: SlideBuilder, taken: Rect) -> None:
    if builder.slide.subtitle:
        builder.text(SlotIdx.BODY, (plain(builder.slide.subtitle),))


def _headline(builder: SlideBuilder) -> None:
    """A headline large about the middle of the slide, the beat's name above, the message below."""
    slide, room = builder.slide, _HEADLINE_ROOM
    slot = builder.layout.first(SlotKind.TITLE, SlotKind.CENTER_TITLE)
    eyebrow, body = builder.slot(SlotIdx.EYEBROW), builder.slot(SlotIdx.BODY)
    if slot is None or len(slide.title) > _MOST_IN_HEADLINE:
        raise DoesNotFit
    left, width = slot.place.x, builder.right - slot.place.x
    title = (replace(plain(slide.title), size_pt=_HEADLINE_PT),)
    fit = fit_text(title, slot.box, width, room.cy)
    title_cy = _height(title, slot, width, fit)
    message = builder.body(SlotIdx.BODY)
    message_cy = _height(message, body, _MESSAGE_WIDTH) if message else 0
    above = eyebrow.place.cy + pt(6) if slide.beat and slide.beat != slide.title else 0
    below = message_cy + _MESSAGE_GAP if message else 0
    spare = room.cy - above - title_cy - below
    if not fit.fits or spare < 0:
        raise DoesNotFit
    top = room.y + spare // 2
    # Whatever is alone may grow when somebody rewords it in PowerPoint.
    high = title_cy if message else room.bottom - top - above
    builder.title(slide.title, Rect(left, top + above, width, high), size_pt=_HEADLINE_PT)
    if above:
        own = None if builder.choice.has_ribbon else builder.accent
        name = replace(plain(slide.beat), colour=own)
        builder.text(SlotIdx.EYEBROW, (name,), Rect(left, top, width, eyebrow.place.cy))
    if message:
        under = top + above + title_cy + _MESSAGE_GAP
        place = Rect(left, under, _MESSAGE_WIDTH, room.bottom - under)
        builder.text(SlotIdx.BODY, message, place)
    builder.checkpoint()


def _height(paras: Sequence[Para], slot: Slot, width: int, fit: Fit = FULL) -> int:
    """How high text stands in a placeholder of that width, with the space around it, in EMU."""
    width_pt, _ = inner_size_pt(width, slot.place.cy, slot.box)
    _left, above, _right, below = slot.box.insets_emu
    return pt(text_height_pt(paras, slot.box, width_pt, fit)) + above + below


def _statement(builder: SlideBuilder, taken: Rect) -> None:
    builder.eyebrow()
    slot = builder.slot(SlotIdx.BODY)
    paras = builder.body(SlotIdx.BODY)
    place = slot.place
    if builder.slide.picture is None:
        place = place.widened_to(builder.right)
    if paras:
        if fit_text(paras, slot.box, place.cx, place.cy).scale < 1:
            # A short title leaves room above for a long text.
            top = min(taken.bottom + pt(18), place.y)
            place = Rect(place.x, top, place.cx, place.bottom - top)
        builder.text(SlotIdx.BODY, paras, place)
    _picture(builder)
    builder.checkpoint()


def _comparison(builder: SlideBuilder, taken: Rect) -> None:
    slide = builder.slide
    if slide.grid is None:
        raise DoesNotFit
    table, text = builder.slot(SlotIdx.TABLE), builder.slot(SlotIdx.BODY)
    picture = builder.slot(SlotIdx.PICTURE)
    paras = builder.body(SlotIdx.BODY)
    place = table.place
    if not paras and slide.picture is None:
        place = place.widened_to(builder.right)
    pages = builder.set_table(slide.grid, place)
    if len(pages) > 1 or not pages[0].fits:
        raise DoesNotFit
    builder.table(slide.grid, place, table, pages[0])
    if paras:
        beside = text.place
        if slide.picture is None:
            beside = Rect(beside.x, place.y, beside.cx, beside.bottom - place.y)
        fit = builder.fitted(text, paras, beside)
        if fit.scale < _SMALLEST_BESIDE:
            raise DoesNotFit
        builder.text(SlotIdx.BODY, paras, beside, fit=fit)
    if slide.picture:
        own = picture.place
        tall = own if paras else own.with_height(text.place.bottom - own.y)
        builder.picture(tall, picture)
    builder.checkpoint()


def _criteria(builder: SlideBuilder, taken: Rect) -> None:
    slots = _series(builder, SlotIdx.CRITERION, MOST_CRITERIA)
    area = _union(slots)
    if builder.slide.picture is None:
        area = area.widened_to(builder.right)
    rows = area.rows(len(builder.slide.entries), at_most=_CRITERION_ROW)
    texts = [_entry(entry) for entry in builder.slide.entries]
    fit = _common_fit(builder, slots[0], texts, rows)
    for entry, slot, row, paras in zip(builder.slide.entries, slots, rows, texts, strict=False):
        # Who reads from the right finds the box on the right.
        is_right = _is_read_from_right(builder, entry)
        left = row.right - _CRITERION_BOX if is_right else row.x - _CRITERION_LEFT
        top = row.y + (row.cy - _CRITERION_BOX) // 2
        box = Rect(left, top, _CRITERION_BOX, _CRITERION_BOX)
        if is_right:
            row = Rect(row.x - _CRITERION_LEFT, row.y, row.cx, row.cy)
        for shape in tick_box(box, builder.accent, is_ticked=bool(entry.checked)):
            builder.draw(shape)
        builder.text(slot.idx, paras, row, fit=fit)
    _picture(builder)
    builder.checkpoint()


def _value(builder: SlideBuilder, taken: Rect) -> None:
    slide = builder.slide
    paras = builder.body(SlotIdx.BODY)
    place = builder.slot(SlotIdx.BODY).place
    if slide.picture is None:
        place = place.widened_to(builder.right)
    if paras:
        builder.text(SlotIdx.BODY, paras, place)
    _picture(builder)
    if slide.ticks:
        _ticks(builder, slide.ticks)
    else:
        builder.checkpoint()


def _ticks(builder: SlideBuilder, ticks: Sequence[Tick]) -> None:
    slots = _series(builder, SlotIdx.TICK, MOST_TICKS)
    row = _union(slots)
    size = slots[0].box.level(0).size_pt
    overhead = len(ticks) * (_TICK_BOX + _TICK_GAP) + (len(ticks) - 1) * _TICKS_APART

    def widths(at_pt: float) -> list[int]:
        # Two points more than measured: a label must never wrap.
        return [
            pt(builder.width_pt(SlotIdx.TICK, tick.text, bold=True) * at_pt / size + 2)
            for tick in ticks
        ]

    fitting = size
    while fitting > _SMALLEST_TICK_PT and overhead + sum(widths(fitting)) > row.cx:
        fitting -= 0.5
    if overhead + sum(widths(fitting)) > row.cx:
        raise DoesNotFit
    x = row.x
    for slot, tick, width in zip(slots, ticks, widths(fitting), strict=False):
        box = Rect(x, row.y + (row.cy - _TICK_BOX) // 2, _TICK_BOX, _TICK_BOX)
        for shape in tick_box(box, builder.accent, is_ticked=tick.is_paid):
            builder.draw(shape)
        label = Rect(box.right + _TICK_GAP, row.y, width, row.cy)
        run = Run(tick.text, bold=tick.is_paid_here)
        para = Para(
            (run,),
            size_pt=fitting if fitting < size else None,
            colour="tx1" if tick.is_paid_here else None,
        )
        builder.text(slot.idx, (para,), label, fit=Fit())
        x = label.right + _TICKS_APART


def _proof(builder: SlideBuilder, taken: Rect) -> None:
    slide = builder.slide
    if slide.comparison is None:
        raise DoesNotFit
    slots = (builder.slot(SlotIdx.BEFORE), builder.slot(SlotIdx.AFTER))
    area = _union(slots)
    source = builder.slot(SlotIdx.SOURCE)
    source_place = source.place
    if slide.picture is None:
        area = area.widened_to(builder.right)
        source_place = source_place.widened_to(builder.right)
    places = area.columns(2, _PICTURE_GAP)
    metrics = (slide.comparison.before, slide.comparison.after)
    figure_pt = _figure_size(builder, metrics, places[0].cx)
    for slot, place, metric in zip(slots, places, metrics, strict=True):
        builder.text(slot.idx, _metric(metric, figure_pt), place)
    bottom = _bars(builder, slide.comparison, Rect(area.x, area.bottom + pt(8), area.cx, _BAR))
    notes = (*builder.body(SlotIdx.SOURCE), *((plain(slide.source),) if slide.source else ()))
    if notes:
        builder.text(SlotIdx.SOURCE, _unbulleted(notes), source_place.below(bottom + pt(4)))
    _picture(builder)
    builder.checkpoint()


def _figure_size(builder: SlideBuilder, metrics: Sequence[Metric], room: int) -> float:
    """The size at which the longer figure stands on one line."""
    own = builder.slot(SlotIdx.BEFORE).box.level(1).size_pt
    widest = max(builder.width_pt(SlotIdx.BEFORE, m.figure, level=1) for m in metrics)
    size = min(own, own * (room / EMU_PER_PT) / max(widest, 1))
    return max(_SMALLEST_FIGURE_PT, float(int(size)))


def _metric(metric: Metric, figure_pt: float) -> tuple[Para, ...]:
    size = figure_pt if figure_pt < _LARGEST_FIGURE_PT else None
    figure = replace(plain(metric.figure, level=1), size_pt=size)
    detail = (plain(metric.detail, level=2),) if metric.detail else ()
    return (plain(metric.label), figure, *detail)


def _bars(builder: SlideBuilder, comparison: Comparison, place: Rect) -> int:
    """Draw both sizes as bars to one scale; give the lower edge."""
    scale = comparison.scale
    if scale is None:
        return place.y
    before, after = (max(pt(3), round(place.cx * part)) for part in scale)
    second = Rect(place.x, place.bottom + pt(8), after, place.cy)
    names = (comparison.before.figure, comparison.after.figure)
    builder.draw(
        BoxShape(
            "Bar before",
            Rect(place.x, place.y, before, place.cy),
            fill=Paint("tx1", 18),
            alt=f"Bar for {names[0]}",
        )
    )
    builder.draw(
        BoxShape(
            "Bar after",
            second,
            fill=Paint(builder.accent),
            alt=f"Bar for {names[1]}, to the same scale",
        )
    )
    label = replace(plain("drawn to scale"), size_pt=16, colour="tx2")
    beside = Rect(second.right + pt(10), second.y - pt(1), pt(160), place.cy + pt(2))
    if beside.right <= place.right:
        builder.add(TextShape("Scale", (label,), place=beside))
    return second.bottom


def _columns(builder: SlideBuilder, taken: Rect) -> None:
    entries = builder.slide.entries
    slots = _series(builder, SlotIdx.COLUMN, MOST_COLUMNS)
    has_labels = any(entry.label for entry in entries)
    texts = [_column(entry, has_labels=has_labels) for entry in entries]
    area, panel = _columns_and_panel(builder, slots, texts)
    places = area.columns(len(entries), _COLUMN_GAP)
    if _is_read_from_right(builder, entries[0]):
        places = places[::-1]
    size = _column_title_size(builder, entries, places[0].cx)
    texts = [_column(entry, has_labels=has_labels, title_pt=size) for entry in entries]
    fit = _common_fit(builder, slots[0], texts, places)
    for slot, place, paras in zip(slots, places, texts, strict=False):
        rule = Rect(place.x, place.y - pt(14), place.cx, pt(3))
        builder.draw(BoxShape("Column rule", rule, fill=Paint(builder.accent)))
        builder.text(slot.idx, paras, place, fit=fit)
    builder.picture(panel, builder.slot(SlotIdx.PICTURE))
    builder.checkpoint()


def _columns_and_panel(
    builder: SlideBuilder, slots: Sequence[Slot], texts: Sequence[Sequence[Para]]
) -> tuple[Rect, Rect]:
    """The picture stands under short columns, and beside long ones."""
    strip = builder.slot(SlotIdx.PICTURE).place
    union = _union(slots)
    area = Rect(union.x, union.y, union.cx, strip.bottom - union.y)
    if builder.slide.picture is None:
        return area, strip
    box = slots[0].box
    columns = area.columns(len(texts), _COLUMN_GAP)
    height = max(
        pt(text_height_pt(paras, box, inner_size_pt(place.cx, place.cy, box)[0]))
        for paras, place in zip(texts, columns, strict=True)
    )
    bottom = area.y + height + pt(20)
    if strip.bottom - bottom >= _LOWEST_STRIP:
        top = min(max(bottom, strip.bottom - _HIGHEST_STRIP), strip.y)
        return area.with_height(top - pt(12) - area.y), Rect(
            strip.x, top, strip.cx, strip.bottom - top
        )
    side = area.columns(3, _PICTURE_GAP)[2]
    left = area.widened_to(side.x - _PICTURE_GAP)
    return left, Rect(side.x, area.y - pt(14), side.cx, area.cy + pt(14))


def _column_title_size(builder: SlideBuilder, entries: Sequence[Entry], room: int) -> float | None:
    """A slightly smaller size at which every title stands on one line, None if there is none."""
    own = builder.slot(SlotIdx.COLUMN).box.level(1).size_pt
    titles = [runs_text(entry.title) for entry in entries]
    widest = max(builder.width_pt(SlotIdx.COLUMN, title, level=1) for title in titles)
    size = int(own * (room / EMU_PER_PT) / max(widest, 1) * 0.98)
    return float(size) if own * _SMALLEST_TITLE <= size < own else None


def _column(entry: Entry, *, has_labels: bool, title_pt: float | None = None) -> tuple[Para, ...]:
    label = (Para(entry.label, level=0),) if has_labels else ()
    details = tuple(Para(detail, level=2) for detail in entry.details)
    title = boxed(entry.title, entry.checked)
    return (*label, Para(title, level=1, size_pt=title_pt), *details)


def _ask(builder: SlideBuilder, taken: Rect) -> None:
    slide = builder.slide
    paras: list[Para] = []
    for entry in slide.entries:
        title: Runs = entry.title
        if entry.label:
            title = (*entry.label, Run(": "), *title)
        paras.append(Para(boxed(title, entry.checked)))
        paras.extend(Para(detail, level=1) for detail in entry.details)
    heading, card = builder.slot(SlotIdx.CARD_HEADING), builder.slot(SlotIdx.CARD)
    picture = builder.slot(SlotIdx.PICTURE)
    place = builder.slot(SlotIdx.BODY).place
    if slide.card is None and slide.picture is None:
        place = place.widened_to(builder.right)
    builder.text(SlotIdx.BODY, paras, place)
    if slide.card:
        lines = [plain(slide.card.title)] if slide.card.title else []
        lines += [plain(slide.card.text, level=1)] if slide.card.text else []
        builder.text(SlotIdx.CARD_HEADING, (plain(slide.card.heading),))
        builder.text(SlotIdx.CARD, lines, card.place)
    if slide.picture:
        below = picture.place
        whole = Rect(heading.place.x, heading.place.y, below.cx, below.bottom - heading.place.y)
        builder.picture(below if slide.card else whole, picture)
    builder.checkpoint()


def _entry(entry: Entry) -> tuple[Para, ...]:
    title: Runs = entry.title
    if entry.label:
        title = (*entry.label, Run(": "), *title)
    return (Para(title), *(Para(detail, level=1) for detail in entry.details))


def _is_read_from_right(builder: SlideBuilder, entry: Entry) -> bool:
    """Whether an entry begins at the right, as all do in a document that is read from there."""
    return runs_right_to_left(builder.deck.language) or is_right_to_left(runs_text(entry.title))


def _picture(builder: SlideBuilder) -> None:
    slot = builder.slot(SlotIdx.PICTURE)
    builder.picture(slot.place, slot)


def _unbulleted(paras: Sequence[Para]) -> tuple[Para, ...]:
    return tuple(replace(para, level=0, bullet=Bullet.NONE) for para in paras)


def _common_fit(
    builder: SlideBuilder, slot: Slot, texts: Sequence[Sequence[Para]], places: Sequence[Rect]
) -> Fit:
    """One size for text that stands side by side: that of the box which needs the smallest."""
    fits = [builder.fitted(slot, paras, place) for paras, place in zip(texts, places, strict=True)]
    return min(fits, key=lambda fit: (fit.scale, -fit.tightening))


def _series(builder: SlideBuilder, first: SlotIdx, count: int) -> tuple[Slot, ...]:
    return tuple(builder.slot(first + number) for number in range(count))


def _union(slots: Sequence[Slot]) -> Rect:
    return reduce(Rect.joined, (slot.place for slot in slots))


_DESIGNS: dict[Role, Callable[[SlideBuilder, Rect], None]] = {
    Role.TITLE: _title,
    Role.STATEMENT: _statement,
    Role.COMPARISON: _comparison,
    Role.CRITERIA: _criteria,
    Role.VALUE: _value,
    Role.PROOF: _proof,
    Role.COLUMNS: _columns,
    Role.ASK: _ask,
}
