"""Reads the XML of strangers: no document types, no entities, a bounded number of elements."""

from __future__ import annotations

import codecs
import re
from typing import Final
from xml.etree.ElementTree import Element, ParseError, XMLParser

from narrative_studio.importers.deck.names import STRICT

MOST_ELEMENTS: Final = 3_000_000

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED: Final = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.-]{1,40})["']""")
_DECLARATION: Final = re.compile(r"^\s*<\?xml[^>]*\?>")
_ENCODINGS: Final = {
    "utf-8": "utf-8",
    "utf8": "utf-8",
    "us-ascii": "utf-8",
    "ascii": "utf-8",
    "utf-16": "utf-16-le",
    "utf-16le": "utf-16-le",
    "utf-16be": "utf-16-be",
    "iso-8859-1": "iso-8859-1",
    "latin-1": "iso-8859-1",
    "windows-1252": "cp1252",
}


class XmlRefused(Exception):
    """The XML cannot be read; the message says why, to follow the name of the part."""

    def __init__(self, why: str, *, is_hostile: bool = False) -> None:
        super().__init__(why)
        self.is_hostile = is_hostile


def parse_xml(content: bytes) -> Element:
    """Read one part; elements of Strict Open XML come under their usual names.

    Raises:
        XmlRefused: it is no XML, in an encoding that office files never have, declares a document
            type, or has too many elements.
    """
    text = _decoded(content)
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise XmlRefused("declares a document type", is_hostile=True)
    if text.count("<") > MOST_ELEMENTS * 2:
        raise XmlRefused("has too many elements")
    if "purl.oclc.org" in text:
        for strict, usual in STRICT:
            text = text.replace(strict, usual)
    # The text is decoded by now: what it says of its encoding no longer holds.
    parser = XMLParser(encoding="utf-8")
    try:
        parser.feed(_DECLARATION.sub("", text, count=1).encode("utf-8", "surrogatepass"))
        root: Element = parser.close()
    except (ParseError, ValueError, UnicodeError, LookupError) as error:
        raise XmlRefused("is no well-formed XML") from error
    return root


def _decoded(content: bytes) -> str:
    for bom, encoding in _BOMS:
        if content.startswith(bom):
            return _strictly(content[len(bom) :], encoding)
    if content[:4] == b"<\0?\0":
        return _strictly(content, "utf-16-le")
    if content[:4] == b"\0<\0?":
        return _strictly(content, "utf-16-be")
    declared = _DECLARED.match(content)
    name = declared[1].decode("ascii").lower() if declared else "utf-8"
    encoding = _ENCODINGS.get(name, "")
    if not encoding or encoding.startswith("utf-16"):
        raise XmlRefused(f"is in an encoding that is not read ({name})")
    return _strictly(content, encoding)


def _strictly(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise XmlRefused("holds bytes that are no text") from error
