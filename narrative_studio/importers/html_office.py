"""Knows how Word, Outlook and PowerPoint write lists and hidden things into HTML."""

from __future__ import annotations

import re
from typing import Final

from narrative_studio.importers.html_scan import Tag

SKIPPED: Final = frozenset(
    {
        *("head", "style", "script", "title", "template", "svg", "math", "iframe", "object"),
        *("embed", "select", "textarea", "canvas", "audio", "video", "noembed", "xmp", "xml"),
    }
)
"""Elements whose content is nothing to read."""

_LEVEL: Final = re.compile(r"\blevel(\d)\b")
_SIZE: Final = re.compile(r"(-?\d{0,6}\.?\d{1,6})(in|pt|px|cm|mm|em|pc)?")
_POINTS: Final = {"in": 72.0, "pt": 1.0, "px": 0.75, "cm": 28.35, "mm": 2.835, "em": 12.0, "pc": 12}
_SIGN: Final = re.compile(r"^\s*([•·▪◦‣●○■□▸►∙⁃])\s+")
_TYPED_SIGN: Final = re.compile(r"^\s*([o§ØüvqàÞ–-]|\(?\w{1,4}[.)])\s+")
_NUMBER: Final = re.compile(r"^\(?(\w{1,4})[.)]?$")


def list_level(tag: Tag) -> int:
    """The level of a paragraph in a list of Word, from 1; 0 where it is in none."""
    found = _LEVEL.search(tag.style.get("mso-list", ""))
    return int(found.group(1)) if found else 0


def is_marker(tag: Tag) -> bool:
    """Whether an element holds the sign or number before an item, which is not its text."""
    style = tag.style
    return style.get("mso-list") == "ignore" or "bullet" in style.get("mso-special-format", "")


def is_list_paragraph(tag: Tag) -> bool:
    """Whether a paragraph is styled as an item of a list, so that it may begin with any sign."""
    return any(name.startswith("msolistparagraph") for name in tag.classes)


def is_hidden(tag: Tag) -> bool:
    """Whether an element is never shown: hidden, a comment, or deleted under tracked changes."""
    style = tag.style
    if style.get("display") == "none" or style.get("visibility") == "hidden":
        return True
    if style.get("mso-hide") == "all" or style.get("mso-element", "").startswith("comment"):
        return True
    if tag.classes & {"msodel", "msocommentreference", "msocommenttext", "sr-only"}:
        return True
    return tag.name == "del" and ("cite" in tag.attributes or "datetime" in tag.attributes)


def margin_pt(tag: Tag) -> float:
    """The left margin of a paragraph, in points."""
    style = tag.style
    parts = style.get("margin", "").split()
    text = style.get("margin-left") or (parts[3] if len(parts) == 4 else "")
    found = _SIZE.match(text)
    return float(found.group(1)) * _POINTS.get(found.group(2) or "pt", 1.0) if found else 0.0


def sign_before(text: str, *, is_list: bool) -> str:
    """The sign and spaces that a paragraph begins with where it is an item; empty where it is none.

    With ``is_list`` letters and numbers count too, as the fonts of signs have them.
    """
    found = _SIGN.match(text) or (_TYPED_SIGN.match(text) if is_list else None)
    return found.group() if found else ""


def number_of(marker: str) -> int | None:
    """The number of an item by its marker; None for a bullet, 0 for a letter or a Roman number."""
    found = _NUMBER.match(marker.strip())
    if found is None or (not marker.strip().endswith((".", ")")) and not found.group(1).isdigit()):
        return None
    return int(found.group(1)) if found.group(1).isdecimal() else 0
