"""Paints placed slides: the ground of their layout, then their shapes as plain items."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from exporters.deck.charts.painted_states import paint_chart, paint_states
from exporters.deck.code_colours import code_colours, links_are_seen
from exporters.deck.diagram import NODE_INSETS_EMU
from exporters.deck.painting.painted import (
    Painted,
    PaintedBox,
    PaintedLine,
    PaintedPicture,
    PaintedSlide,
    PaintedText,
)
from exporters.deck.painting.painted_table import paint_table
from exporters.deck.painting.painted_text import TextPainter
from exporters.deck.paragraphs import plain
from exporters.deck.placed import (
    GROUND_EMU,
    BoxKind,
    BoxShape,
    ChartShape,
    ConnectorShape,
    FieldKind,
    FootShape,
    GroupShape,
    NodeShape,
    Paint,
    PictureShape,
    PlacedSlide,
    Shape,
    StateTableShape,
    TableShape,
    TextShape,
)
from exporters.deck.slides import Deck
from exporters.deck.template.backdrop import Backdrop, Backdrops
from exporters.deck.template.colours import Colour
from exporters.deck.template.template import DeckTemplate, SlideLayout, Slot, SlotKind
from exporters.deck.template.textstyle import TextBox
from exporters.letters import runs_right_to_left
from exporters.opc import LONGEST_LINK
from narrative_studio.markup import CodeTone, runs_text

_FEET = (SlotKind.FOOTER, SlotKind.NUMBER, SlotKind.DATE, SlotKind.OTHER)
_TITLE_INK, _CONTENT_INK, _LINE_INK = 0.3, 0.08, 0.45


class SlidePainter:
    """Paints slides that were placed with one template; reads each of its layouts once."""

    def __init__(self, template: DeckTemplate) -> None:
        self._template = template
        self._backdrops = Backdrops(template)
        self._tones: dict[str, Mapping[CodeTone, Colour]] = {}
        self._accents = {style: accent for accent, style in template.table_styles.items()}

    def media(self, key: str) -> bytes | None:
        """The bytes of a picture that the template itself brings."""
        return self._backdrops.media(key)

    def sketch(self, layout: SlideLayout) -> PaintedSlide:
        """A layout with its places for title and content as boxes, to be told from others."""
        backdrop = self._backdrops.of(layout)
        ink = backdrop.scheme.named("tx1")
        boxes = [
            PaintedBox(
                slot.place,
                fill=ink.faded(_TITLE_INK if slot.kind.is_title else _CONTENT_INK),
                line=ink.faded(_LINE_INK),
                line_emu=self._template.cx // 160,
            )
            for slot in layout.slots
            if slot.kind not in _FEET
        ]
        return PaintedSlide(
            number=0,
            title=layout.name,
            words="",
            cx=self._template.cx,
            cy=self._template.cy,
            ground=backdrop.ground,
            items=(*backdrop.items, *boxes),
        )

    def paint(self, deck: Deck, placed: PlacedSlide, number: int) -> PaintedSlide:
        """One slide of a deck, which has that number in it, ready to be painted."""
        backdrop = self._backdrops.of(placed.layout)
        painter = _ShapePainter(
            deck, backdrop, placed.layout, self._accents, self._tones_on(placed.layout), number
        )
        items = [item for shape in placed.shapes for item in painter.shape(shape)]
        title, words = _spoken(placed)
        return PaintedSlide(
            number=number,
            title=title,
            words=words,
            cx=self._template.cx,
            cy=self._template.cy,
            ground=backdrop.ground,
            items=(*backdrop.items, *items),
            is_hidden=placed.is_hidden,
            row=placed.row,
        )

    def _tones_on(self, layout: SlideLayout) -> Mapping[CodeTone, Colour]:
        """The colours of code on a layout."""
        known = self._tones.get(layout.part_name)
        if known is None:
            found = code_colours(self._backdrops.of(layout), layout)
            known = {tone: one.colour for tone, one in found.items()}
            self._tones[layout.part_name] = known
        return known


class _ShapePainter:
    """Turns the placed shapes of one slide into painted items."""

    def __init__(
        self,
        deck: Deck,
        backdrop: Backdrop,
        layout: SlideLayout,
        accents: dict[str, str],
        tones: Mapping[CodeTone, Colour],
        number: int,
    ) -> None:
        self._deck = deck
        self._backdrop = backdrop
        self._scheme = backdrop.scheme
        self._layout = layout
        self._accents = accents
        self._number = number
        seen = links_are_seen(backdrop, layout)
        self._text = TextPainter(
            backdrop.scheme,
            self._is_link,
            tones,
            coloured_links=seen,
            from_right=runs_right_to_left(deck.language),
        )

    def shape(self, shape: Shape) -> Iterator[Painted]:
        """The items of one shape, from the ground up."""
        match shape:
            case TextShape():
                yield from self._text_shape(shape)
            case FootShape():
                yield from self._foot(shape)
            case PictureShape():
                yield PaintedPicture(shape.place, shape.key)
            case BoxShape():
                yield self._box(shape)
            case NodeShape():
                yield from self._node(shape)
            case ConnectorShape():
                yield from self._connector(shape)
            case GroupShape():
                for member in shape.shapes:
                    yield from self.shape(member)
            case ChartShape():
                yield paint_chart(shape)
            case StateTableShape():
                yield from paint_states(shape, self._scheme, self._text, self._family)
            case TableShape():
                yield from self._table(shape)

    @property
    def _family(self) -> str:
        """The text face of the layout."""
        slot = self._layout.first(SlotKind.BODY, SlotKind.OBJECT, SlotKind.TABLE)
        return (slot.box if slot else self._backdrop.plain).level(0).family

    def _text_shape(self, shape: TextShape) -> Iterator[Painted]:
        slot = self._slot(shape.reference)
        place = shape.place or (slot.place if slot else None)
        if place is None:
            return
        fill = self._scheme.of_text(slot.fill) if slot else None
        if fill:
            yield PaintedBox(place, fill=fill)
        if shape.ground:
            yield PaintedBox(place.inset(-GROUND_EMU), fill=self._colour(shape.ground))
        yield self._text.text(shape.paras, self._box_of(slot), place, shape.fit)

    def _foot(self, shape: FootShape) -> Iterator[PaintedText]:
        slot = self._slot(shape.reference)
        place = shape.place or (slot.place if slot else None)
        text = str(self._number) if shape.kind is FieldKind.NUMBER else shape.text
        if place is not None:
            yield self._text.text((plain(text),), self._box_of(slot), place)

    def _box(self, shape: BoxShape) -> PaintedBox:
        return PaintedBox(
            shape.place, shape.kind, self._colour(shape.fill), self._colour(shape.line),
            shape.line_emu,
        )  # fmt: skip

    def _node(self, shape: NodeShape) -> Iterator[Painted]:
        fill, line = self._colour(shape.fill), self._colour(shape.line)
        yield PaintedBox(shape.place, BoxKind.ROUND, fill, line, shape.line_emu)
        box = TextBox(self._backdrop.plain.levels, NODE_INSETS_EMU, anchor="ctr")
        yield self._text.text(shape.paras, box, shape.place)

    def _connector(self, shape: ConnectorShape) -> Iterator[PaintedLine]:
        colour = self._colour(shape.line)
        if colour is not None:
            yield PaintedLine(shape.from_emu, shape.to_emu, colour, shape.line_emu)

    def _table(self, shape: TableShape) -> Iterator[Painted]:
        accent = self._accents.get(shape.style_id, "") if shape.is_flush else ""
        yield from paint_table(shape, self._scheme, self._text, accent=accent, family=self._family)

    def _colour(self, paint: Paint | None) -> Colour | None:
        if paint is None:
            return None
        if paint.xml:
            return self._scheme.of_text(paint.xml)
        return self._scheme.named(paint.colour).faded(paint.alpha_pct / 100)

    def _slot(self, reference: str) -> Slot | None:
        if not reference:
            return None
        return next((slot for slot in self._layout.slots if slot.reference == reference), None)

    def _box_of(self, slot: Slot | None) -> TextBox:
        return slot.box if slot else self._backdrop.plain

    def _is_link(self, address: str) -> bool:
        if address.startswith("frame:"):
            return address.removeprefix("frame:") in self._deck.anchors
        return len(address) <= LONGEST_LINK


def _spoken(slide: PlacedSlide) -> tuple[str, str]:
    """The title as it stands on the slide, and all other words in their order."""
    title, lines = "", []
    for shape in slide.shapes:
        for line in words_of(shape):
            if not title and is_title(shape):
                title = line
            else:
                lines.append(line)
    return title or slide.title, "\n".join(lines)


def is_title(shape: Shape) -> bool:
    """Whether a shape is the title of its slide."""
    return isinstance(shape, TextShape) and (
        'type="title"' in shape.reference
        or 'type="ctrTitle"' in shape.reference
        or shape.name.startswith("Title")
    )


def words_of(shape: Shape) -> Iterator[str]:
    """What a shape says, line by line."""
    match shape:
        case TextShape() | NodeShape():
            yield from (para.text for para in shape.paras if para.text.strip())
        case PictureShape() if shape.alt:
            yield f"Picture: {shape.alt}"
        case ChartShape():
            yield shape.alt
        case StateTableShape():
            yield from (", ".join(cell.text for cell in row if cell.text) for row in shape.rows)
        case TableShape():
            yield from (", ".join(runs_text(cell) for cell in row) for row in shape.rows)
