"""SVG drawings: only what draws is kept, and nothing that runs or fetches anything."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from xml.etree.ElementTree import Element, ParseError, fromstring
from xml.sax.saxutils import escape, quoteattr

from narrative_studio.pictures import LARGEST_DRAWING

_MOST_ELEMENTS: Final = 50_000
_DEEPEST: Final = 100
_LARGEST_SIDE: Final = 1_000_000.0

_SVG: Final = "http://www.w3.org/2000/svg"
_XLINK_HREF: Final = "{http://www.w3.org/1999/xlink}href"
_XML_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_KEPT: Final = frozenset(
    {
        "svg", "g", "defs", "symbol", "use", "title", "desc", "path", "rect", "circle", "ellipse",
        "line", "polyline", "polygon", "text", "tspan", "textPath", "linearGradient",
        "radialGradient", "stop", "clipPath", "mask", "pattern", "marker", "style", "image",
    }
)  # fmt: skip
_INLINE_PICTURE: Final = re.compile(r"data:image/(?:png|jpeg);base64,[A-Za-z0-9+/=\s]+")
_CSS_ADDRESS: Final = re.compile(r"url\s*\(\s*(?!['\"]?#)", re.IGNORECASE)
_CSS_UNSAFE: Final = re.compile(r"@|expression\s*\(|javascript:|\\", re.IGNORECASE)
_DOCTYPE: Final = re.compile(rb"<!DOCTYPE[^>\[]*>", re.IGNORECASE)
_LENGTH: Final = re.compile(
    r"\s*([0-9]*\.?[0-9]+(?:e[-+]?\d+)?)\s*(px|pt|pc|mm|cm|in|)\s*", re.IGNORECASE
)
_UNITS: Final = {
    "": 1.0, "px": 1.0, "pt": 96 / 72, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0,
}  # fmt: skip


class NoDrawing(Exception):
    """Bytes are no SVG drawing that can be shown."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A clean drawing, and how large it is in pixels of the web."""

    content: bytes
    width: float
    height: float


def looks_like_drawing(content: bytes) -> bool:
    """Whether bytes may be an SVG; whether they are is seen when they are read."""
    start = content[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    return start.startswith(b"<") and b"<svg" in content[:65536]


def clean_drawing(content: bytes) -> Drawing:
    """Read an SVG and write it anew, without scripts, links to elsewhere and foreign parts.

    Raises:
        NoDrawing: it is none, damaged, too large, or has no size.
    """
    root = _parsed(content)
    if root.tag != f"{{{_SVG}}}svg":
        raise NoDrawing
    width, height = _size(root)
    body = "".join(_written(root, 0))
    return Drawing(body.encode(), width, height)


def _parsed(content: bytes) -> Element:
    if len(content) > LARGEST_DRAWING:
        raise NoDrawing
    plain = _DOCTYPE.sub(b"", content, count=1)
    if b"<!DOCTYPE" in plain.upper() or b"<!ENTITY" in plain.upper():
        raise NoDrawing  # Entities could grow without end, or be read from files.
    try:
        root = fromstring(plain)
    except (ParseError, ValueError, LookupError) as error:
        raise NoDrawing from error
    waiting, count = [(root, 1)], 0
    while waiting:
        element, depth = waiting.pop()
        count += 1
        if depth > _DEEPEST or count > _MOST_ELEMENTS:
            raise NoDrawing
        waiting.extend((child, depth + 1) for child in element)
    return root


def _size(root: Element) -> tuple[float, float]:
    """Width and height as they are said, else as the view box has them."""
    sides = [_length(root.get(name, "")) for name in ("width", "height")]
    box = root.get("viewBox", "").replace(",", " ").split()
    try:
        across, down = (float(number) for number in box[2:4])
    except ValueError:
        across = down = 0.0
    width, height = sides[0] or across, sides[1] or down
    if sides[0] and not sides[1] and across:
        height = sides[0] * down / across
    elif sides[1] and not sides[0] and down:
        width = sides[1] * across / down
    if not (0 < width <= _LARGEST_SIDE and 0 < height <= _LARGEST_SIDE):
        raise NoDrawing
    return width, height


def _length(text: str) -> float:
    match = _LENGTH.fullmatch(text)
    return float(match[1]) * _UNITS[match[2].lower()] if match else 0.0


def _written(element: Element, depth: int) -> Iterator[str]:
    """An element with what is kept of it; nothing of one that is not known."""
    name = _local(element)
    if name is None:
        return
    if name == "style" and _is_unsafe_css("".join(element.itertext())):
        return
    given = dict(_attributes(element, name))
    if name == "image" and "href" not in given and "xlink:href" not in given:
        return
    spaces = ""
    if not depth:
        spaces = f' xmlns="{_SVG}" xmlns:xlink="http://www.w3.org/1999/xlink"'
    inner = "".join(f" {key}={quoteattr(value)}" for key, value in given.items())
    yield f"<{name}{spaces}{inner}>"
    yield escape(element.text or "")
    for child in element:
        yield from _written(child, depth + 1)
        yield escape(child.tail or "")
    yield f"</{name}>"


def _local(element: Element) -> str | None:
    name = element.tag.removeprefix(f"{{{_SVG}}}")
    return name if name != element.tag and name in _KEPT else None


def _attributes(element: Element, name: str) -> Iterator[tuple[str, str]]:
    for key, value in element.attrib.items():
        if key in ("href", _XLINK_HREF):
            is_inside = value.startswith("#")
            is_picture = name == "image" and _INLINE_PICTURE.fullmatch(value)
            if is_inside or is_picture:
                yield ("href" if key == "href" else "xlink:href"), value
        elif key == _XML_SPACE:
            yield "xml:space", value
        elif not (key.startswith("{") or key.lower().startswith("on") or _is_unsafe_css(value)):
            yield key, value


def _is_unsafe_css(text: str) -> bool:
    """Whether a style, or an attribute that may hold one, reaches outside of the drawing."""
    return bool(_CSS_ADDRESS.search(text) or _CSS_UNSAFE.search(text))
