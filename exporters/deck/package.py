"""Streams a deck into a zip: finished parts are written at once, nothing piles up."""

from __future__ import annotations

import uuid
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, BinaryIO, Self

from lxml import etree

from exporters.deck.marking import DeckMarker
from exporters.deck.media import PictureStore
from exporters.deck.notes_xml import notes_slide
from exporters.deck.placed import PlacedSlide
from exporters.deck.properties_xml import app_properties, core_properties
from exporters.deck.shape_xml import NAMESPACES, ShapeWriter
from exporters.deck.slides import Deck
from exporters.deck.template import DeckTemplate
from exporters.deck.text_xml import TextWriter
from exporters.opc import LONGEST_LINK, XML_HEAD, quoted
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
from narrative_studio.pictures import SUFFIXES, media_type

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_MAIN_TYPE = "application/vnd.openxmlformats-officedocument.presentationml"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_R = f"{{{_OFFICE}}}"
_P14 = "http://schemas.microsoft.com/office/powerpoint/2010/main"
_CUSTOM_XML = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_MARKS_ID = "{0D2C6A7E-5B1F-4E0A-9C53-8E7F4B6A1D90}"
_SECTIONS_URI = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"
_SECTION_NAMES = uuid.UUID("6f3c2a4e-9d0b-5a57-8c41-0b1a53c7e2d4")
_FIRST_SLIDE_ID = 256
# Any fixed moment: the same deck must give the same bytes.
_MOMENT = (1980, 1, 1, 0, 0, 0)


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
        self._zip = zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED)
        self._types: list[tuple[str, str]] = []
        self._media: dict[str, str] = {}
        self._suffixes: dict[str, str] = {}
        self._order: list[tuple[int, int]] = []
        self._next_extra = len(deck.slides) + 1
        self.hidden_count = 0
        self.notes_count = 0
        self._write("_rels/.rels", _root_relations())
        for part in template.parts:
            self._keep(part.name, part.content_type, part.blob, part.relations)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        # Where the work was stopped the file is thrown away; the zip must still let go of it.
        self._zip.close()

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
        relations = _Relations()
        relations.add(f"{_OFFICE}/slideLayout", ".." + slide.layout.part_name.removeprefix("/ppt"))
        text = TextWriter(self._deck.language, lambda address: self._link(address, relations))
        shapes = ShapeWriter(
            text,
            lambda key: self._picture(key, relations),
            self._deck.language,
            len(self._order),
        )
        tags = self._add_tags(slide, number, relations) if self._marker is not None else ""
        xml = shapes.slide(slide, tags=tags)
        if slide.notes:
            relations.add(f"{_OFFICE}/notesSlide", f"../notesSlides/notesSlide{number}.xml")
        self._part(f"ppt/slides/slide{number}.xml", f"{_MAIN_TYPE}.slide+xml", xml)
        self._store(f"ppt/slides/_rels/slide{number}.xml.rels", relations.xml())
        if slide.notes:
            self._add_notes(slide, number)
        self.hidden_count += slide.is_hidden

    def finish(self) -> None:
        """Write what speaks of all slides."""
        if self._marker is not None:
            self._add_custom_xml(replace(self._marker.origin, slides=tuple(self._marks)))
        self._write("ppt/presentation.xml", self._presentation())
        self._write("ppt/_rels/presentation.xml.rels", self._main_relations())
        self._types.append(("/ppt/presentation.xml", f"{_MAIN_TYPE}.presentation.main+xml"))
        core_type = "application/vnd.openxmlformats-package.core-properties+xml"
        self._part("docProps/core.xml", core_type, core_properties(self._deck))
        app_type = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
        app = app_properties(self.slide_count, self.notes_count, self.hidden_count)
        self._part("docProps/app.xml", app_type, app)
        self._write("[Content_Types].xml", self._content_types())
        # Readers expect the content types at the top of the directory; they are known only now.
        self._zip.filelist.insert(0, self._zip.filelist.pop())

    def _add_tags(self, slide: PlacedSlide, number: int, relations: _Relations) -> str:
        """Write what a slide remembers of the document, and give the id of its relation."""
        assert self._marker is not None
        at = len(self._order) - 1
        mark = self._marker.mark(slide, at)
        self._marks.append((str(_FIRST_SLIDE_ID + at), mark))
        rows = ((DECK_TAG, deck_text(self._marker.origin)), (SLIDE_TAG, slide_text(mark)))
        tags = "".join(f"<p:tag name={quoted(name)} val={quoted(text)}/>" for name, text in rows)
        xml = f"{XML_HEAD}<p:tagLst {NAMESPACES}>{tags}</p:tagLst>"
        self._part(f"ppt/tags/tag{number}.xml", f"{_MAIN_TYPE}.tags+xml", xml)
        return relations.add(f"{_OFFICE}/tags", f"../tags/tag{number}.xml")

    def _add_custom_xml(self, mark: DeckMark) -> None:
        """Write the marks of all slides once more: some programs keep these and drop the tags."""
        listing = _Relations()
        listing.add(f"{_OFFICE}/customXmlProps", "itemProps1.xml")
        self._write("customXml/item1.xml", custom_xml(mark))
        self._store("customXml/_rels/item1.xml.rels", listing.xml())
        properties = (
            f'{XML_HEAD}<ds:datastoreItem xmlns:ds="{_CUSTOM_XML}" ds:itemID="{_MARKS_ID}">'
            f'<ds:schemaRefs><ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs>'
            "</ds:datastoreItem>"
        )
        kind = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
        self._part("customXml/itemProps1.xml", kind, properties)

    def _add_notes(self, slide: PlacedSlide, number: int) -> None:
        self.notes_count += 1
        master = self._template.notes_master
        relations = _Relations()
        relations.add(f"{_OFFICE}/notesMaster", ".." + master.part_name.removeprefix("/ppt"))
        relations.add(f"{_OFFICE}/slide", f"../slides/slide{number}.xml")
        text = TextWriter(self._deck.language, lambda address: self._link(address, relations))
        xml = notes_slide(slide.notes, master, text, self._deck.language, len(self._order))
        name = f"ppt/notesSlides/notesSlide{number}.xml"
        self._part(name, f"{_MAIN_TYPE}.notesSlide+xml", xml)
        self._store(f"ppt/notesSlides/_rels/notesSlide{number}.xml.rels", relations.xml())

    def _link(self, address: str, relations: _Relations) -> str:
        if address.startswith("frame:"):
            index = self._deck.anchors.get(address.removeprefix("frame:"))
            if index is None:
                return ""
            rel_id = relations.add(f"{_OFFICE}/slide", f"../slides/slide{index + 1}.xml")
            return f'<a:hlinkClick r:id="{rel_id}" action="ppaction://hlinksldjump"/>'
        if len(address) > LONGEST_LINK:
            return ""
        rel_id = relations.add(f"{_OFFICE}/hyperlink", address, is_external=True)
        return f'<a:hlinkClick r:id="{rel_id}"/>'

    def _picture(self, key: str, relations: _Relations) -> str | None:
        name = self._media.get(key)
        if name is None:
            data = self._pictures.data(key)
            kind = media_type(data) if data else None
            if data is None or kind is None:
                return None
            suffix = SUFFIXES[kind].removeprefix(".")
            self._suffixes[suffix] = kind
            name = f"picture{len(self._media) + 1}.{suffix}"
            self._media[key] = name
            self._store(f"ppt/media/{name}", data)
        return relations.add(f"{_OFFICE}/image", f"../media/{name}")

    def _keep(self, name: str, content_type: str, blob: bytes, relations: bytes) -> None:
        self._types.append((name, content_type))
        self._write(name.removeprefix("/"), blob)
        if relations:
            folder, _, file = name.removeprefix("/").rpartition("/")
            self._write(f"{folder}/_rels/{file}.rels", relations)

    def _part(self, name: str, content_type: str, xml: str) -> None:
        self._types.append((f"/{name}", content_type))
        self._write(name, xml)

    def _store(self, name: str, data: str | bytes) -> None:
        """Write uncompressed: pictures are packed already, and relations are a few lines each."""
        self._write(name, data, zipfile.ZIP_STORED)

    def _write(self, name: str, data: str | bytes, method: int = zipfile.ZIP_DEFLATED) -> None:
        info = zipfile.ZipInfo(name, _MOMENT)
        info.compress_type = method
        info.create_system = 3
        info.external_attr = 0o600 << 16
        self._zip.writestr(info, data)

    def _content_types(self) -> str:
        defaults = {
            "rels": "application/vnd.openxmlformats-package.relationships+xml",
            "xml": "application/xml",
            **self._suffixes,
        }
        rows = [
            f'<Default Extension="{suffix}" ContentType="{kind}"/>'
            for suffix, kind in defaults.items()
        ]
        rows += [
            f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in self._types
        ]
        return f'{XML_HEAD}<Types xmlns="{_PACKAGE}/content-types">{"".join(rows)}</Types>'

    def _main_relations(self) -> str:
        relations = _Relations()
        for rel_id, kind, target in self._template.relations:
            relations.add_as(rel_id, kind, target)
        if self._marker is not None:
            relations.add_as("rIdMarks", f"{_OFFICE}/customXml", "../customXml/item1.xml")
        for _, number in self._order:
            relations.add_as(f"rIdSlide{number}", f"{_OFFICE}/slide", f"slides/slide{number}.xml")
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


