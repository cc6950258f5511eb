"""Streams a deck into a zip: finished parts are written at once, nothing piles up."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, BinaryIO, Self

from lxml import etree

from exporters.deck.charts.chart_xml import chart_xml
from exporters.deck.charts.native import NativeChart
from exporters.deck.charts.workbook import workbook
from exporters.deck.code_colours import ToneColour, code_colours, links_are_seen
from exporters.deck.marking import DeckMarker
from exporters.deck.placed import PlacedSlide
from exporters.deck.slides import Deck
from exporters.deck.template.backdrop import Backdrop, Backdrops
from exporters.deck.template.template import DeckTemplate, SlideLayout
from exporters.deck.writing.media import PictureStore
from exporters.deck.writing.notes_xml import notes_slide
from exporters.deck.writing.properties_xml import app_properties, core_properties
from exporters.deck.writing.shape_xml import NAMESPACES, ShapeWriter
from exporters.deck.writing.text_xml import TextWriter
from exporters.opc import (
    LONGEST_LINK,
    OFFICE,
    PACKAGE,
    XML_HEAD,
    OfficeZip,
    Relations,
    quoted,
)
from narrative_studio.deck_marks import (
    DECK_TAG,
    NAMESPACE,
    SLIDE_TAG,
    DeckMark,
    SlideMark,
    custom_xml,
    deck_text,
    slide_text,
)
from narrative_studio.drawings import NoDrawing, clean_drawing
from narrative_studio.markup import CodeTone
from narrative_studio.pictures import SUFFIXES, drawing_in, media_type

_MAIN_TYPE = "application/vnd.openxmlformats-officedocument.presentationml"
_CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_R = f"{{{OFFICE}}}"
_P14 = "http://schemas.microsoft.com/office/powerpoint/2010/main"
_CUSTOM_XML = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_MARKS_ID = "{0D2C6A7E-5B1F-4E0A-9C53-8E7F4B6A1D90}"
_SECTIONS_URI = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"
_SECTION_NAMES = uuid.UUID("6f3c2a4e-9d0b-5a57-8c41-0b1a53c7e2d4")
_FIRST_SLIDE_ID = 256
_AS_TEXT = (
    '<a:extLst><a:ext uri="{A12FA001-AC4F-418D-AE19-62706E023703}"><ahyp:hlinkClr '
    'xmlns:ahyp="http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor" val="tx"/>'
    "</a:ext></a:extLst>"
)
"""In a link: its colour is that of the text, not that of the theme's links."""


