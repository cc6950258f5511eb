"""Finds the slides of a deck in their order, and the sections that they stand in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final
from xml.etree.ElementTree import Element

from narrative_studio.errors import ImportFailed
from narrative_studio.importers.deck.names import R_ID, q
from narrative_studio.importers.deck.parts import Parts

MOST_SLIDES: Final = 10_000
_MOST_SHOWN: Final = 20
"""A list that shows one slide more often was made to do harm."""

_SLIDE_ID, _SECTION, _SECTION_SLIDE = q("p:sldId"), q("p14:section"), q("p14:sldId")
_SLIDE_PART: Final = re.compile(r"ppt/slides/slide(\d{1,7})\.xml", re.IGNORECASE)
_USUAL_MAIN: Final = "ppt/presentation.xml"
_OTHER_KINDS: Final = (
    ("word/document.xml", "a Word document"),
    ("xl/workbook.xml", "an Excel workbook"),
    ("xl/workbook.bin", "an Excel workbook"),
    ("visio/document.xml", "a Visio drawing"),
    ("content.xml", "an OpenDocument file"),
    ("Index/Document.iwa", "a Keynote, Pages or Numbers file"),
    ("Index.zip", "a Keynote, Pages or Numbers file"),
)
_STRANGE: Final = {
    "an OpenDocument file": "Open it in LibreOffice, save it as .pptx and import that.",
    "a Keynote, Pages or Numbers file": "Open it in Keynote, export it to PowerPoint and import "
    "that.",
}


@dataclass(frozen=True, slots=True)
class SlidePlace:
    """One entry of the list of slides: its part, its id, its section.

    ``part`` is empty where the file has none.
    """

    part: str
    slide_id: str
    section: str | None = None


def find_slides(parts: Parts) -> tuple[str, list[SlidePlace]]:
    """The main part, and the slides in the order in which they are shown.

    Raises:
        ImportFailed: the file holds no presentation, or one with too many slides.
    """
    main = _main_part(parts)
    root = parts.xml(main, what="The list of slides") if main in parts else None
    places = list(_listed(parts, main, root)) if root is not None else []
    if root is None or (
        not any(place.part for place in places) and next(root.iter(_SLIDE_ID), None) is not None
    ):
        places = list(_by_name(parts))
        if root is None and not places:
            raise _no_presentation(parts)
        parts.note("The list of slides is damaged: they come in the order of their file names.")
    if len(places) > MOST_SLIDES:
        raise ImportFailed(
            f"“{parts.name}” has {len(places):,} slides; more than {MOST_SLIDES:,} are not read.",
            "Split it, then import the parts.",
        )
    return main, places


def _main_part(parts: Parts) -> str:
    related = parts.related("", "officeDocument")
    return related[0].target if related else _USUAL_MAIN


def _listed(parts: Parts, main: str, root: Element) -> Iterator[SlidePlace]:
    relations = parts.relations(main)
    sections = _sections(root)
    seen: Counter[str] = Counter()
    for number, entry in enumerate(root.iter(_SLIDE_ID), start=1):
        relation = relations.get(entry.get(R_ID, ""))
        if relation is None or relation.is_external or relation.target not in parts:
            parts.note(f"Slide {number} is listed, but not in the file.")
            yield SlidePlace("", entry.get("id", ""))
        elif seen[relation.target] >= _MOST_SHOWN:
            parts.note(f"Slide {number} is one that comes again and again; it is left out here.")
        else:
            # Whoever opens such a deck sees the slide each time that it is listed.
            seen[relation.target] += 1
            slide_id = entry.get("id", "")
            yield SlidePlace(relation.target, slide_id, sections.get(slide_id))


def _sections(root: Element) -> Mapping[str, str]:
    """The name of its section by the id of a slide."""
    found: dict[str, str] = {}
    for section in root.iter(_SECTION):
        name = " ".join(section.get("name", "").split())
        for entry in section.iter(_SECTION_SLIDE):
            found.setdefault(entry.get("id", ""), name)
    return found


def _by_name(parts: Parts) -> Iterator[SlidePlace]:
    numbered = [
        (int(match[1]), name) for name in parts.names if (match := _SLIDE_PART.fullmatch(name))
    ]
    for _number, name in sorted(numbered):
        yield SlidePlace(name, "")


def _no_presentation(parts: Parts) -> ImportFailed:
    for part, kind in _OTHER_KINDS:
        if part in parts:
            hint = _STRANGE.get(kind, "Choose a .pptx file.")
            return ImportFailed(f"“{parts.name}” is {kind}, no PowerPoint deck.", hint)
    if _USUAL_MAIN in parts:
        return ImportFailed(
            f"“{parts.name}” is damaged: neither its list of slides nor a slide can be read.",
            "Copy or download it again, or open and save it in PowerPoint.",
        )
    return ImportFailed(
        f"“{parts.name}” is a zip file, but no PowerPoint deck.", "Choose a .pptx file."
    )
