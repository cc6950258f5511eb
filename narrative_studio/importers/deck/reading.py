"""Reads a whole deck into plain values."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final
from xml.etree.ElementTree import Element

from narrative_studio.importers.deck.note_marks import noted_numbers, with_marks
from narrative_studio.importers.deck.package import open_package
from narrative_studio.importers.deck.parts import Parts
from narrative_studio.importers.deck.read_deck import ReadDeck, ReadSlide
from narrative_studio.importers.deck.slide_list import find_slides
from narrative_studio.importers.deck.slide_reading import SlideReader
from narrative_studio.office_file import OfficeFile

MOST_PICTURE_BYTES: Final = 40 * 1024**2
_MOST_PICTURES_BYTES: Final = 512 * 1024**2
_MOST_CUSTOM_XML: Final = 50

Progress = Callable[[int, int, str], None]
"""Told how many slides of how many are read, and of what; may raise ``Cancelled``."""


def read_deck(path: Path, progress: Progress = lambda done, total, label: None) -> ReadDeck:
    """Read a deck that anybody may have made; what cannot be read of it is told in its notes.

    Raises:
        ImportFailed: it is missing, no deck, encrypted, from before 2007, damaged as a whole, or
            made to do harm.
        Cancelled: the progress stopped the work.
    """
    with open_package(path) as package:
        parts = Parts(package)
        main, places = find_slides(parts)
        reader = SlideReader(parts, main)
        slides: list[ReadSlide] = []
        unread: list[str] = []
        known: frozenset[str] = frozenset()
        for number, place in enumerate(places, start=1):
            progress(number - 1, len(places), path.name)
            slide = reader.read(place, number) if place.part else None
            if slide is None:
                unread.append(place.slide_id)
                continue
            known = noted_numbers(slide.notes) if slide.notes else known
            slides.append(with_marks(slide, known))
        progress(len(places), len(places), path.name)
        return ReadDeck(
            name=path.name,
            title=_property(parts, "core-properties", "title"),
            application=_property(parts, "extended-properties", "Application"),
            slides=tuple(slides),
            custom_xml=tuple(_custom_xml(parts, main)),
            pictures=_pictures(parts, package, slides),
            notes=tuple(parts.notes),
            unread=tuple(unread),
        )


def _property(parts: Parts, kind: str, local: str) -> str:
    """One of the properties of the file, empty where it has none."""
    for relation in parts.related("", kind):
        root = parts.xml(relation.target) if relation.target in parts else None
        for element in root.iter() if root is not None else ():
            if _local(element) == local:
                return " ".join((element.text or "").split())
    return ""


def _local(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def _custom_xml(parts: Parts, main: str) -> Iterator[bytes]:
    # LibreOffice ties them to the file as a whole instead of to the presentation.
    related = (*parts.related(main, "customXml"), *parts.related("", "customXml"))
    for target in dict.fromkeys(one.target for one in related[:_MOST_CUSTOM_XML]):
        content = parts.bytes_of(target)
        if content is not None:
            yield content


def _pictures(parts: Parts, package: OfficeFile, slides: list[ReadSlide]) -> Mapping[str, bytes]:
    """The bytes of all pictures, each once, up to what a document can take."""
    found: dict[str, bytes] = {}
    total = 0
    for slide in slides:
        for picture in slide.pictures:
            if picture.part in found:
                continue
            content = parts.bytes_of(picture.part)
            if content is None:
                parts.note(f"Slide {slide.number}: the picture {picture.part} cannot be read.")
            elif len(content) > MOST_PICTURE_BYTES or total > _MOST_PICTURES_BYTES:
                parts.note(f"Slide {slide.number}: a picture is too large and is left out.")
            else:
                found[picture.part] = content
                total += len(content)
    return found