class _Relations:
    """The relations of one part; an equal one is made only once."""

    def __init__(self) -> None:
        self._rows: list[str] = []
        self._known: dict[tuple[str, str], str] = {}

    def add(self, kind: str, target: str, *, is_external: bool = False) -> str:
        """Add a relation and give its id."""
        rel_id = self._known.get((kind, target))
        if rel_id is None:
            rel_id = f"rId{len(self._rows) + 1}"
            self._known[kind, target] = rel_id
            self.add_as(rel_id, kind, target, is_external=is_external)
        return rel_id

    def add_as(self, rel_id: str, kind: str, target: str, *, is_external: bool = False) -> None:
        """Add a relation under a given id."""
        mode = ' TargetMode="External"' if is_external else ""
        self._rows.append(
            f'<Relationship Id="{rel_id}" Type="{kind}" Target={quoted(target)}{mode}/>'
        )

    def xml(self) -> str:
        """The relations part."""
        return _relations_part(self._rows)


def _relations_part(rows: Sequence[str]) -> str:
    return (
        f'{XML_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{"".join(rows)}</Relationships>'
    )


def _root_relations() -> str:
    relations = _Relations()
    relations.add(f"{_OFFICE}/officeDocument", "ppt/presentation.xml")
    relations.add(f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml")
    relations.add(f"{_OFFICE}/extended-properties", "docProps/app.xml")
    return relations.xml()
