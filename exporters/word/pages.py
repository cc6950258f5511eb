"""The pages of a Word document: their size and margins, and what stands at head and foot."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from exporters.paper.model import PageSize
from exporters.word.look import HEAD_MM, TOP_MM, dxa, margin_mm, page_mm

_SIZE: Final = re.compile(r"<w:pgSz\b[^>]*/>")


@dataclass(frozen=True, slots=True)
class Shape:
    """One shape of page: the room between its margins, in millimetres."""

    width_mm: float
    height_mm: float


class Pages:
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
        """The ``w:sectPr`` of a section; ``references`` lead to its head and foot.

        With ``has_title`` its first page has a head and a foot of its own.
        """
        width, height = (dxa(one) for one in page_mm(self._size, is_landscape=is_landscape))
        margin, head = dxa(margin_mm(is_landscape=is_landscape)), dxa(HEAD_MM)
        turned = ' w:orient="landscape"' if is_landscape else ""
        return (
            f'<w:sectPr>{references}<w:pgSz w:w="{width}" w:h="{height}"{turned}/>'
            f'<w:pgMar w:top="{dxa(TOP_MM)}" w:right="{margin}" w:bottom="{margin}" '
            f'w:left="{margin}" w:header="{head}" w:footer="{head}" w:gutter="0"/>'
            f"{'<w:titlePg/>' if has_title else ''}{self._bidi}</w:sectPr>"
        )
