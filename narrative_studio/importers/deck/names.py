"""The names of the elements, attributes and relations that are read, as ElementTree has them."""

from __future__ import annotations

from typing import Final

_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006"

NAMESPACES: Final = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "cx": "http://schemas.microsoft.com/office/drawing/2014/chartex",
    "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
    "dsp": "http://schemas.microsoft.com/office/drawing/2008/diagram",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "p14": "http://schemas.microsoft.com/office/powerpoint/2010/main",
    "p188": "http://schemas.microsoft.com/office/powerpoint/2018/8/main",
    "r": f"{_OFFICE}/relationships",
    "rel": "http://schemas.openxmlformats.org/package/2006/relationships",
}

STRICT: Final = (
    ("http://purl.oclc.org/ooxml/officeDocument/", f"{_OFFICE}/"),
    ("http://purl.oclc.org/ooxml/drawingml/", "http://schemas.openxmlformats.org/drawingml/2006/"),
    (
        "http://purl.oclc.org/ooxml/presentationml/",
        "http://schemas.openxmlformats.org/presentationml/2006/",
    ),
)
"""How the namespaces of Strict Open XML begin, and the same in the usual kind."""


def q(name: str) -> str:
    """A name such as ``a:p`` as ElementTree writes it."""
    prefix, _, local = name.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


R_ID: Final = q("r:id")
R_EMBED: Final = q("r:embed")
R_LINK: Final = q("r:link")


def relation(kind: str) -> str:
    """The type of a relation such as ``slide``, by its last word."""
    return f"{_OFFICE}/relationships/{kind}"
