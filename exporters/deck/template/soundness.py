"""What PowerPoint would refuse or repair in a template, found before decks are made with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from lxml import etree

from exporters.deck.template.template import KeptPart
from exporters.template_file import parsed

_A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P: Final = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
USUAL_SIZE: Final = (9_144_000, 6_858_000)
"""The size of slides that a template says nothing of, in EMU: 4:3, as PowerPoint takes it."""
_LEAST_EMU: Final = 914_400
_MOST_EMU: Final = 51_206_400
"""Slides are from 1 to 56 inches wide and high."""
_MOST_LENGTH: Final = 27_273_042_316_900
_SIZES: Final = range(100, 400_001)
_PICTURES: Final = ("image/png", "image/jpeg", "image/gif")
_SIGNS: Final = (b"\x89PNG", b"\xff\xd8", b"GIF8", b"BM", b"II*\0", b"MM\0*", b"RIFF")
"""How the files begin that programs show as such a picture, whatever it is called."""
_NEEDED: Final = {
    "slideMaster+xml": f"{_P}cSld/{_P}spTree",
    "slideLayout+xml": f"{_P}cSld/{_P}spTree",
    "notesMaster+xml": f"{_P}cSld/{_P}spTree",
    "theme+xml": f"{_A}themeElements/{_A}clrScheme",
}
"""What parts of a kind are nothing without."""


def size_fault(width: int, height: int) -> str:
    """What is wrong with the size of slides, in EMU; empty where PowerPoint can show them."""
    if all(_LEAST_EMU <= side <= _MOST_EMU for side in (width, height)):
        return ""
    return "has slides smaller than 2.54 cm or larger than 142 cm, which PowerPoint cannot show"


def parts_fault(parts: Iterable[KeptPart]) -> str:
    """What is wrong with the first part that PowerPoint could not read; empty for none."""
    return next((fault for part in parts for fault in _faults(part)), "")


def _faults(part: KeptPart) -> Iterator[str]:
    name = part.name.lstrip("/")
    if part.content_type in _PICTURES and not part.blob.startswith(_SIGNS):
        yield f"has a picture that cannot be shown, {name}"
    kind = next((kind for kind in _NEEDED if part.content_type.endswith(kind)), None)
    if kind is None:
        return
    root = parsed(part.blob)
    if root.find(_NEEDED[kind]) is None:
        yield f"is damaged: {name} is not complete"
    related = part.relations.decode("utf-8", "replace")
    for element in root.iter(etree.Element):
        if any(
            value and f'Id="{value}"' not in related
            for key, value in element.attrib.items()
            if key.startswith(_R)
        ):
            yield f"is damaged: something that {name} shows is not in the file"
        if element.tag == f"{_A}ext" and not all(
            _is_length(element.get(side, "0")) for side in ("cx", "cy")
        ):
            yield f"is damaged: a shape in {name} has an impossible size"
        if element.tag.endswith("RPr") and not _is_size(element.get("sz", "1800")):
            yield f"is damaged: a text in {name} has letters of an impossible size"


def _is_length(value: str) -> bool:
    return value.isascii() and value.isdecimal() and int(value) <= _MOST_LENGTH


def _is_size(value: str) -> bool:
    return value.isascii() and value.isdecimal() and int(value) in _SIZES