class DeckPackage:
    """A deck while it is written: in a ``with`` block ``add`` slides in order, then ``finish``."""

    def __init__(
        self,
        file: BinaryIO,
        deck: Deck,
        template: DeckTemplate,
        pictures: PictureStore,
        marker: DeckMarker | None = None,
    ) -> None:
        self._deck = deck
        self._marker = marker
        self._marks: list[tuple[str, SlideMark]] = []
        self._template = template
        self._pictures = pictures
        self._zip = OfficeZip(file)
        self._media: dict[str, str] = {}
        self._drawings: dict[str, str] = {}
        self._backdrops: Backdrops | None = None
        self._tones: dict[str, Mapping[CodeTone, ToneColour]] = {}
        self._link_colours: dict[str, str] = {}
        self._order: list[tuple[int, int]] = []
        self._next_extra = len(deck.slides) + 1
        self._charts = 0
        self.hidden_count = 0
        self.notes_count = 0

    def __enter__(self) -> Self:
        try:
            self._zip.relations("", _root_relations())
            for part in self._template.parts:
                self._keep(part.name, part.content_type, part.blob, part.relations)
        except BaseException:
            # On a full disk the zip must let go of the file all the same.
            self._zip.__exit__()
            raise
        return self

    def __exit__(self, *error: object) -> None:
        # Where the work was stopped the file is thrown away; the zip must still let go of it.
        self._zip.__exit__(*error)

    @property
    def slide_count(self) -> int:
        """How many slides have been written."""
        return len(self._order)

    def add(self, slide: PlacedSlide, index: int) -> None:
        """Write one slide, its notes and the pictures that are new; ``index`` is the deck's."""
        number = index + 1
        if slide.page > 1:
            number, self._next_extra = self._next_extra, self._next_extra + 1
        self._order.append((index, number))
        relations = Relations()
        relations.add(f"{OFFICE}/slideLayout", ".." + slide.layout.part_name.removeprefix("/ppt"))
        text = TextWriter(
            self._deck.language,
            lambda address: self._link(address, relations, self._link_colour(slide.layout)),
            lambda tone: self._tone(tone, slide.layout),
            self._template.plain,
        )
        shapes = ShapeWriter(
            text,
            lambda key: self._picture(key, relations),
            self._deck.language,
            len(self._order),
            chart=lambda chart: self._add_chart(chart, relations),
            drawing=lambda key: self._drawing(key, relations),
        )
        tags = self._add_tags(slide, number, relations) if self._marker is not None else ""
        xml = shapes.slide(slide, tags=tags)
        if slide.notes:
            relations.add(f"{OFFICE}/notesSlide", f"../notesSlides/notesSlide{number}.xml")
        name = f"ppt/slides/slide{number}.xml"
        self._zip.part(name, f"{_MAIN_TYPE}.slide+xml", xml)
        self._zip.relations(name, relations.xml())
        if slide.notes:
            self._add_notes(slide, number)
        self.hidden_count += slide.is_hidden

    def finish(self) -> None:
        """Write what speaks of all slides."""
        if self._marker is not None:
            self._add_custom_xml(replace(self._marker.origin, slides=tuple(self._marks)))
        name = "ppt/presentation.xml"
        self._zip.part(name, f"{_MAIN_TYPE}.presentation.main+xml", self._presentation())
        self._zip.relations(name, self._main_relations())
        core_type = "application/vnd.openxmlformats-package.core-properties+xml"
        self._zip.part("docProps/core.xml", core_type, core_properties(self._deck))
        app_type = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
        app = app_properties(self.slide_count, self.notes_count, self.hidden_count)
        self._zip.part("docProps/app.xml", app_type, app)
        self._zip.finish()

    def _add_tags(self, slide: PlacedSlide, number: int, relations: Relations) -> str:
        """Write what a slide remembers of the document, and give the id of its relation."""
        assert self._marker is not None
        at = len(self._order) - 1
        mark = self._marker.mark(slide, at)
        self._marks.append((str(_FIRST_SLIDE_ID + at), mark))
        rows = ((DECK_TAG, deck_text(self._marker.origin)), (SLIDE_TAG, slide_text(mark)))
        tags = "".join(f"<p:tag name={quoted(name)} val={quoted(text)}/>" for name, text in rows)
        xml = f"{XML_HEAD}<p:tagLst {NAMESPACES}>{tags}</p:tagLst>"
        self._zip.part(f"ppt/tags/tag{number}.xml", f"{_MAIN_TYPE}.tags+xml", xml)
        return relations.add(f"{OFFICE}/tags", f"../tags/tag{number}.xml")

    def _add_custom_xml(self, mark: DeckMark) -> None:
        """Write the marks of all slides once more: some programs keep these and drop the tags."""
        listing = Relations()
        listing.add(f"{OFFICE}/customXmlProps", "itemProps1.xml")
        name = "customXml/item1.xml"
        self._zip.plain_part(name, custom_xml(mark))
        self._zip.relations(name, listing.xml())
        properties = (
            f'{XML_HEAD}<ds:datastoreItem xmlns:ds="{_CUSTOM_XML}" ds:itemID="{_MARKS_ID}">'
            f'<ds:schemaRefs><ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs>'
            "</ds:datastoreItem>"
        )
        kind = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
        self._zip.part("customXml/itemProps1.xml", kind, properties)

    def _add_notes(self, slide: PlacedSlide, number: int) -> None:
        self.notes_count += 1
        master = self._template.notes_master
        relations = Relations()
        relations.add(f"{OFFICE}/notesMaster", ".." + master.part_name.removeprefix("/ppt"))
        relations.add(f"{OFFICE}/slide", f"../slides/slide{number}.xml")
        text = TextWriter(self._deck.language, lambda address: self._link(address, relations))
        xml = notes_slide(slide.notes, master, text, self._deck.language, len(self._order))
        name = f"ppt/notesSlides/notesSlide{number}.xml"
        self._zip.part(name, f"{_MAIN_TYPE}.notesSlide+xml", xml)
        self._zip.relations(name, relations.xml())

    def _link(self, address: str, relations: Relations, colour: str = "") -> str:
        if address.startswith("frame:"):
            index = self._deck.anchors.get(address.removeprefix("frame:"))
            if index is None:
                return ""
            rel_id = relations.add(f"{OFFICE}/slide", f"../slides/slide{index + 1}.xml")
            return _hyperlink(f'r:id="{rel_id}" action="ppaction://hlinksldjump"', colour)
        if len(address) > LONGEST_LINK:
            return ""
        rel_id = relations.add(f"{OFFICE}/hyperlink", address, is_external=True)
        return _hyperlink(f'r:id="{rel_id}"', colour)

    def _tone(self, tone: CodeTone, layout: SlideLayout) -> str:
        """The colour of code; layouts are looked at only when there is code on one of them."""
        found = self._tones.get(layout.part_name)
        if found is None:
            found = code_colours(self._backdrop(layout), layout)
            self._tones[layout.part_name] = found
        return found[tone].fill

    def _link_colour(self, layout: SlideLayout) -> str:
        """What gives links the colour of the text around them where the theme's is not seen."""
        found = self._link_colours.get(layout.part_name)
        if found is None:
            found = "" if links_are_seen(self._backdrop(layout), layout) else _AS_TEXT
            self._link_colours[layout.part_name] = found
        return found

    def _backdrop(self, layout: SlideLayout) -> Backdrop:
        self._backdrops = self._backdrops or Backdrops(self._template)
        return self._backdrops.of(layout)

    def _picture(self, key: str, relations: Relations) -> str | None:
        name = self._media.get(key)
        if name is None:
            data = self._pictures.data(key)
            kind = media_type(data) if data else None
            if data is None or kind is None:
                return None
            suffix = SUFFIXES[kind].removeprefix(".")
            name = f"picture{len(self._media) + 1}.{suffix}"
            self._media[key] = name
            self._zip.media(f"ppt/media/{name}", suffix, kind, data)
        return relations.add(f"{OFFICE}/image", f"../media/{name}")

    def _add_chart(self, chart: NativeChart, relations: Relations) -> str:
        """Write a chart and the workbook of its data, and give the id of its relation."""
        self._charts += 1
        # A template may have charts of its own under the usual names.
        name, book = f"storyChart{self._charts}.xml", f"storyData{self._charts}.xlsx"
        self._zip.media(f"ppt/embeddings/{book}", "xlsx", _WORKBOOK_TYPE, workbook(chart))
        own = Relations()
        book_id = own.add(f"{OFFICE}/package", f"../embeddings/{book}")
        xml = chart_xml(chart, book_id, self._deck.language)
        self._zip.part(f"ppt/charts/{name}", _CHART_TYPE, xml)
        self._zip.relations(f"ppt/charts/{name}", own.xml())
        return relations.add(f"{OFFICE}/chart", f"../charts/{name}")

    def _drawing(self, key: str, relations: Relations) -> str | None:
        """The relation to the drawing from which a picture was painted, if it holds one."""
        name = self._drawings.get(key)
        if name is None:
            name = self._drawings[key] = self._write_drawing(key)
        return relations.add(f"{OFFICE}/image", f"../media/{name}") if name else None

    def _write_drawing(self, key: str) -> str:
        found = drawing_in(self._pictures.data(key) or b"")
        if found is None:
            return ""
        try:
            # What stands in a document of somebody else is not taken on trust.
            clean = clean_drawing(found).content
        except NoDrawing:
            return ""
        name = self._media[key].rpartition(".")[0] + ".svg"
        self._zip.media(f"ppt/media/{name}", "svg", "image/svg+xml", clean)
        return name

    def _keep(self, name: str, content_type: str, blob: bytes, relations: bytes) -> None:
        self._zip.part(name.removeprefix("/"), content_type, blob)
        if relations:
            self._zip.relations(name.removeprefix("/"), relations)

    def _main_relations(self) -> str:
        relations = Relations()
        for rel_id, kind, target in self._template.relations:
            relations.add_as(rel_id, kind, target)
        if self._marker is not None:
            relations.add_as("rIdMarks", f"{OFFICE}/customXml", "../customXml/item1.xml")
        for _, number in self._order:
            relations.add_as(f"rIdSlide{number}", f"{OFFICE}/slide", f"slides/slide{number}.xml")
        return relations.xml()

    def _presentation(self) -> bytes:
        root: Any = etree.fromstring(self._template.presentation)
        if self._order:
            listing = etree.Element(f"{_P}sldIdLst")
            for place, (_, number) in enumerate(self._order):
                row = etree.SubElement(listing, f"{_P}sldId")
                row.set("id", str(_FIRST_SLIDE_ID + place))
                row.set(f"{_R}id", f"rIdSlide{number}")
            root.find(f"{_P}notesMasterIdLst").addnext(listing)
        if self._deck.sections:
            root.append(self._sections())
        return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))

    def _sections(self) -> Any:
        extensions = etree.Element(f"{_P}extLst")
        extension = etree.SubElement(extensions, f"{_P}ext", uri=_SECTIONS_URI)
        listing = etree.SubElement(extension, f"{{{_P14}}}sectionLst", nsmap={"p14": _P14})
        start = 0
        for number, section in enumerate(self._deck.sections):
            guid = uuid.uuid5(_SECTION_NAMES, f"{number} {section.title}")
            row = etree.SubElement(listing, f"{{{_P14}}}section")
            row.set("name", section.title)
            row.set("id", f"{{{str(guid).upper()}}}")
            ids = etree.SubElement(row, f"{{{_P14}}}sldIdLst")
            for place, (index, _) in enumerate(self._order):
                if start <= index < start + section.count:
                    one = etree.SubElement(ids, f"{{{_P14}}}sldId")
                    one.set("id", str(_FIRST_SLIDE_ID + place))
            start += section.count
        return extensions


def _hyperlink(attributes: str, colour: str) -> str:
    tag = f"a:hlinkClick {attributes}"
    return f"<{tag}>{colour}</a:hlinkClick>" if colour else f"<{tag}/>"


def _root_relations() -> str:
    relations = Relations()
    relations.add(f"{OFFICE}/officeDocument", "ppt/presentation.xml")
    relations.add(f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml")
    relations.add(f"{OFFICE}/extended-properties", "docProps/app.xml")
    return relations.xml()
