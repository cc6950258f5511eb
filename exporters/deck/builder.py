"""Puts one slide together: shapes that every kind of slide has, and the places they take."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from exporters.deck.feet import foot_text
from exporters.deck.fit import STEPS, Fit, fit_text, grown, line_width_pt, suited, text_height_pt
from exporters.deck.geometry import Rect, pt
from exporters.deck.paragraphs import Para, body_paragraphs, plain
from exporters.deck.picture_places import is_tiny, picture_places
from exporters.deck.placed import (
    BoxKind,
    BoxShape,
    FieldKind,
    FootShape,
    GroupShape,
    Paint,
    PictureShape,
    PlacedSlide,
    Remark,
    Shape,
    TableShape,
    TextShape,
)
from exporters.deck.ribbon import segment_places
from exporters.deck.seen import is_lost, quiet_ink, table_style
from exporters.deck.slides import MORE, Deck, Grid, Role, Slide, SlidePicture, Tone
from exporters.deck.slots import RIBBON, RIBBON_LABEL, RIGHT, SLIDE_CX, SLIDE_CY, SlotIdx
from exporters.deck.table_pictures import with_pictures
from exporters.deck.tables import TablePage, is_mirrored, set_table
from exporters.deck.template.backdrop import Backdrop, backdrop_of
from exporters.deck.template.layout_choice import Choice
from exporters.deck.template.open_places import title_place, usual_title_place
from exporters.deck.template.proportion import height_pt, list_style, plain_factor, table_factor
from exporters.deck.template.template import DeckTemplate, SlideLayout, Slot, SlotKind
from exporters.deck.template.textstyle import LevelStyle, TextBox, inner_size_pt
from exporters.deck.writing.media import PictureStore

PALE_PCT = 26
_PAPER = '<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>'
"""What drawings stand on that were made for light slides."""
_PAPER_EDGE = pt(8)
_PANEL_INSET = pt(14)
_MOST_IN_TITLE = 2000
_PLAIN_TITLE_PT = (32.0, 26.0, 22.0)
"""A title without a placeholder is set so large, if there is room."""
"""No title holds more characters; more are not even measured."""


class DoesNotFit(Exception):
    """The content is too much for the design of this layout; it is set as running text instead."""


class SlideBuilder:
    """Collects the shapes of one slide on one layout.

    Methods that place text raise :class:`DoesNotFit` when it would be set too small, unless they
    say otherwise.
    """

    def __init__(
        self,
        deck: Deck,
        template: DeckTemplate,
        slide: Slide,
        choice: Choice,
        pictures: PictureStore,
    ) -> None:
        self.deck = deck
        self.template = template
        self.slide = slide
        self.choice = choice
        self.pictures = pictures
        self._drawn: list[Shape] = []
        self._shapes: list[Shape] = []
        self._remarks: list[Remark] = []
        self._title = slide.title

    @property
    def layout(self) -> SlideLayout:
        """The layout that is filled."""
        return self.choice.layout

    @property
    def accent(self) -> str:
        """The theme colour of the slide's part of the story."""
        return "accent2" if self.slide.tone is Tone.SETUP else "accent1"

    @property
    def ground(self) -> Paint | None:
        """What text in no placeholder stands on where the layout is a picture."""
        return Paint("bg1", 88) if self.layout.is_pictured else None

    @property
    def quiet(self) -> str:
        """The colour of the theme for lesser words on this layout."""
        return quiet_ink(self._backdrop.scheme, self._backdrop.ground)

    @property
    def _backdrop(self) -> Backdrop:
        return backdrop_of(self.template, self.layout)

    @property
    def right(self) -> int:
        """The right-hand margin of the default template, as x."""
        return RIGHT

    def slot(self, idx: int) -> Slot:
        """A placeholder that the layout is known to have.

        Raises:
            DoesNotFit: it has none of that number after all.
        """
        slot = self.layout.slot(idx)
        if slot is None:
            raise DoesNotFit
        return slot

    def title(self, text: str, place: Rect | None = None, *, size_pt: float | None = None) -> Rect:
        """Set the title; an overlong one is cut and its whole text returned by ``overflow``.

        Gives the place that the title's lines take. Place and size are the layout's own unless
        they are given.
        """
        slot = self.layout.first(SlotKind.TITLE, SlotKind.CENTER_TITLE)
        if slot is None:
            place = usual_title_place((self.template.cx, self.template.cy))
            factor = plain_factor(height_pt(self.template.cx, self.template.cy))
            sizes = [size * factor for size in _PLAIN_TITLE_PT]
            paras = grown((plain(text, bold=True),), place.cx, place.cy, sizes)
            if paras[0].size_pt is None:
                self._title = self._shortened(text, TextBox((LevelStyle(sizes[-1]),)), place)
                paras = (replace(plain(self._title, bold=True), size_pt=sizes[-1]),)
            self._shapes.append(TextShape("Title", paras, "", place, ground=self.ground))
            return place
        place = place or self._title_place(slot)
        paras = (replace(plain(text[:_MOST_IN_TITLE]), size_pt=size_pt),)
        fit = fit_text(paras, slot.box, place.cx, place.cy)
        if not fit.fits or len(text) > _MOST_IN_TITLE:
            text = self._shortened(text, slot.box, place)
            paras, fit = (plain(text),), STEPS[-1]
            self._title = text
        self._shapes.append(
            TextShape(
                "Title",
                paras,
                slot.reference,
                _moved(place, slot.place),
                fit,
                list_style(slot.box),
            )
        )
        if fit.scale < 1:
            self.remark(f"headline set at {round(fit.scale * 100)} % to fit")
        width, _ = inner_size_pt(place.cx, place.cy, slot.box)
        height = pt(text_height_pt(paras, slot.box, width, fit))
        top = slot.box.insets_emu[1]
        return Rect(place.x, place.y, place.cx, min(place.cy, height + top))

    @property
    def is_title_cut(self) -> bool:
        """Whether the headline did not fit and its whole text has to stand in the body."""
        return self._title != self.slide.title

    def _title_place(self, slot: Slot) -> Rect:
        picture = self.layout.slot(SlotIdx.PICTURE)
        is_beside = picture is not None and picture.place.y < slot.place.bottom
        if self.slide.picture is None and is_beside and self.choice.is_designed:
            return slot.place.widened_to(self.right)
        size = (self.template.cx, self.template.cy)
        return title_place(self.layout, size) or slot.place

    def _shortened(self, text: str, box: TextBox, place: Rect) -> str:
        words = text[:_MOST_IN_TITLE].split()
        while len(words) > 1:
            words = words[: max(1, len(words) * 9 // 10)]
            short = " ".join(words) + "…"
            if fit_text((plain(short),), box, place.cx, place.cy).fits:
                return short
        return text[:40] + "…"

    def body(self, idx: int) -> tuple[Para, ...]:
        """The paragraphs of the slide's text, made to stand in a placeholder."""
        return suited(body_paragraphs(self.slide.body), self.slot(idx).box)

    def text(
        self,
        idx: int,
        paras: Sequence[Para],
        place: Rect | None = None,
        *,
        fit: Fit | None = None,
    ) -> Rect:
        """Fill a text placeholder and give the place it takes."""
        slot = self.slot(idx)
        place = place or slot.place
        if not paras:
            return place.with_height(0)
        fit = fit or self.fitted(slot, paras, place)
        self._shapes.append(
            TextShape(
                slot.name,
                tuple(paras),
                slot.reference,
                _moved(place, slot.place),
                fit,
                list_style(slot.box),
            )
        )
        return place

    def fitted(self, slot: Slot, paras: Sequence[Para], place: Rect) -> Fit:
        """How far text is shrunk to stand in a place."""
        fit = fit_text(paras, slot.box, place.cx, place.cy)
        if not fit.fits:
            raise DoesNotFit
        return fit

    def width_pt(self, idx: int, text: str, *, level: int = 0, bold: bool = False) -> float:
        """The width of one line of a placeholder's text, in points."""
        return line_width_pt(text, self.slot(idx).box.level(level), bold=bold)

    def checkpoint(self) -> None:
        """Set the checkpoint above the ribbon, if the slide has one and the layout a place."""
        if self.slide.checkpoint:
            self.text(SlotIdx.CHECKPOINT, (plain(self.slide.checkpoint),))

    def eyebrow(self) -> None:
        """Set the name of the beat over a large title."""
        if self.slide.beat:
            own = None if self.choice.has_ribbon else self.accent
            place = self.slot(SlotIdx.EYEBROW).place
            if self.slide.picture is None:
                place = place.widened_to(self.right)
            self.text(SlotIdx.EYEBROW, (replace(plain(self.slide.beat), colour=own),), place)

    def picture(self, place: Rect, slot: Slot | None = None) -> None:
        """Set the slide's pictures into a place, whole; on a panel if its placeholder has one."""
        if self.slide.picture is None:
            return
        inner = place
        if slot is not None and slot.fill:
            panel = BoxShape("Picture panel", place, fill=Paint(xml=slot.fill))
            self._drawn.append(panel)
            inner = place.inset(_PANEL_INSET)
        shown = [
            (picture, size)
            for picture in (self.slide.picture, *self.slide.more)
            if (size := self._size(picture)) is not None
        ]
        places = picture_places(inner, [size for _, size in shown])
        for number, ((picture, size), own) in enumerate(zip(shown, places, strict=True)):
            self._remark_on(picture, size, inner)
            reference = slot.reference if slot and not number else ""
            name = slot.name if slot else "Picture"
            own = self._on_paper(picture, size, own, slot)
            self._shapes.append(PictureShape(name, picture.key, picture.alt, own, reference))

    def _on_paper(
        self, picture: SlidePicture, size: tuple[int, int], place: Rect, slot: Slot | None
    ) -> Rect:
        """Lay a sheet under a drawing that would go under on its slide, and give its own place."""
        backdrop = self._backdrop
        ground = backdrop.ground
        panel = backdrop.scheme.of_text(slot.fill) if slot else None
        if panel is not None:
            ground = ground.mixed(panel, panel.alpha)
        if not is_lost(self.pictures.data(picture.key) or b"", ground):
            return place
        self._drawn.append(BoxShape("Picture panel", place, fill=Paint(xml=_PAPER)))
        return place.inset(min(_PAPER_EDGE, place.cx // 20, place.cy // 20)).contain(*size)

    def _size(self, picture: SlidePicture) -> tuple[int, int] | None:
        size = self.pictures.size(picture.key)
        if size is None:
            step = "Choose the picture again, or remove it"
            self.remark(_unreadable(picture), is_warning=True, step=step)
        return size

    def _remark_on(self, picture: SlidePicture, size: tuple[int, int], place: Rect) -> None:
        if is_tiny(size, place) and not self.slide.more:
            self.remark(
                f"picture is small ({size[0]} × {size[1]} pixels) and is not set larger",
                step="Choose a larger picture",
            )
        if not picture.alt:
            self.remark("picture has no alt text", is_warning=True)

    def table(self, grid: Grid, place: Rect, slot: Slot | None, page: TablePage) -> Rect:
        """Set one page of a table and give the place it takes."""
        taken = place.with_height(page.height_emu)
        styles = self.template.table_styles
        table = TableShape(
            slot.name if slot else "Table",
            taken,
            (grid.header, *page.rows),
            grid.alignments,
            page.column_emu,
            page.row_emu,
            page.size_pt,
            styles.get(self.accent) or table_style(styles.get("", ""), self._backdrop.scheme),
            grid.has_row_headings,
            slot.reference if slot and slot.kind in _TABLE_SLOTS else "",
            is_flush=self.accent in styles,
            is_mirrored=is_mirrored(grid),
        )
        shown, pictures = with_pictures(table, self.pictures.size, self.family)
        self._shapes += [shown, *pictures]
        if not page.fits:
            self.remark(
                "a row of the table does not fit on a slide",
                is_warning=True,
                step="Shorten the longest row of the table",
            )
        return taken

    def set_table(self, grid: Grid, place: Rect) -> tuple[TablePage, ...]:
        """Measure a table for a place, in the template's text face."""
        if self._text_slot is None:
            factor = plain_factor(height_pt(self.template.cx, self.template.cy))
        else:
            factor = table_factor(self._text_slot.box.level(0).size_pt)
        return set_table(grid, place, self.family, self.pictures.size, factor=factor)

    @property
    def family(self) -> str:
        """The text face of the template."""
        return self._text_slot.box.level(0).family if self._text_slot else "Calibri"

    @property
    def _text_slot(self) -> Slot | None:
        return self.layout.first(SlotKind.BODY, SlotKind.OBJECT, SlotKind.TABLE)

    def draw(self, shape: BoxShape) -> None:
        """Add a drawn shape under the text."""
        self._drawn.append(shape)

    def add(self, shape: Shape) -> None:
        """Add any other shape, after those that are there."""
        self._shapes.append(shape)

    def remark(self, text: str, *, is_warning: bool = False, step: str = "") -> None:
        """Note something for the report."""
        self._remarks.append(Remark(text, is_warning, step))

    def finish(self, *, page: int = 1, notes: tuple[Para, ...] = ()) -> PlacedSlide:
        """Add footers and, where the layout has none, the ribbon; give the finished slide."""
        self._ribbon()
        self._feet()
        is_title_first = self._shapes and self._shapes[0].name.startswith("Title")
        ordered = (
            (self._shapes[0], *self._drawn, *self._shapes[1:])
            if is_title_first
            else (*self._drawn, *self._shapes)
        )
        return PlacedSlide(
            layout=self.layout,
            title=self.slide.title,
            shapes=tuple(ordered),
            notes=notes,
            is_hidden=self.slide.is_hidden,
            page=page,
            row=self.slide.row,
            use=self.slide.use if page == 1 else MORE,
            remarks=tuple(self._remarks),
        )

    def _feet(self) -> None:
        is_title = self.slide.role is Role.TITLE
        if is_title and not self.choice.is_designed:
            return
        date = self.deck.date_text if is_title or self.deck.has_numbers else ""
        foot = self.deck.presenter if is_title else self.deck.footer
        if not is_title and self.layout.first(SlotKind.DATE) is None:
            foot = " · ".join(filter(None, (foot, date)))
        texts = {SlotKind.FOOTER: foot, SlotKind.DATE: date}
        for kind, text in texts.items():
            slot = self.layout.first(kind)
            if slot and text:
                # LibreOffice forgets the style of a footer that is quite empty in its layout,
                # unless the slide says where it stands.
                place = slot.place if slot.is_blank else None
                text = foot_text(text, slot.box, slot.place.cx, slot.place.cy)
                style = list_style(slot.box)
                self.add(FootShape(slot.name, slot.reference, FieldKind.TEXT, text, place, style))
        slot = self.layout.first(SlotKind.NUMBER)
        if slot and self.deck.has_numbers and not is_title:
            style = list_style(slot.box)
            self.add(FootShape(slot.name, slot.reference, FieldKind.NUMBER, list_style=style))

    def _ribbon(self) -> None:
        is_ours = (self.template.cx, self.template.cy) == (SLIDE_CX, SLIDE_CY)
        segments = self.deck.ribbon
        if self.choice.has_ribbon or not self.choice.is_designed or not is_ours or not segments:
            return
        current = self.slide.segment
        if self.slide.role is Role.TITLE:
            place = Rect(RIBBON.x, pt(451), RIBBON.cx, pt(12))
        elif current is None:
            return
        else:
            place = RIBBON
        is_title = self.slide.role is Role.TITLE
        shapes: list[BoxShape | TextShape] = [
            BoxShape(
                f"Ribbon, {segment.title}",
                segment_place,
                fill=_light(segment.tone)
                if is_title
                else Paint(
                    "accent2" if segment.tone is Tone.SETUP else "accent1",
                    100 if number == current else PALE_PCT,
                ),
            )
            for number, (segment, segment_place) in enumerate(
                zip(segments, segment_places([s.weight for s in segments], place), strict=True)
            )
        ]
        if not is_title:
            label = replace(plain(self.slide.beat), size_pt=14, colour="tx2")
            shapes.append(TextShape("Beat name", (label,), place=RIBBON_LABEL))
        bottom = place.bottom if is_title else RIBBON_LABEL.bottom
        whole = Rect(place.x, place.y, place.cx, bottom - place.y)
        self._drawn.append(GroupShape("Place in the story", whole, tuple(shapes)))


_TABLE_SLOTS = (SlotKind.TABLE, SlotKind.OBJECT)


def _light(tone: Tone) -> Paint:
    """The tone on dark ground."""
    if tone is Tone.SETUP:
        change = '<a:satMod val="165000"/><a:lumMod val="40000"/><a:lumOff val="61000"/>'
        colour = "accent2"
    else:
        change = '<a:satMod val="62000"/><a:lumMod val="40000"/><a:lumOff val="57000"/>'
        colour = "accent1"
    return Paint(
        xml=f'<a:solidFill><a:schemeClr val="{colour}">{change}</a:schemeClr></a:solidFill>'
    )


def _moved(place: Rect, own: Rect) -> Rect | None:
    """The place to write: None where the layout's own is kept."""
    return None if place == own else place


def _unreadable(picture: SlidePicture) -> str:
    what = f"picture “{picture.alt}”" if picture.alt else "picture"
    return f"{what} could not be read and was left out"


def tick_box(place: Rect, colour: str, *, is_ticked: bool) -> tuple[BoxShape, ...]:
    """A square box, filled and checked when it is ticked."""
    line = round(place.cx / 22)
    if not is_ticked:
        return (
            BoxShape(
                "Box", place, BoxKind.ROUND, line=Paint(colour), line_emu=line, alt="not yet ticked"
            ),
        )
    mark = Rect(
        place.x + place.cx * 24 // 100,
        place.y + place.cy * 30 // 100,
        place.cx * 52 // 100,
        place.cy * 40 // 100,
    )
    return (
        BoxShape("Box", place, BoxKind.ROUND, fill=Paint(colour), alt="ticked"),
        BoxShape("Tick", mark, BoxKind.TICK, line=Paint("bg1"), line_emu=round(place.cx / 9)),
    )
