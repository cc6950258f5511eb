"""The pages of a Word document: their size and margins, and what stands at head and foot."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final, Protocol

from lxml import etree

from exporters.paper.model import PageSize
from exporters.word.look import DXA_PER_MM, HEAD_MM, TOP_MM, dxa, margin_mm, page_mm

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SIDES: Final = ("top", "right", "bottom", "left")
_LEAST_DXA: Final = 2880
"""A page that leaves less room than two inches is none to write on."""


@dataclass(frozen=True, slots=True)
class Shape:
    """One shape of page: the room between its margins, in millimetres."""

    width_mm: float
    height_mm: float


class Pages(Protocol):
    """What pages a document has."""

    def shape(self, *, is_landscape: bool) -> Shape:
        """The room on a page."""

    def properties(self, *, is_landscape: bool, references: str, has_title: bool) -> str:
        """The ``w:sectPr`` of a section; ``references`` lead to its head and foot.

        With ``has_title`` its first page has a head and a foot of its own.
        """


class OwnPages:
    """The studio's own pages on sheets of one size."""

    def __init__(self, size: PageSize, *, is_right_to_left: bool = False) -> None:
        self._size = size
        self._bidi = "<w:bidi/>" if is_right_to_left else ""

    def shape(self, *, is_landscape: bool) -> Shape:
        """The room on a page."""
        width, height = page_mm(self._size, is_landscape=is_landscape)
        margin = margin_mm(is_landscape=is_landscape)
        return Shape(width - 2 * margin, height - TOP_MM - margin)

    def properties(self, *, is_landscape: bool, references: str, has_title: bool) -> str:
        """The ``w:sectPr`` of a section."""
        width, height = (dxa(one) for one in page_mm(self._size, is_landscape=is_landscape))
        margin, head = dxa(margin_mm(is_landscape=is_landscape)), dxa(HEAD_MM)
        turned = ' w:orient="landscape"' if is_landscape else ""
        return (
            f'<w:sectPr>{references}<w:pgSz w:w="{width}" w:h="{height}"{turned}/>'
            f'<w:pgMar w:top="{dxa(TOP_MM)}" w:right="{margin}" w:bottom="{margin}" '
            f'w:left="{margin}" w:header="{head}" w:footer="{head}" w:gutter="0"/>'
            f"{'<w:titlePg/>' if has_title else ''}{self._bidi}</w:sectPr>"
        )


class TemplatePages:
    """The pages of a template, turned where a section goes across."""

    def __init__(self, section: str) -> None:
        self._section = section
        root: Any = etree.fromstring(section)
        size, margins = root.find(f"{_W}pgSz"), root.find(f"{_W}pgMar")
        self._size = _measures(size, ("w", "h"), (11906, 16838))
        self._margins = _measures(margins, _SIDES, (1134, 1134, 1134, 1134))

    @property
    def has_head(self) -> bool:
        """Whether the template has a head or a foot of its own."""
        return "headerReference" in self._section or "footerReference" in self._section

    def shape(self, *, is_landscape: bool) -> Shape:
        """The room on a page."""
        width, height = self._turned(is_landscape=is_landscape)
        top, right, bottom, left = self._margins
        return Shape(
            max(width - left - right, _LEAST_DXA) / DXA_PER_MM,
            max(height - top - bottom, _LEAST_DXA) / DXA_PER_MM,
        )

    def properties(self, *, is_landscape: bool, references: str, has_title: bool) -> str:
        """The ``w:sectPr`` of a section."""
        root: Any = etree.fromstring(self._section)
        size = root.find(f"{_W}pgSz")
        if size is None:
            size = etree.Element(f"{_W}pgSz")
            root.insert(len(root.findall(f"{_W}headerReference")), size)
        width, height = self._turned(is_landscape=is_landscape)
        size.set(f"{_W}w", str(width))
        size.set(f"{_W}h", str(height))
        if width > height:
            size.set(f"{_W}orient", "landscape")
        else:
            size.attrib.pop(f"{_W}orient", None)
        made = str(etree.tostring(root, encoding="unicode"))
        if self.has_head:
            return made
        start = made.index(">") + 1
        return made[:start] + references + made[start:]

    def _turned(self, *, is_landscape: bool) -> tuple[int, int]:
        short, long = sorted(self._size)
        return (long, short) if is_landscape else (short, long)


def _measures(element: Any, names: tuple[str, ...], usual: tuple[int, ...]) -> tuple[int, ...]:
    """Lengths of an element, each the usual one where it says none that makes sense."""
    found = []
    for name, length in zip(names, usual, strict=True):
        said = element.get(f"{_W}{name}", "") if element is not None else ""
        number = int(said) if said.lstrip("-").isdecimal() and len(said) < 8 else length
        found.append(abs(number))
    return tuple(found)
